// Runs every kind of request as code of every language against the practice tenant, and compares what arrived there
// with what Pullpass itself would have sent. Its last line is `N passed, N failed`.
//
// SANDBOX and CODE_FILES name the binaries, WORK a folder, NODE_TOOLS and PYTHON_TOOLS what runs the programs.
// Arguments, if there are any, name the languages to run.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { compare, leaks } from './judge.mjs';
import { languages } from './languages.mjs';
import { startSandbox } from './sandbox.mjs';

const { CODE_FILES, WORK } = process.env;
const only = process.argv.slice(2);

const waiting = Object.entries(languages).filter(([name]) => only.length === 0 || only.includes(name));
// Two at a time: most tools wait for their own start.
const results = (await Promise.all([worker(), worker()])).flat();
const failed = results.filter(({ faults }) => faults.length > 0);
for (const { name, faults } of failed) console.log(`not ok ${name}:\n  ${faults.join('\n  ')}`);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 || results.length === 0 ? 1 : 0;

async function worker() {
  const results = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const started = Date.now();
    const judged = await judge(...next);
    console.log(`${next[0]}: ${judged.length} programs in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    results.push(...judged);
  }
  return results;
}

async function judge(name, language) {
  const folder = join(WORK, name);
  mkdirSync(folder, { recursive: true });
  const sandbox = await startSandbox(folder);
  try {
    const cases = (await writeCases(folder, sandbox))
      .map((each) => ({ ...each, programs: each.files[name] }))
      .filter(({ programs }) => programs.length > 0)
      .filter((each) => !needsCertificate(each) || !language.certificateInSettings);
    if (language.check) return await Promise.all(cases.map((each) => look(name, language, each)));
    await language.prepare?.(cases);
    const groups = language.runAll
      ? [cases.filter(succeeds), cases.filter((one) => !succeeds(one))]
      : cases.map((one) => [one]);
    const results = [];
    for (const group of groups) results.push(...(await judgeGroup(name, language, group, sandbox)));
    return results;
  } catch (why) {
    return [{ name, faults: [String(why)] }];
  } finally {
    sandbox.process.kill();
  }
}

async function look(name, { check }, each) {
  const faults = leaks(each.programs, { output: '' }, Object.values(each.environment));
  return { name: `${name} ${each.name}`, faults: faults.concat(await check(each.programs)) };
}

/** Runs programs that all succeed or are all refused, in the order of the cases: what one creates the next finds. */
async function judgeGroup(name, { run, runAll, inShort = false, exactly = true }, cases, sandbox) {
  const token = inShort ? { AICORE_TOKEN: await accessToken(sandbox) } : {};
  await order(sandbox, 'requests/clear', {});
  const environment = Object.assign({}, ...cases.map((each) => each.environment));
  const certificate = needsCertificate(cases[0]) ? sandbox.certificate : {};
  const ran = await (runAll
    ? runAll(cases, environment)
    : run(cases[0].programs, { ...environment, ...certificate, ...token }));
  const arrived = await order(sandbox, 'requests', {});
  const secrets = [...Object.values(environment), ...tokens(arrived)];
  // In short, a program prints the response and leaves it to the reader whether it is one to be content with.
  const shared = [...leaks([], ran, secrets), ...(inShort && !succeeds(cases[0]) ? [] : ending(cases, ran))];
  return cases.map((each) => {
    // Of a request too many the last program is told.
    const own = arrived.splice(0, each === cases.at(-1) ? arrived.length : each.sent.length);
    // Who is handed a token asks for none.
    const sent = inShort && own.length < each.sent.length ? each.sent.slice(1) : each.sent;
    const faults = compare(sent, own, exactly).concat(leaks(each.programs, { output: '' }, secrets), shared);
    return { name: `${name} ${each.name}`, faults };
  });
}

async function accessToken({ url, key }) {
  const login = { grant_type: 'client_credentials', client_id: key.clientid, client_secret: key.clientsecret };
  const answer = await fetch(`${url}/oauth/token`, { method: 'POST', body: new URLSearchParams(login) });
  return (await answer.json()).access_token;
}

function needsCertificate({ name }) {
  return name === 'list-with-certificate';
}

/** Registries are asked with an invented login, so they refuse; a program has to say so. */
function succeeds({ name }) {
  return !name.startsWith('registry-');
}

function ending(cases, { status, output }) {
  if (succeeds(cases[0]) === (status === 0)) return [];
  return [`ended with ${status}: ${output.slice(-1500)}`];
}

/** Those in use; what a server that was not asked for one gives away is not known here. */
function tokens(arrived) {
  const headers = arrived.flatMap((request) => request.headers);
  const authorizations = headers.filter(([name]) => name.toLowerCase() === 'authorization');
  return authorizations.map(([, value]) => value.replace(/^\w+ /, '')).filter((token) => !token.includes('{{'));
}

async function order({ url }, name, body) {
  const answer = await fetch(`${url}/__sandbox/${name}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  return answer.json();
}

async function writeCases(folder, { url, registry, key, certUrl, certClientId }) {
  const { clientid: clientId, clientsecret: clientSecret } = key;
  const input = JSON.stringify({
    folder,
    tokenUrl: url,
    apiUrl: url,
    clientId,
    clientSecret,
    registry,
    certUrl,
    certClientId,
  });
  const writer = spawn(CODE_FILES, [], { stdio: ['pipe', 'inherit', 'inherit'] });
  writer.stdin.end(input);
  const status = await new Promise((resolve, reject) => writer.once('error', reject).once('exit', resolve));
  if (status !== 0) throw new Error(`the programs were not written: ${status}`);
  return JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
}
