// All state of the window, built once. Each part is a class of its own that takes `call`.
import type { Draft, Event, HelpTopic, ImportView, Notice, StartView } from '../bindings';
import { topicOf, type Topic } from '../help/topics';
import type { Call } from '../ipc';
import { Activity } from './activity.svelte';
import { AccessTokens } from './accessTokens.svelte';
import type { Checks } from './checks.svelte';
import type { Composer } from './composer.svelte';
import { emptyDraft } from './draft';
import { Drafts } from './drafts.svelte';
import { Connections } from './connections.svelte';
import { Guard } from './guard.svelte';
import { Hosts } from './hosts.svelte';
import { isPlain } from './importGroups';
import { Imports } from './imports.svelte';
import { Keychain } from './keychain.svelte';
import { Navigation } from './navigation.svelte';
import { Network } from './network.svelte';
import { Notices } from './notices.svelte';
import { Overview } from './overview.svelte';
import { Palette } from './palette.svelte';
import { Presets } from './presets.svelte';
import { toProblem, type AppProblem } from './problem';
import { Secrets } from './secrets.svelte';
import { Settings } from './settings.svelte';

/** What the window knows. */
export class App {
  /** The call that all parts share. */
  readonly call: Call;
  readonly notices = new Notices((title, text) => this.#notify(title, text));
  readonly navigation = new Navigation(() => this.#leave());
  readonly palette = new Palette((used) => this.#noteUsed(used));
  readonly guard = new Guard();
  readonly settings: Settings;
  readonly keychain: Keychain;
  readonly network: Network;
  readonly hosts: Hosts;
  readonly activity: Activity;
  readonly imports: Imports;
  readonly connections: Connections;
  readonly accessTokens: AccessTokens;
  readonly overview: Overview;
  readonly secrets: Secrets;
  readonly drafts: Drafts;
  readonly presets: Presets;
  /** The form that is open, if one is. */
  composer = $state.raw<Composer | null>(null);
  /** The checks of the secret that is open, if one is. */
  checks = $state.raw<Checks | null>(null);

  /** What the last run left behind and what came up since, each until it is dismissed. */
  startupNotices = $state.raw<readonly Notice[]>([]);
  /** What failed last and is shown by no page. */
  failure = $state.raw<AppProblem | null>(null);
  /** The topic at which the help is open, if it is. */
  help = $state.raw<Topic | null>(null);
  /** Whether the list of keys is shown. */
  keysShown = $state(false);
  /** Whether is shown what Pullpass is, and what is sent where. */
  aboutShown = $state(false);
  /** Whether the practice tenant is being opened. */
  opening = $state(false);
  version = $state('');
  recordsFolder = $state('');
  /** Whether the menu of a field can paste. */
  pastes = $state(false);
  /** Whether the desktop can show notifications. */
  notifies = $state(false);

  constructor(call: Call) {
    this.call = call;
    this.hosts = new Hosts(call);
    this.settings = new Settings(this.call);
    this.keychain = new Keychain(this.call);
    this.network = new Network(this.call, this.settings);
    this.activity = new Activity(this.call);
    this.imports = new Imports(this.call);
    this.connections = new Connections(this.call, this.settings, (found) => void this.#credentials(found));
    this.accessTokens = new AccessTokens(this.call, (connection) => this.connections.put(connection));
    this.overview = new Overview(this.call, this.connections);
    this.secrets = new Secrets(this.call, (id, quota) => this.connections.noteQuota(id, quota));
    this.drafts = new Drafts(this.call);
    this.presets = new Presets(this.call);
  }

  /** Takes over what is remembered, before anything is drawn. */
  load(start: StartView): void {
    this.settings.load(start.preferences);
    this.connections.load(start.connections);
    this.palette.load(start.preferences.usedCommands);
    this.startupNotices = start.notices;
    this.version = start.version;
    this.recordsFolder = start.recordsFolder;
    this.pastes = start.pastes;
    this.notifies = start.notifies;
    if (this.connections.current) this.navigation.route = { page: 'secrets' };
    void this.hosts.read();
    void this.network.read();
  }

  /** Takes over what the keychain answers. Nothing that is drawn first may wait for it, so this is called afterwards. */
  async reconcile(): Promise<void> {
    const { keychain, notice } = await this.call('reconcile', null);
    this.keychain.state = keychain;
    if (notice) this.startupNotices = [...this.startupNotices, notice];
  }

  /** Hands an event to the part it is about. */
  hear(event: Event): void {
    if (event.kind === 'noticed') this.startupNotices = [...this.startupNotices, event.notice];
    this.connections.hear(event);
    this.accessTokens.hear(event);
    this.overview.hear(event);
    this.secrets.hear(event);
    this.hosts.hear(event);
    this.activity.hear(event);
    this.composer?.hear(event);
    this.checks?.hear(event);
  }

  /** Keeps a failure that no page shows by itself; the shell tells it in passing. */
  reportFailure(thrown: unknown): void {
    this.failure = toProblem(thrown);
  }

  /** Does what no page has a place for: a failure is told in passing. Gives null then. */
  async reporting<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (thrown) {
      this.reportFailure(thrown);
      return null;
    }
  }

  /** The topic of the help for the page in front. */
  get helpTopic(): Topic {
    return topicOf(this.navigation.route, this.connections.current !== null);
  }

  /** Opens the help at a topic, by default at that of the page. */
  showHelp(topic: Topic = this.helpTopic): void {
    this.help = topic;
  }

  /** Opens a help page in the browser. */
  openHelp(topic: HelpTopic): Promise<unknown> {
    return this.reporting(() => this.call('open_help', topic));
  }

  /** Opens the practice tenant and shows its secrets. */
  async openPractice(): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    await this.reporting(async () => {
      await this.connections.openPractice();
      this.navigation.go({ page: 'secrets' });
    });
    this.opening = false;
  }

  /** Puts what was taken from a text into the form that is open, else into a new one. */
  fillForm(taken: Draft): void {
    if (this.composer) this.composer.adopt(taken);
    else {
      this.imports.pending = taken;
      this.navigation.go({ page: 'newSecret' });
    }
  }

  /** Credentials were recognised: into the form at once if there is nothing to ask and nothing to say, else the dialog. */
  async #credentials(found: ImportView): Promise<void> {
    const empty = isPlain(found) ? await this.#emptyForm(found) : null;
    if (!empty) {
      this.imports.show(found);
      return;
    }
    const taken = await this.imports.takeUnseen(found, empty);
    if (taken) this.fillForm(taken);
  }

  /** The form for a new secret as long as nothing is in it; null if something is, or if there is no connection. */
  async #emptyForm({ import: pasted }: ImportView): Promise<Draft | null> {
    const { composer } = this;
    const connection = this.connections.current;
    if (!connection) return null;
    // What was pasted into a field may be meant for the field.
    if (composer?.pasted.waiting === pasted) return null;
    if (composer) return composer.purpose === 'create' && composer.untouched ? composer.draft : null;
    return (await this.drafts.openNew(connection.id)) ? null : emptyDraft();
  }

  /** Rust decides whether the desktop shows it. What cannot be shown there is on the page all the same. */
  #notify(title: string, text: string): void {
    void this.call('notify', { title, text }).catch(() => undefined);
  }

  /** A choice that is not remembered is no failure to speak of. */
  #noteUsed(usedCommands: readonly string[]): void {
    void this.settings.change({ usedCommands: [...usedCommands] }).catch(() => undefined);
  }

  /** What went wrong on a page is told there and nowhere else. */
  #leave(): void {
    this.connections.reads.dismiss();
    this.notices.leave();
    void this.keychain.refresh();
  }

  /** Takes away one notice about the last run. */
  dismiss(notice: Notice): void {
    this.startupNotices = this.startupNotices.filter((other) => other !== notice);
  }
}
