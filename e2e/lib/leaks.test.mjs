// The search for leaks is worth nothing if it is blind: what is planted has to be found.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { leaks } from './leaks.mjs';

const SECRET = 'c4nary?"ü>+/end';
const hex = Buffer.from(SECRET).toString('hex');

const planted = {
  plain: `before ${SECRET} after`,
  'base64 after 0 bytes': Buffer.from(`${SECRET}x`).toString('base64'),
  'base64 after 1 byte': Buffer.from(`u${SECRET}`).toString('base64'),
  'base64 after 2 bytes': Buffer.from(`u:${SECRET}yy`).toString('base64'),
  'base64 for URLs': Buffer.from(`user:${SECRET}`).toString('base64url'),
  'hex in capitals': hex.toUpperCase(),
  percent: encodeURIComponent(SECRET),
  'percent, every byte': hex.replace(/../g, '%$&').toUpperCase(),
  JSON: JSON.stringify({ password: SECRET }),
  'JSON in JSON': JSON.stringify(JSON.stringify({ password: SECRET })),
  'list of numbers': JSON.stringify([...Buffer.from(SECRET)]),
};

for (const [form, text] of Object.entries(planted)) {
  test(`a secret is found as ${form}`, () => {
    assert.equal(leaks([SECRET], { outputs: { log: text } }).length > 0, true);
  });
}

test('nothing is found where nothing is', () => {
  const innocent = { log: 'c4nary and other words', encoded: Buffer.from('something else').toString('base64') };
  assert.deepEqual(leaks([SECRET], { outputs: innocent }), []);
});

test('files in folders below are read', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'leaks-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep/file'), SECRET);
  assert.deepEqual(leaks([SECRET], { folders: [folder] }), [`${join(folder, 'deep/file')}: secret 0, plain`]);
});
