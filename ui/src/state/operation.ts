// Names for long calls, so that their progress can be told apart and they can be cancelled.
import type { Step } from '../bindings';

let last = 0;

/** A name no other call of this window has. */
export function newOperation(): string {
  last += 1;
  return `operation-${last}`;
}

/** A call that is on its way. */
export interface Progress {
  operation: string;
  step: Step | null;
}
