// Folds what is the same in a difference, but for a line before and after each change.
import type { Change } from './diff';

/** A row of a folded difference. */
export type Row<Line> = Change<Line> | { kind: 'fold'; lines: number };

const AROUND = 1;

/** A difference with long stretches of the same folded into one row each. */
export function folded<Line>(changes: readonly Change<Line>[]): Row<Line>[] {
  const rows: Row<Line>[] = [];
  const near = (index: number) =>
    changes.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ kind }) => kind !== 'same');
  changes.forEach((change, index) => {
    const last = rows.at(-1);
    if (change.kind !== 'same' || near(index)) rows.push(change);
    else if (last?.kind === 'fold') last.lines += 1;
    else rows.push({ kind: 'fold', lines: 1 });
  });
  return rows;
}
