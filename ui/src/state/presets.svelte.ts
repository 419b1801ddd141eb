// The registries the form offers. They are part of the program and never change while it runs.
import type { Preset } from '../bindings';
import type { Call } from '../ipc';
import { toProblem, type AppProblem } from './problem';

/** The presets, read once. */
export class Presets {
  list = $state.raw<readonly Preset[]>([]);
  problem = $state.raw<AppProblem | null>(null);
  #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Reads them, if that was not done yet. */
  async read(): Promise<void> {
    if (this.list.length > 0) return;
    try {
      this.list = await this.#call('presets', null);
      this.problem = null;
    } catch (error) {
      this.problem = toProblem(error);
    }
  }
}
