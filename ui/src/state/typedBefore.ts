// What a person typed into the registry credentials of a form. Choosing a registry may put its own value in the place of
// it; with the next choice that settles nothing there, what was typed comes back.
import type { Preset, RegistryDraft } from '../bindings';

type Texts = Pick<RegistryDraft, 'registryKey' | 'username'>;

/** What was typed, by the place of the credential in the form. */
export class TypedBefore {
  #typed: Partial<Texts>[] = [];

  /** Something was typed into a field. */
  note(registry: number, field: keyof Texts, text: string): void {
    this.#typed[registry] = { ...this.#typed[registry], [field]: text };
  }

  /** The credential with what was typed where the chosen preset settles nothing. */
  restore(registry: number, chosen: RegistryDraft, preset: Preset): RegistryDraft {
    const typed = this.#typed[registry];
    return {
      ...chosen,
      registryKey: preset.registryKey ?? typed?.registryKey ?? chosen.registryKey,
      username: preset.username ?? typed?.username ?? chosen.username,
    };
  }

  /** A credential was removed: those after it move up. */
  remove(registry: number): void {
    this.#typed.splice(registry, 1);
  }

  /** The form was filled in by other means: what was typed before belongs to other credentials. */
  forget(): void {
    this.#typed = [];
  }
}
