// The application under test: started with folders of its own, closed by its window, started again.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remote } from 'webdriverio';

import { busForgetsIt } from './bus.mjs';
import { closeWindows, isOnScreen } from './display.mjs';
import { Child, descendant, freePort, isAlive } from './processes.mjs';
import { until } from './waiting.mjs';
import { Window } from './window.mjs';

const HERE = import.meta.dirname;
const APPLICATION = realpathSync(process.env.PULLPASS_APP ?? join(HERE, '../../target/e2e/pullpass'));
const DRIVER = process.env.TAURI_DRIVER_BINARY ?? 'tauri-driver';

export class App {
  #application;
  #driver;
  #pid;
  #outputs = [];

  /**
   * Starts the application in new, empty folders. `file` is what its file dialog answers with; `application` is another
   * program with a web view, to be compared with.
   */
  static async start({ file, env = {}, application = APPLICATION } = {}) {
    const app = new App(mkdtempSync(join(tmpdir(), 'pullpass-e2e-')), application);
    app.env = { ...env, ...(file && { PULLPASS_E2E_FILE: file }) };
    await app.open();
    return app;
  }

  constructor(folder, application = APPLICATION) {
    this.folder = folder;
    this.#application = application;
    for (const name of ['data', 'config', 'cache']) mkdirSync(join(folder, name), { mode: 0o700 });
  }

  /** Starts it in the folders it has. */
  async open() {
    const [port, nativePort] = [await freePort(), await freePort()];
    this.#driver = new Child(DRIVER, ['--port', port, '--native-port', nativePort], this.#environment());
    await until('tauri-driver', () => fetch(`http://127.0.0.1:${port}/status`));
    this.window = new Window(await connect(port, this.#application));
    this.#pid = await until('the process', () => descendant(this.#driver.pid, this.#application));
    // A session begins before the window is shown, and no key or click reaches a hidden one.
    await until('the window on the screen', () => isOnScreen(this.#pid));
    return this.window;
  }

  /** Closes the window as its close button does, and waits for the end of the process. */
  async close() {
    closeWindows(this.#pid);
    await this.#end();
  }

  /** Ends the process with no chance to tidy up. */
  async kill() {
    process.kill(this.#pid, 'SIGKILL');
    await this.#end();
  }

  /** Waits for the end of the process, which something else brings about. */
  async ended() {
    await this.#end();
  }

  async restart() {
    await this.close();
    return this.open();
  }

  /** What the process is: for looking into it from outside. */
  get pid() {
    return this.#pid;
  }

  /** All that it ever wrote to standard output and error. */
  get output() {
    return [...this.#outputs, this.#driver?.output ?? ''].join('\n');
  }

  /** Ends whatever is left, and removes the folders. */
  async dispose() {
    if (this.#pid && isAlive(this.#pid)) await this.kill();
    // The web process outlives the application a little and still writes its caches.
    await until('the folders to be gone', () => {
      rmSync(this.folder, { recursive: true, force: true });
      return true;
    });
  }

  async #end() {
    await until('the end of the process', () => !isAlive(this.#pid));
    await busForgetsIt();
    await this.#driver.end();
    this.#outputs.push(this.#driver.output);
    this.#driver = undefined;
  }

  #environment() {
    const folders = ['data', 'config', 'cache'].map((name) => [
      `XDG_${name.toUpperCase()}_HOME`,
      join(this.folder, name),
    ]);
    return { ...Object.fromEntries(folders), ...this.env };
  }
}

function connect(port, application) {
  return remote({
    hostname: '127.0.0.1',
    port,
    logLevel: 'silent',
    connectionRetryTimeout: 30_000,
    connectionRetryCount: 0,
    capabilities: {
      browserName: 'wry',
      'wdio:enforceWebDriverClassic': true,
      'tauri:options': { application },
    },
  });
}
