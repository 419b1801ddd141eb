// What was sent: the entries that pass the filter, of which only the stretch in view is in memory.
import type {
  ActivityFilter,
  ActivityForm,
  ActivityFormat,
  ActivityLine,
  ActivitySummary,
  ActivityView,
  Event,
  ExportedActivity,
} from '../bindings';
import type { Call } from '../ipc';
import { layOut, type Layout } from './activityLayout';
import type { Progress } from './operation';
import { newOperation } from './operation';
import { toProblem, type AppProblem } from './problem';

/** How many entries are read at once. */
export const STRETCH = 100;

/** How many stretches stay in memory. */
const MOST_STRETCHES = 8;

/** How long new entries are waited for before the list is read again, in milliseconds. */
const SETTLING = 150;

/** What passes when nobody asks for less. */
export const EVERYTHING: ActivityFilter = { tenant: null, method: null, show: 'all', text: '' };

/** What was read: the counts, and stretches of the entries up to the newest of then. */
interface Read {
  summary: ActivitySummary;
  stretches: ReadonlyMap<number, readonly ActivityLine[]>;
}

const NOTHING: ReadonlyMap<number, readonly ActivityLine[]> = new Map();

/** The state of the page. */
export class Activity {
  filter = $state.raw<ActivityFilter>(EVERYTHING);
  oldestFirst = $state(false);
  /** The row that the Tab key comes to, counted from 0. */
  cursor = $state(0);
  /** Why the list could not be read. */
  problem = $state.raw<AppProblem | null>(null);
  /** The entry that is open, with all that was asked and answered. */
  opened = $state.raw<ActivityView | null>(null);
  /** A request that is being sent again. */
  progress = $state.raw<Progress | null>(null);
  /** Whether a file is being written. */
  exporting = $state(false);
  /** How many entries came since the list was read. */
  newer = $state(0);

  #call: Call;
  #read = $state.raw<Read | null>(null);
  #asked = 0;
  #asking = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the page is in front, and whether the newest entries are in view. */
  #watched: 'no' | 'elsewhere' | 'newest' = 'no';

  /** The counts; null before anything was read. */
  readonly summary = $derived(this.#read?.summary ?? null);
  /** Where each row and each day stands. */
  readonly layout = $derived<Layout>(layOut(this.summary?.days ?? [], this.oldestFirst));
  /** Whether less than everything is asked for. */
  readonly filtered = $derived(
    this.filter.tenant !== null || this.filter.method !== null || this.filter.show !== 'all' || this.filter.text !== '',
  );

  constructor(call: Call) {
    this.#call = call;
  }

  /** The entry in a row; undefined while it is being read. */
  line(row: number): ActivityLine | undefined {
    return this.#read?.stretches.get(Math.floor(row / STRETCH))?.[row % STRETCH];
  }

  /** Reads counts and first stretch anew. What was read before stays in view until then. */
  async read(): Promise<void> {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const { filter, oldestFirst } = this;
    try {
      const summary = await this.#call('activity_summary', filter);
      const first = summary.chosen > 0 ? await this.#stretch(summary, 0, filter, oldestFirst) : [];
      if (asked !== this.#asked) return;
      this.#asking.clear();
      this.#read = { summary, stretches: new Map([[0, first]]) };
      this.cursor = Math.min(this.cursor, Math.max(0, summary.chosen - 1));
      this.newer = 0;
      this.problem = null;
    } catch (thrown) {
      if (asked === this.#asked) this.problem = toProblem(thrown);
    }
  }

  /** Shows other entries, from the top. */
  async show(change: Partial<ActivityFilter>): Promise<void> {
    this.filter = { ...this.filter, ...change };
    this.cursor = 0;
    await this.read();
  }

  /** Turns the order around. */
  async turn(): Promise<void> {
    this.oldestFirst = !this.oldestFirst;
    this.cursor = 0;
    if (this.#read) this.#read = { ...this.#read, stretches: NOTHING };
    await this.read();
  }

  /** Reads the stretches that these rows are in, and lets go of those farthest away. */
  async bringIntoView(first: number, last: number): Promise<void> {
    const [from, to] = [Math.floor(first / STRETCH), Math.floor(last / STRETCH)];
    for (let stretch = from; stretch <= to; stretch += 1) await this.#bring(stretch, Math.floor((from + to) / 2));
  }

  /** Whether the page is in front, and whether its newest entries are in view: only then new ones may move it. */
  watch(watched: 'no' | 'elsewhere' | 'newest'): void {
    this.#watched = watched;
    if (watched === 'newest' && this.newer > 0) this.#readSoon();
  }

  /** Takes note of new entries, and of how a request that is sent again goes on. */
  hear(event: Event): void {
    if (event.kind === 'recorded' && this.#watched !== 'no') {
      this.newer += 1;
      if (this.#watched === 'newest') this.#readSoon();
    }
    if (event.kind !== 'progress' || event.operation !== this.progress?.operation) return;
    this.progress = { ...this.progress, step: event.step };
  }

  /** Opens an entry. Rejects if it is gone or cannot be read. */
  async open(activity: number): Promise<void> {
    this.opened = await this.#call('open_activity', { activity });
  }

  close(): void {
    this.opened = null;
  }

  /** Sends a request that only reads again and opens what came of it. Rejects if it could not be sent. */
  async sendAgain(activity: number): Promise<void> {
    if (this.progress) return;
    const operation = newOperation();
    this.progress = { operation, step: null };
    try {
      this.opened = await this.#call('send_again', { activity, operation });
    } finally {
      this.progress = null;
    }
  }

  /** Gives up the request that is on its way. */
  async cancel(): Promise<void> {
    if (this.progress) await this.#call('cancel', { operation: this.progress.operation }).catch(() => undefined);
  }

  /** The form that made a write. Rejects if there is none. */
  form(activity: number): Promise<ActivityForm> {
    return this.#call('open_as_form', { activity });
  }

  /** Writes the entries that pass to a file the person names; null if they name none. Rejects if it cannot be written. */
  async export(format: ActivityFormat): Promise<ExportedActivity | null> {
    this.exporting = true;
    try {
      return await this.#call('export_activity', { format, filter: this.filter, operation: newOperation() });
    } finally {
      this.exporting = false;
    }
  }

  /** Removes every entry; gives how many. */
  async clear(): Promise<number> {
    const cleared = await this.#call('clear_activity', null);
    this.opened = null;
    await this.read();
    return cleared;
  }

  #readSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), SETTLING);
  }

  async #bring(stretch: number, middle: number): Promise<void> {
    const read = this.#read;
    if (!read || stretch < 0 || stretch * STRETCH >= read.summary.chosen) return;
    if (read.stretches.has(stretch) || this.#asking.has(stretch)) return;
    this.#asking.add(stretch);
    const asked = this.#asked;
    try {
      const lines = await this.#stretch(read.summary, stretch, this.filter, this.oldestFirst);
      if (asked === this.#asked) this.#keep(stretch, lines, middle);
    } catch (thrown) {
      if (asked === this.#asked) this.problem = toProblem(thrown);
    } finally {
      this.#asking.delete(stretch);
    }
  }

  #keep(stretch: number, lines: readonly ActivityLine[], middle: number): void {
    if (!this.#read) return;
    const kept = [...this.#read.stretches, [stretch, lines] as const]
      .sort(([a], [b]) => Math.abs(a - middle) - Math.abs(b - middle))
      .slice(0, MOST_STRETCHES);
    this.#read = { ...this.#read, stretches: new Map(kept) };
  }

  #stretch({ newest }: ActivitySummary, stretch: number, filter: ActivityFilter, oldestFirst: boolean) {
    return this.#call('list_activity', {
      filter,
      newest,
      oldestFirst,
      offset: stretch * STRETCH,
      limit: STRETCH,
    });
  }
}
