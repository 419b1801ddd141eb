// The workflows of GitHub take other people's code by its commit alone, and may do no more than read the repository.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const FOLDER = '.github/workflows/';

for (const name of readdirSync(FOLDER)) {
  const lines = readFileSync(FOLDER + name, 'utf8').split('\n');

  test(`${name} pins every action by its commit`, () => {
    const actions = lines.filter((line) => /^\s*(- )?uses:/.test(line));
    assert.notEqual(actions.length, 0);
    assert.deepEqual(
      actions.filter((line) => !/@[0-9a-f]{40} # v\d/.test(line)),
      [],
    );
  });

  test(`${name} may only read the repository, and leaves no token in the clone`, () => {
    const from = lines.indexOf('permissions:');
    assert.equal(lines[from + 1], '  contents: read');
    assert.equal(lines[from + 2], '');
    assert.equal(lines.filter((line) => line.includes('permissions:')).length, 1);
    const clones = lines.filter((line) => line.includes('uses: actions/checkout@')).length;
    assert.equal(lines.filter((line) => line.includes('persist-credentials: false')).length, clones);
  });
}
