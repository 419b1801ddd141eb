// The size of the Rust code, in figures; `node --test tools/tidy/figures.test.mjs` prints them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const LONGEST_FUNCTION = 60;
const LONGEST_FILE = 400;
/** Crates and folders that only tests and developers build. */
const FOR_TESTS =
  /^(crates\/reference-readers\/|crates\/sandbox\/src\/(controls|main)|crates\/vault\/src\/testing|fuzz\/)/;

const files = execFileSync('git', ['ls-files', '-z', '*.rs'], { encoding: 'utf8' })
  .split('\0')
  .filter((path) => path && existsSync(path))
  .map((path) => ({ path, ...split(path, readFileSync(path, 'utf8').split('\n').slice(0, -1)) }));

test(`no function has more than ${LONGEST_FUNCTION} lines`, () => {
  const long = files.flatMap(({ path, product }) =>
    functions(product)
      .filter(({ lines }) => lines > LONGEST_FUNCTION)
      .map(({ name, lines }) => `${path}: ${name}, ${lines} lines`),
  );
  assert.deepEqual(long, []);
});

test(`files with more than ${LONGEST_FILE} lines outside of their tests are told`, (context) => {
  const long = files.filter(({ product }) => product.length > LONGEST_FILE);
  long.forEach(({ path, product }) => context.diagnostic(`${path}: ${product.length} lines`));
  const direct = files.filter(({ path }) => /^crates\/app\/src\/[^/]+$/.test(path)).length;
  context.diagnostic(`${direct} files directly in crates/app/src`);
});

test('lines of tests for each line of the product are told', (context) => {
  const sum = (part) => files.reduce((lines, file) => lines + file[part].filter(isCode).length, 0);
  const [tests, product] = [sum('tests'), sum('product')];
  const figure = `${tests} lines of tests, ${product} lines of the product: ${(tests / product).toFixed(2)}`;
  context.diagnostic(figure);
});

/** Neither blank nor a comment. */
function isCode(line) {
  return !/^\s*(\/\/|$)/.test(line);
}

/** What is product and what is test; what only tests and developers build counts as test. */
function split(path, lines) {
  const isTest = /\/(tests|examples)(\/|\.rs)/.test(path) || FOR_TESTS.test(path);
  if (isTest) return { product: [], tests: lines };
  const at = lines.findIndex(
    (line, index) => line === '#[cfg(test)]' && /^(pub\(crate\) )?mod \w+ \{/.test(lines[index + 1] ?? ''),
  );
  return at < 0 ? { product: lines, tests: [] } : { product: lines.slice(0, at), tests: lines.slice(at) };
}

/** The functions of a formatted file: one ends where a brace stands as far in as it began. */
function functions(lines) {
  const found = [];
  lines.forEach((line, start) => {
    const [, indent, name] =
      /^(\s*)(?:pub(?:\([a-z]+\))? )?(?:(?:async|const|unsafe|extern "C") )*fn (\w+)/.exec(line) ?? [];
    if (name === undefined) return;
    const length = lines
      .slice(start)
      .findIndex((later) => later === `${indent}}` || (later.startsWith(`${indent}fn `) && later.endsWith(';')));
    if (length >= 0) found.push({ name, lines: length + 1 });
  });
  return found;
}
