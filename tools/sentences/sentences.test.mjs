// The sentences of the window: the page that lists them is fresh, both languages have all of them, each is used and
// written once.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { literalsOf, textsOf } from './catalogues.mjs';
import { PAGE, page } from './page.mjs';

const ROOT = join(import.meta.dirname, '../..');
const ENGLISH = await textsOf('en');
const GERMAN = await textsOf('de');

test('docs/sentences.md is what ./dev sentences writes', async () => {
  assert.equal(readFileSync(PAGE, 'utf8'), await page());
});

test('every text has a German one', () => {
  assert.deepEqual([...GERMAN.keys()].toSorted(), [...ENGLISH.keys()].toSorted());
});

test('no sentence is the same in both languages', () => {
  const same = [...ENGLISH].filter(([key, texts]) =>
    GERMAN.get(key)?.some((text) => isSentence(text) && texts.includes(text)),
  );
  assert.deepEqual(same, []);
});

test('no sentence is written twice: places share a key, or the keys of a table share a constant', () => {
  const files = new Map();
  for (const { text, file } of literalsOf('en').filter(({ text }) => isSentence(text))) {
    files.set(text, [...(files.get(text) ?? []), file]);
  }
  assert.deepEqual(
    [...files].filter(([, { length }]) => length > 1),
    [],
  );
});

test('no text is left that nothing shows', () => {
  const modules = pages().map(wordsOf);
  const codes = codesOf(pages(), crates());
  const isUsed = (key) => {
    const [area, ...path] = key.split('.');
    const name = path.at(-1);
    return modules.some((words) => words.has(area) && (words.has(name) || codes.has(name)));
  };
  assert.deepEqual(
    [...ENGLISH.keys()].filter((key) => !isUsed(key)),
    [],
  );
});

function isSentence(text) {
  return /\p{L}{3,} \p{L}{3,} \p{L}{2,}/u.test(text);
}

/** The modules of the window outside of the catalogues. */
function pages() {
  return filesOf('ui/src', /\.(ts|svelte)$/)
    .filter((path) => !/messages\/(en|de)\/|bindings\.ts$/.test(path))
    .map((path) => readFileSync(path, 'utf8'));
}

function crates() {
  return filesOf('crates', /src\/.*\.(rs|toml)$/).map((path) => readFileSync(path, 'utf8'));
}

/** What chooses a text without being named as its member: a string of a page, or a string or variant of the crates. */
function codesOf(pages, crates) {
  const quoted = pages.flatMap((text) => text.match(/(?<=')[\w-]+(?=')/g) ?? []);
  const named = crates.flatMap((text) => [...wordsOf(text)]);
  return new Set([...quoted, ...named, ...named.map((word) => word[0].toLowerCase() + word.slice(1))]);
}

function wordsOf(text) {
  return new Set(text.match(/[\w-]+/g));
}

function filesOf(folder, pattern) {
  const names = readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(ROOT, folder, name));
  return names.filter((name) => pattern.test(name) && !name.includes('node_modules') && !name.includes('.test.'));
}
