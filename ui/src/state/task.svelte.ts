// Something that a page or a dialog does for the user, with its problem in that place and nowhere else.
import { toProblem, type AppProblem } from './problem';

/** Whether it is under way, and why it failed last, until it is tried again or the problem is closed. */
export class Task {
  busy = $state(false);
  problem = $state.raw<AppProblem | null>(null);

  /** Does it. Gives what it gave, or null if it failed. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    this.problem = null;
    this.busy = true;
    try {
      return await work();
    } catch (thrown) {
      this.problem = toProblem(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Closes the problem. */
  dismiss(): void {
    this.problem = null;
  }
}
