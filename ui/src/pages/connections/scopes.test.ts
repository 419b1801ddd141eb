import { expect, test } from 'vitest';

import { clientInShort, scopesOf } from './scopes';

const KNOWN = ['dockerregistrysecret.credentials.create', 'dockerregistrysecret.credentials.read', 'uaa.resource'];

test('scopes that matter come first, known ones without what a landscape puts before them, unknown ones raw', () => {
  const scopes = scopesOf(
    ['x.scenario.read', 'uaa.resource', 'aicore!b540.aicore.dockerregistrysecret.credentials.read'],
    KNOWN,
  );
  expect(scopes.map(({ name, known, matters }) => [name, known, matters])).toEqual([
    ['dockerregistrysecret.credentials.read', true, true],
    ['uaa.resource', true, false],
    ['x.scenario.read', false, false],
  ]);
});

test('a suffix counts only as whole words', () => {
  expect(scopesOf(['xuaa.resource'], KNOWN)[0]?.known).toBe(false);
});

test.each([
  ['sb-4f1dcafe-0000-4000-8000-000000000001!b540|aicore!b540', 'sb-4f1d…!b540|aicore!b540'],
  ['sb-clone!b1|aicore!b540', 'sb-clone!b1|aicore!b540'],
])('of a client id the guid is shortened and nothing else: %s', (id, short) => {
  expect(clientInShort(id)).toBe(short);
});
