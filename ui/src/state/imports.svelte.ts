// Registry credentials that were recognised in a text and wait to be taken into a form.
import type { Draft, ImportView } from '../bindings';
import { firstChoice } from './importGroups';
import type { Call } from '../ipc';
import { newOperation } from './operation';
import { toProblem, type AppProblem } from './problem';

/** The state of imports. */
export class Imports {
  current = $state.raw<ImportView | null>(null);
  /** Which credentials are chosen, counted from 0. */
  chosen = $state.raw<readonly number[]>([]);
  /** The helper that is being asked. */
  asking = $state.raw<string | null>(null);
  problem = $state.raw<AppProblem | null>(null);
  /** What the open form was filled with at once, without the dialog. */
  unseen = $state.raw<ImportView | null>(null);
  /** A form that waits to be opened with what was taken. */
  pending = $state.raw<Draft | null>(null);

  #call: Call;
  #operation: string | null = null;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Something was recognised. What was there before is forgotten. */
  show(found: ImportView): void {
    this.discard();
    this.#put(found);
  }

  /** Chooses a credential, or does not any more. */
  choose(credential: number, chosen: boolean): void {
    const others = this.chosen.filter((one) => one !== credential);
    this.chosen = chosen ? [...others, credential].sort((a, b) => a - b) : others;
  }

  /** Chooses all of these credentials, or none of them. */
  chooseAll(credentials: readonly number[], chosen: boolean): void {
    const others = this.chosen.filter((one) => !credentials.includes(one));
    this.chosen = chosen ? [...others, ...credentials].sort((a, b) => a - b) : others;
  }

  /** Takes what is chosen into the form. Gives the form; null if it could not be taken. */
  async take(draft: Draft): Promise<Draft | null> {
    return this.current && this.#take(this.current, draft);
  }

  /** The same for a text that is not shown first. If it cannot be taken it is shown, with the reason. */
  async takeUnseen(found: ImportView, draft: Draft): Promise<Draft | null> {
    this.discard();
    this.chosen = firstChoice(found);
    const taken = await this.#take(found, draft);
    this.unseen = taken && found;
    return taken;
  }

  /** Asks a credential helper for what the text only refers to. The person agreed to it. */
  async ask(helper: number): Promise<void> {
    const found = this.current;
    if (!found || this.asking !== null) return;
    this.#operation = newOperation();
    this.asking = found.helpers[helper]?.helper ?? null;
    this.problem = null;
    try {
      this.#put(await this.#call('ask_helper', { import: found.import, helper, operation: this.#operation }));
    } catch (thrown) {
      this.problem = toProblem(thrown);
    } finally {
      this.asking = null;
      this.#operation = null;
    }
  }

  /** Forgets what was recognised. */
  discard(): void {
    const found = this.current;
    if (this.#operation) void this.#call('cancel', { operation: this.#operation }).catch(() => undefined);
    this.current = null;
    this.unseen = null;
    this.problem = null;
    if (found) void this.#call('discard_import', { import: found.import }).catch(() => undefined);
  }

  /** The form that waits to be opened; it waits no more. */
  takePending(): Draft | null {
    const draft = this.pending;
    this.pending = null;
    return draft;
  }

  async #take(found: ImportView, draft: Draft): Promise<Draft | null> {
    try {
      const taken = await this.#call('take_import', { import: found.import, chosen: [...this.chosen], draft });
      this.current = null;
      return taken;
    } catch (thrown) {
      this.current = found;
      this.problem = toProblem(thrown);
      return null;
    }
  }

  #put(found: ImportView): void {
    this.current = found;
    this.chosen = firstChoice(found);
  }
}
