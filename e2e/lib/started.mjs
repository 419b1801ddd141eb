// The application as it is released: no WebDriver gets in, so it is seen and used as a screen reader does.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { busForgetsIt } from './bus.mjs';
import { Child, killFamily, named } from './processes.mjs';
import { until } from './waiting.mjs';

const HERE = import.meta.dirname;
export const RELEASED = realpathSync(process.env.PULLPASS_RELEASED ?? join(HERE, '../../target/e2e/released/pullpass'));
/** A start draws a page, and the texts of a page are read over another bus. */
const PATIENCE = 30_000;
const ON_SCREEN = join(HERE, 'on_screen.py');
// The one that has the packages of the system.
const PYTHON = '/usr/bin/python3';

/** Folders for one start, or several after another. */
export class Folders {
  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'pullpass-start-'));
    for (const name of ['data', 'config', 'cache']) mkdirSync(join(this.root, name), { mode: 0o700 });
  }

  /** Where the records and the preferences are. */
  get records() {
    return join(this.root, 'data/app.pullpass.desktop');
  }

  /** Where the place of the window is kept. */
  get configuration() {
    return join(this.root, 'config/app.pullpass.desktop');
  }

  get environment() {
    const names = ['data', 'config', 'cache'];
    return Object.fromEntries(names.map((name) => [`XDG_${name.toUpperCase()}_HOME`, join(this.root, name)]));
  }

  remove() {
    // The web process outlives the application a little and still writes its caches.
    return until('the folders to be gone', () => {
      rmSync(this.root, { recursive: true, force: true });
      return true;
    });
  }
}

/** A process of the application. */
export class Started {
  /** Starts it. `through` is a command that runs it, such as `['setpriv', '--clear-groups']`. */
  constructor(folders, { env = {}, through = [], program = RELEASED, onThisBus = true } = {}) {
    this.onThisBus = onThisBus;
    const [command, ...args] = [...through, program];
    // What is shown is read through this bridge, which other tests of the desktop turn off.
    this.child = new Child(command, args, { NO_AT_BRIDGE: undefined, ...folders.environment, ...env });
  }

  /** The process of the application, below whatever ran it. */
  get pid() {
    return named(this.child.pid, 'pullpass');
  }

  get output() {
    return this.child.output;
  }

  /** All texts that it shows, in order. */
  texts() {
    return JSON.parse(onScreen(this.pid));
  }

  /** Waits until it shows each of these texts somewhere. */
  async shows(...wanted) {
    let last = [];
    const found = () => {
      last = this.texts();
      return wanted.every((text) => last.some((shown) => shown.includes(text)));
    };
    await until(`“${wanted.join('”, “')}” on the screen`, found, PATIENCE).catch((error) => {
      const ended = this.child.running ? '' : ` it ended with ${this.child.process.exitCode};`;
      throw new Error(`${error.message};${ended} it shows ${JSON.stringify(last)} and says ${this.output}`);
    });
  }

  /** Presses the button of this name. */
  press(button) {
    onScreen(this.pid, button);
  }

  /** Waits until it has ended by itself, and gives the exit code. */
  async exitCode() {
    await until('the end of the process', () => !this.child.running);
    return this.child.process.exitCode;
  }

  async end() {
    // What runs it, such as a session bus, may have children of its own.
    killFamily(this.child.pid);
    await this.child.end('SIGKILL');
    if (this.onThisBus) await busForgetsIt();
  }
}

function onScreen(pid, ...args) {
  return execFileSync(PYTHON, ['-W', 'ignore', ON_SCREEN, String(pid), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 10_000,
  });
}
