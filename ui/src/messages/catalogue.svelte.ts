// The catalogues, each fetched when its language is first spoken.
import type { Spoken } from '../state/settings.svelte';
import type * as en from './en';

/** A catalogue. */
export type Messages = typeof en;

const FETCH: Record<Spoken, () => Promise<Messages>> = { en: () => import('./en'), de: () => import('./de') };

let fetched = $state.raw<Partial<Record<Spoken, Messages>>>({});

/** Fetches the catalogue of the language, unless it is there. */
export async function learn(language: Spoken): Promise<void> {
  if (fetched[language]) return;
  const messages = await FETCH[language]();
  fetched = { ...fetched, [language]: messages };
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
