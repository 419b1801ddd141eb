// The list of pull secrets of the connection in use: what is shown of it, what is selected, and deletions.
import type { Call } from '../ipc';
import type {
  CheckView,
  Purpose,
  QuotaView,
  SecretCall,
  SecretListView,
  SecretRow,
  SendResult,
  SentView,
  UndoCall,
} from '../bindings';
import { troubleOf, type Trouble } from './problem';
import { CheckRound, type RoundResult } from './checkRound.svelte';
import { NOT_ASKED } from './guard.svelte';
import { newOperation } from './operation';
import { needsAttention, oneSided, ordered, type Column, type Filter, type Sorting } from './rows';

/** A deletion that is on its way. */
export interface Deleting {
  names: readonly string[];
  /** How many are done. */
  done: number;
  operation: string;
}

/** What became of one deletion or its undoing. */
export interface Failed {
  name: string;
  problem: Trouble | null;
  result: SendResult | null;
  /** What stood for the undoing that failed. */
  undo?: string;
}

/** What became of a deletion of several. */
export interface Deleted {
  names: string[];
  /** Stand for the undoing of those that can be undone. */
  undo: string[];
  failed: Failed[];
  /** The list as it was after the last of them. */
  list: SecretListView | null;
}

/** What became of the last registering or replacing, for the page of that secret. */
export interface Written {
  name: string;
  purpose: Purpose;
  sent: SentView;
}

/** The state of the list. */
export class Secrets {
  list = $state.raw<SecretListView | null>(null);
  reading = $state(false);
  /** Why the list could not even be joined. */
  problem = $state.raw<Trouble | null>(null);
  deleting = $state.raw<Deleting | null>(null);
  written = $state.raw<Written | null>(null);

  search = $state('');
  filter = $state<Filter>('all');
  sorting = $state.raw<Sorting>({ by: 'name', descending: false });
  selected = $state.raw<ReadonlySet<string>>(new Set());

  /** The checks of several secrets that are on their way. */
  readonly round: CheckRound;

  #call: Call;
  #told: (connection: string, quota: QuotaView) => void;
  #connection = $state<string | null>(null);
  #asked = 0;

  /** Whether the tenant was read and neither it nor this computer has a secret. */
  readonly isEmpty = $derived(
    !this.reading && this.list !== null && this.list.rows.length === 0 && this.list.problem === null,
  );

  /** The rows to show, in their order. */
  readonly rows = $derived(ordered(this.list?.rows ?? [], this.search, this.filter, this.sorting));
  readonly chosen = $derived(this.rows.filter((row) => this.selected.has(row.name)));
  readonly needy = $derived((this.list?.rows ?? []).filter(needsAttention).length);
  readonly oneSided = $derived((this.list?.rows ?? []).filter(oneSided).length);

  /** `told` hears of each quota that a reading brings. */
  constructor(call: Call, told: (connection: string, quota: QuotaView) => void) {
    this.#call = call;
    this.#told = told;
    this.round = new CheckRound(call, (connection, name, view) => this.noteChecked(connection, name, view));
  }

  /** The connection whose list this is. */
  get connection(): string | null {
    return this.#connection;
  }

  /** Reads the list of a connection. Another connection starts with an empty page. */
  async read(connection: string): Promise<void> {
    if (connection !== this.#connection) this.#reset(connection);
    const asked = ++this.#asked;
    this.reading = true;
    try {
      const list = await this.#call('list_secrets', { connection, operation: newOperation() });
      if (asked === this.#asked) this.#show(list);
    } catch (error) {
      if (asked === this.#asked) this.problem = troubleOf(error);
    } finally {
      if (asked === this.#asked) this.reading = false;
    }
  }

  /** Takes over a list that came along with a write; without one it is read. */
  async takeOver(list: SecretListView | null): Promise<void> {
    if (this.#connection === null) return;
    if (list?.connection !== this.#connection) return this.read(this.#connection);
    // A reading that began before the write tells of the time before it.
    this.#asked += 1;
    this.reading = false;
    this.#show(list);
  }

  /** The row of a name. */
  row(name: string): SecretRow | undefined {
    return this.list?.rows.find((row) => row.name === name);
  }

  /** Whether the tenant holds a secret of this name; null if it was not read. */
  holds(name: string): boolean | null {
    if (!this.list?.readAt) return null;
    const side = this.row(name)?.side;
    return side === 'both' || side === 'tenantOnly';
  }

  sortBy(by: Column): void {
    const turned = this.sorting.by === by && !this.sorting.descending;
    this.sorting = { by, descending: turned };
  }

  select(name: string, on: boolean): void {
    const selected = new Set(this.selected);
    if (on) selected.add(name);
    else selected.delete(name);
    this.selected = selected;
  }

  selectAll(on: boolean): void {
    this.selected = new Set(on ? this.rows.map((row) => row.name) : []);
  }

  /** Deletes secrets one after the other and reads the list again. A failure or a cancel ends it. */
  async delete(names: readonly string[], approval = NOT_ASKED): Promise<Deleted> {
    const connection = this.#connection;
    const outcome: Deleted = { names: [], undo: [], failed: [], list: null };
    for (const [done, name] of names.entries()) {
      if (connection === null || outcome.failed.length > 0) break;
      this.deleting = { names, done, operation: newOperation() };
      await this.#delete({ connection, name, approval, operation: this.deleting.operation }, outcome);
    }
    this.deleting = null;
    this.selectAll(false);
    if (connection === this.#connection) await this.takeOver(outcome.list);
    return outcome;
  }

  /** Gives up the deletion that is on its way. */
  async cancel(): Promise<void> {
    if (this.deleting) await this.#call('cancel', { operation: this.deleting.operation }).catch(() => undefined);
  }

  /** Takes writes back, and reads the list again. Gives what could not be taken back. */
  async undo(tokens: readonly string[], approval = NOT_ASKED): Promise<Failed[]> {
    const outcome: Deleted = { names: [], undo: [], failed: [], list: null };
    for (const undo of tokens) await this.#undo({ undo, approval, operation: newOperation() }, outcome);
    await this.takeOver(outcome.list);
    return outcome.failed;
  }

  /** Checks secrets by their names; null if a round of checks is on its way already. */
  async check(names: readonly string[]): Promise<RoundResult | null> {
    if (this.#connection === null) return null;
    return this.round.run(
      this.#connection,
      names.flatMap((name) => this.row(name) ?? []),
    );
  }

  /** Shows in the list what checks of a secret said. */
  noteChecked(connection: string, name: string, { checkedAt, lines }: CheckView): void {
    const { list } = this;
    if (list?.connection !== connection) return;
    const lastCheck = { checkedAt, lines };
    this.list = { ...list, rows: list.rows.map((row) => (row.name === name ? { ...row, lastCheck } : row)) };
  }

  #reset(connection: string): void {
    this.#connection = connection;
    this.list = null;
    this.problem = null;
    this.search = '';
    this.filter = 'all';
    this.selected = new Set();
  }

  #show(list: SecretListView): void {
    this.list = list;
    if (list.quota) this.#told(list.connection, list.quota);
    this.problem = null;
    const names = new Set(list.rows.map((row) => row.name));
    this.selected = new Set([...this.selected].filter((name) => names.has(name)));
  }

  async #delete(deletion: SecretCall, outcome: Deleted): Promise<void> {
    const { name } = deletion;
    try {
      const sent = await this.#call('delete_secret', deletion);
      outcome.list = sent.list;
      if (sent.result.kind === 'deleted') record(sent, name, outcome);
      else outcome.failed.push({ name, problem: null, result: sent.result });
    } catch (error) {
      outcome.failed.push({ name, problem: troubleOf(error), result: null });
    }
  }

  async #undo(call: UndoCall, outcome: Deleted): Promise<void> {
    const { undo } = call;
    try {
      const { result, list } = await this.#call('undo', call);
      outcome.list = list;
      if (!UNDONE.has(result.kind)) outcome.failed.push({ name: '', problem: null, result, undo });
    } catch (error) {
      outcome.failed.push({ name: '', problem: troubleOf(error), result: null, undo });
    }
  }
}

const UNDONE: ReadonlySet<SendResult['kind']> = new Set(['registered', 'replaced', 'deleted']);

function record(sent: SentView, name: string, outcome: Deleted): void {
  outcome.names.push(name);
  if (sent.undo !== null) outcome.undo.push(sent.undo);
}
