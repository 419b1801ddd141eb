// The layers of the crates: which may depend on which, and which crate alone depends on a dangerous library.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** Arrows point downwards: a crate depends on crates of lower layers only. */
const LAYERS = [
  ['pasted-text', 'go-std'],
  ['pull-secret'],
  ['request'],
  ['ai-core', 'registry-check', 'vault', 'records'],
  ['app'],
  ['pullpass'],
];

/** Built for tests alone: it depends on the crates that it tests, and none depends on it. */
const FOR_TESTS = ['reference-readers'];

/** Libraries that one crate alone depends on; the others go through it. */
const ONE_CRATE = [
  { library: /^(reqwest|hyper)$/, crate: 'request' },
  { library: /^keyring|-keyring-store$/, crate: 'vault' },
  { library: /^rusqlite$|sqlite/, crate: 'records' },
  { library: /^tauri(-|$)/, crate: 'pullpass' },
];

const crates = readCrates();

test('arrows between our crates point downwards', () => {
  for (const { name, needs } of crates.filter(({ name }) => isCrate(name))) {
    const upwards = needs.filter((need) => layer(need) >= layer(name));
    assert.deepEqual(upwards, [], `${name} depends on crates that are not below it`);
  }
});

test('every crate has its layer', () => {
  const known = [...LAYERS.flat(), ...FOR_TESTS, 'sandbox'];
  assert.deepEqual(
    crates.map(({ name }) => name).filter((name) => !known.includes(name)),
    [],
  );
});

test('no product depends on what only tests use', () => {
  const users = crates.filter(({ needs }) => needs.some((need) => FOR_TESTS.includes(need)));
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

test('all that controls the practice tenant is behind the feature that a release lacks', () => {
  const controls = 'crates/sandbox/src/controls/';
  const surface = git('grep', '-l', '"/__sandbox/', '--', 'crates/*/src/*', 'src-tauri');
  assert.deepEqual(surface, [`${controls}control_api.rs`]);
  const behindFeature = /#\[cfg\(feature = "test-controls"\)\]\nmod controls;/;
  assert.match(readFileSync('crates/sandbox/src/lib.rs', 'utf8'), behindFeature);
});

test('the practice tenant uses none of our crates, in tests neither, so it can judge them', () => {
  const sandbox = crates.find(({ name }) => name === 'sandbox');
  assert.deepEqual([...sandbox.needs, ...sandbox.testNeeds].filter(isCrate), []);
});

for (const { library, crate } of ONE_CRATE) {
  test(`only ${crate} depends on ${library.source}`, () => {
    const users = crates.filter(({ needs, name }) => name !== 'sandbox' && needs.some((need) => library.test(need)));
    assert.deepEqual(
      users.map(({ name }) => name).filter((name) => name !== crate),
      [],
    );
  });
}

for (const pure of ['pasted-text', 'go-std', 'pull-secret']) {
  test(`${pure} brings in no runtime and no network`, () => {
    const { needs } = crates.find(({ name }) => name === pure);
    assert.deepEqual(
      needs.filter((need) => /^(tokio|async-|futures|reqwest|hyper|log|rusqlite|tauri)/.test(need)),
      [],
    );
  });
}

function readCrates() {
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

/** The lines of what git prints. */
function git(...command) {
  return execFileSync('git', command, { encoding: 'utf8' }).split('\n').filter(Boolean);
}

function names(dependencies, wanted) {
  return dependencies.filter(({ kind }) => wanted(kind)).map(({ name }) => name);
}

function isCrate(name) {
  return LAYERS.flat().includes(name);
}

/** Below 0 for the practice tenant, which any crate may use, and for the libraries of others. */
function layer(name) {
  return LAYERS.findIndex((layer) => layer.includes(name));
}
