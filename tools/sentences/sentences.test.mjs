// The sentences of the window: the page that lists them is fresh, both languages have all of them, each is used.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { CATALOGUES, textsOf } from './catalogues.mjs';
import { PAGE, page } from './page.mjs';

const ROOT = join(import.meta.dirname, '../..');
const ENGLISH = textsOf('en');
const GERMAN = textsOf('de');

test('docs/sentences.md is what ./dev sentences writes', () => {
  assert.equal(readFileSync(PAGE, 'utf8'), page());
});

test('every text has a German one', () => {
  assert.deepEqual(
    [...ENGLISH.keys()].filter((key) => !GERMAN.has(key) && !isNamedInEnglishOnly(key)),
    [],
  );
  assert.deepEqual(
    [...GERMAN.keys()].filter((key) => !ENGLISH.has(key)),
    [],
  );
});

test('no sentence is the same in both languages', () => {
  const isSentence = (text) => /\p{L}{3,} \p{L}{3,} \p{L}{2,}/u.test(text);
  const same = [...ENGLISH].filter(([key, texts]) =>
    GERMAN.get(key)?.some((text) => isSentence(text) && texts.includes(text)),
  );
  assert.deepEqual(same, []);
});

test('no text is left that nothing shows', () => {
  const used = usedWords();
  const unused = [...ENGLISH.keys()].filter((key) => !used.has(key.split('.').at(-1)) && !usedIn(key));
  assert.deepEqual(unused, []);
});

/** Helpers that one language has and the other words in place. */
function isNamedInEnglishOnly(key) {
  const name = key.split('.').at(-2);
  return ['SHELLS'].includes(name) || ['checks.shortPlatforms', 'doctor.Field'].includes(key);
}

/** Every word of the pages, and what the crates name in texts or as variants of an enum, as these cross to the pages. */
function usedWords() {
  const pages = filesOf('ui/src', /\.(ts|svelte)$/).filter((path) => !/messages\/(en|de)\//.test(path));
  const crates = filesOf('crates', /src\/.*\.(rs|toml)$/);
  const words = (paths) => paths.flatMap((path) => readFileSync(path, 'utf8').match(/[\w$-]+/g) ?? []);
  const named = words(crates).map((word) => word[0].toLowerCase() + word.slice(1));
  return new Set([...words(pages).flatMap((word) => word.split('-')), ...named]);
}

/** Whether another text of the same area uses it. */
function usedIn(key) {
  const [area, ...path] = key.split('.');
  const source = readFileSync(join(CATALOGUES, 'en', `${area}.ts`), 'utf8');
  return source.split(new RegExp(`\\b${path.at(-1)}\\b`)).length > 2;
}

function filesOf(folder, pattern) {
  const names = readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(ROOT, folder, name));
  return names.filter((name) => pattern.test(name) && !name.includes('node_modules') && !name.includes('.test.'));
}
