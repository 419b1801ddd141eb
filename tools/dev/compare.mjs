// Compares the figures of ./dev measure with those of an earlier run: node tools/dev/compare.mjs BEFORE AFTER.
// Prints what got worse by more than the noise, a line each.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Names of figures where less is better; every other number says what was measured. */
const COSTS = /(ms|milliseconds|milliseconds99|seconds|kib|median|p99|ratio)$/i;
/** By how much a figure without quartiles differs from run to run. */
const NOISE = 0.2;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [before, after] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')));
  const found = worse(before, after);
  console.log(found.length === 0 ? 'Nothing got worse by more than the noise.' : found.join('\n'));
}

/** The figures that got worse: a median whose quartiles lie above those before, or another cost by a fifth and more. */
export function worse(before, after, path = '') {
  if (typeof before !== typeof after || before === null || after === null) return [];
  if (typeof after === 'number') return isWorse(before, after, path) ? [line(path, before, after)] : [];
  if (typeof after !== 'object') return [];
  if ('median' in after && 'low' in after) {
    return after.low > before.high ? [line(path, before.median, after.median)] : [];
  }
  return Object.keys(after).flatMap((name) =>
    name in before ? worse(before[name], after[name], path ? `${path}.${name}` : name) : [],
  );
}

function isWorse(before, after, path) {
  return COSTS.test(path) && after > before * (1 + NOISE);
}

function line(path, before, after) {
  return `${path}: ${before} before, ${after} now (${(after / before).toFixed(2)} times)`;
}
