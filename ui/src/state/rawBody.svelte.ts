// A body that somebody writes in place of the form. Its text may hold a password until it is taken over, so what is
// kept here is the text without.
import type { Composition, Handle, MaskedBody, RawBodyInput, RawBodyView } from '../bindings';
import type { Call } from '../ipc';
import { toProblem, type AppProblem } from './problem';

/** Takes the bytes of a body, wipes them, and gives what is to be said of it. */
export type Read = (read: RawBodyInput, body: Uint8Array<ArrayBuffer>) => Promise<RawBodyView>;

/** The body that is being written, if one is. */
export class RawBody {
  /** The text as far as it is taken over; null while the form is what is sent. */
  body = $state.raw<MaskedBody | null>(null);
  /** What is to be said of it. */
  view = $state.raw<RawBodyView | null>(null);
  problem = $state.raw<AppProblem | null>(null);
  /** Counts what was written, so that a page can tell whether something was since. */
  changes = $state(0);

  /** The passwords that were typed in it and taken out. */
  readonly typed = new Set<Handle>();

  #call: Call;
  #read: Read;
  #changed: () => void;
  #form: Composition | null = null;
  #asked = 0;
  #taking: Promise<unknown> = Promise.resolve();

  /** Whether the written body is what would be sent. */
  readonly active = $derived(this.body !== null);
  readonly sendable = $derived(this.view?.sendable === true);

  /** `changed` is called when the text that is taken over is another one. */
  constructor(call: Call, read: Read, changed: () => void = () => undefined) {
    this.#call = call;
    this.#read = read;
    this.#changed = changed;
  }

  /** Goes on with a body that was written before. */
  async resume(form: Composition, body: MaskedBody): Promise<void> {
    this.#form = form;
    this.body = body;
    await this.#ask(body.text, false);
  }

  /** Begins with what the form says. */
  async begin(form: Composition): Promise<void> {
    this.problem = null;
    this.#form = form;
    try {
      const body = await this.#call('write_body', form);
      this.body = body;
      this.#changed();
      await this.#ask(body.text, false);
    } catch (error) {
      this.problem = toProblem(error);
    }
  }

  /** Forgets the passwords that were typed in it and did not come into the form. */
  forgetTyped(isInForm: (handle: Handle) => boolean): void {
    for (const handle of this.typed) {
      if (!isInForm(handle)) void this.#call('discard_secret', { handle }).catch(() => undefined);
    }
    this.typed.clear();
  }

  /** The form it stands in for creates or replaces now, or another tenant is meant. */
  async reframe(form: Composition): Promise<void> {
    if (!this.body) return;
    this.#form = form;
    await this.#ask(this.body.text, true);
  }

  /** Something was written: says what is to be said of it, and keeps nothing. */
  async look(text: string): Promise<void> {
    this.changes += 1;
    await this.#ask(text, false);
  }

  /** Takes the text over, without the passwords that were typed in it. Gives the text to show from now on. */
  async take(text: string): Promise<string> {
    const taking = this.#ask(text, true);
    this.#taking = taking;
    await taking;
    return this.body?.text ?? text;
  }

  /** The body as it would be sent, once all that was written is taken over. */
  async ready(): Promise<MaskedBody | null> {
    await this.#taking;
    return this.sendable ? this.body : null;
  }

  /** From now on the form is what is sent. */
  end(): void {
    this.#asked += 1;
    this.body = null;
    this.view = null;
    this.problem = null;
    this.#changed();
  }

  async #ask(text: string, mask: boolean): Promise<void> {
    if (!this.#form || !this.body) return;
    const asked = ++this.#asked;
    const bytes = new TextEncoder().encode(text);
    try {
      const view = await this.#read({ ...this.#form, passwords: this.body.passwords, mask }, bytes);
      if (asked !== this.#asked) return;
      this.view = view;
      for (const password of view.body?.passwords ?? []) {
        if (!this.body.passwords.includes(password)) this.typed.add(password);
      }
      // No JSON has no passwords that could be found: it is kept as it stands, and cannot be sent.
      if (!mask) return;
      this.body = view.body ?? { text, passwords: this.body.passwords };
      if (view.body) this.#changed();
    } catch (error) {
      if (asked === this.#asked) this.problem = toProblem(error);
    }
  }
}
