// A page in Chromium without its toolbars, which is what an application built on Electron is at the least.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { remote } from 'webdriverio';

import { Child, descendant, freePort } from './processes.mjs';
import { until } from './waiting.mjs';
import { Window } from './window.mjs';

// Where Debian's package has the program that its script starts.
const PROGRAM = '/usr/lib/chromium/chromium';

export class Chromium {
  #driver;
  #session;
  #profile = mkdtempSync(join(tmpdir(), 'pullpass-chromium-'));

  constructor(page) {
    this.page = pathToFileURL(page).href;
  }

  async open() {
    const port = await freePort();
    this.#driver = new Child('chromedriver', [`--port=${port}`]);
    await until('chromedriver', () => fetch(`http://127.0.0.1:${port}/status`));
    this.#session = await remote({
      hostname: '127.0.0.1',
      port,
      logLevel: 'silent',
      connectionRetryCount: 0,
      capabilities: {
        browserName: 'chrome',
        'wdio:enforceWebDriverClassic': true,
        'goog:chromeOptions': { binary: PROGRAM, args: this.#arguments() },
      },
    });
    this.window = new Window(this.#session);
    this.pid = await until('the process', () => descendant(this.#driver.pid, PROGRAM));
  }

  async close() {
    await this.#session.deleteSession();
    await this.#driver.end();
  }

  dispose() {
    return until('the profile to be gone', () => {
      rmSync(this.#profile, { recursive: true, force: true });
      return true;
    });
  }

  #arguments() {
    const plain = [
      `--app=${this.page}`,
      `--user-data-dir=${this.#profile}`,
      '--window-size=1280,800',
      '--no-first-run',
    ];
    // Chromium refuses to put the processes of root into its sandbox.
    return process.getuid() === 0 ? [...plain, '--no-sandbox'] : plain;
  }
}
