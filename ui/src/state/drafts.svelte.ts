// The forms of a connection that were begun and left.
import type { DraftLine, DraftRef, DraftView } from '../bindings';
import type { Call } from '../ipc';
import { toProblem, type AppProblem } from './problem';

/** The drafts of the connection that was read last. */
export class Drafts {
  list = $state.raw<readonly DraftLine[]>([]);
  problem = $state.raw<AppProblem | null>(null);

  #call: Call;
  #asked = 0;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Reads the drafts of a connection. */
  async read(connection: string): Promise<void> {
    const asked = ++this.#asked;
    try {
      const list = await this.#call('list_drafts', { connection });
      if (asked !== this.#asked) return;
      this.list = list;
      this.problem = null;
    } catch (error) {
      if (asked === this.#asked) this.problem = toProblem(error);
    }
  }

  /** The draft of a form; null if it has none. A draft that cannot be read keeps nobody from filling in a new form. */
  async open(of: DraftRef): Promise<DraftView | null> {
    try {
      return await this.#call('open_draft', of);
    } catch (error) {
      this.problem = toProblem(error);
      return null;
    }
  }

  /** The draft of the form for a new secret of a connection; null if there is none. */
  openNew(connection: string): Promise<DraftView | null> {
    return this.open({ connection, purpose: 'create', name: '' });
  }

  /** Removes a draft. */
  async discard(of: DraftRef): Promise<void> {
    try {
      await this.#call('discard_draft', of);
      this.list = this.list.filter((line) => line.of !== of);
      this.problem = null;
    } catch (error) {
      this.problem = toProblem(error);
    }
  }
}
