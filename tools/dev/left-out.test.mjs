// The tests that are not run under Wine are named in systems/left-out.json: a name that is out of date leaves out nothing.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const rows = JSON.parse(readFileSync('tools/dev/systems/left-out.json', 'utf8'));

for (const { crate, target, reason, tests } of rows) {
  test(`what is left out of ${target} of ${crate} exists and has a reason`, () => {
    assert.notEqual(reason, '');
    assert.ok(mainFile(crate, target), `${crate} has no test program ${target}`);
    const names = tests === 'all' ? [] : tests;
    assert.deepEqual(
      names.filter((name) => !isTest(crate, target, name)),
      [],
    );
  });
}

test('no program is named twice', () => {
  const programs = rows.map(({ crate, target }) => `${crate} ${target}`);
  assert.deepEqual(programs, [...new Set(programs)]);
});

/** Where the program begins. */
function mainFile(crate, target) {
  const files = target === 'lib' ? ['src/lib.rs'] : [`tests/${target}.rs`, `tests/${target}/main.rs`];
  return files.map((file) => join('crates', crate, file)).find((file) => existsSync(file));
}

/** Whether the file of the module, or that of the program, has a test of this name. */
function isTest(crate, target, name) {
  const modules = name.split('::');
  const test = modules.pop();
  const folder = target === 'lib' ? 'src' : join('tests', target);
  const file = modules.length ? join('crates', crate, folder, `${modules.join('/')}.rs`) : mainFile(crate, target);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return new RegExp(`#\\[(tokio::)?test[^\\]]*\\]\\s*(#\\[[^\\]]*\\]\\s*)*(async )?fn ${test}\\(`).test(text);
}
