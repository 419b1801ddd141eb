// Colours for code in any of the languages: texts, remarks, and the names of variables that hold secrets. No grammar:
// what is not recognised keeps the colour of the text.

/** A run of characters of one colour. */
export interface Coloured {
  text: string;
  colour: '' | 'tok-str' | 'tok-comment' | 'tok-key';
}

const HASH = /#.*/;
const SLASHES = /\/\/.*/;
const TEXTS = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/;
const VARIABLES = /(?:AICORE|REGISTRY)_[A-Z0-9_]+/;
// In these a remark begins with two slashes; in all others with a number sign.
const SLASHED = /\.(?:m?js|go|json|http)$/;

/** The lines of a file in their colours. */
export function coloured(name: string, text: string): Coloured[][] {
  const remark = SLASHED.test(name) ? SLASHES : HASH;
  // A remark only where a line or a blank begins it: elsewhere the sign may be part of a word or an address.
  const pattern = new RegExp(`(${TEXTS.source})|((?<=^|\\s)${remark.source})|(${VARIABLES.source})`, 'g');
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => runs(line, pattern));
}

function runs(line: string, pattern: RegExp): Coloured[] {
  const found: Coloured[] = [];
  let from = 0;
  for (const match of line.matchAll(pattern)) {
    if (match.index > from) found.push({ text: line.slice(from, match.index), colour: '' });
    const colour = match[1] !== undefined ? 'tok-str' : match[2] !== undefined ? 'tok-comment' : 'tok-key';
    found.push({ text: match[0], colour });
    from = match.index + match[0].length;
  }
  if (from < line.length) found.push({ text: line.slice(from), colour: '' });
  return found;
}
