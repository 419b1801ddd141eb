// The draft of one form: saved while the form is filled in, one call at a time, the latest state last.
import type { DraftForm, DraftRef } from '../bindings';
import type { Call } from '../ipc';
import { toProblem, type AppProblem } from './problem';

/** Saves the draft of a form. */
export class DraftSaver {
  /** Which form it is. */
  readonly of: DraftRef;
  /** Whether there is a draft. */
  saved = $state(false);
  /** Why the last state could not be saved. */
  problem = $state.raw<AppProblem | null>(null);

  #call: Call;
  #next: { form: DraftForm | null } | null = null;
  /** What was to be saved last; null for no draft. */
  #last: DraftForm | null | undefined;
  #running: Promise<void> | null = null;
  #stopped = false;

  /** `saved` tells whether the form has a draft already. */
  constructor(call: Call, of: DraftRef, saved: boolean) {
    this.#call = call;
    this.of = of;
    this.saved = saved;
  }

  /** Saves a state of the form. */
  save(form: DraftForm): void {
    this.saved = true;
    this.#write(form);
  }

  /** Removes the draft, if there is one. */
  discard(): Promise<void> {
    if (!this.saved) return this.idle();
    this.saved = false;
    this.#write(null);
    return this.idle();
  }

  /** Saves the last state again. */
  retry(): void {
    if (this.#last !== undefined) this.#write(this.#last);
  }

  /** Waits until the latest state is saved. */
  async idle(): Promise<void> {
    await this.#running;
  }

  /** The form was sent: its draft is gone, and nothing is saved any more. */
  stop(): void {
    this.#stopped = true;
    this.saved = false;
    this.problem = null;
  }

  #write(form: DraftForm | null): void {
    if (this.#stopped) return;
    this.#last = form;
    this.#next = { form };
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    while (this.#next) {
      const { form } = this.#next;
      this.#next = null;
      try {
        const { of } = this;
        await (form ? this.#call('save_draft', { of, form }) : this.#call('discard_draft', of));
        this.problem = null;
      } catch (error) {
        this.problem = toProblem(error);
      }
    }
    this.#running = null;
  }
}
