import { expect, test } from 'vitest';
import type { SecretRow } from '../bindings';
import { hostOf, matching, ordered } from './rows';

test('docker_hub_is_shown_by_the_host_that_image_names_have', () => {
  expect(hostOf('https://index.docker.io/v1/')).toBe('docker.io');
  expect(hostOf('index.docker.io')).toBe('docker.io');
  expect(hostOf('https://quay.io/v2/')).toBe('quay.io');
  expect(hostOf('ghcr.io')).toBe('ghcr.io');
});

test('rows_that_lack_the_value_stand_last_whichever_way_it_is_sorted', () => {
  const rows = [row('a1', null), row('b1', '2026-01-01T00:00:00Z'), row('c1', '2026-02-01T00:00:00Z')];
  const by = (descending: boolean) => ordered(rows, 'all', { by: 'changed', descending }).map(({ name }) => name);
  expect(by(false)).toEqual(['b1', 'c1', 'a1']);
  expect(by(true)).toEqual(['c1', 'b1', 'a1']);
});

test('the_search_looks_at_name_registry_and_username_without_case', () => {
  const rows = [row('team', null, 'ghcr.io', 'Acme-Bot'), row('other', null, 'quay.io', 'x')];
  for (const search of ['TEAM', 'ghcr', 'acme-b']) {
    expect(matching(rows, search).map(({ name }) => name)).toEqual(['team']);
  }
});

function row(name: string, changedAt: string | null, registryKey = 'ghcr.io', username = 'anna'): SecretRow {
  const registries = [
    { preset: null, registryKey, username, usernameKind: 'typed' as const, hiddenUsername: null, password: null },
  ];
  const draft = { name, registries, images: [] };
  return { name, side: 'both', draft, changedAt, restorable: true, kept: true, lastCheck: null };
}
