// Which registry credentials of a long form are folded to a line.
import type { Draft, FieldPath } from '../bindings';
import { hasUsername } from './draft';

/** From so many on, complete credentials are folded until they are opened. */
const MANY = 4;

/** The credentials that are folded, by their place in the form. */
export class FoldedRegistries {
  #folded = $state.raw<ReadonlySet<number>>(new Set());

  /** Whether one is folded. */
  has(registry: number): boolean {
    return this.#folded.has(registry);
  }

  /** Folds one, or opens it. */
  toggle(registry: number): void {
    const folded = new Set(this.#folded);
    if (!folded.delete(registry)) folded.add(registry);
    this.#folded = folded;
  }

  /** The form was filled in: of many credentials those that are complete are folded. */
  foldComplete({ registries }: Draft): void {
    const complete = registries.flatMap((row, registry) =>
      row.registryKey !== '' && hasUsername(row) && row.password !== null ? [registry] : [],
    );
    this.#folded = new Set(registries.length < MANY ? [] : complete);
  }

  /** Opens those with one of the places, so that it can be seen. */
  open(places: readonly FieldPath[]): void {
    const wanted = new Set(places.flatMap((place) => ('registry' in place ? [place.registry] : [])));
    if ([...wanted].some((registry) => this.#folded.has(registry))) {
      this.#folded = new Set([...this.#folded].filter((registry) => !wanted.has(registry)));
    }
  }

  /** A credential was removed: those after it move up. */
  remove(registry: number): void {
    const after = [...this.#folded].filter((one) => one !== registry);
    this.#folded = new Set(after.map((one) => (one > registry ? one - 1 : one)));
  }
}
