// Processes of a test: started, listened to, found and ended one by one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';

/** A child process whose output is kept, and which ends no later than the test. */
export class Child {
  constructor(program, args, env = {}) {
    this.output = '';
    this.process = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process.stdout.on('data', (bytes) => (this.output += bytes));
    this.process.stderr.on('data', (bytes) => (this.output += bytes));
    this.ended = once(this.process, 'exit');
    // A test that ends early leaves nothing running behind.
    const kill = () => this.process.kill();
    process.once('exit', kill);
    this.process.once('exit', () => process.removeListener('exit', kill));
  }

  get pid() {
    return this.process.pid;
  }

  get running() {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  async end(signal = 'SIGTERM') {
    if (this.running) this.process.kill(signal);
    await this.ended;
    // Whatever inherited its output and lives on would keep the test from ending.
    this.process.stdout.destroy();
    this.process.stderr.destroy();
  }
}

/** A TCP port of the loopback interface that was free just now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The process below `ancestor` that runs `program`, if there is one. */
export function descendant(ancestor, program) {
  return family(ancestor).find(({ pid }) => executable(pid) === program)?.pid;
}

/** The same by its name, which may be read where its file may not. */
export function named(ancestor, wanted) {
  return family(ancestor).find(({ name }) => name === wanted)?.pid;
}

/** A process and those below it. */
export function family(ancestor) {
  const all = processes();
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const below = (pid) => pid === ancestor || (parents.has(pid) && below(parents.get(pid)));
  return all.filter(({ pid }) => below(pid));
}

/** Ends a process and those below it at once. */
export function killFamily(ancestor) {
  for (const { pid } of family(ancestor)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}

/** The processes that it has started and that still run. */
export function children(parent) {
  return processes()
    .filter((process) => process.parent === parent && process.state !== 'Z')
    .map(({ pid }) => pid);
}

export function isAlive(pid) {
  return processes().some((process) => process.pid === pid && process.state !== 'Z');
}

function processes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // The name in parentheses may hold blanks; what follows it may not.
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const [state, parent] = stat.split(') ').at(-1).split(' ');
        const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        return [{ pid: Number(pid), name, state, parent: Number(parent) }];
      } catch {
        return [];
      }
    });
}

function executable(pid) {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return undefined;
  }
}
