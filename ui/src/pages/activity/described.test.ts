import { expect, test } from 'vitest';

import type { ActivityLine } from '../../bindings';
import { described } from './described';

test.each<[string, Partial<ActivityLine>]>([
  ['Registered team-images', { kind: 'create' }],
  ['Register team-images', { kind: 'create', failed: true }],
  ['Deleted team-images', { kind: 'delete' }],
  ['Looked up team-images', { kind: 'get' }],
  ['Read the quota', { kind: 'quota', secretName: null }],
  ['Log in to registry.example', { kind: 'login', failed: true }],
  ['Found the image acme/train:1', { kind: 'manifest', path: '/v2/acme/train/manifests/1' }],
  ['Found the image acme/train@sha256:ab', { kind: 'manifest', path: '/v2/acme/train/manifests/sha256:ab' }],
  ['Read the platform of acme/train', { kind: 'configuration', path: '/v2/acme/train/blobs/sha256:ab' }],
])('the activity says “%s”', (words, some) => {
  expect(described({ ...LINE, ...some })).toBe(words);
});

test('a request of a kind that this version does not know has no words', () => {
  expect(described({ ...LINE, kind: 'unknown' })).toBeNull();
});

const LINE: ActivityLine = {
  activity: 1,
  at: '2026-11-03T12:00:00Z',
  kind: 'list',
  method: 'GET',
  host: 'registry.example',
  path: '/v2/',
  secretName: 'team-images',
  connection: 'a',
  connectionName: 'a',
  status: 200,
  failed: false,
  duration: 1,
};
