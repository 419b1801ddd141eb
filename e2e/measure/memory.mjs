// How much memory an application needs, with all of its processes.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { family } from '../lib/processes.mjs';

const BETWEEN_LOOKS = 500;
const MOST_LOOKS = 120;
/** At rest it changes by less than this part. */
const RESTING = 0.005;

/**
 * The proportional set size of a process and those below it, in MiB: what they have alone, and their share of what they
 * have in common with others. It is read once it has not changed for `looks` half seconds, and after a minute at the latest.
 */
export async function memoryAtRest(pid, looks = 1) {
  let before = proportionalSetSize(pid);
  let unchanged = 0;
  for (let look = 0; look < MOST_LOOKS && unchanged < looks; look += 1) {
    await pause(BETWEEN_LOOKS);
    const now = proportionalSetSize(pid);
    unchanged = Math.abs(now - before) < before * RESTING ? unchanged + 1 : 0;
    if (unchanged === 0) before = now;
  }
  return before;
}

function proportionalSetSize(pid) {
  const kibibytes = family(pid).map((process) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${process.pid}/smaps_rollup`, 'utf8'))[1]);
    } catch {
      // It ended meanwhile.
      return 0;
    }
  });
  return kibibytes.reduce((sum, part) => sum + part, 0) / 1024;
}
