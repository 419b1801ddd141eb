// The hosts that were contacted, and why.
import type { HostView } from '../bindings';
import type { Call } from '../ipc';

/** The list of hosts. */
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
}
