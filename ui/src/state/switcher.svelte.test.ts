import { expect, test } from 'vitest';

import { connection } from './fakeCall';
import { Switcher } from './switcher.svelte';

const LIST = [
  connection('prod', { name: 'acme-prod', region: 'eu10', identityZone: 'acme', usedAt: '2026-01-01T00:00:00Z' }),
  connection('eval', { name: 'us-eval', region: 'us10', identityZone: 'acme-us', usedAt: '2026-03-01T00:00:00Z' }),
  connection('new', { name: 'lab', region: 'eu20', identityZone: 'sandbox' }),
  connection('dev', { name: 'acme-dev', region: 'eu10', identityZone: 'acme', usedAt: '2026-02-01T00:00:00Z' }),
];

test.each([
  ['', ['prod', 'eval', 'new', 'dev']],
  ['acme', ['prod', 'dev', 'eval']],
  ['US10', ['eval']],
  ['sandbox', ['new']],
  ['dev', ['dev']],
  ['nothing of the kind', []],
])('typing %j finds by name first, then by region and zone', (query, ids) => {
  const switcher = opened();
  switcher.write(query);
  expect(idsOf(switcher)).toEqual(ids);
});

test('by last use the one in use comes first and those never used last', () => {
  expect(idsOf(opened(true))).toEqual(['eval', 'dev', 'prod', 'new']);
});

function opened(byUse = false): Switcher {
  const switcher = new Switcher(
    () => LIST,
    () => LIST[1] ?? null,
    () => byUse,
  );
  switcher.turn(true);
  return switcher;
}

function idsOf({ found }: Switcher): string[] {
  return found.map(({ connection: { id } }) => id);
}
