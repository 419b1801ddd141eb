// The layers of crates/app: which feature may use which, so that no two depend on each other.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { test } from 'node:test';

const ROOT = 'crates/app/src/';
const MOST_FILES = 12;

/** Arrows point downwards: a folder uses folders of lower layers only, and none on its own layer. */
const LAYERS = [['problem'], ['view'], ['shared'], ['activity'], ['compose'], ['connections', 'secrets'], ['system']];
/** What makes the features and names their commands. It knows all of them, and none of them knows it. */
const WIRING = ['app', 'contract', 'lib'];

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ROOT], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path.endsWith('.rs'));
const arrows = readArrows();

test('each folder of crates/app has a layer', (context) => {
  for (const [from, to] of arrows) context.diagnostic(`${from} -> ${[...to].sort().join(', ') || 'nothing'}`);
  const unknown = [...arrows.keys()].filter((folder) => layer(folder) < 0);
  assert.deepEqual(unknown, []);
});

test('no folder of crates/app uses one of its own layer or above, so there is no cycle', () => {
  const upwards = [...arrows].flatMap(([from, to]) =>
    [...to].filter((folder) => layer(folder) >= layer(from)).map((folder) => `${from} -> ${folder}`),
  );
  assert.deepEqual(upwards, []);
});

test('no feature knows the application that it is a part of', () => {
  const features = files.filter((path) => !WIRING.includes(folder(path)));
  const knowing = features.filter((path) => /\bcrate::(app|App)\b|\buse .*\bApp\b/.test(code(path)));
  assert.deepEqual(knowing, []);
});

test('a feature keeps the services it needs, and not the bundle of all of them', () => {
  const features = files.filter((path) => !WIRING.includes(folder(path)) && path !== `${ROOT}shared.rs`);
  const keeping = features.filter((path) => /(?<!&)\bServices\b/.test(code(path).replace(/^use .*$/gm, '')));
  assert.deepEqual(keeping, []);
});

test(`at most ${MOST_FILES} files are in crates/app/src itself`, () => {
  const direct = files.filter((path) => `${dirname(path)}/` === ROOT).map((path) => basename(path));
  assert.ok(direct.length <= MOST_FILES, direct.join(', '));
});

function readArrows() {
  const found = new Map();
  for (const path of files.filter((path) => !WIRING.includes(folder(path)))) {
    const from = folder(path);
    const to = found.get(from) ?? new Set();
    found.set(from, to);
    for (const used of uses(code(path))) if (used !== from) to.add(used);
  }
  return found;
}

/** The folders that a text names behind `crate::`, in paths and in groups. */
function uses(text) {
  const paths = [...text.matchAll(/\bcrate::(\w+)/g)].map(([, name]) => name);
  const groups = [...text.matchAll(/\bcrate::\{([^;]*)\};/g)].flatMap(([, group]) =>
    group.split(',').map((item) => item.trim().split('::')[0]),
  );
  return new Set([...paths, ...groups].filter(Boolean).map((name) => (name === 'Problem' ? 'problem' : name)));
}

/** A file's text without its comments: they may name what the code must not. */
function code(path) {
  return readFileSync(path, 'utf8').replace(/^\s*\/\/.*$/gm, '');
}

/** The folder of a file; the file beside a folder that has its name belongs to it. */
function folder(path) {
  return path.slice(ROOT.length).split('/')[0].replace(/\.rs$/, '');
}

function layer(folder) {
  return LAYERS.findIndex((layer) => layer.includes(folder));
}
