// Checks of several secrets of the list: a few at once, with progress, and a way to give up.
import type { CheckView, SecretRow } from '../bindings';
import type { Call } from '../ipc';
import { imagesOf, tally } from './checks.svelte';
import { newOperation } from './operation';
import { toProblem, type AppProblem } from './problem';

/** Why a secret cannot be checked: nothing is known of it, it is gone, or image or password is missing. */
export type Uncheckable = 'unknown' | 'gone' | 'noImage' | 'noPassword';

/** How far a round is. */
export interface RoundProgress {
  done: number;
  all: number;
}

/** What became of a round. */
export interface RoundResult {
  checked: string[];
  /** Those of the checked of which a pull would fail. */
  failed: string[];
  skipped: { name: string; why: Uncheckable }[];
  /** What kept a check from its end; a cancel is none. */
  problem: AppProblem | null;
  cancelled: boolean;
}

/** Hears what the checks of a secret said. */
export type Checked = (connection: string, name: string, view: CheckView) => void;

/** More at once would make registries count them as a flood. */
const AT_ONCE = 3;

/** Why a secret cannot be checked; null if it can. */
export function uncheckable(row: SecretRow): Uncheckable | null {
  if (row.side === 'tenantOnly') return 'unknown';
  if (row.side === 'gone') return 'gone';
  if (imagesOf(row.draft).length === 0) return 'noImage';
  return row.restorable ? null : 'noPassword';
}

/** The state of a round of checks. */
export class CheckRound {
  /** Null where none is on its way. */
  progress = $state.raw<RoundProgress | null>(null);

  #call: Call;
  #checked: Checked;
  #connection = $state.raw('');
  #running = $state.raw<ReadonlyMap<string, string>>(new Map());
  #cancelled = false;

  constructor(call: Call, checked: Checked) {
    this.#call = call;
    this.#checked = checked;
  }

  /** Whether a secret of a connection is being checked now. */
  runs(connection: string | null, name: string): boolean {
    return connection === this.#connection && this.#running.has(name);
  }

  /** Checks the secrets that can be checked. One round at a time; null if another is on its way. */
  async run(connection: string, rows: readonly SecretRow[]): Promise<RoundResult | null> {
    if (this.progress) return null;
    const waiting = rows.filter((row) => uncheckable(row) === null);
    const result: RoundResult = {
      checked: [],
      failed: [],
      skipped: rows.flatMap((row) => skipped(row) ?? []),
      problem: null,
      cancelled: false,
    };
    this.#connection = connection;
    this.#cancelled = false;
    this.progress = { done: 0, all: waiting.length };
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#work(waiting, result)));
    this.progress = null;
    return { ...result, cancelled: this.#cancelled };
  }

  /** Gives the round up: what is on its way ends, the rest is not begun. */
  async cancel(): Promise<void> {
    this.#cancelled = true;
    const operations = [...this.#running.values()];
    await Promise.all(operations.map((operation) => this.#call('cancel', { operation }).catch(() => undefined)));
  }

  async #work(waiting: SecretRow[], result: RoundResult): Promise<void> {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      if (this.#cancelled) return;
      await this.#check(row, result);
      if (this.progress) this.progress = { ...this.progress, done: this.progress.done + 1 };
    }
  }

  async #check({ name, draft }: SecretRow, result: RoundResult): Promise<void> {
    const [connection, operation] = [this.#connection, newOperation()];
    this.#running = new Map(this.#running).set(name, operation);
    try {
      const form = { ...draft, images: imagesOf(draft) };
      const view = await this.#call('check', { connection, draft: form, consents: [], operation });
      this.#checked(connection, name, view);
      result.checked.push(name);
      if (tally(view.lines).failed > 0) result.failed.push(name);
    } catch (thrown) {
      const problem = toProblem(thrown);
      if (problem.kind !== 'cancelled') result.problem = problem;
    } finally {
      this.#running = new Map([...this.#running].filter(([running]) => running !== name));
    }
  }
}

function skipped(row: SecretRow): { name: string; why: Uncheckable } | null {
  const why = uncheckable(row);
  return why && { name: row.name, why };
}
