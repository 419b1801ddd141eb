// The hosts that were contacted, and why.
import type { Event, HostView } from '../bindings';
import type { Call } from '../ipc';

/** The list of hosts. */
export class Hosts {
  /** A host for each purpose it was contacted for. */
  list = $state.raw<readonly HostView[]>([]);
  /** How many hosts these are. */
  readonly count = $derived(new Set(this.list.map(({ host }) => host)).size);
  #call: Call;
  #reading = false;
  #stale = false;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Every exchange that is recorded may have been with another host. */
  hear(event: Event): void {
    if (event.kind === 'recorded') void this.#refresh();
  }

  /** Reads the list. What was read before stays if that fails. */
  async read(): Promise<void> {
    this.list = await this.#call('hosts', null).catch(() => this.list);
  }

  /** However many exchanges are recorded while the list is read, it is read once more. */
  async #refresh(): Promise<void> {
    this.#stale = true;
    if (this.#reading) return;
    this.#reading = true;
    while (this.#stale) {
      this.#stale = false;
      await this.read();
    }
    this.#reading = false;
  }
}
