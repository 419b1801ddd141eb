import { expect, test } from 'vitest';

import type { ImportView, ImportedView } from '../bindings';
import { byKind, bySecret, chosenTwice, firstChoice, isPlain } from './importGroups';

test('credentials are grouped under the Secret they stand in, also when the text mixes them', () => {
  const found = importOf([of('staging', 'ghcr.io'), of('prod', 'ghcr.io'), of('staging', 'quay.io')]);
  const groups = bySecret(found).map(({ secretName, credentials }) => [
    secretName,
    credentials.map(({ place }) => place),
  ]);
  expect(groups).toEqual([
    ['staging', [0, 2]],
    ['prod', [1]],
  ]);
});

test('the first Secret is chosen, and of two credentials for one registry the first', () => {
  const twice = [of('staging', 'ghcr.io'), of('staging', 'ghcr.io'), of('staging', 'quay.io'), of('prod', 'ghcr.io')];
  expect(firstChoice(importOf(twice))).toEqual([0, 2]);
  expect(firstChoice(importOf([]))).toEqual([]);
});

test('a registry that is chosen twice is named', () => {
  const found = importOf([of('staging', 'ghcr.io'), of('prod', 'ghcr.io'), of('prod', 'quay.io')]);
  expect(chosenTwice(found, [0, 1])).toBe('ghcr.io');
  expect(chosenTwice(found, [1, 2])).toBeNull();
});

test('a text is plain if it has one whole credential and there is nothing to tell of it', () => {
  const one = of('team', 'ghcr.io');
  const plain = importOf([one]);
  expect(isPlain(plain)).toBe(true);
  const others: ImportView[] = [
    importOf([]),
    importOf([one, of('team', 'quay.io')]),
    importOf([{ ...one, hasPassword: false }]),
    importOf([{ ...one, username: '' }]),
    importOf([{ ...one, registryKey: '' }]),
    { ...plain, helpers: [{ helper: 'osxkeychain', registryKeys: ['ghcr.io'] }] },
    { ...plain, taken: [{ kind: 'defaultRegistry' }] },
    { ...plain, repairs: [{ part: 'password', registryKey: null, before: '', after: '', kind: 'promptRemoved' }] },
    { ...plain, leftOut: [{ kind: 'token', registryKey: 'ghcr.io' }] },
    { ...plain, kubelet: [{ secretName: 'team', verdict: { kind: 'typeIgnored', secretType: '' } }] },
  ];
  for (const found of others) expect(isPlain(found), JSON.stringify(found)).toBe(false);
});

test('repairs of one kind stand together', () => {
  const repair = { part: 'password', registryKey: null, before: '', after: '' } as const;
  const kinds = byKind([
    { ...repair, kind: 'promptRemoved' },
    { ...repair, kind: 'variableFilledIn' },
    { ...repair, kind: 'promptRemoved' },
  ]);
  expect(kinds.map(({ kind, repairs }) => [kind, repairs.length])).toEqual([
    ['promptRemoved', 2],
    ['variableFilledIn', 1],
  ]);
});

function of(secretName: string, registryKey: string): ImportedView {
  return { secretName, registryKey, username: 'bot', hasPassword: true };
}

function importOf(credentials: ImportedView[]): ImportView {
  return {
    import: 'i1',
    format: 'kubernetesSecret',
    name: null,
    credentials,
    helpers: [],
    taken: [],
    repairs: [],
    leftOut: [],
    kubelet: [],
  };
}
