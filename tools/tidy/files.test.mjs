// House rules for every file that is kept in the repository.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const LONGEST = 500;
// Tests of one theme stand together, with their helpers below.
const LONGEST_TEST = 600;
const SOURCE = /\.(rs|ts|svelte|mjs|js|css|sh|py)$/;
const GENERATED = ['ui/src/bindings.ts'];
const THIS = 'tools/tidy/files.test.mjs';
const BINARY = /\.(png|ico|icns|woff2|utf16|db)$/;

const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((path) => path && existsSync(path));
const files = tracked.filter((path) => !BINARY.test(path)).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const source = files.filter(({ path }) => (SOURCE.test(path) || path === 'dev') && !GENERATED.includes(path));
const rust = source.filter(({ path }) => path.endsWith('.rs'));

test(`no file is longer than ${LONGEST} lines: it would hold two ideas`, () => {
  const longest = (path) => (path.includes('/tests/') ? LONGEST_TEST : LONGEST);
  none(source, ({ path, text }) => text.split('\n').length > longest(path) + 1);
});

test('every Rust file opens with what it is for', () => {
  none(rust, ({ text }) => !text.startsWith('//!'));
});

test('nothing is left for later', () => {
  const later = /\b(TODO|FIXME|XXX|HACK)\b|\b(todo|unimplemented)!\(/;
  none(others(source), ({ text }) => later.test(text));
});

test('no test is skipped or singled out', () => {
  const skipped = /#\[ignore|\b(it|test|describe)\.(skip|only|todo)\(|\bskip: true/;
  none(others(source), ({ text }) => skipped.test(text));
});

test('pull-secret, go-std and pasted-text know no clock, file or socket', () => {
  const outside =
    /\bstd::(fs|env|process|thread)\b|\b(Tcp|Udp|Unix)(Stream|Listener|Socket|Datagram)\b|\b(SystemTime|Instant)::now|\bTimestamp::now|\btokio::/;
  const pure = rust.filter(({ path }) => /^crates\/(pull-secret|go-std|pasted-text)\/src\//.test(path));
  none(pure, ({ text }) => outside.test(text));
});

test('the window talks to Rust in one place', () => {
  const importing = source.filter(({ path, text }) => path.startsWith('ui/src/') && text.includes('@tauri-apps/api'));
  const places = importing.map(({ path }) => path).filter((path) => !path.includes('.test.'));
  assert.deepEqual(places, ['ui/src/ipc.ts']);
});

test('dependencies come from the public registries alone, whatever was set up on the machine', () => {
  const lock = files.filter(({ path }) => path.endsWith('package-lock.json'));
  none(lock, ({ text }) => matches(text, /"resolved": "([^"]+)"/g).some((url) => !isNpm(url)));
  const cargo = files.filter(({ path }) => path.endsWith('Cargo.lock'));
  none(cargo, ({ text }) => matches(text, /^source = "([^"]+)"/gm).some((url) => !isCratesIo(url)));
});

test('no file sets up a package registry or names a folder of one machine', () => {
  const settings = /(^|\/)(\.npmrc|\.yarnrc.*|pip\.conf|\.cargo\/config(\.toml)?|\.pypirc)$/;
  none(files, ({ path, text }) => settings.test(path) && !setsVariablesAlone(path, text));
  // What people paste into the form is data, their folders in it too.
  const ours = others(files).filter(({ path }) => !/\/tests\/(cases|pastes)\//.test(path));
  none(ours, ({ text }) => /\/(root|work|home\/[a-z]+)\/[\w.]|--(extra-)?index-url/.test(text));
});

/** Whether it is Cargo's configuration with environment variables for build scripts, and nothing else. */
function setsVariablesAlone(path, text) {
  return path === '.cargo/config.toml' && matches(text, /^\s*\[([^\]]+)\]/gm).join() === 'env';
}

test('every path that the documents name exists', () => {
  const documents = files.filter(({ path }) => /^(docs\/)?[\w-]+\.md$/.test(path) && path !== 'CHANGELOG.md');
  const named = documents.flatMap(({ text }) => matches(text, /`((?:crates|src-tauri|ui|e2e|tools|docs)\/[\w./-]+)`/g));
  // Asked of git and not of the disk: what a build made is not there in a fresh clone.
  const kept = new Set(tracked.flatMap((path) => [path, ...foldersOf(path)]));
  assert.deepEqual(
    named.filter((path) => !kept.has(path.replace(/\/$/, ''))),
    [],
  );
});

test('every file ends with one line end and has no blanks at the end of a line', () => {
  // The bytes of a seed and of a pasted text are what they are.
  const prose = files.filter(
    ({ path }) => !/LICENSE|\.snap$|lock(\.json)?$|^fuzz\/seeds\/|\/tests\/pastes\/inputs\//.test(path),
  );
  none(prose, ({ text }) => text !== '' && (!text.endsWith('\n') || text.endsWith('\n\n')));
  none(others(source), ({ text }) => /[ \t]+$/m.test(text));
});

function none(among, wrong) {
  assert.deepEqual(
    among.filter(wrong).map(({ path }) => path),
    [],
  );
}

function others(among) {
  return among.filter(({ path }) => path !== THIS);
}

function foldersOf(path) {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function matches(text, pattern) {
  return [...text.matchAll(pattern)].map((match) => match[1]);
}

function isNpm(url) {
  return url.startsWith('https://registry.npmjs.org/');
}

function isCratesIo(url) {
  return url === 'registry+https://github.com/rust-lang/crates.io-index';
}
