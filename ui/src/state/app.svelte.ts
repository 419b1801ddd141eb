// All state of the window, built once. Each part is a class of its own that takes `call`.
import type { Event, HelpTopic, Notice, StartView } from '../bindings';
import type { Call } from '../ipc';
import { Activity } from './activity.svelte';
import { AccessTokens } from './accessTokens.svelte';
import type { Checks } from './checks.svelte';
import type { Composer } from './composer.svelte';
import { Connections } from './connections.svelte';
import { Guard } from './guard.svelte';
import { Hosts } from './hosts.svelte';
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
  readonly navigation = new Navigation();
  readonly notices = new Notices();
  readonly palette = new Palette();
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
  readonly presets: Presets;
  /** The form that is open, if one is. */
  composer = $state.raw<Composer | null>(null);
  /** The checks of the secret that is open, if one is. */
  checks = $state.raw<Checks | null>(null);

  /** What the last run left behind and what came up since, each until it is dismissed. */
  startupNotices = $state.raw<readonly Notice[]>([]);
  /** What failed last and is shown by no page. */
  failure = $state.raw<AppProblem | null>(null);
  /** Whether the list of keys is shown. */
  keysShown = $state(false);
  version = $state('');
  recordsFolder = $state('');

  constructor(call: Call) {
    this.call = call;
    this.hosts = new Hosts(call);
    this.settings = new Settings(this.call);
    this.keychain = new Keychain(this.call);
    this.network = new Network(this.call, this.settings);
    this.activity = new Activity(this.call);
    this.imports = new Imports(this.call);
    this.connections = new Connections(this.call, this.settings, (found) => this.imports.show(found));
    this.accessTokens = new AccessTokens(this.call, (connection) => this.connections.put(connection));
    this.overview = new Overview(this.call, this.connections);
    this.secrets = new Secrets(this.call, (id, quota) => this.connections.noteQuota(id, quota));
    this.presets = new Presets(this.call);
  }

  /** Takes over what is remembered, before anything is drawn. */
  load(start: StartView): void {
    this.settings.load(start.preferences);
    this.connections.load(start.connections);
    this.startupNotices = start.notices;
    this.version = start.version;
    this.recordsFolder = start.recordsFolder;
    if (this.connections.current) this.navigation.go({ page: 'secrets' });
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

  /** Opens a help page in the browser. */
  openHelp(topic: HelpTopic): Promise<unknown> {
    return this.call('open_help', topic).catch((thrown: unknown) => this.reportFailure(thrown));
  }

  /** Opens the practice tenant and shows its secrets; if it cannot be opened, the connections tell why. */
  async openPractice(): Promise<void> {
    const opened = await this.connections.openPractice();
    this.navigation.go({ page: opened ? 'secrets' : 'connections' });
  }

  /** Takes away one notice about the last run. */
  dismiss(notice: Notice): void {
    this.startupNotices = this.startupNotices.filter((other) => other !== notice);
  }
}
