// Names the values of the form, so that form, JSON and body can be told to show the same one.
import type { Place } from '../bindings';

/** A text that is the same for two places of the same value; null for what is no single value. */
export function placeKey(place: Place | null): string | null {
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

/** Whether both are places of the same value. */
export function samePlace(a: Place | null, b: Place | null): boolean {
  const key = placeKey(a);
  return key !== null && key === placeKey(b);
}
