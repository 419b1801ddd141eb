import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { NOTICES, notices } from './notices.mjs';
import { chosenLicences } from './spdx.mjs';

test('the licences that the window shows and the packages bring are those of the locked dependencies', () => {
  assert.ok(readFileSync(NOTICES, 'utf8') === notices(), 'A dependency changed: run ./dev licences');
});

const EXPRESSIONS = [
  ['MIT', ['MIT']],
  ['MIT OR Apache-2.0', ['Apache-2.0']],
  ['Unlicense/MIT', ['MIT']],
  ['(MIT OR Apache-2.0) AND Unicode-3.0', ['Apache-2.0', 'Unicode-3.0']],
  ['Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT', ['Apache-2.0']],
];
for (const [expression, chosen] of EXPRESSIONS) {
  test(`of “${expression}” it follows ${chosen.join(' and ')}`, () => {
    assert.deepEqual(chosenLicences(expression, 'a-package'), chosen);
  });
}

test('a licence that nobody has read is an error, and so is a missing one', () => {
  assert.throws(() => chosenLicences('SSPL-1.0', 'a-package'), /a-package: no licence of “SSPL-1.0”/);
  assert.throws(() => chosenLicences(undefined, 'a-package'), /a-package/);
  assert.throws(() => chosenLicences('MIT OR ISC AND Zlib', 'a-package'), /needs parentheses/);
});
