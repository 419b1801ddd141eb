// Finds what was typed in a text: in one piece if possible, else letter by letter in order.

/** A piece of the text from `start` up to, not including, `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Where it was found, and how well it fits. */
export interface Fit {
  spans: readonly Span[];
  score: number;
}

/** Gives where the query stands in the text; null if it does not. Nothing typed fits everything. */
export function match(text: string, query: string): Fit | null {
  const [hay, needle] = [text.toLowerCase(), query.trim().toLowerCase()];
  if (needle === '') return { spans: [], score: 0 };
  const start = hay.indexOf(needle);
  if (start < 0) return scattered(hay, needle);
  const atWord = start === 0 || hay[start - 1] === ' ';
  return { spans: [{ start, end: start + needle.length }], score: atWord ? 3 : 2 };
}

function scattered(hay: string, needle: string): Fit | null {
  const spans: Span[] = [];
  let from = 0;
  for (const letter of needle) {
    const start = hay.indexOf(letter, from);
    if (start < 0) return null;
    const last = spans.at(-1);
    if (last?.end === start) last.end = start + letter.length;
    else spans.push({ start, end: start + letter.length });
    from = start + letter.length;
  }
  // Many crumbs are chance, not meaning.
  return spans.length <= 3 ? { spans, score: 1 } : null;
}
