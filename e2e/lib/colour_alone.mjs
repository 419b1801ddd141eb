// Nothing is told by colour alone: who sees no colours gets each state from an icon or from words.
import { literalsOf } from '../../tools/sentences/catalogues.mjs';

/** The sentences of the application, cut at their fields. */
const PIECES = literalsOf('en').flatMap(({ text }) => text.split(/\{\w+\}|[[\]]/).map((piece) => piece.trim()));
const WORDS = new Set(PIECES.filter((piece) => /[a-z]{2}/i.test(piece)));
/** Pieces of several words, which no name has in it. */
const PHRASES = [...WORDS].filter((piece) => piece.includes(' '));

/** Looks at what a walk shows, and remembers it: the same words in another colour may come at another place. */
export class ColourAlone {
  #seen = new Map();

  /** The faults among what is shown at a place, a line each. */
  faultsIn(shown) {
    return shown.flatMap((one) => [...this.#without(one), ...this.#twice(one)]);
  }

  #without({ kind, state, text, icons, alone }) {
    if (state === '') return [];
    if (alone) return [`only a colour says “${state}”: ${kind}`];
    const isSaid = text === '' || icons !== '' || isNumber(text) || isOfHttp(text) || isSentence(text);
    return isSaid ? [] : [`only the colour of “${text}” says “${state}”: ${kind}`];
  }

  /** Whether the same kind of element with the same words was drawn in the colour of another state. */
  #twice({ kind, state, text, icons }) {
    const key = `${kind} ${text} ${icons}`;
    const before = this.#seen.get(key);
    this.#seen.set(key, state);
    if (text === '' || before === undefined || before === state) return [];
    return [`“${text}” is “${state || 'plain'}” and “${before || 'plain'}”, by its colour alone: ${kind}`];
  }
}

/** A number says by itself what it is: a time, a count. */
function isNumber(text) {
  return /\d/.test(text) && !/[a-z]{3}/i.test(text);
}

/** A method, or a status with its reason. */
function isOfHttp(text) {
  return /^([A-Z]{3,7}|\d{3} [A-Z].*)$/.test(text);
}

function isSentence(text) {
  return WORDS.has(text) || PHRASES.some((phrase) => text.includes(phrase));
}
