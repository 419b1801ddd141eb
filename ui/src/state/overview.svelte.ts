// All connections side by side: what is known of each tenant, and a round in which they are asked.
import type { ConnectionView, Event, OverviewRow, TenantReading } from '../bindings';
import type { Call } from '../ipc';
import type { Connections } from './connections.svelte';
import { newOperation } from './operation';
import { arranged, type Column, type Sorting } from './overviewRows';
import { toProblem, type AppProblem } from './problem';

/** A row of the overview. */
export interface Row {
  connection: ConnectionView;
  /** How many of its pull secrets this computer knows; null before that was looked up. */
  known: number | null;
  reading: TenantReading | null;
  /** What is going on with it now. */
  turn: 'waiting' | 'asking' | null;
}

/** Connections that are being asked, some at a time. */
interface Round {
  operation: string;
  asked: readonly string[];
  asking: ReadonlySet<string>;
  done: ReadonlySet<string>;
}

/** How a round stands: of how many, how many are done, and how many of these have trouble. */
export interface Standing {
  of: number;
  done: number;
  troubled: number;
}

const KEYS: readonly (keyof Row)[] = ['connection', 'known', 'reading', 'turn'];

/** What was heard of a round: that a connection is asked, or how it stands. */
interface Heard {
  operation: string;
  asking: string | null;
  row: OverviewRow | null;
}

type Facts = Pick<OverviewRow, 'known' | 'reading'>;

/** All connections side by side: how each was when it was last asked, and the run that asks them again. */
export class Overview {
  /** Why the overview could not be read or asked for at all. */
  problem = $state.raw<AppProblem | null>(null);
  sorting = $state.raw<Sorting | null>(null);

  #call: Call;
  #connections: Connections;
  #later: (run: () => void) => void;
  #heard: Heard[] = [];
  #facts = $state.raw<ReadonlyMap<string, Facts>>(new Map());
  #round = $state.raw<Round | null>(null);
  readonly #drawn = new Map<string, Row>();

  /** The rows in the order that is wanted: that of the list, or by a column. */
  readonly rows = $derived.by(() => {
    const rows = this.#connections.list.map((connection) => this.#row(connection));
    return this.sorting ? arranged(rows, this.sorting) : rows;
  });

  /** How the round that runs stands. */
  readonly standing = $derived.by<Standing | null>(() => {
    const round = this.#round;
    if (!round) return null;
    const troubled = [...round.done].filter((id) => this.#facts.get(id)?.reading?.problem).length;
    return { of: round.asked.length, done: round.done.size, troubled };
  });

  /** What is heard is taken in `later`, together with what is heard until then. */
  constructor(call: Call, connections: Connections, later: (run: () => void) => void = soon) {
    this.#call = call;
    this.#connections = connections;
    this.#later = later;
  }

  /** Reads what is known; nothing is sent. */
  async look(): Promise<void> {
    try {
      this.#take(await this.#call('overview', null));
    } catch (thrown) {
      this.problem = toProblem(thrown);
    }
  }

  /** Asks the tenants of these connections how they stand; without any, of all, in the order of the rows. */
  async refresh(ids: readonly string[] = this.rows.map(({ connection }) => connection.id)): Promise<void> {
    if (this.#round || ids.length === 0) return;
    const operation = newOperation();
    this.problem = null;
    this.#round = { operation, asked: ids, asking: new Set(), done: new Set() };
    try {
      this.#take(await this.#call('refresh_overview', { connections: [...ids], operation }));
    } catch (thrown) {
      const trouble = toProblem(thrown);
      // Rows that were not asked show as they were before; that is all there is to tell.
      if (trouble.kind !== 'cancelled') this.problem = trouble;
    } finally {
      this.#takeIn();
      this.#round = null;
    }
  }

  /** Ends the round: what is known by then stays. */
  cancel(): void {
    const operation = this.#round?.operation;
    if (operation !== undefined) void this.#call('cancel', { operation }).catch(() => undefined);
  }

  /** Sorts by a column, then the other way round, then again as in the list. */
  sortBy(by: Column): void {
    if (this.sorting?.by !== by) this.sorting = { by, descending: false };
    else this.sorting = this.sorting.descending ? null : { by, descending: true };
  }

  /** Takes note of the progress of the round. */
  hear(event: Event): void {
    if (event.kind !== 'progress' || !this.#round) return;
    const [operation, asking = null] = event.operation.split('/');
    if (operation !== this.#round.operation) return;
    const row = event.step.kind === 'overviewed' ? event.step.row : null;
    this.#heard.push({ operation, asking, row });
    if (this.#heard.length === 1) this.#later(() => this.#takeIn());
  }

  #takeIn(): void {
    const heard = this.#heard.filter(({ operation }) => operation === this.#round?.operation);
    this.#heard = [];
    const round = this.#round;
    if (!round || heard.length === 0) return;
    const asking = heard.flatMap(({ asking }) => (asking === null ? [] : [asking]));
    this.#round = { ...round, asking: new Set([...round.asking, ...asking]) };
    this.#take(heard.flatMap(({ row }) => row ?? []));
  }

  #row(connection: ConnectionView): Row {
    const { known = null, reading = null } = this.#facts.get(connection.id) ?? {};
    const row = { connection, known, reading, turn: this.#turnOf(connection.id) };
    const before = this.#drawn.get(connection.id);
    // A row that is as before is the same row: of hundreds, only those that changed are drawn anew.
    if (before && KEYS.every((key) => before[key] === row[key])) return before;
    this.#drawn.set(connection.id, row);
    return row;
  }

  #turnOf(id: string): Row['turn'] {
    const round = this.#round;
    if (!round?.asked.includes(id) || round.done.has(id)) return null;
    return round.asking.has(id) ? 'asking' : 'waiting';
  }

  #take(rows: readonly OverviewRow[]): void {
    const facts = rows.map(({ connection, known, reading }) => [connection.id, { known, reading }] as const);
    this.#facts = new Map([...this.#facts, ...facts]);
    this.#connections.putAll(rows.map(({ connection }) => connection));
    const round = this.#round;
    if (round) this.#round = { ...round, done: new Set([...round.done, ...facts.map(([id]) => id)]) };
  }
}

// Often enough for the eye; of hundreds of answers, each alone would draw the table anew.
const soon = (run: () => void): void => void setTimeout(run, 50);
