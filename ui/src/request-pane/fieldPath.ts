// Names the values of the form, so that form, JSON and body can be told to show the same one.
import type { FieldPath } from '../bindings';

/** A text that is the same for all places of one value; null for what is no single value. */
export function placeKey(place: FieldPath | null | undefined): string | null {
  switch (place?.kind) {
    case 'name':
      return 'name';
    case 'registryKey':
    case 'username':
    case 'password':
      return `${place.kind}-${place.registry}`;
    case 'image':
      return `image-${place.image}`;
    default:
      return null;
  }
}

/** The place that a key names. */
export function placeOf(key: string | undefined): FieldPath | null {
  const [kind, number] = (key ?? '').split('-');
  switch (kind) {
    case 'name':
      return { kind };
    case 'registryKey':
    case 'username':
    case 'password':
      return { kind, registry: Number(number) };
    case 'image':
      return { kind, image: Number(number) };
    default:
      return null;
  }
}

/** Whether both are places of the same value. */
export function samePlace(a: FieldPath | null | undefined, b: FieldPath | null | undefined): boolean {
  if (!a || a.kind !== b?.kind) return false;
  const key = placeKey(a);
  return key !== null && key === placeKey(b);
}
