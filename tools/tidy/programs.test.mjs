// Every external program that is started comes from a package that ./dev installs, so that the commands work on a machine
// where nobody installed anything by hand.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { SOURCES } from './programs/sources.mjs';
import { complaints, examine, unused } from './programs/started.mjs';

const PLACES = /^(dev$|(tools|e2e|\.ci|crates|src-tauri)\/|ui\/package\.json$)/;
// Scripts that people paste are data; nothing runs them.
const DATA = /\.(png|utf16)$|^crates\/app\/tests\/pastes\//;

const paths = new Set(execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(existsSync));
const examined = examine(
  [...paths]
    .filter((path) => PLACES.test(path) && !DATA.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
);

test('a package brings every program that is started', () => {
  assert.deepEqual(complaints(examined, paths), []);
});

test('every row of the tables is used', () => {
  assert.deepEqual(unused(examined), []);
});

test('a program without a row is named, with the place that starts it', () => {
  const { xclip: _, ...rest } = SOURCES;
  const [first] = complaints(examined, paths, rest).filter((line) => line.includes('xclip'));
  assert.match(first, /^e2e\/lib\/clipboard\.mjs:\d+ starts xclip: add a row to SOURCES$/);
});

test('a package that no list names is missing', () => {
  const packages = new Set([...examined.packages].filter((name) => name !== 'xclip'));
  const [first] = complaints({ ...examined, packages }, paths).filter((line) => line.includes('xclip'));
  assert.match(first, /^e2e\/lib\/clipboard\.mjs:\d+ starts xclip: no list of packages has xclip$/);
});

const SCRIPTS = [
  ['a command', 'jq . file', ['jq']],
  ['every command of a pipeline', 'a | b |& c', ['a', 'b', 'c']],
  ['commands in substitutions', 'x=$(a "$(b)") `d`; cd <(c)', ['`d`', 'a', 'b', 'c', 'd']],
  ['commands behind assignments on a line of their own', 'A=1 B=2\nwhile a; do b; done', ['a', 'b']],
  ['commands of a function, wherever it is called', 'f() { a; }\nf', ['a']],
  ['no function, builtin or keyword', 'f() { local x; }\nif f; then cd /; fi', []],
  ['no program that is only looked for', 'command -v a >/dev/null', []],
  ['what a wrapper starts', 'exec env -u X A=1 timeout --kill-after=10 9 nice -n 5 a', ['env', 'timeout', 'nice', 'a']],
  ['what a function starts that takes a command', 'f() { shift; "$@"; }\nf name a', ['"$@"', 'a']],
  [
    'what a function passes on to such a function',
    'g() { shift; f "$@"; }\nf() { "$@"; }\ng name a',
    ['"$@"', '"$@"', 'a'],
  ],
  ['what xargs and find start', 'find . -name x -exec a {} \\; | xargs -0 b', ['find', 'a', 'xargs', 'b']],
  ['what a trap and a shell in quotes start', `trap 'a "$x"' EXIT; bash -c 'b && c'`, ['a', 'bash', 'b', 'c']],
  ['the variable, where a name is in one', '"$tool" x; "$home/bin/y"', ['"$tool"', '"$home/bin/y"']],
  ['what follows an array that may be empty', '"${nice[@]}" a', ['"${nice[@]}"', 'a']],
  ['the interpreter of the first line', '#!/usr/bin/env a\n', ['a']],
];
for (const [what, text, expected] of SCRIPTS) {
  test(`of a shell script it finds ${what}`, () => {
    assert.deepEqual(started('x.sh', text).sort(), expected.toSorted());
  });
}

const NODE = `import { spawn, execFileSync as run } from 'node:child_process';\n`;
const SOURCE = [
  ['x.mjs', 'a call of child_process by another name', `${NODE}run('a', ['b'])`, ['a']],
  ['x.mjs', 'a constant', `${NODE}const A = '/usr/bin/a';\nspawn(A)`, ['/usr/bin/a']],
  ['x.mjs', 'what is passed to a function', `${NODE}function f(p) { spawn(p); }\nf('a'); f('b');`, ['a', 'b']],
  ['x.mjs', 'a name that is put together', `${NODE}spawn(\`a-\${b}\`)`, ['`a-${b}`']],
  ['x.mjs', 'not a method of the same name', `${NODE}/x/.exec('a'); other.spawn('b')`, []],
  ['x.rs', 'a command', 'fn f() { std::process::Command::new("a").arg("b"); }', ['a']],
  ['x.rs', 'what is passed to a function', 'fn f(p: &str) { Command::new(p); }\nfn g() { f("a"); }', ['a']],
  ['x.rs', 'a name that is put together', 'fn f() { Command::new(format!("a-{b}")); }', ['format!("a-{b}")']],
  ['x.rs', 'a command by another name', 'use std::process::Command as C;\nfn f() { C::new("a"); }', ['a']],
  ['x.rs', 'the parameter of a public function', 'pub fn f(p: &str) { Command::new(p); }\nfn g() { f("a"); }', ['p']],
  ['x.py', 'the head of a list', 'import subprocess\nsubprocess.run(["a", "b"])', ['a']],
  ['package.json', 'the scripts of npm', '{ "scripts": { "x": "a --b && c" } }', ['a', 'c']],
];
for (const [path, what, text, expected] of SOURCE) {
  test(`of ${path} it finds ${what}`, () => assert.deepEqual(started(path, text), expected));
}

test('a class of another file starts what it is given', () => {
  const files = [
    { path: 'child.mjs', text: `${NODE}export class Child { constructor(program) { spawn(program); } }` },
    { path: 'user.mjs', text: `new Child('a')` },
  ];
  assert.deepEqual(
    examine(files).started.map(({ path, program }) => [path, program]),
    [['user.mjs', 'a']],
  );
});

test('what cannot be parsed is an error: a program could hide there', () => {
  assert.throws(() => started('x.sh', 'if a; then'), /x\.sh/);
  assert.throws(() => started('x.mjs', `${NODE}spawn('a'`), /x\.mjs/);
  assert.throws(() => started('x.mjs', `require('child_process').spawn('a')`), /x\.mjs: use an import statement/);
});

function started(path, text) {
  return examine([{ path, text }]).started.map(({ program, expression }) => program ?? expression);
}
