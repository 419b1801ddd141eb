// The saved service keys, the one in use, and the key that was just read and waits to be saved.
//
// A service key never passes this window: Rust reads the file or the clipboard and gives what may be shown of it.
// What changes a connection rejects with its problem, which whoever asked for it shows.
import type {
  AddConnection,
  AddedConnection,
  ChangeConnection,
  ConnectionNetwork,
  ConnectionView,
  Event,
  ExportedConnections,
  ImportView,
  ImportedConnections,
  KeyFileView,
  Quota,
  ReadingView,
  Recognised,
  RemovedConnection,
} from '../bindings';
import type { Call } from '../ipc';
import { ConnectionTest } from './connectionTest.svelte';
import type { Settings } from './settings.svelte';
import { Task } from './task.svelte';

/** What is asked about a connection before it is done. */
export type ConnectionQuestion = 'rename' | 'network' | 'remove' | 'key';

/** The connections and what is done with them. */
export class Connections {
  list = $state.raw<ConnectionView[]>([]);
  /** The service keys of a text that was read; they wait for the user's yes. */
  reading = $state.raw<ReadingView | null>(null);
  /** Registry credentials of the same text; they come next. */
  beside = $state.raw<ImportView | null>(null);
  /** Reading a text. */
  readonly reads = new Task();
  /** Configurations of SAP's SDKs on this computer. They are not read unless one is chosen. */
  keyFiles = $state.raw<KeyFileView[]>([]);
  /** The question that is open, and the connection it is about. */
  question = $state.raw<{ about: ConnectionQuestion; id: string } | null>(null);
  /** Whether a file is held over the window. */
  dragging = $state(false);
  /** The tests by connection, each the last one of this run. */
  tests = $state.raw<ReadonlyMap<string, ConnectionTest>>(new Map());

  #call: Call;
  #settings: Settings;
  #credentials: (found: ImportView) => void;

  /** The connection in use. */
  readonly current = $derived.by(() => {
    const chosen = this.#settings.preferences.connection;
    return this.list.find((one) => one.id === chosen) ?? this.list[0] ?? null;
  });

  /** `credentials` takes what turned out to be registry credentials in place of a service key. */
  constructor(call: Call, settings: Settings, credentials: (found: ImportView) => void = () => undefined) {
    this.#call = call;
    this.#settings = settings;
    this.#credentials = credentials;
  }

  /** Takes over what is saved. */
  load(list: ConnectionView[]): void {
    this.list = list;
  }

  /** Uses this connection from now on. */
  use(id: string): void {
    if (id === this.current?.id) return;
    const usedAt = new Date().toISOString();
    this.list = this.list.map((one) => (one.id === id ? { ...one, usedAt } : one));
    void this.#settings.change({ connection: id }).catch(() => undefined);
  }

  /** Lets the user choose a service key file. */
  choose(): Promise<void> {
    return this.#read(() => this.#call('choose_file', null));
  }

  /** Reads a service key from the clipboard. */
  paste(): Promise<void> {
    return this.#read(() => this.#call('paste', null));
  }

  /** Looks which configurations of SAP's SDKs there are. */
  async lookForKeyFiles(): Promise<void> {
    this.keyFiles = (await this.#call('find_key_files', null).catch(() => null)) ?? [];
  }

  /** Reads one of them. */
  readKeyFile(path: string): Promise<void> {
    return this.#read(() => this.#call('read_key_file', { path }));
  }

  /** Saves the service key that was read, which is used then, unless it was tried first and does not work. */
  async add(how: Omit<AddConnection, 'reading'>): Promise<AddedConnection | null> {
    const reading = this.reading?.reading;
    if (reading === undefined) return null;
    const added = await this.#call('add_connection', { ...how, reading });
    if (added.kind === 'keyFailed') return added;
    this.reading = null;
    this.#forgetTest(added.connection.id);
    this.#adopt(added.connection);
    this.#goOn();
    return added;
  }

  /** Puts the service key back that the connection had before its present one. */
  async restoreKey(id: string): Promise<void> {
    const restored = await this.#call('restore_key', { connection: id });
    this.#forgetTest(id);
    this.put(restored);
  }

  /** Forgets the service key that was read. */
  discard(): void {
    const reading = this.reading?.reading;
    this.reading = null;
    if (reading !== undefined) void this.#call('discard_service_key', { reading }).catch(() => undefined);
    this.#goOn();
  }

  /** Opens the practice tenant on this computer. */
  async openPractice(): Promise<void> {
    this.#adopt(await this.#call('open_practice_tenant', null));
  }

  /** Changes name, colour or the production mark. */
  async change(change: ChangeConnection): Promise<void> {
    this.put(await this.#call('change_connection', change));
  }

  /** Moves a connection to another place in the list, as far as there are places. Gives whether it moved. */
  async move(id: string, to: number): Promise<boolean> {
    const before = this.list;
    const moved = before.find((one) => one.id === id);
    const place = Math.max(0, Math.min(to, before.length - 1));
    if (!moved || before[place] === moved) return false;
    this.list = withAt(
      before.filter((one) => one !== moved),
      place,
      moved,
    );
    try {
      await this.#call('order_connections', { connections: this.list.map((one) => one.id) });
      return true;
    } catch (thrown) {
      this.list = before;
      throw thrown;
    }
  }

  /** Says how the network is reached for a connection alone. Nothing is changed if that cannot be used. */
  async setNetwork(connection: string, network: ConnectionNetwork): Promise<void> {
    this.put(await this.#call('set_connection_network', { connection, network }));
  }

  /** Lets the user choose a file of certificates; null when dismissed. */
  chooseAuthorities(): Promise<string | null> {
    return this.#call('choose_authorities', null);
  }

  /** Writes all connections to a file, without a secret. Null when dismissed. */
  exportAll(): Promise<ExportedConnections | null> {
    return this.#call('export_connections', null);
  }

  /** Adds the connections of such a file, which wait for their keys. Null when dismissed. */
  async importAll(): Promise<ImportedConnections | null> {
    const imported = await this.#call('import_connections', null);
    if (imported) this.list = [...this.list, ...imported.added];
    return imported;
  }

  /** Removes a connection with all that is kept of it. */
  async remove(id: string): Promise<RemovedConnection> {
    const removed = await this.#call('remove_connection', { connection: id });
    this.list = this.list.filter((one) => one.id !== id);
    return removed;
  }

  /** Tests a connection, line by line. */
  async test(id: string): Promise<void> {
    const test = new ConnectionTest(this.#call, id);
    this.tests = new Map(this.tests).set(id, test);
    const connection = await test.run();
    if (connection) this.put(connection);
  }

  /** Takes over newer views of several. */
  putAll(connections: readonly ConnectionView[]): void {
    const newer = new Map(connections.map((one) => [one.id, one]));
    this.list = this.list.map((one) => newer.get(one.id) ?? one);
  }

  /** Takes over a newer view of a connection. */
  put(connection: ConnectionView): void {
    this.list = this.list.map((one) => (one.id === connection.id ? connection : one));
  }

  /** Takes note of a quota that another call told. */
  noteQuota(id: string, quota: Quota): void {
    this.list = this.list.map((one) => (one.id === id ? { ...one, quota } : one));
  }

  /** Takes note of an event, if it is about connections. */
  hear(event: Event): void {
    if (event.kind === 'dragEntered') this.dragging = true;
    if (event.kind === 'dragLeft') this.dragging = false;
    if (event.kind === 'dropped') {
      this.reads.dismiss();
      this.recognised(event.recognised);
    }
    if (event.kind === 'dropRefused') this.reads.problem = event.problem;
    if (event.kind === 'connectionChanged') this.put(event.connection);
    for (const test of this.tests.values()) test.hear(event);
  }

  /** A test of another key says nothing of this one. */
  #forgetTest(id: string): void {
    const tests = new Map(this.tests);
    tests.delete(id);
    this.tests = tests;
  }

  #adopt(connection: ConnectionView): void {
    const known = this.list.some((one) => one.id === connection.id);
    if (known) this.put(connection);
    else this.list = [...this.list, connection];
    void this.#settings.change({ connection: connection.id }).catch(() => undefined);
  }

  #show(reading: ReadingView, beside: ImportView | null): void {
    if (this.beside) void this.#call('discard_import', { import: this.beside.import }).catch(() => undefined);
    this.beside = null;
    this.discard();
    this.reading = reading;
    this.beside = beside;
  }

  async #read(read: () => Promise<Recognised | null>): Promise<void> {
    const recognised = await this.reads.run(read);
    if (recognised) this.recognised(recognised);
  }

  /** Takes what a text turned out to be: service keys, or registry credentials. */
  recognised(recognised: Recognised): void {
    if (recognised.kind === 'serviceKey') this.#show(recognised.reading, recognised.credentials);
    else this.#credentials(recognised.import);
  }

  /** Once the service key is settled, the credentials of the same text follow. */
  #goOn(): void {
    const { beside } = this;
    this.beside = null;
    if (beside) this.#credentials(beside);
  }
}

function withAt<T>(list: readonly T[], place: number, one: T): T[] {
  return [...list.slice(0, place), one, ...list.slice(place)];
}
