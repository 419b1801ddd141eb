// What the environment sets for the network, and the way that requests take.
import type { EnvironmentView, Network as NetworkChoice, RoutesQuery, RoutesView } from '../bindings';
import type { Call } from '../ipc';
import type { Settings } from './settings.svelte';

const UNKNOWN: RoutesView = { routes: [], problem: null };

/** What of the environment can be refused. */
export type EnvironmentPart = 'proxy' | 'authorities';

/** The network as it stands. */
export class Network {
  environment = $state.raw<EnvironmentView>({ variables: [], proxy: null, problem: null });
  /** The proxy that requests go through, as the settings are now. */
  readonly proxy = $derived(this.environment.proxy);
  /** The variables whose certificate authorities are trusted. */
  readonly trusted = $derived(
    this.environment.variables
      .filter(({ role, effect }) => role === 'authorities' && effect.kind === 'used')
      .map(({ name }) => name),
  );
  #call: Call;
  #settings: Settings;

  constructor(call: Call, settings: Settings) {
    this.#call = call;
    this.#settings = settings;
  }

  /** Reads what the environment sets. What was read before stays if that fails. */
  async read(): Promise<void> {
    this.environment = await this.#call('environment', null).catch(() => this.environment);
  }

  /** The way that requests to these addresses take now. */
  routes(query: RoutesQuery): Promise<RoutesView> {
    return this.#call('routes', query).catch(() => UNKNOWN);
  }

  /** Says whether a part of the environment is used; it holds from the next request on. */
  async use(part: EnvironmentPart, used: boolean): Promise<void> {
    const key = part === 'proxy' ? 'environmentProxy' : 'environmentAuthorities';
    await this.save({ [key]: used });
  }

  /** Saves a change of the network. Nothing is changed if it is refused. */
  async save(change: Partial<NetworkChoice>): Promise<void> {
    const before = this.#settings.preferences.network;
    try {
      await this.#settings.change({ network: { ...before, ...change } });
    } catch (thrown) {
      this.#settings.preferences = { ...this.#settings.preferences, network: before };
      throw thrown;
    } finally {
      await this.read();
    }
  }
}
