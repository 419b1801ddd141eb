// The order of the rows of the overview, and what is read off them.
import type { Problem, TokenView } from '../bindings';
import type { Row } from './overview.svelte';

export type Column = 'name' | 'region' | 'reached' | 'quota' | 'token' | 'certificate' | 'secrets' | 'used';
export interface Sorting {
  by: Column;
  descending: boolean;
}

const TOKEN_REFUSALS: ReadonlySet<Problem['kind']> = new Set([
  'clientSecretRefused',
  'tokenRefused',
  'accessTokenRefused',
]);

/** Whether the last refusal was about the token. */
export function tokenRefused({ reading }: Row): boolean {
  return reading?.problem != null && TOKEN_REFUSALS.has(reading.problem.kind);
}

/** What was lacking for an answer of the API. */
export function missing(row: Row): 'noKey' | 'noToken' | 'noAnswer' {
  const kind = row.reading?.problem?.kind;
  if (kind === 'secretMissing' || kind === 'secretDamaged' || kind?.startsWith('keychain')) return 'noKey';
  return tokenRefused(row) ? 'noToken' : 'noAnswer';
}

/** How full the tenant is, from 0 to 1; null if it did not tell. */
export function fullness({ connection: { quota } }: Row): number | null {
  if (!quota || quota.used === null) return null;
  return Math.min(1, quota.used / Math.max(1, quota.max));
}

/** How many pull secrets it holds, as its quota or else its list tells: of two that were read apart, one is shown. */
export function secretsOf({ reading, connection }: Row): number | null {
  return connection.quota?.used ?? reading?.secrets ?? null;
}

/** The rows by a column. What has no value stands last either way. */
export function arranged(rows: readonly Row[], { by, descending }: Sorting): Row[] {
  return [...rows].sort((a, b) => {
    const [left, right] = [valueOf(a, by), valueOf(b, by)];
    if (left === null || right === null) return left === right ? byName(a, b) : left === null ? 1 : -1;
    const order = compare(left, right) || byName(a, b);
    return descending ? -order : order;
  });
}

function valueOf(row: Row, by: Column): string | number | null {
  const { connection, reading } = row;
  switch (by) {
    case 'name':
      return connection.name.toLowerCase();
    case 'region':
      return connection.region;
    case 'reached':
      return reading && rankOf(row);
    case 'quota':
      return fullness(row);
    case 'token':
      return tokenRefused(row) ? 0 : endOf(connection.token);
    case 'certificate':
      return connection.certificate?.daysLeft ?? null;
    case 'secrets':
      return secretsOf(row);
    case 'used':
      return connection.usedAt;
  }
}

// What needs a look comes first: no answer, trouble, then the slow ones before the quick ones.
function rankOf({ reading }: Row): number {
  if (reading?.latency == null) return Number.MIN_SAFE_INTEGER;
  return (reading.problem ? -1e9 : 0) - reading.latency;
}

function endOf(token: TokenView): number | null {
  return token.kind === 'valid' ? Date.parse(token.expiresAt) : null;
}

function byName(a: Row, b: Row): number {
  return a.connection.name.localeCompare(b.connection.name);
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
