// The words of the help. They are fetched when it is first opened: no page needs them.
import { TAGS } from '../messages/catalogue.svelte';
import { compile, type Texts, type Translated } from '../messages/compile';
import type { help as english } from '../messages/en/help';
import type { Spoken } from '../state/settings.svelte';

type English = typeof english;

const FETCH: Record<Spoken, () => Promise<Translated<English>>> = {
  en: async () => (await import('../messages/en/help')).help,
  de: async () => (await import('../messages/de/help')).help,
};

/** The words of the help in this language. */
export async function fetchHelp(language: Spoken): Promise<Texts<English>> {
  return compile<English>(await FETCH[language](), TAGS[language]);
}

/** Parts of a text; what was in backticks is code. */
export function parts(text: string): { text: string; code: boolean }[] {
  return text
    .split('`')
    .map((part, index) => ({ text: part, code: index % 2 === 1 }))
    .filter(({ text: part }) => part !== '');
}

/** A part of a topic: a paragraph, or steps. */
export type Block = string | readonly string[];

/** The parts of a topic in order: its steps follow the paragraph that announces them with a colon, or come last. */
export function blocks({ text, steps }: { text: readonly string[]; steps?: readonly string[] }): Block[] {
  if (!steps) return [...text];
  const announced = text.findIndex((paragraph) => paragraph.endsWith(':'));
  const place = announced < 0 ? text.length : announced + 1;
  return [...text.slice(0, place), steps, ...text.slice(place)];
}
