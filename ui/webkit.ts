// Runs component tests in the engine that draws the window on Linux: WebKitGTK, by its own WebDriver.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { defineBrowserProvider } from '@vitest/browser';
import type { BrowserProvider } from 'vitest/node';

const PATIENCE = 30_000;

/** For `provider` in the options of the browser. WebKitWebDriver and its MiniBrowser come with WebKitGTK's driver. */
export function webKitGtk() {
  return defineBrowserProvider({
    name: 'webkitgtk',
    supportedBrowser: ['webkitgtk'],
    providerFactory: () => new WebKitGtk(),
  });
}

class WebKitGtk implements BrowserProvider {
  readonly name = 'webkitgtk';
  readonly supportsParallelism = false;

  #driver: ChildProcess | undefined;
  #session: Promise<string> | undefined;

  getCommandsContext(): Record<string, unknown> {
    return {};
  }

  async openPage(_id: string, url: string): Promise<void> {
    this.#session ??= this.#start();
    await post(`${await this.#session}/url`, { url });
  }

  async close(): Promise<void> {
    const session = await this.#session;
    if (session) await fetch(session, { method: 'DELETE' });
    this.#driver?.kill();
  }

  /** Starts the driver and a window; gives the address of its session. */
  async #start(): Promise<string> {
    const port = await freePort();
    this.#driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore' });
    const root = `http://127.0.0.1:${port}`;
    await answers(`${root}/status`);
    const { sessionId } = await post<{ sessionId: string }>(`${root}/session`, { capabilities: {} });
    return `${root}/session/${sessionId}`;
  }
}

async function post<Value>(url: string, body: unknown): Promise<Value> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: Value };
  if (!response.ok) throw new Error(`WebKitWebDriver: ${JSON.stringify(value)}`);
  return value;
}

async function answers(url: string): Promise<void> {
  for (const end = Date.now() + PATIENCE; ; await pause(50)) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    if (Date.now() > end) throw new Error(`WebKitWebDriver did not answer at ${url} within ${PATIENCE / 1000} s.`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
