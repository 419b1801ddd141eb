// What is done with the access tokens of connections: asked for anew, dropped, copied.
//
// A token never comes here. Copying it is a call to Rust, which puts it on the clipboard and takes it off again.
import type { ConnectionView, Event } from '../bindings';
import type { Call } from '../ipc';
import { newOperation } from './operation';
import { toProblem, type AppProblem } from './problem';

/** What is done with a token. */
export type Deed = 'renew' | 'drop' | 'copy';

/** A deed that is on its way, or did not work. */
export interface Doing {
  connection: string;
  deed: Deed;
  operation: string;
}

/** A token that was copied, and what became of the clipboard. */
export interface Copied {
  connection: string;
  clearsAt: string;
  /** Whether it is off again: cleared here, or overwritten by something else. */
  gone: 'cleared' | 'overwritten' | null;
}

/** The access tokens, whatever connection they are of. */
export class AccessTokens {
  doing = $state.raw<Doing | null>(null);
  /** What went wrong last, until something else is done. */
  failed = $state.raw<(Doing & { problem: AppProblem }) | null>(null);
  copied = $state.raw<Copied | null>(null);

  #call: Call;
  #put: (connection: ConnectionView) => void;

  /** `put` takes a newer view of a connection. */
  constructor(call: Call, put: (connection: ConnectionView) => void) {
    this.#call = call;
    this.#put = put;
  }

  /** Asks for a new token. */
  renew(connection: string): Promise<void> {
    return this.#do(connection, 'renew', async (operation) => {
      this.#put(await this.#call('renew_token', { connection, operation }));
    });
  }

  /** Forgets the token of a connection; the next request gets a new one. */
  drop(connection: string): Promise<void> {
    return this.#do(connection, 'drop', async () => {
      this.#put(await this.#call('drop_token', { connection }));
    });
  }

  /** Puts the token on the clipboard for a while. */
  copy(connection: string): Promise<void> {
    return this.#do(connection, 'copy', async (operation) => {
      const { clearsAt } = await this.#call('copy_token', { connection, operation });
      this.copied = { connection, clearsAt, gone: null };
    });
  }

  /** Forgets what went wrong, and a copied token that is off the clipboard again. */
  forget(): void {
    this.failed = null;
    if (this.copied?.gone) this.copied = null;
  }

  /** Gives up what is on its way. */
  cancel(): void {
    if (this.doing) void this.#call('cancel', { operation: this.doing.operation }).catch(() => undefined);
  }

  /** Takes note of an event, if it is about a copied token. */
  hear(event: Event): void {
    if (event.kind !== 'clipboardCleared' || !this.copied) return;
    this.copied = { ...this.copied, gone: event.overwritten ? 'overwritten' : 'cleared' };
  }

  async #do(connection: string, deed: Deed, run: (operation: string) => Promise<void>): Promise<void> {
    if (this.doing) return;
    const doing: Doing = { connection, deed, operation: newOperation() };
    this.doing = doing;
    this.failed = null;
    try {
      await run(doing.operation);
    } catch (thrown) {
      this.failed = { ...doing, problem: toProblem(thrown) };
    } finally {
      this.doing = null;
    }
  }
}
