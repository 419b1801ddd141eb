import { expect, test } from 'vitest';

import type { AddedConnection, ImportView, Problem, ReadingView, Recognised } from '../bindings';
import { Connections } from './connections.svelte';
import { connection, failing, fakeCall } from './fakeCall';
import { Settings } from './settings.svelte';

const READING: ReadingView = {
  reading: 'r1',
  keys: [
    {
      label: null,
      doctor: [],
      usable: {
        suggestedName: 'acme',
        tokenUrl: 'https://token.example',
        apiUrl: 'https://api.example',
        clientId: 'sb-invented',
        certificate: null,
        region: null,
        sameTenant: null,
      },
    },
  ],
};
const HOW = { key: 0, name: 'acme-prod', remember: true, production: true, untested: false, operation: 'o1' };

const SERVICE_KEY: Recognised = { kind: 'serviceKey', reading: READING, credentials: null };

test('a service key that was read waits for a yes and is then saved, used and forgotten here', async () => {
  const { connections, asked } = given({
    choose_file: () => SERVICE_KEY,
    add_connection: ({ name, production }) => saved('new', { name, production }),
  });
  await connections.choose();
  expect(connections.reading).toEqual(READING);
  await connections.add(HOW);
  expect(connections.current?.name).toBe('acme-prod');
  expect(connections.reading).toBeNull();
  expect(asked).toContainEqual(['add_connection', { ...HOW, reading: 'r1' }]);
});

test('the test of the key before does not stand for the one that takes its place', async () => {
  const { connections } = given({
    choose_file: () => SERVICE_KEY,
    add_connection: () => saved('a'),
    test_connection: () => ({ parts: [], connection: connection('a') }),
  });
  connections.load([connection('a')]);
  await connections.test('a');
  expect(connections.tests.has('a')).toBe(true);
  await connections.choose();
  await connections.add({ ...HOW, update: 'a' });
  expect(connections.tests.has('a')).toBe(false);
});

test('configurations in the home folder are offered, and one is read when it is chosen', async () => {
  const file = { path: '~/.aicore/config.json', profile: null, variable: null };
  const { connections, asked } = given({ find_key_files: () => [file], read_key_file: () => SERVICE_KEY });
  await connections.lookForKeyFiles();
  expect(connections.keyFiles).toEqual([file]);
  expect(connections.reading).toBeNull();
  await connections.readKeyFile(file.path);
  expect(asked).toContainEqual(['read_key_file', { path: file.path }]);
  expect(connections.reading).toEqual(READING);
});

test('registry credentials beside a service key come once the key is settled, however it is', async () => {
  const credentials = { import: 'i1' } as ImportView;
  const beside: Recognised = { kind: 'serviceKey', reading: READING, credentials };
  for (const settle of [(one: Connections) => one.add(HOW), (one: Connections) => one.discard()]) {
    const shown: ImportView[] = [];
    const { connections } = given({ paste: () => beside, add_connection: () => saved('new') }, (found) =>
      shown.push(found),
    );
    await connections.paste();
    expect(shown).toEqual([]);
    await settle(connections);
    expect(shown).toEqual([credentials]);
  }
});

test('a key that is not saved is discarded where it was read', async () => {
  const { connections, asked } = given({ paste: () => SERVICE_KEY });
  await connections.paste();
  connections.discard();
  expect(connections.reading).toBeNull();
  expect(asked).toContainEqual(['discard_service_key', { reading: 'r1' }]);
});

test('a key that cannot be saved waits on', async () => {
  const { connections } = given({
    choose_file: () => SERVICE_KEY,
    add_connection: failing({ kind: 'connectionNameUnusable' }),
  });
  await connections.choose();
  await expect(connections.add({ ...HOW, name: 'taken' })).rejects.toEqual({ kind: 'connectionNameUnusable' });
  expect(connections.reading).toEqual(READING);
});

test('a key that was tried and does not work waits for a word, and the connection keeps its own', async () => {
  const problem = { kind: 'timedOut', host: 'token.example', seconds: 30 } as unknown as Problem;
  const { connections } = given({
    choose_file: () => SERVICE_KEY,
    add_connection: () => ({ kind: 'keyFailed', problem }),
  });
  connections.load([connection('a')]);
  await connections.choose();
  expect(await connections.add({ ...HOW, update: 'a' })).toEqual({ kind: 'keyFailed', problem });
  expect(connections.reading).toEqual(READING);
  expect(connections.list).toEqual([connection('a')]);
});

test('a key that is put back is shown, and the test of the other is over', async () => {
  const { connections } = given({
    restore_key: () => connection('a', { clientId: 'sb-before' }),
    test_connection: () => ({ parts: [], connection: connection('a') }),
  });
  connections.load([connection('a')]);
  await connections.test('a');
  await connections.restoreKey('a');
  expect(connections.current?.clientId).toBe('sb-before');
  expect(connections.tests.has('a')).toBe(false);
});

test('choosing no file changes nothing', async () => {
  const { connections } = given({});
  await connections.choose();
  expect([connections.reading, connections.reads.problem]).toEqual([null, null]);
});

test('what is no problem is told as a mistake of ours', async () => {
  const { connections } = given({ choose_file: () => Promise.reject(new Error('bug')) });
  await connections.choose();
  expect(connections.reads.problem).toEqual({ kind: 'unexpected' });
});

test('a dropped key is shown, a refused one explained, and the veil goes with the drag', () => {
  const { connections } = given({});
  connections.hear({ kind: 'dragEntered' });
  expect(connections.dragging).toBe(true);
  connections.hear({ kind: 'dragLeft' });
  connections.hear({ kind: 'dropped', recognised: SERVICE_KEY });
  expect([connections.dragging, connections.reading]).toEqual([false, READING]);
  connections.hear({ kind: 'dropRefused', problem: { kind: 'tooLarge', limit: 1048576 } });
  expect(connections.reads.problem).toEqual({ kind: 'tooLarge', limit: 1048576 });
});

test('registry credentials in place of a key are handed on', async () => {
  const found = { import: 'i1' } as ImportView;
  const handed: ImportView[] = [];
  const { connections } = given({ paste: () => ({ kind: 'credentials', import: found }) }, (one) => handed.push(one));
  await connections.paste();
  expect(connections.reading).toBeNull();
  expect(handed).toEqual([found]);
});

test('when the connection in use is removed, another one is used', async () => {
  const { connections } = given({ remove_connection: () => ({ deleted: 2, pending: 0 }) });
  connections.load([connection('a'), connection('b')]);
  connections.use('a');
  expect(await connections.remove('a')).toEqual({ deleted: 2, pending: 0 });
  expect(connections.current?.id).toBe('b');
});

test('opening the practice tenant twice gives one connection', async () => {
  const { connections } = given({ open_practice_tenant: () => connection('p', { practice: true }) });
  await connections.openPractice();
  await connections.openPractice();
  expect(connections.list.map(({ id }) => id)).toEqual(['p']);
});

test('a connection moves to another place, and what is saved is the whole order', async () => {
  const { connections, asked } = given({});
  connections.load([connection('a'), connection('b'), connection('c')]);
  expect(await connections.move('c', 0)).toBe(true);
  expect(await connections.move('c', -1)).toBe(false);
  expect(await connections.move('a', 9)).toBe(true);
  expect(connections.list.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(asked).toEqual([
    ['order_connections', { connections: ['c', 'a', 'b'] }],
    ['order_connections', { connections: ['c', 'b', 'a'] }],
  ]);
});

test('an order that cannot be saved is as it was, and says why', async () => {
  const { connections } = given({ order_connections: failing({ kind: 'notSaved' }) });
  connections.load([connection('a'), connection('b')]);
  await expect(connections.move('b', 0)).rejects.toEqual({ kind: 'notSaved' });
  expect(connections.list.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('a connection whose key is added again keeps its place', async () => {
  const { connections } = given({ paste: () => SERVICE_KEY, add_connection: () => saved('a', { name: 'anew' }) });
  connections.load([connection('a'), connection('b')]);
  await connections.paste();
  await connections.add({ ...HOW, name: 'anew' });
  expect(connections.list.map(({ name }) => name)).toEqual(['anew', 'b']);
});

test('a quota that another call told is shown for its connection alone', () => {
  const { connections } = given({});
  connections.load([connection('a'), connection('b')]);
  connections.noteQuota('b', { used: 3, max: 50 });
  expect(connections.list.map(({ quota }) => quota)).toEqual([null, { used: 3, max: 50 }]);
});

const saved = (...of: Parameters<typeof connection>): AddedConnection => ({
  kind: 'saved',
  connection: connection(...of),
});

function given(answers: Parameters<typeof fakeCall>[0], credentials?: (found: ImportView) => void) {
  const { call, asked } = fakeCall(answers);
  return { connections: new Connections(call, new Settings(call), credentials), asked };
}
