// One test of a connection: its parts appear one by one as they are done.
import type { ConnectionView, Event, TestPart, TestPartKind } from '../bindings';
import type { Call } from '../ipc';
import { newOperation } from './operation';
import { toProblem, type AppProblem } from './problem';

/** The parts in their order. */
export const PARTS: readonly TestPartKind[] = ['token', 'tenant', 'quota', 'list'];

/** The wait a server asked for. */
export interface Wait {
  seconds: number;
  attempt: number;
  of: number;
}

/** A test that runs or has run. */
export class ConnectionTest {
  parts = $state.raw<readonly TestPart[]>([]);
  running = $state(false);
  wait = $state.raw<Wait | null>(null);
  /** Why the test could not be run at all, or that it was cancelled. */
  problem = $state.raw<AppProblem | null>(null);
  /** When it was started. */
  readonly at = new Date();

  #call: Call;
  #connection: string;
  #operation = newOperation();

  constructor(call: Call, connection: string) {
    this.#call = call;
    this.#connection = connection;
  }

  /** The part that is under way now. */
  readonly under = $derived(this.running ? PARTS.find((kind) => !this.part(kind)) : undefined);

  /** How one part went, if it is done. */
  part(kind: TestPartKind): TestPart | undefined {
    return this.parts.find((part) => part.kind === kind);
  }

  /** Runs it. Gives the connection as it is then; null if the test could not be run. */
  async run(): Promise<ConnectionView | null> {
    this.running = true;
    try {
      const { parts, connection } = await this.#call('test_connection', {
        connection: this.#connection,
        operation: this.#operation,
      });
      this.parts = parts;
      return connection;
    } catch (thrown) {
      this.problem = toProblem(thrown);
      return null;
    } finally {
      this.running = false;
      this.wait = null;
    }
  }

  /** Cancels the test that runs; its parts so far stay. */
  cancel(): void {
    void this.#call('cancel', { operation: this.#operation }).catch(() => undefined);
  }

  /** Takes note of its progress. */
  hear(event: Event): void {
    if (event.kind !== 'progress' || event.operation !== this.#operation) return;
    const { step } = event;
    this.wait = step.kind === 'waiting' ? { seconds: step.seconds, attempt: step.attempt, of: step.of } : null;
    if (step.kind === 'tested') this.parts = [...this.parts, step.part];
  }
}
