// Passwords, and usernames that are secrets, that were entered in a form: bytes on their way to Rust, handles from then on.
import type { Draft, Handle } from '../bindings';
import type { Call } from '../ipc';
import { secretsOf } from './draft';

/** Takes the bytes of a password, wipes them, and gives the handle that stands for it. */
export type Stage = (bytes: Uint8Array<ArrayBuffer>) => Promise<Handle>;

/** The handles that are of this form alone. */
export class StagedPasswords {
  #call: Call;
  #stage: Stage;
  #handles: Set<Handle>;

  /** `entered` are those of an earlier opening of the form. */
  constructor(call: Call, stage: Stage, entered: readonly Handle[]) {
    this.#call = call;
    this.#stage = stage;
    this.#handles = new Set(entered);
  }

  /** Whether the password was entered in this form. */
  has(handle: Handle): boolean {
    return this.#handles.has(handle);
  }

  /** Hands over the bytes of a password. Rejects if they were not taken. */
  async take(bytes: Uint8Array<ArrayBuffer>): Promise<Handle> {
    const handle = await this.#stage(bytes);
    this.#handles.add(handle);
    return handle;
  }

  /** A form that was made of this one elsewhere: new handles in it stand for passwords as if they had been typed. */
  adopt(before: Draft, after: Draft): void {
    const known = new Set(before.registries.flatMap(secretsOf));
    const added = after.registries.flatMap(secretsOf).filter((handle) => !known.has(handle));
    added.forEach((handle) => this.#handles.add(handle));
  }

  /** Forgets a password that is not needed any more. A stored one is not this form's, and stays. */
  forget(handle: Handle | null): void {
    if (handle === null || !this.#handles.delete(handle)) return;
    void this.#call('discard_secret', { handle }).catch(() => undefined);
  }

  /** Forgets all of them. */
  forgetAll(): void {
    for (const handle of this.#handles) this.forget(handle);
  }

  /** From here on they are the application's, which keeps them or drops them when it ends. */
  handOver(): void {
    this.#handles.clear();
  }
}
