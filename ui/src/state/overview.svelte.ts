// All connections side by side: what is known of each tenant, and a round in which they are asked.
import type { ConnectionView, Event, OverviewRow, TenantReading } from '../bindings';
import type { Call } from '../ipc';
import type { Connections } from './connections.svelte';
import { newOperation } from './operation';
import { arranged, type Column, type Sorting } from './overviewRows';
import { troubleOf, type Trouble } from './problem';

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

type Facts = Pick<OverviewRow, 'known' | 'reading'>;

/** The overview. */
export class Overview {
  /** Why the overview could not be read or asked for at all. */
  problem = $state.raw<Trouble | null>(null);
  sorting = $state.raw<Sorting | null>(null);

  #call: Call;
  #connections: Connections;
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

  constructor(call: Call, connections: Connections) {
    this.#call = call;
    this.#connections = connections;
  }

  /** Reads what is known; nothing is sent. */
  async look(): Promise<void> {
    try {
      for (const row of await this.#call('overview', null)) this.#take(row);
    } catch (thrown) {
      this.problem = troubleOf(thrown);
    }
  }

  /** Asks the tenants of these connections how they stand; without any, of all, in the order of the rows. */
  async refresh(ids: readonly string[] = this.rows.map(({ connection }) => connection.id)): Promise<void> {
    if (this.#round || ids.length === 0) return;
    const operation = newOperation();
    this.problem = null;
    this.#round = { operation, asked: ids, asking: new Set(), done: new Set() };
    try {
      for (const row of await this.#call('refresh_overview', { connections: [...ids], operation })) this.#take(row);
    } catch (thrown) {
      const trouble = troubleOf(thrown);
      // Rows that were not asked show as they were before; that is all there is to tell.
      if (trouble.kind !== 'cancelled') this.problem = trouble;
    } finally {
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
    const round = this.#round;
    if (event.kind !== 'progress' || !round) return;
    if (event.operation === round.operation && event.step.kind === 'overviewed') this.#take(event.step.row);
    const [operation, connection] = event.operation.split('/');
    if (operation === round.operation && connection !== undefined && !round.asking.has(connection))
      this.#round = { ...round, asking: new Set(round.asking).add(connection) };
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

  #take({ connection, known, reading }: OverviewRow): void {
    this.#facts = new Map(this.#facts).set(connection.id, { known, reading });
    this.#connections.put(connection);
    const round = this.#round;
    if (round) this.#round = { ...round, done: new Set(round.done).add(connection.id) };
  }
}
