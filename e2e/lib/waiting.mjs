// Waiting for a condition, never for a time.
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 15_000;

/**
 * Calls `look` until it gives something true, and gives that. An error of `look` counts as not yet.
 * After `patience` milliseconds it fails with `what` was waited for and the last error.
 */
export async function until(what, look, patience = PATIENCE) {
  const end = Date.now() + patience;
  let last;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${patience} ms for ${what}`, { cause: last });
    await pause(50);
  }
}
