// The list of pull secrets of the connection in use: what is shown of it, what is selected, and changes to several.
import type { Call } from '../ipc';
import type {
  ChangesView,
  CheckView,
  Event,
  Purpose,
  Quota,
  SecretListView,
  SecretRow,
  SendResult,
  SentView,
} from '../bindings';
import { toProblem, type AppProblem } from './problem';
import { CheckRound, type RoundResult } from './checkRound.svelte';
import { NOT_ASKED } from './guard.svelte';
import { newOperation } from './operation';
import { matching, needsAttention, oneSided, ordered, type Column, type Filter, type Sorting } from './rows';

/** Changes that are on their way, one after the other. */
export interface Changing {
  /** Whether they delete, undo an action, or restore deleted secrets. */
  what: 'deleting' | 'undoing' | 'restoring';
  /** The secret that is changed now. */
  name: string;
  /** How many are done, and how many there are. */
  done: number;
  of: number;
  operation: string;
}

/** The first change that was not made. */
export interface Failed {
  name: string;
  problem: AppProblem | null;
  result: SendResult | null;
}

/** What a change that succeeded did. */
export type Done = 'registered' | 'replaced' | 'deleted';

/** What became of changes that were made together. */
export interface Changed {
  names: string[];
  /** What was done to them; null if nothing was. */
  did: Done | null;
  /** How many changes there were to make. */
  of: number;
  /** Names of secrets that cannot be restored; see `ChangesView`. */
  notRestorable: string[];
  /** Stands for the undoing of all that can be undone. */
  undo: string | null;
  failed: Failed | null;
}

/** What became of the last registering or replacing, for the page of that secret. */
export interface Written {
  name: string;
  purpose: Purpose;
  sent: SentView;
}

/** Makes changes within one long call. */
type Make = (operation: string) => Promise<ChangesView>;

/** The state of the list. */
export class Secrets {
  list = $state.raw<SecretListView | null>(null);
  reading = $state(false);
  /** Why the list could not even be joined. */
  problem = $state.raw<AppProblem | null>(null);
  changing = $state.raw<Changing | null>(null);
  written = $state.raw<Written | null>(null);

  search = $state('');
  filter = $state<Filter>('all');
  sorting = $state.raw<Sorting>({ by: 'name', descending: false });
  selected = $state.raw<ReadonlySet<string>>(new Set());
  /** The names that are asked about before they are deleted. */
  asked = $state.raw<readonly string[]>([]);

  /** The checks of several secrets that are on their way. */
  readonly round: CheckRound;

  #call: Call;
  #told: (connection: string, quota: Quota) => void;
  #connection = $state<string | null>(null);
  #asked = 0;
  #running: Promise<unknown> = Promise.resolve();
  /** Where a range of selected rows begins. */
  #anchor: string | null = null;

  /** Whether the tenant was read and neither it nor this computer has a secret. */
  readonly isEmpty = $derived(
    !this.reading && this.list !== null && this.list.rows.length === 0 && this.list.problem === null,
  );

  /** The rows that the search finds, before the filter. */
  readonly found = $derived(matching(this.list?.rows ?? [], this.search));
  /** The rows to show, in their order. */
  readonly rows = $derived(ordered(this.found, this.filter, this.sorting));
  /** Whether the tenant could not be read, so that the list is from the last time it was. */
  readonly stale = $derived(this.list !== null && this.list.problem !== null && this.list.readAt !== null);
  readonly chosen = $derived(this.rows.filter((row) => this.selected.has(row.name)));
  /** How many rows each filter lets through; null before anything was read. */
  readonly counts = $derived<Record<Filter, number> | null>(
    this.list && {
      all: this.found.length,
      attention: this.found.filter(needsAttention).length,
      oneSide: this.found.filter(oneSided).length,
    },
  );

  /** `told` hears of each quota that a reading brings. */
  constructor(call: Call, told: (connection: string, quota: Quota) => void) {
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
      if (asked === this.#asked) this.problem = toProblem(error);
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

  /** Whether the tenant holds a secret of this name; null if it could not be read. */
  holds(name: string): boolean | null {
    if (!this.list || this.list.problem) return null;
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
    this.#anchor = name;
  }

  /** Selects the rows from the one that was selected or cleared last to this one. */
  selectTo(name: string): void {
    const names = this.rows.map((row) => row.name);
    const [from, to] = [names.indexOf(this.#anchor ?? name), names.indexOf(name)];
    const range = from < 0 ? [name] : names.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.selected = new Set([...this.selected, ...range]);
  }

  selectAll(on: boolean): void {
    this.selected = new Set(on ? this.rows.map((row) => row.name) : []);
    this.#anchor = null;
  }

  /** Deletes secrets one after the other. A failure or a cancel ends it; one undo restores all that were deleted. */
  async delete(names: readonly string[], approval = NOT_ASKED): Promise<Changed> {
    const connection = this.#connection;
    const [name] = names;
    if (connection === null || name === undefined) return NOTHING;
    const changed = await this.#change('deleting', name, names.length, (operation) =>
      this.#call('delete_secrets', { connection, names: [...names], approval, operation }),
    );
    this.selectAll(false);
    return changed;
  }

  /** Takes an action back. What could not be taken back can be tried again. */
  undo(undo: string, approval = NOT_ASKED): Promise<Changed> {
    return this.#change('undoing', '', 1, (operation) => this.#call('undo', { undo, approval, operation }));
  }

  /** Restores deleted secrets one after the other. A failure or a cancel ends it. */
  async restore(names: readonly string[], approval = NOT_ASKED): Promise<Changed> {
    const connection = this.#connection;
    const [name] = names;
    if (connection === null || name === undefined) return NOTHING;
    return this.#change('restoring', name, names.length, (operation) =>
      this.#call('restore_secrets', { connection, names: [...names], approval, operation }),
    );
  }

  /** Waits for the end of the changes that are on their way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  /** Gives up the changes that are on their way. */
  async cancel(): Promise<void> {
    if (this.changing) await this.#call('cancel', { operation: this.changing.operation }).catch(() => undefined);
  }

  /** Hears how far the changes are. */
  hear(event: Event): void {
    if (event.kind !== 'progress' || event.operation !== this.changing?.operation) return;
    if (event.step.kind !== 'changing') return;
    const { name, done, of } = event.step;
    this.changing = { ...this.changing, name, done, of };
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
    this.selectAll(false);
  }

  #show(list: SecretListView): void {
    this.list = list;
    if (list.quota) this.#told(list.connection, list.quota);
    this.problem = null;
    const names = new Set(list.rows.map((row) => row.name));
    this.selected = new Set([...this.selected].filter((name) => names.has(name)));
  }

  #change(what: Changing['what'], name: string, of: number, call: Make): Promise<Changed> {
    const running = this.#make(what, name, of, call);
    this.#running = running;
    return running;
  }

  async #make(what: Changing['what'], name: string, of: number, call: Make): Promise<Changed> {
    const connection = this.#connection;
    const operation = newOperation();
    this.changing = { what, name, done: 0, of, operation };
    try {
      const view = await call(operation);
      await this.#takeOverFor(connection, view.lists);
      return changedBy(view);
    } catch (error) {
      await this.#takeOverFor(connection, []);
      return { ...NOTHING, of, failed: { name, problem: toProblem(error), result: null } };
    } finally {
      if (this.changing?.operation === operation) this.changing = null;
    }
  }

  /** Shows the list of the connection the changes began on, unless another one is shown by now. */
  async #takeOverFor(connection: string | null, lists: readonly SecretListView[]): Promise<void> {
    if (connection !== this.#connection) return;
    await this.takeOver(lists.find((list) => list.connection === connection) ?? null);
  }
}

const NOTHING: Changed = { names: [], did: null, of: 0, notRestorable: [], undo: null, failed: null };

function changedBy({ changes, stopped, of, notRestorable, undo }: ChangesView): Changed {
  const refused = changes.find(({ result }) => doneBy(result) === null);
  const failed = refused ? { name: refused.name, problem: null, result: refused.result } : null;
  const made = changes.filter((change) => change !== refused);
  return {
    names: made.map(({ name }) => name),
    did: made[0] ? doneBy(made[0].result) : null,
    of,
    notRestorable,
    undo,
    failed: stopped ? { ...stopped, result: null } : failed,
  };
}

function doneBy({ kind }: SendResult): Done | null {
  return kind === 'registered' || kind === 'replaced' || kind === 'deleted' ? kind : null;
}
