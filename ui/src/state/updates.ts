// A large view that is told whole once and then as what changed in it. What did not change stays the same object, so
// that a keystroke draws anew only what it touched.
import { immutableJSONPatch } from 'immutable-json-patch';

import type { Update } from '../bindings';

/** A view, and the number that names it. */
export interface ProblemText<View> {
  number: number;
  view: View;
}

/** The view that an update tells of. `before` is the one that its question named. */
export function updated<View>(before: ProblemText<View> | null, update: Update<View>): ProblemText<View> {
  const { number } = update;
  if (update.kind === 'whole') return { number, view: update.view };
  if (!before) throw new Error('what changed was told, and not in what');
  return { number, view: immutableJSONPatch(before.view, update.patch) };
}
