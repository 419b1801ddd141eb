// Which external programs the scripts, the tests and the application start, and whether a package brings each.
import { loadGrammars, parse } from './grammar.mjs';
import { startedByCalls } from './calls.mjs';
import { functionsOf, packagesOf, parseShell, startedByShell } from './shell.mjs';
import { EXPRESSIONS, OTHER_SOURCES, SOURCES } from './sources.mjs';

const SHEBANG = /^#!(?:\/usr\/bin\/env )?(\S+)/;
const LANGUAGES = { javascript: /\.m?js$/, rust: /\.rs$/, python: /\.py$/ };
/** Rust without a mention of it starts nothing, and is not parsed. */
const RUST_STARTS = /\bCommand\b/;

/** The command of the caller, which is found where it is called; the script itself; Node.js itself. */
const PASSED_ON = ['"$@"', '"$0"', 'process.execPath'];

await loadGrammars(...Object.keys(LANGUAGES));

/**
 * What the files start, as `{ path, line, program }` or `{ path, line, expression }`, and the packages that the lists in
 * them name. Each file is `{ path, text }`, the path relative to the repository.
 */
export function examine(files) {
  const scripts = files.filter(isShell).map(({ path, text }) => parseShell(text, path));
  const functions = functionsOf(scripts);
  const started = [
    ...files.flatMap(interpreter),
    ...scripts.flatMap((script) => startedByShell(script, functions).map((start) => ({ path: script.path, ...start }))),
    ...Object.keys(LANGUAGES).flatMap((language) => startedIn(language, files)),
    ...files.flatMap(startedByNpm),
  ];
  return { started, packages: new Set(scripts.flatMap(packagesOf)) };
}

/**
 * A sentence for each program that no package brings. `paths` are the files of the repository; the tables are those of
 * `sources.mjs`, or others for a test.
 */
export function complaints({ started, packages }, paths, sources = SOURCES, expressions = EXPRESSIONS) {
  return started.flatMap(({ path, line, program, expression }) => {
    const where = `${path}:${line}`;
    if (expression !== undefined) {
      const known = PASSED_ON.includes(expression) || Object.hasOwn(expressions, `${path}: ${expression}`);
      return known ? [] : [`${where} starts ${expression}: say in EXPRESSIONS what that is`];
    }
    // A file of the repository, or what cargo made of it.
    if (paths.has(program.replace(/^\.\//, '')) || program.startsWith('target/')) return [];
    const name = program.replace(/^(\/.*|.*node_modules\/\.bin)\//, '');
    if (!Object.hasOwn(sources, name)) return [`${where} starts ${name}: add a row to SOURCES`];
    const source = sources[name];
    if (OTHER_SOURCES.includes(source) || packages.has(source)) return [];
    return [`${where} starts ${name}: no list of packages has ${source}`];
  });
}

/** The rows of the tables that nothing uses any more. */
export function unused({ started }, sources = SOURCES, expressions = EXPRESSIONS) {
  const programs = new Set(started.map(({ program }) => program?.split('/').at(-1)));
  const used = new Set(started.map(({ path, expression }) => `${path}: ${expression}`));
  return [
    ...Object.keys(sources).filter((name) => !programs.has(name)),
    ...Object.keys(expressions).filter((expression) => !used.has(expression)),
  ];
}

function isShell({ path, text }) {
  return path.endsWith('.sh') ? !path.includes('/tests/') : /^#!.*\b(bash|sh)\n/.test(text);
}

function interpreter({ path, text }) {
  const program = SHEBANG.exec(text)?.[1];
  return program ? [{ path, line: 1, program }] : [];
}

function startedIn(language, files) {
  const sources = files.filter(({ path, text }) => LANGUAGES[language].test(path) && startsSomething(language, text));
  const trees = sources.map(({ path, text }) => ({ path, root: parse(language, text, path) }));
  return trees.flatMap((tree) =>
    startedByCalls(
      language,
      tree,
      trees.filter((other) => other !== tree),
    ),
  );
}

function startsSomething(language, text) {
  return language !== 'rust' || RUST_STARTS.test(text);
}

function startedByNpm({ path, text }) {
  if (!path.endsWith('package.json')) return [];
  const scripts = Object.values(JSON.parse(text).scripts ?? {});
  return scripts.flatMap((script) =>
    startedByShell(parseShell(script, path), new Map()).map((start) => ({ path, ...start })),
  );
}
