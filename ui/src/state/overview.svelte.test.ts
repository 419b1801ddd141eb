import { expect, test } from 'vitest';

import type { CertificateView, Event, OverviewRow, Problem, TenantReading } from '../bindings';
import { Connections } from './connections.svelte';
import { connection, failing, fakeCall } from './fakeCall';
import { Overview } from './overview.svelte';
import { Settings } from './settings.svelte';

test('opening shows what is known and asks no tenant', async () => {
  const { overview, asked } = given({ overview: () => [row('a', { known: 2 })] });
  await overview.look();
  expect(overview.rows.map(({ known, reading }) => [known, reading])).toEqual([
    [2, null],
    [null, null],
    [null, null],
  ]);
  expect(asked).toEqual([['overview', null]]);
});

test('a round tells of each connection whether it waits, is asked or is done', async () => {
  let end: (rows: OverviewRow[]) => void = () => undefined;
  const answer = new Promise<OverviewRow[]>((resolve) => (end = resolve));
  const { overview, asked } = given({ refresh_overview: () => answer });
  const done = overview.refresh();
  const { operation } = asked[0]?.[1] as { operation: string };
  overview.hear(progress(`${operation}/a`, { kind: 'sending', operation: 'token' }));
  overview.hear(progress(`${operation}/b`, { kind: 'sending', operation: 'token' }));
  overview.hear(progress(operation, { kind: 'overviewed', row: row('a', { reading: reading({ secrets: 8 }) }) }));
  overview.hear(progress('another', { kind: 'overviewed', row: row('c') }));
  expect(overview.rows.map(({ turn }) => turn)).toEqual([null, 'asking', 'waiting']);
  expect(overview.rows[0]?.reading?.secrets).toBe(8);
  expect(overview.standing).toEqual({ of: 3, done: 1, troubled: 0 });
  end([row('a'), row('b', { reading: reading({ problem: REFUSED }) }), row('c')]);
  await done;
  expect([overview.standing, overview.rows.map(({ turn }) => turn)]).toEqual([null, [null, null, null]]);
  expect(overview.rows[1]?.reading?.problem).toEqual(REFUSED);
});

test('while a round runs, only the rows that change are new', async () => {
  const { overview, asked } = given({ refresh_overview: () => new Promise(() => undefined) });
  void overview.refresh();
  const { operation } = asked[0]?.[1] as { operation: string };
  const before = overview.rows;
  overview.hear(progress(`${operation}/b`, { kind: 'sending', operation: 'token' }));
  expect(overview.rows.map((row, at) => row === before[at])).toEqual([true, false, true]);
});

test('a round that is cancelled keeps what is known by then and is no failure', async () => {
  const { overview, asked } = given({ refresh_overview: failing({ kind: 'cancelled' }) });
  const done = overview.refresh();
  overview.cancel();
  await done;
  expect(overview.problem).toBeNull();
  expect(asked.map(([name]) => name)).toEqual(['refresh_overview', 'cancel']);
});

test('a round that cannot be run says why', async () => {
  const { overview } = given({ refresh_overview: failing({ kind: 'notSaved' }) });
  await overview.refresh();
  expect(overview.problem).toEqual({ kind: 'notSaved' });
});

test('one connection can be asked alone, and a second round waits for the first to end', async () => {
  const { overview, asked } = given({ refresh_overview: () => [] });
  await Promise.all([overview.refresh(['b']), overview.refresh()]);
  expect(asked).toEqual([['refresh_overview', { connections: ['b'], operation: expect.any(String) }]]);
});

test('sorting goes up, down, and back to the order of the list; what is not known stands last', async () => {
  const told = [
    row('a', { reading: reading({ latency: 20 }) }),
    row('b'),
    row('c', { reading: reading({ latency: 90 }) }),
  ];
  const { overview } = given({ overview: () => told });
  await overview.look();
  const order = () => overview.rows.map(({ connection }) => connection.id).join('');
  overview.sortBy('reached');
  expect(order()).toBe('cab');
  overview.sortBy('reached');
  expect(order()).toBe('acb');
  overview.sortBy('reached');
  expect(order()).toBe('abc');
});

test('certificates are sorted by the days that are left; connections without one stand last', async () => {
  const { overview, connections } = given({});
  const [a, b, c] = ['a', 'b', 'c'].map((id) => connection(id));
  if (!a || !b || !c) throw new Error('three connections');
  connections.load([{ ...a, certificate: certificate(30) }, b, { ...c, certificate: certificate(2) }]);
  overview.sortBy('certificate');
  expect(overview.rows.map(({ connection }) => connection.id)).toEqual(['c', 'a', 'b']);
});

test('a connection that is removed leaves the overview', () => {
  const { overview, connections } = given({});
  connections.load([connection('b')]);
  expect(overview.rows.map(({ connection }) => connection.id)).toEqual(['b']);
});

const REFUSED: Problem = { kind: 'clientSecretRefused', host: 'token.example', message: '' };

function given(answers: Parameters<typeof fakeCall>[0]) {
  const { call, asked } = fakeCall(answers);
  const connections = new Connections(call, new Settings(call));
  connections.load([connection('a'), connection('b'), connection('c')]);
  return { overview: new Overview(call, connections, (run) => run()), connections, asked };
}

function certificate(daysLeft: number): CertificateView {
  const day = '2026-01-01T00:00:00Z';
  return {
    subject: '',
    issuer: '',
    serial: '',
    key: '',
    beginsAt: day,
    endsAt: day,
    daysLeft,
    state: 'valid',
    length: 1,
  };
}

function row(id: string, some: Partial<OverviewRow> = {}): OverviewRow {
  return { connection: connection(id), known: 0, reading: null, ...some };
}

function reading(some: Partial<TenantReading> = {}): TenantReading {
  return { at: '2026-01-01T00:00:00Z', latency: 20, secrets: 0, problem: null, ...some };
}

function progress(operation: string, step: Extract<Event, { kind: 'progress' }>['step']): Event {
  return { kind: 'progress', operation, step };
}
