// A language that nobody speaks, en-XA: the English texts with accents and 40 % longer, as translations are. What does not
// fit then will not fit in the next language.
import { literalsOf } from '../../tools/sentences/catalogues.mjs';

/** How much longer a text gets. */
const GROWTH = 1.4;
const PLAIN = [...'aeiouycnsAEIOUNS'];
const ACCENTED = [...'áéíóúýçñšÁÉÍÓÚÑŠ'];
const ACCENTS = new Map(PLAIN.map((letter, place) => [letter, ACCENTED[place]]));
/** A text with fewer letters of its own around its fields could be anything. */
const LEAST_LETTERS = 3;

/** The text in the language that nobody speaks. */
export function pseudo(text) {
  const letters = [...text].map((letter) => ACCENTS.get(letter) ?? letter);
  let missing = Math.ceil(text.length * GROWTH) - text.length;
  const longer = letters.flatMap((letter) => {
    const isVowel = /[áéíóúýÁÉÍÓÚ]/.test(letter);
    if (!isVowel || missing <= 0) return [letter];
    missing -= 1;
    return [letter, letter];
  });
  return longer.join('') + 'é'.repeat(Math.max(0, missing));
}

/** The English texts as patterns, each with what it becomes: `$1` and so on are its fields. */
export function patterns() {
  const texts = [...new Set(literalsOf('en').map(({ text }) => text))].flatMap(variants);
  return texts.filter((text) => lettersOf(text) >= LEAST_LETTERS).map(patternOf);
}

/** With the optional part in square brackets, and without it. */
function variants(text) {
  return text.includes('[') ? [text.replace(/\[|\]/g, ''), text.replace(/\[[^\]]*\]/g, '')] : [text];
}

function lettersOf(text) {
  return text.replace(/\{\w+\}/g, '').replace(/[^a-z]/gi, '').length;
}

function patternOf(text) {
  const parts = text.split(/(\{\w+\})/);
  const isField = (part) => part.startsWith('{');
  let field = 0;
  const becomes = parts.map((part) => (isField(part) ? `$${(field += 1)}` : pseudo(part).replaceAll('$', '$$$$')));
  const source = parts.map((part) => (isField(part) ? '(.+?)' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return { source: `^${source.join('')}$`, becomes: becomes.join('') };
}

/** Runs in the page: shows the texts in that language, and gives how many. */
export function speakPseudo(all) {
  const exact = new Map(all.filter(({ source }) => !source.includes('(.+?)')).map((one) => [one.source, one.becomes]));
  const open = all.filter(({ source }) => source.includes('(.+?)')).map((one) => [new RegExp(one.source), one.becomes]);
  const escape = (text) => `^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  const translated = (text) => {
    const known = exact.get(escape(text));
    if (known !== undefined) return known.replaceAll('$$', '$');
    const [pattern, becomes] = open.find(([one]) => one.test(text)) ?? [];
    return pattern ? text.replace(pattern, becomes) : null;
  };
  window.spokenBefore = [];
  const put = (owner, key, text) => {
    const [, before, inner, behind] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text);
    const other = inner === '' ? null : translated(inner);
    if (other === null) return;
    window.spokenBefore.push(() => (owner[key] = text));
    owner[key] = before + other + behind;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) put(node, 'data', node.data);
  for (const element of document.querySelectorAll('[title], [placeholder]')) {
    for (const key of ['title', 'placeholder']) if (element[key]) put(element, key, element[key]);
  }
  return window.spokenBefore.length;
}

/** Runs in the page: shows the texts as they were. */
export function speakEnglish() {
  for (const restore of window.spokenBefore) restore();
}
