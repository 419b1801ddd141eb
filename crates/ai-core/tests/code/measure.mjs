// Measures the main job (token, create, list, delete) with other tools against the practice tenant, and prints medians in
// milliseconds as JSON. Newman and SAP's SDK are measured without their start; curl's script is a process each time.
//
// SANDBOX names the binary, WORK a folder, NODE_TOOLS and PYTHON_TOOLS what runs the tools.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { startSandbox } from './sandbox.mjs';

const ROUNDS = 11;
const NAME = 'team-images';
const HERE = import.meta.dirname;
const { NODE_TOOLS, PYTHON_TOOLS, WORK } = process.env;

const document = { auths: { 'https://index.docker.io/v1/': { username: 'anna', password: 'fake-password' } } };
const body = JSON.stringify({ name: NAME, data: { '.dockerconfigjson': JSON.stringify(document) } });

const sandbox = await startSandbox(WORK);
try {
  const { url, key } = sandbox;
  const environment = {
    PATH: process.env.PATH,
    AICORE_BASE_URL: url,
    AICORE_AUTH_URL: url,
    AICORE_CLIENT_ID: key.clientid,
    AICORE_CLIENT_SECRET: key.clientsecret,
    BODY: body,
    NAME,
    ROUNDS: String(ROUNDS),
  };
  const figures = {
    rounds: ROUNDS,
    curlMs: median(await timed(() => run('bash', [join(HERE, 'main_job.sh')], environment))),
    pythonSdkMs: median(JSON.parse(run(join(PYTHON_TOOLS, 'bin/python'), [join(HERE, 'main_job.py')], environment))),
    newmanMs: median(await timed(newman(url, key))),
  };
  console.log(JSON.stringify(figures));
} finally {
  sandbox.process.kill();
}

function run(command, args, env) {
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

/** The times of all rounds but a first one. */
async function timed(once) {
  const times = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const start = performance.now();
    await once();
    if (round > 0) times.push(performance.now() - start);
  }
  return times;
}

function newman(url, key) {
  const tool = createRequire(join(NODE_TOOLS, 'package.json'))('newman');
  const options = { collection: collection(url, key) };
  return () =>
    new Promise((resolve, reject) => {
      tool.run(options, (error, summary) => {
        const failure = error ?? summary.run.failures[0]?.error;
        if (failure) reject(failure);
        else resolve();
      });
    });
}

function collection(url, key) {
  const secrets = `${url}/v2/admin/dockerRegistrySecrets`;
  const keep = "pm.collectionVariables.set('token', pm.response.json().access_token);";
  const login = [
    { key: 'username', value: key.clientid },
    { key: 'password', value: key.clientsecret },
  ];
  const form = [{ key: 'grant_type', value: 'client_credentials' }];
  const bearer = { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}' }] };
  const json = [{ key: 'Content-Type', value: 'application/json' }];
  const item = (name, request, event) => ({ name, request: { auth: bearer, ...request }, ...event });
  return {
    info: { name: 'main job', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      item(
        'token',
        {
          method: 'POST',
          url: `${url}/oauth/token`,
          auth: { type: 'basic', basic: login },
          body: { mode: 'urlencoded', urlencoded: form },
        },
        { event: [{ listen: 'test', script: { exec: [keep] } }] },
      ),
      item('create', { method: 'POST', url: secrets, header: json, body: { mode: 'raw', raw: body } }),
      item('list', { method: 'GET', url: `${secrets}?$count=true` }),
      item('delete', { method: 'DELETE', url: `${secrets}/${NAME}` }),
    ],
  };
}

function median(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] * 100) / 100;
}
