// Which rows of the list are shown, and in which order.
import type { SecretRow } from '../bindings';
import { checkRank, wouldFail } from './lastCheck';

export type Column = 'name' | 'registry' | 'username' | 'changed' | 'check';
export type Filter = 'all' | 'attention' | 'oneSide';
export interface Sorting {
  by: Column;
  descending: boolean;
}

/** Whether a secret is known on one side only. */
export function oneSided(row: SecretRow): boolean {
  return row.side === 'tenantOnly' || row.side === 'gone';
}

/** Whether something is to be done about a secret: its last checks say that a pull would fail. */
export function needsAttention(row: SecretRow): boolean {
  return wouldFail(row.lastCheck);
}

/** The rows that the search finds. */
export function matching(rows: readonly SecretRow[], search: string): SecretRow[] {
  const wanted = search.trim().toLowerCase();
  return rows.filter((row) => holds(row, wanted));
}

/** The rows that pass the filter, sorted. Rows that lack the value stand last either way. */
export function ordered(rows: readonly SecretRow[], filter: Filter, sorting: Sorting): SecretRow[] {
  return rows.filter(PASSES[filter]).sort((a, b) => compare(a, b, sorting));
}

const PASSES: Record<Filter, (row: SecretRow) => boolean> = {
  all: () => true,
  attention: needsAttention,
  oneSide: oneSided,
};

/** The hosts of a row's registries. */
export function registriesOf(row: SecretRow): string[] {
  return row.draft.registries.map(({ registryKey }) => hostOf(registryKey));
}

/** The host of a registry key, as a person knows it: `https://index.docker.io/v1/` is `docker.io`. */
export function hostOf(key: string): string {
  const bare = key
    .replace(/^https?:\/\//, '')
    .replace(/\/v[12]\/$/, '')
    .replace(/\/$/, '');
  return bare === 'index.docker.io' ? 'docker.io' : bare;
}

function holds(row: SecretRow, wanted: string): boolean {
  const users = row.draft.registries.map(({ username }) => username);
  return [row.name, ...registriesOf(row), ...users].some((text) => text.toLowerCase().includes(wanted));
}

function compare(a: SecretRow, b: SecretRow, { by, descending }: Sorting): number {
  const [left, right] = [valueOf(a, by), valueOf(b, by)];
  if (left === '' || right === '') return left === right ? byName(a, b) : left === '' ? 1 : -1;
  const order = left < right ? -1 : left > right ? 1 : byName(a, b);
  return descending ? -order : order;
}

function byName(a: SecretRow, b: SecretRow): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function valueOf(row: SecretRow, by: Column): string {
  switch (by) {
    case 'name':
      return row.name;
    case 'registry':
      return registriesOf(row)[0] ?? '';
    case 'username':
      return row.draft.registries[0]?.username ?? '';
    case 'changed':
      return row.changedAt ?? '';
    case 'check':
      return checkRank(row.lastCheck);
  }
}
