// The catalogues: words only, the same texts in every language, none empty, none twice.
import { expect, test } from 'vitest';
import { isPlural, type Plural } from './compile';
import * as german from './de';
import { help as germanHelp } from './de/help';
import * as english from './en';
import { help as englishHelp } from './en/help';

// The help is fetched by itself.
const LANGUAGES = { en: { ...english, help: englishHelp }, de: { ...german, help: germanHelp } };
const ENGLISH = textsOf(LANGUAGES.en);
const GERMAN = textsOf(LANGUAGES.de);

test('a_catalogue_holds_words_only_so_that_a_language_costs_nothing_else', () => {
  for (const catalogue of Object.values(LANGUAGES)) {
    for (const [key, text] of textsOf(catalogue)) {
      expect(typeof text === 'string' || isPlural(text), key).toBe(true);
    }
  }
});

test('every_language_has_the_same_texts', () => {
  expect([...GERMAN.keys()].sort()).toEqual([...ENGLISH.keys()].sort());
});

test('a_text_has_the_same_placeholders_in_every_language', () => {
  for (const [key, text] of ENGLISH) expect(placeholders(GERMAN.get(key)), key).toEqual(placeholders(text));
});

test('braces_and_brackets_belong_to_placeholders', () => {
  for (const catalogue of Object.values(LANGUAGES)) {
    for (const [key, text] of textsOf(catalogue)) {
      for (const wording of wordings(text)) {
        const rest = wording.replace(/\{[a-zA-Z]\w*\}/g, '').replace(/\[[^[\]]*\]/g, '');
        expect(rest, key).not.toMatch(/[{}[\]]/);
        for (const [part] of wording.matchAll(/\[[^[\]]*\]/g)) expect(placeholders(part), key).not.toEqual([]);
      }
    }
  }
});

test('no_problem_or_notice_is_told_without_saying_what_happened', () => {
  for (const { problems, foreignTexts, startupNotices } of Object.values(LANGUAGES)) {
    for (const [key, text] of textsOf({ problems, foreignTexts, startupNotices })) {
      for (const wording of wordings(text)) {
        if (key.endsWith('.what')) expect(wording, key).toMatch(/[.)]$/);
        else if (wording !== '') expect(wording, key).toMatch(/[.”“}\])]$|[0-9a-z]$/i);
      }
    }
  }
});

type Leaf = string | Plural | ((...fields: never) => unknown);

function textsOf(node: object, path = ''): Map<string, Leaf> {
  const entries = Object.entries(node) as [string, Leaf | object][];
  return new Map(
    entries.flatMap(([key, value]): [string, Leaf][] => {
      const name = path === '' ? key : `${path}.${key}`;
      if (typeof value !== 'object' || isPlural(value)) return [[name, value]];
      return [...textsOf(value, name)];
    }),
  );
}

function wordings(text: Leaf | undefined): string[] {
  return typeof text === 'string' ? [text] : Object.values(text ?? {});
}

function placeholders(text: Leaf | undefined): string[] {
  const names = wordings(text).flatMap((wording) => [...wording.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
  return [...new Set(names)].sort();
}
