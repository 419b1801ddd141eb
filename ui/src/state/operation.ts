// Names for long calls, so that their progress can be told apart and they can be cancelled.

let last = 0;

/** A name no other call of this window has. */
export function newOperation(): string {
  last += 1;
  return `operation-${last}`;
}
