// Masks in a text that is edited: each stands for a password and is one thing, to be moved or removed as a whole.

const MASK = /⟦•{8}(?: \d+)?⟧/g;

/** Where the masks of a text stand, as start and end. */
export function masksIn(text: string): [start: number, end: number][] {
  return [...text.matchAll(MASK)].map((match) => [match.index, match.index + match[0].length]);
}

/**
 * The part of a text that an edit of this kind may touch: it never cuts a mask in two. A deletion beside a mask takes
 * all of it; what is typed inside of one comes after it.
 */
export function whole(text: string, start: number, end: number, kind: string): [start: number, end: number] {
  const masks = masksIn(text);
  if (start !== end) {
    const first = masks.find(([from, to]) => from < start && start < to);
    const last = masks.find(([from, to]) => from < end && end < to);
    return [first?.[0] ?? start, last?.[1] ?? end];
  }
  const inside = masks.find(([from, to]) => from < start && start < to);
  if (kind.startsWith('delete')) {
    const back = kind.endsWith('Backward');
    const touched = masks.find(([from, to]) => (back ? from < start && start <= to : from <= start && start < to));
    return touched ?? [start, end];
  }
  return inside ? [inside[1], inside[1]] : [start, end];
}

/** Where in a text a place is; line and column are counted from 1, columns in characters. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const above = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return above + [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length;
}
