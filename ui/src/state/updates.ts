// A large view that arrives whole once and then as a patch. What did not change stays the same object, so that a keystroke
// renders only what it touched.
import { immutableJSONPatch } from 'immutable-json-patch';

import type { Update } from '../bindings';

/** A view, and the number that names it. */
export interface NumberedView<View> {
  number: number;
  view: View;
}

/** The view after an update. `before` is the one that the question named. */
export function updated<View>(before: NumberedView<View> | null, update: Update<View>): NumberedView<View> {
  const { number } = update;
  if (update.kind === 'whole') return { number, view: update.view };
  if (!before) throw new Error('a patch came without the view it belongs to');
  return { number, view: immutableJSONPatch(before.view, update.patch) };
}
