// Runs test programs for Windows under Wine, a line of counts per crate. The argument is cargo's output as JSON.
// What Wine cannot carry is in left-out.json, by name and with the reason.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const LONGEST_MS = 15 * 60_000;
const leftOut = JSON.parse(readFileSync(join(import.meta.dirname, 'left-out.json'), 'utf8'));
const results = new Map();
const complaints = [];

for (const program of programs(process.argv[2])) run(program);
for (const { crate, target } of unused()) complaints.push(`left-out.json names ${crate} ${target}, which is not there`);
finish();

/** The test programs that cargo built. */
function programs(messages) {
  return readFileSync(messages, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter(({ reason, executable, profile }) => reason === 'compiler-artifact' && executable && profile.test)
    .map(({ executable, manifest_path, target }) => ({
      executable,
      folder: dirname(manifest_path),
      crate: dirname(manifest_path) === process.cwd() ? 'pullpass' : basename(dirname(manifest_path)),
      target: target.kind.includes('lib') ? 'lib' : target.name,
    }));
}

function run(program) {
  const rows = leftOut.filter(({ crate, target }) => crate === program.crate && target === program.target);
  rows.forEach((row) => (row.used = true));
  const there = wine(program, ['--list']).stdout.match(/^.*(?=: test$)/gm) ?? [];
  const names = rows.flatMap(({ tests }) => (tests === 'all' ? there : tests));
  const missing = names.filter((name) => !there.includes(name));
  missing.forEach((name) => complaints.push(`left-out.json names ${program.crate} ${name}, which is not there`));
  const { stdout, stderr, status } = wine(program, ['--exact', ...names.flatMap((name) => ['--skip', name])]);
  const counted = stdout.match(/^test result: .* (\d+) passed; (\d+) failed;/m);
  const [passed, failed] = counted ? counted.slice(1).map(Number) : [0, 1];
  add(program.crate, passed, failed || Number(status !== 0), names.length);
  if (failed || status !== 0) complaints.push(`${program.crate} ${program.target}:\n${stdout}${stderr}`);
}

function wine({ executable, folder }, args) {
  const env = { ...process.env, INSTA_WORKSPACE_ROOT: `Z:${process.cwd()}`, INSTA_UPDATE: 'no' };
  const limits = { timeout: LONGEST_MS, maxBuffer: 2 ** 28 };
  const ended = spawnSync('wine', [executable, ...args], { cwd: folder, env, encoding: 'utf8', ...limits });
  // A program for Windows may end its lines as Windows does.
  return { ...ended, stdout: (ended.stdout ?? '').replaceAll('\r', '') };
}

function unused() {
  return leftOut.filter(({ used }) => !used);
}

function add(crate, ...counts) {
  const sum = results.get(crate) ?? [0, 0, 0];
  results.set(
    crate,
    sum.map((count, at) => count + counts[at]),
  );
}

function finish() {
  const total = [0, 0, 0];
  for (const [crate, counts] of results) {
    counts.forEach((count, at) => (total[at] += count));
    console.log(line(crate, counts));
  }
  complaints.forEach((complaint) => console.log(complaint));
  const failed = Math.max(total[1], complaints.length);
  console.log(`${total[0]} passed, ${failed} failed, ${total[2]} skipped`);
  process.exitCode = failed ? 1 : 0;
}

function line(crate, [passed, failed, left]) {
  const padded = [passed, failed, left].map((count) => String(count).padStart(4));
  return `${crate.padEnd(16)} ${padded[0]} passed ${padded[1]} failed ${padded[2]} left out`;
}
