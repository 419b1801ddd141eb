// The arrows of the house: which room may lean on which, and which room alone holds a dangerous library.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

/** Arrows point downwards: a room depends on rooms of lower floors only. */
const FLOORS = [
  ['pasted-text', 'go-std'],
  ['pull-secret'],
  ['request'],
  ['ai-core', 'registry-check', 'vault', 'records'],
  ['app'],
  ['pullpass'],
];

/** Built for tests alone: it leans on the rooms that it tests, and none leans on it. */
const FOR_TESTS = ['reference-readers'];

/** Libraries that one room alone depends on; the others go through it. */
const ONE_ROOM = [
  { library: /^(reqwest|hyper)$/, room: 'request' },
  { library: /^keyring|-keyring-store$/, room: 'vault' },
  { library: /^rusqlite$|sqlite/, room: 'records' },
  { library: /^tauri(-|$)/, room: 'pullpass' },
];

const rooms = readRooms();

test('arrows between our crates point downwards', () => {
  for (const { name, needs } of rooms.filter(({ name }) => isRoom(name))) {
    const upwards = needs.filter((need) => floor(need) >= floor(name));
    assert.deepEqual(upwards, [], `${name} leans on rooms that are not below it`);
  }
});

test('every crate has its floor', () => {
  const known = [...FLOORS.flat(), ...FOR_TESTS, 'sandbox'];
  assert.deepEqual(
    rooms.map(({ name }) => name).filter((name) => !known.includes(name)),
    [],
  );
});

test('no product depends on what only tests use', () => {
  const users = rooms.filter(({ needs }) => needs.some((need) => FOR_TESTS.includes(need)));
  assert.deepEqual(
    users.map(({ name }) => name),
    [],
  );
});

test('a release has the practice tenant without the controls that tests turn', () => {
  const tree = cargo(
    'tree',
    '--locked',
    '--offline',
    '--package',
    'pullpass',
    '--edges',
    'normal',
    '--format',
    '{p} [{f}]',
  );
  const sandbox = tree.split('\n').filter((line) => /\bsandbox v/.test(line));
  assert.ok(sandbox.length > 0, 'it is not in the tree at all');
  assert.deepEqual(
    sandbox.filter((line) => !line.includes('[]')),
    [],
  );
});

test('the practice tenant uses none of our crates, in tests neither, so it can judge them', () => {
  const sandbox = rooms.find(({ name }) => name === 'sandbox');
  assert.deepEqual([...sandbox.needs, ...sandbox.testNeeds].filter(isRoom), []);
});

for (const { library, room } of ONE_ROOM) {
  test(`only ${room} depends on ${library.source}`, () => {
    const users = rooms.filter(({ needs, name }) => name !== 'sandbox' && needs.some((need) => library.test(need)));
    assert.deepEqual(
      users.map(({ name }) => name).filter((name) => name !== room),
      [],
    );
  });
}

for (const pure of ['pasted-text', 'go-std', 'pull-secret']) {
  test(`${pure} brings in no runtime and no network`, () => {
    const { needs } = rooms.find(({ name }) => name === pure);
    assert.deepEqual(
      needs.filter((need) => /^(tokio|async-|futures|reqwest|hyper|log|rusqlite|tauri)/.test(need)),
      [],
    );
  });
}

function readRooms() {
  const { packages } = JSON.parse(cargo('metadata', '--no-deps', '--format-version', '1', '--locked', '--offline'));
  return packages.map(({ name, dependencies }) => ({
    name,
    needs: names(dependencies, (kind) => kind !== 'dev'),
    testNeeds: names(dependencies, (kind) => kind === 'dev'),
  }));
}

function cargo(...command) {
  return execFileSync('cargo', command, { encoding: 'utf8', maxBuffer: 2 ** 26 });
}

function names(dependencies, wanted) {
  return dependencies.filter(({ kind }) => wanted(kind)).map(({ name }) => name);
}

function isRoom(name) {
  return FLOORS.flat().includes(name);
}

/** The practice tenant stands beside the house and any room may use it; libraries are the ground. */
function floor(name) {
  return FLOORS.findIndex((floor) => floor.includes(name));
}
