// The catalogues, each fetched when its language is first spoken.
import type { Spoken } from '../state/settings.svelte';
import { compile, type Texts, type Translated } from './compile';
import type * as en from './en';

/** The words of a language: the English catalogue is the form of every other one. */
export type Words = Translated<typeof en>;

/** The texts of a catalogue, to be shown or called with their fields. */
export type Messages = Texts<typeof en>;

/** The languages as BCP 47 names them. English has the day first and 24 hours. */
export const TAGS: Record<Spoken, string> = { en: 'en-GB', de: 'de-DE' };

const FETCH: Record<Spoken, () => Promise<Words>> = { en: () => import('./en'), de: () => import('./de') };

let fetched = $state.raw<Partial<Record<Spoken, Messages>>>({});
const fetching: Partial<Record<Spoken, Promise<void>>> = {};

/** Fetches the catalogue of the language, once. */
export function learn(language: Spoken): Promise<void> {
  return (fetching[language] ??= fetchWords(language));
}

async function fetchWords(language: Spoken): Promise<void> {
  const words = await FETCH[language]();
  // A test compares the placeholders of the languages, so the types of the English ones hold for each.
  fetched = { ...fetched, [language]: compile<typeof en>(words, TAGS[language]) };
}

/**
 * The catalogue of the language. If it is still on its way, another one stands in. There is always one: nothing is drawn
 * before the first has come.
 */
export function catalogue(language: Spoken): Messages {
  const messages = fetched[language] ?? Object.values(fetched)[0];
  if (!messages) throw new Error('No catalogue of messages has been fetched.');
  return messages;
}
