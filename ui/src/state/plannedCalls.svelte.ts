// Calls that no form belongs to, to be looked at before they are made.
import type { Call as Planned, RequestView } from '../bindings';
import type { Call } from '../ipc';
import { toProblem, type AppProblem } from './problem';

/** The calls of a page, and the request of the one that is looked at. */
export class PlannedCalls {
  /** Which of them is looked at. */
  index = $state(0);
  /** Its request, once it is drawn. */
  request = $state.raw<RequestView | null>(null);
  problem = $state.raw<AppProblem | null>(null);

  #call: Call;
  #connection = '';
  #calls = $state.raw<readonly Planned[]>([]);
  #asked = 0;

  constructor(call: Call) {
    this.#call = call;
  }

  /** The call that is looked at. */
  get chosen(): Planned | null {
    return this.#calls[this.index] ?? null;
  }

  /** Plans these calls of a connection, and shows the one that was looked at before if there is still one in its place. */
  async plan(connection: string, calls: readonly Planned[]): Promise<void> {
    this.#connection = connection;
    this.#calls = calls;
    if (this.index >= calls.length) this.index = 0;
    await this.#draw();
  }

  /** Looks at another one. */
  async choose(index: number): Promise<void> {
    this.index = index;
    await this.#draw();
  }

  async #draw(): Promise<void> {
    const asked = ++this.#asked;
    const call = this.chosen;
    this.problem = null;
    if (!call) {
      this.request = null;
      return;
    }
    try {
      const request = await this.#call('preview_call', { connection: this.#connection, call });
      if (asked === this.#asked) this.request = request;
    } catch (error) {
      if (asked === this.#asked) this.problem = toProblem(error);
    }
  }
}
