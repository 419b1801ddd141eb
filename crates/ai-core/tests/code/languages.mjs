// How the programs of each language are run. Each gives the exit status and all that was printed.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

const { NODE_TOOLS, PYTHON_TOOLS, WORK } = process.env;
const PYTHON = join(PYTHON_TOOLS, 'bin/python');
const require = createRequire(join(NODE_TOOLS, 'package.json'));

/**
 * Names are those of `Language` in Rust. `run` runs one program; `runAll` several, one after the other, where a tool
 * takes long to start. `check` only looks at one, where nothing that could run it is to be had from a package registry.
 */
export const languages = {
  Go: { prepare: buildGo, run: ([file], environment) => run(join(dirname(file), 'program'), [], { environment }) },
  Bruno: { runAll: bruno, certificateInSettings: true },
  Http: { runAll: httpyac, certificateInSettings: true },
  Postman: { run: newman, certificateInSettings: true },
  Curl: { run: bash },
  Python: { run: python },
  PythonSdk: { run: python, exactly: false },
  CurlPowerShell: { check: powerShell },
  PowerShell: { check: powerShell },
  JavaScript: { run: javaScript },
  CurlShort: { run: short('bash'), inShort: true },
  PythonShort: { run: short(PYTHON), inShort: true },
  JavaScriptShort: { run: short(process.execPath), inShort: true },
  GoShort: { prepare: buildGo, run: goShort, inShort: true },
  CurlPowerShellShort: { check: powerShell },
  PowerShellShort: { check: powerShell },
};

function javaScript([file], environment) {
  return run(process.execPath, [file], { environment });
}

function run(command, args, { environment = {}, cwd = WORK } = {}) {
  const env = { PATH: process.env.PATH, HOME: WORK, LANG: 'C.UTF-8', NO_COLOR: '1', ...environment };
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}

/** Whatever bash starts is a wrapper that writes its arguments down first. */
async function bash([file], environment) {
  const [folder, log] = [join(WORK, 'wrapped'), join(WORK, 'arguments')];
  if (!existsSync(folder)) wrap(folder, log, ['curl', 'base64', 'tr']);
  writeFileSync(log, '');
  const PATH = `${folder}${delimiter}${process.env.PATH}`;
  const ran = await run('bash', [file], { environment: { ...environment, PATH } });
  const argv = readFileSync(log, 'utf8');
  if (!argv.includes('--silent')) throw new Error('the arguments of curl were not written down');
  return { ...ran, argv };
}

function wrap(folder, log, commands) {
  mkdirSync(folder);
  for (const command of commands) {
    const path = join(folder, command);
    writeFileSync(path, `#!/bin/bash\nprintf '%s\\n' "$@" >>'${log}'\nPATH=\${PATH#*:} exec ${command} "$@"\n`);
    chmodSync(path, 0o755);
  }
}

/** In short, run by this program. */
function short(program) {
  return (files, environment) => filledIn(files, environment, (settings) => run(program, [files[0]], settings));
}

function goShort(files, environment) {
  const [file] = files;
  return filledIn(files, environment, (settings) => run(join(dirname(file), 'program'), [], settings));
}

/** The body has placeholders, which are filled in here as somebody would. Judged is the body as it was written. */
async function filledIn([file, body], environment, start) {
  const written = body && readFileSync(body, 'utf8');
  if (body) writeFileSync(body, filled(written, environment));
  try {
    return await start({ environment: { ...environment, PATH: process.env.PATH }, cwd: dirname(file) });
  } finally {
    if (body) writeFileSync(body, written);
  }
}

/** A placeholder stands in the JSON inside of a string of the JSON. */
function filled(text, environment) {
  const escaped = (value) => JSON.stringify(value).slice(1, -1);
  return text.replace(/\$([A-Z_\d]+)/g, (all, name) => escaped(escaped(environment[name] ?? all)));
}

function python([file], environment) {
  return run(PYTHON, [file], { environment });
}

/** All programs in one module, built at once. */
async function buildGo(cases) {
  const [first] = cases[0].programs;
  const [programs, tools] = [dirname(dirname(first)), dirname(PYTHON_TOOLS)];
  writeFileSync(join(programs, 'go.mod'), 'module programs\n\ngo 1.21\n');
  const environment = {
    GOCACHE: join(tools, 'go-build'),
    GOPATH: join(tools, 'go'),
    GOTOOLCHAIN: 'local',
    GOPROXY: 'off',
  };
  const go = join(PYTHON_TOOLS, 'bin/go');
  for (const each of cases) {
    const cwd = dirname(each.programs[0]);
    const built = await run(go, ['build', '-ldflags=-s -w', '-o', 'program', '.'], { cwd, environment });
    if (built.status !== 0) throw new Error(`Go: ${built.output}`);
  }
}

function newman([collection, environmentFile], environment) {
  const options = { collection: JSON.parse(readFileSync(collection)) };
  if (environmentFile) {
    options.environment = JSON.parse(readFileSync(environmentFile));
    for (const value of options.environment.values) value.value = environment[value.key] ?? '';
  }
  return new Promise((resolve) => {
    require('newman').run(options, (error, summary) => {
      const failures = [error, ...(summary?.run.failures ?? []).map((failure) => failure.error)];
      const output = failures.filter(Boolean).map(String).join('\n');
      resolve({ status: output ? 1 : 0, output });
    });
  });
}

/** Its own output shows whole messages, their authorization too. */
function httpyac(cases, environment) {
  const files = cases.map(({ files }) => files.Http[0]);
  const quiet = ['--output', 'none', '--output-failed', 'none', '--no-color'];
  return run(join(NODE_TOOLS, 'node_modules/.bin/httpyac'), ['send', ...files, '--all', ...quiet], { environment });
}

/** The folders of all programs are one collection here. */
function bruno(cases, environment) {
  const cwd = dirname(dirname(cases[0].files.Bruno[0]));
  writeFileSync(join(cwd, 'bruno.json'), readFileSync(cases[0].files.Bruno[0]));
  const folders = cases.map(({ name }) => name);
  return run(join(NODE_TOOLS, 'node_modules/.bin/bru'), ['run', ...folders], { cwd, environment });
}

// One for all programs, and never collected: its finalizer writes beside the memory of the grammar and ends the process.
let powerShellParser;

/** A grammar reads PowerShell; what its literals mean is tested in Rust. */
async function powerShell([file]) {
  powerShellParser ??= parserOf('tree-sitter-powershell/tree-sitter-powershell.wasm');
  const text = readFileSync(file, 'utf8');
  const faults = [...text].every((character) => character < '\x7f') ? [] : ['not only ASCII'];
  const tree = (await powerShellParser).parse(text);
  const { rootNode } = tree;
  if (rootNode.hasError) faults.push(`no PowerShell: ${broken(rootNode)}`);
  tree.delete();
  return faults;
}

async function parserOf(grammar) {
  const { Language, Parser } = require('web-tree-sitter');
  await Parser.init();
  return new Parser().setLanguage(await Language.load(require.resolve(grammar)));
}

function broken(node) {
  if (node.type === 'ERROR' || node.isMissing) return `line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`;
  return node.children.map(broken).filter(Boolean).join('; ');
}
