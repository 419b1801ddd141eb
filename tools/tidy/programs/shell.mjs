// Which programs a bash script starts.
import { execFileSync, spawnSync } from 'node:child_process';

const BUILTINS = new Set(execFileSync('bash', ['-c', 'compgen -b'], { encoding: 'utf8' }).split('\n'));

/**
 * Programs and builtins that start the command in their arguments: how many arguments of their own come first, and
 * which options take a value.
 */
const WRAPPERS = {
  command: {},
  exec: {},
  env: { valued: ['-u', '-C'] },
  sudo: { valued: ['-u'] },
  nice: { valued: ['-n'] },
  nohup: {},
  setsid: {},
  timeout: { own: 1, valued: ['-k', '-s'] },
  flock: { own: 1 },
  xargs: { valued: ['-n', '-I', '-P', '-L', '-d'] },
  unshare: { valued: ['--propagation'] },
  chroot: { own: 1 },
  'dbus-run-session': { valued: ['--config-file'] },
  'xvfb-run': { valued: ['-s', '-n', '-e', '-f', '-w', '-p'] },
};
/** Commands whose first argument is a script. */
const EVALUATING = ['eval', 'trap'];
const SHELLS = ['bash', 'sh', 'dash'];

/** A script as its syntax tree, from shfmt. Throws where it has a syntax error. */
export function parseShell(text, path) {
  const bytes = Buffer.from(text);
  const read = ['--to-json', '--language-dialect', 'bash', '--filename', path];
  const { stdout, stderr, error, status } = spawnSync('shfmt', read, {
    input: bytes,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (error) throw new Error('The house rules need shfmt: install the package shfmt', { cause: error });
  if (status !== 0) throw new Error(stderr);
  return { path, bytes, nodes: nodesOf(JSON.parse(stdout)) };
}

/**
 * The functions that the scripts define: a map from the name to `{ wrapper }`. A function that starts its arguments,
 * `"$@"`, itself or through another wrapper, is a wrapper like those above: it keeps as many of them as it shifts away.
 */
export function functionsOf(scripts) {
  for (let known = new Map(), wrappers = -1; ;) {
    const functions = new Map(scripts.flatMap((script) => definitionsIn(script, known)));
    const count = [...functions.values()].filter(({ wrapper }) => wrapper).length;
    if (count === wrappers) return functions;
    [known, wrappers] = [functions, count];
  }
}

function definitionsIn(script, known) {
  const definitions = script.nodes.filter(({ Type }) => Type === 'FuncDecl');
  return definitions.map(({ Name, Body }) => {
    const inside = { ...script, nodes: nodesOf(Body) };
    const starts = startedByShell(inside, known);
    const wraps = starts.some(({ expression }) => expression === '"$@"');
    return [Name.Value, { wrapper: wraps ? { own: shifted(inside) } : undefined }];
  });
}

function shifted({ nodes }) {
  const shifts = commands(nodes).filter(({ Args }) => literal(Args[0]) === 'shift');
  return shifts.reduce((sum, { Args }) => sum + Number(Args[1] ? literal(Args[1]) : 1), 0);
}

/** The names of packages in the script: arrays called `…_PACKAGES`, and the arguments of `ensure_packages`. */
export function packagesOf({ nodes }) {
  const arrays = nodes.filter(({ Name, Array: array }) => array && /_PACKAGES$/.test(Name.Value));
  const calls = commands(nodes).filter(({ Args }) => literal(Args[0]) === 'ensure_packages');
  const words = [
    ...arrays.flatMap((each) => each.Array.Elems.map(({ Value }) => Value)),
    ...calls.flatMap(({ Args }) => Args.slice(1)),
  ];
  return words.map(literal).filter((name) => name !== undefined);
}

/**
 * The programs that the script starts, as `{ program, line }`; where the name is not written out, as
 * `{ expression, line }`. `functions` are those it may call, its own and those of the files it
 * sources, as `functionsOf` gives them.
 */
export function startedByShell(script, functions) {
  return commands(script.nodes).flatMap(({ Args }) => {
    const words = Args.map((word) => ({ value: literal(word), source: sourceOf(script, word) }));
    return startedBy(words, functions).map((start) => ({ ...start, line: Args[0].Pos.Line }));
  });
}

function commands(nodes) {
  return nodes.filter(({ Type, Args }) => Type === 'CallExpr' && Args);
}

function nodesOf(node) {
  if (node === null || typeof node !== 'object') return [];
  return [node, ...Object.values(node).flatMap(nodesOf)];
}

/** The value of a word, if it has no expansion in it. */
function literal(word) {
  const values = word.Parts.map(({ Type, Value, Parts }) => {
    if (Type === 'Lit') return Value.replace(/\\(.)/gs, '$1');
    if (Type === 'SglQuoted') return Value;
    return Type === 'DblQuoted' ? literal({ Parts: Parts ?? [] }) : undefined;
  });
  return values.includes(undefined) ? undefined : values.join('');
}

function sourceOf({ bytes }, { Pos, End }) {
  return bytes.subarray(Pos.Offset, End.Offset).toString();
}

function startedBy([first, ...rest], functions) {
  if (!first) return [];
  const name = first.value;
  // An array in front may be empty, and then what follows it is started.
  if (name === undefined)
    return [{ expression: first.source }, ...(isOptions(first) ? startedBy(rest, functions) : [])];
  if (name === 'command' && /^-[vV]$/.test(rest[0]?.value)) return [];
  const own = BUILTINS.has(name) || functions.has(name) ? [] : [{ program: name }];
  return [...own, ...startedInside(name, rest, functions)];
}

function startedInside(name, rest, functions) {
  const script = scriptOf(name, rest);
  if (script) return startedByScript(script, functions);
  if (name === 'find') return startedBy(after(rest, /^-(exec|execdir|ok)$/), functions);
  const wrapper = functions.has(name) ? functions.get(name).wrapper : WRAPPERS[name];
  return wrapper ? startedBy(withoutOwn(rest, wrapper), functions) : [];
}

function scriptOf(name, rest) {
  if (EVALUATING.includes(name)) return rest[0]?.value === '-' ? undefined : rest[0];
  return SHELLS.includes(name) ? after(rest, /^-[a-z]*c$/)[0] : undefined;
}

function startedByScript({ value, source }, functions) {
  return value === undefined ? [{ expression: source }] : startedByShell(parseShell(value, source), functions);
}

function after(words, option) {
  const at = words.findIndex(({ value }) => option.test(value));
  return at < 0 ? [] : words.slice(at + 1);
}

/** What follows the options, assignments and arguments that belong to the wrapper itself. */
function withoutOwn(words, { own = 0, valued = [] }) {
  const rest = [...words];
  for (let left = own; rest.length > 0; rest.shift()) {
    const text = rest[0].source.replace(/^["']/, '');
    if (text === '--') return rest.slice(1);
    if (valued.includes(text)) rest.shift();
    else if (!/^-|^\w+=/.test(text) && !isOptions(rest[0]) && left-- <= 0) return rest;
  }
  return rest;
}

/** An array among the arguments holds options or a wrapper; `"$@"` holds the whole command of the caller. */
function isOptions({ source }) {
  return /^"\$\{\w+\[@\]\}"$/.test(source);
}
