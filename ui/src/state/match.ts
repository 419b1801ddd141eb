// How well what was typed fits a text: by the beginnings of its words before anything else.

/** A piece of the text from `start` up to, not including, `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Where it was found, and how well it fits. */
export interface Fit {
  spans: readonly Span[];
  /** Higher is better; 0 if nothing was typed. */
  score: number;
}

/**
 * Gives where the words that were typed stand in the text, each of them; null if one does not. `more` is what the text is
 * found by besides. Nothing typed fits everything.
 */
export function match(text: string, query: string, more = ''): Fit | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const [hay, beside] = [text.toLowerCase(), more.toLowerCase()];
  const fits = words.map((word) => matchWord(hay, word) ?? matchBeside(beside, word));
  if (fits.some((fit) => fit === null)) return null;
  const found = fits.filter((fit) => fit !== null);
  const spans = found.flatMap((fit) => fit.spans).sort((a, b) => a.start - b.start);
  return { spans: united(spans), score: found.reduce((sum, fit) => sum + fit.score, 0) / Math.max(1, found.length) };
}

function matchWord(hay: string, word: string): Fit | null {
  const starts = wordStarts(hay);
  const start = starts.find((from) => hay.startsWith(word, from));
  if (start !== undefined) {
    const end = start + word.length;
    const isWhole = end === hay.length || starts.includes(end) || !isPart(hay[end]);
    return { spans: [{ start, end }], score: (isWhole ? 5 : 4) + (start === 0 ? 0.5 : 0) };
  }
  const chain = beginnings(hay, starts, word);
  if (chain) return { spans: chain, score: 3 };
  // Two letters stand in the middle of almost anything.
  const inside = word.length > 2 ? hay.indexOf(word) : -1;
  return inside < 0 ? null : { spans: [{ start: inside, end: inside + word.length }], score: 2 };
}

function matchBeside(beside: string, word: string): Fit | null {
  const start = wordStarts(beside).some((from) => beside.startsWith(word, from));
  if (start) return { spans: [], score: 2.5 };
  return word.length > 2 && beside.includes(word) ? { spans: [], score: 1 } : null;
}

const isPart = (letter: string | undefined): boolean => letter !== undefined && /[\p{Letter}\p{Number}]/u.test(letter);

/** Where words begin. */
function wordStarts(text: string): number[] {
  return [...text.matchAll(/[\p{Letter}\p{Number}]+/gu)].map(({ index }) => index);
}

/**
 * The word as the beginnings of several words of the text in their order, as in `newsec` for `New pull secret`. Single
 * letters would be found in anything.
 */
function beginnings(hay: string, starts: readonly number[], word: string): Span[] | null {
  if (word === '') return [];
  for (const [place, start] of starts.entries()) {
    for (let length = word.length; length > 1; length -= 1) {
      if (!hay.startsWith(word.slice(0, length), start)) continue;
      const rest = beginnings(hay, starts.slice(place + 1), word.slice(length));
      if (rest) return [{ start, end: start + length }, ...rest];
    }
  }
  return null;
}

function united(spans: readonly Span[]): Span[] {
  return spans.reduce<Span[]>((all, span) => {
    const last = all.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else all.push({ ...span });
    return all;
  }, []);
}
