import { expect, test } from 'vitest';

import { clientInShort, scopesOf } from './scopes';

const WORDS = {
  'dockerregistrysecret.credentials.create': 'register',
  'dockerregistrysecret.credentials.read': 'see',
  'uaa.resource': 'have tokens checked',
};

test('scopes that matter come first and in one, then the known ones, then the unknown ones raw', () => {
  const scopes = scopesOf(
    [
      'x.scenario.read',
      'uaa.resource',
      'aicore!b540.aicore.dockerregistrysecret.credentials.read',
      'dockerregistrysecret.credentials.create',
    ],
    WORDS,
  );
  expect(scopes.map(({ name, known, matters }) => [name, known, matters])).toEqual([
    ['dockerregistrysecret.credentials', ['register', 'see'], true],
    ['uaa.resource', ['have tokens checked'], false],
    ['x.scenario.read', [], false],
  ]);
});

test('a suffix counts only as whole words, and none is none', () => {
  expect(scopesOf(['xuaa.resource'], WORDS)).toMatchObject([{ name: 'xuaa.resource', known: [] }]);
  expect(scopesOf([], WORDS)).toEqual([]);
});

test.each([
  ['sb-4f1dcafe-0000-4000-8000-000000000001!b540|aicore!b540', 'sb-4f1d…!b540|aicore!b540'],
  ['sb-clone!b1|aicore!b540', 'sb-clone!b1|aicore!b540'],
])('of a client id the guid is shortened and nothing else: %s', (id, short) => {
  expect(clientInShort(id)).toBe(short);
});
