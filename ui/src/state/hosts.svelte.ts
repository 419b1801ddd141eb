// The hosts that were contacted, and why.
import type { Commands, HostView } from '../bindings';
import type { Call } from '../ipc';

const CONTACTING: ReadonlySet<keyof Commands> = new Set([
  'open_practice_tenant',
  'test_connection',
  'list_secrets',
  'send',
  'delete_secret',
  'undo',
]);

/** The list of hosts; it is read again after each call that may have added one. */
export class Hosts {
  list = $state.raw<readonly HostView[]>([]);
  #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Reads the list. What was read before stays if that fails. */
  async read(): Promise<void> {
    this.list = await this.#call('hosts', null).catch(() => this.list);
  }

  /** Gives the same call, after which the list is read where hosts may have been contacted. */
  watching(call: Call): Call {
    return async (name, args) => {
      try {
        return await call(name, args);
      } finally {
        if (CONTACTING.has(name)) void this.read();
      }
    };
  }
}
