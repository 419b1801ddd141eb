// The fields of the form that contain a secret, so that dots are shown in place of their text.
import type { FieldPath } from '../bindings';
import { placeKey } from '../request-pane/fieldPath';

/** Those that the preview names, and those into which a secret was pasted that no preview has seen yet. */
export class MaskedFields {
  #early = $state.raw<ReadonlySet<string>>(new Set());
  readonly #named: () => readonly FieldPath[];
  readonly #all = $derived.by(() => new Set([...this.#early, ...this.#named().map(placeKey)]));

  /** @param named The fields that the preview names. */
  constructor(named: () => readonly FieldPath[]) {
    this.#named = named;
  }

  /** Whether a field contains a secret. */
  has(place: FieldPath): boolean {
    return this.#all.has(placeKey(place));
  }

  /** Masks a field into which a secret is about to be put, until it is emptied. */
  add(place: FieldPath): void {
    const key = placeKey(place);
    if (key !== null) this.#early = new Set([...this.#early, key]);
  }

  /** A field was emptied. */
  remove(place: FieldPath): void {
    this.#early = new Set([...this.#early].filter((key) => key !== placeKey(place)));
  }
}
