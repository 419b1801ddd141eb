// How the OS keychain stands, and unlocking it.
import type { KeychainState } from '../bindings';
import type { Call } from '../ipc';
import { toProblem, type AppProblem } from './problem';

/** The keychain as it was when last asked; without a state until it has answered for the first time. */
export class Keychain {
  state = $state<KeychainState | null>(null);
  problem = $state.raw<AppProblem | null>(null);
  busy = $state(false);
  #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Asks how it stands. */
  look(): Promise<void> {
    return this.#ask('keychain_state');
  }

  /** Sees to it that what is shown is true, without a word. */
  async refresh(): Promise<void> {
    this.state = await this.#call('keychain_state', null).catch(() => this.state);
  }

  /** Has the desktop ask for its password. */
  unlock(): Promise<void> {
    return this.#ask('unlock_keychain');
  }

  async #ask(command: 'keychain_state' | 'unlock_keychain'): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      this.state = await this.#call(command, null);
    } catch (thrown) {
      this.problem = toProblem(thrown);
    } finally {
      this.busy = false;
    }
  }
}
