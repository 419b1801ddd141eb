// Where the next step of a form is: the id of the control that gets the focus after an action.
import type { Draft, FieldPath, FixAction } from '../bindings';
import { hasUsername } from './draft';

/** The first field in which nothing was entered; the button that sends if there is none. */
export function nextStep(draft: Draft): string {
  if (draft.name === '') return 'secret-name';
  for (const [registry, row] of draft.registries.entries()) {
    if (row.registryKey === '') return `registry-key-${registry}`;
    if (!hasUsername(row)) return `username-${registry}`;
    if (row.password === null) return `password-${registry}`;
  }
  return 'send';
}

/** The controls of a value, the first that is there counts: a settled registry key has no field of its own. */
export function controlsOf(place: FieldPath): string[] {
  switch (place.kind) {
    case 'name':
      return ['secret-name'];
    case 'registryKey':
      return [`registry-key-${place.registry}`, `registry-${place.registry}`];
    case 'username':
      return [`username-${place.registry}-replace`, `username-${place.registry}`];
    case 'password':
      return [`password-${place.registry}-replace`, `password-${place.registry}`];
    case 'image':
      return [`image-${place.image}`];
    case 'document':
      return [];
  }
}

/** Whether a person goes on in the same field after a fix. */
export function changesOneValue({ kind }: FixAction): boolean {
  return kind === 'setText' || kind === 'editPassword' || kind === 'confirmUsername';
}
