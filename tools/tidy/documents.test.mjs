// The files that the documents for developers name.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
const folders = new Set(files.flatMap(parents));
const roots = new Set(files.map((path) => path.split('/')[0]));
const DOCUMENTS = files.filter((path) =>
  /^((ARCHITECTURE|CONTRIBUTING|SECURITY|README)\.md|docs\/[^/]+\.md|crates\/[^/]+\/README\.md)$/.test(path),
);

for (const document of DOCUMENTS) {
  test(`${document} names files that exist`, () => {
    const text = readFileSync(document, 'utf8');
    assert.deepEqual(
      [...paths(text), ...links(text)].filter((path) => !exists(document, path)),
      [],
    );
  });
}

test('the way of one request has at most fifteen stops', () => {
  const [, way] = readFileSync('ARCHITECTURE.md', 'utf8').split('## How a request travels');
  const stops = way.split('\n## ')[0].match(/^\d+\. .*/gm) ?? [];
  assert.ok(stops.length <= 15, `${stops.length} stops`);
  assert.deepEqual(
    stops.filter((stop) => paths(stop).length === 0),
    [],
  );
});

/** What stands in code marks and is a path from the root, or from the folder of a crate. */
function paths(text) {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span);
  return spans
    .filter((span) => /^[\w.*-]+(\/[\w.*-]+)+\/?$/.test(span))
    .filter((span) => roots.has(span.split('/')[0]) || /^(src|tests|examples)\//.test(span));
}

function links(text) {
  const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

function exists(document, path) {
  const [fromRoot, fromHere] = [join(path), join(dirname(document), path)].map((path) => path.replace(/\/$/, ''));
  return [fromRoot, fromHere].some((path) => matches(path));
}

function matches(path) {
  if (isIgnored(path)) return true;
  if (!path.includes('*')) return folders.has(path) || files.includes(path);
  const pattern = new RegExp(`^${path.split('*').map(escape).join('[^/]*')}$`);
  return files.some((file) => pattern.test(file)) || [...folders].some((folder) => pattern.test(folder));
}

/** What builds make is not in the repository. */
function isIgnored(path) {
  return spawnSync('git', ['check-ignore', '--quiet', '--no-index', path]).status === 0;
}

function escape(text) {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

function parents(path) {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
