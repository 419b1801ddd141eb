// The difference of two texts, line by line.

/** A line of a difference. */
export interface Change<Line> {
  kind: 'same' | 'removed' | 'added';
  line: Line;
}

/** What has to be removed from `before` and added, to get `after`: as little as possible (longest common subsequence). */
export function diff<Line>(
  before: readonly Line[],
  after: readonly Line[],
  same: (a: Line, b: Line) => boolean,
): Change<Line>[] {
  const alike = (a: Line | undefined, b: Line | undefined) => a !== undefined && b !== undefined && same(a, b);
  let start = 0;
  while (alike(before[start], after[start])) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && alike(before.at(-1 - end), after.at(-1 - end)))
    end += 1;
  const middle = between(before.slice(start, before.length - end), after.slice(start, after.length - end), same);
  const kept = (lines: readonly Line[]) => lines.map((line) => ({ kind: 'same' as const, line }));
  return [...kept(after.slice(0, start)), ...middle, ...kept(after.slice(after.length - end))];
}

// Beyond this many comparisons the middle is told as all removed and all added: nobody waits for a smaller answer.
const MOST = 4_000_000;

function between<Line>(
  before: readonly Line[],
  after: readonly Line[],
  same: (a: Line, b: Line) => boolean,
): Change<Line>[] {
  const removed = (line: Line) => ({ kind: 'removed' as const, line });
  const added = (line: Line) => ({ kind: 'added' as const, line });
  if (before.length * after.length > MOST) return [...before.map(removed), ...after.map(added)];
  const common = lengths(before, after, same);
  const changes: Change<Line>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, now] = [before[i], after[j]];
    if (old !== undefined && now !== undefined && same(old, now)) {
      changes.push({ kind: 'same', line: now });
      i += 1;
      j += 1;
    } else if (old !== undefined && (now === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      changes.push(removed(old));
      i += 1;
    } else if (now !== undefined) {
      changes.push(added(now));
      j += 1;
    }
  }
  return changes;
}

/** How long the longest common rest is, from each pair of places on. */
function lengths<Line>(before: readonly Line[], after: readonly Line[], same: (a: Line, b: Line) => boolean) {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      const [old, now] = [before[i], after[j]];
      if (!row || old === undefined || now === undefined) continue;
      row[j] = same(old, now) ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

const at = (table: readonly Uint32Array[], i: number, j: number): number => table[i]?.[j] ?? 0;
