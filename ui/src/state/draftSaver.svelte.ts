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

  /** The credential whose username is being typed. It may be the beginning of a token, so it is saved when it is left. */
  typing: number | null = null;

  #call: Call;
  #drawn: () => Promise<void>;
  #next: { form: DraftForm | null } | null = null;
  /** What was to be saved last; null for no draft. */
  #last: DraftForm | null | undefined;
  #running: Promise<void> | null = null;
  #stopped = false;

  /** `saved` tells whether the form has a draft already; `drawn` waits until the form is drawn, which comes first. */
  constructor(call: Call, of: DraftRef, saved: boolean, drawn = () => Promise.resolve()) {
    this.#call = call;
    this.of = of;
    this.saved = saved;
    this.#drawn = drawn;
  }

  /** Saves a state of the form. */
  save(form: DraftForm): void {
    this.saved = true;
    this.#write(form);
  }

  /** The field is left in which something was typed. */
  left(): void {
    if (this.typing === null) return;
    this.typing = null;
    this.retry();
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
      await this.#drawn();
      const { form } = this.#next;
      this.#next = null;
      try {
        const { of, typing } = this;
        await (form ? this.#call('save_draft', { of, form, typing }) : this.#call('discard_draft', of));
        this.problem = null;
      } catch (error) {
        this.problem = toProblem(error);
      }
    }
    this.#running = null;
  }
}
