// Whatever a person has of their key, it is found in it, or they learn what is wrong: pasted, dropped, picked, offered.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

import { putOnClipboard } from '../lib/clipboard.mjs';
import { dropFile } from '../lib/drag.mjs';
import { Scene } from '../lib/scene.mjs';

// Where SAP's SDKs look for their configuration.
const home = mkdtempSync(join(tmpdir(), 'pullpass-aicore-'));
process.env.AICORE_HOME = home;
after(() => rmSync(home, { recursive: true, force: true }));

const scene = await Scene.set(after);
const { person, tenant } = scene;
const key = JSON.parse(readFileSync(tenant.serviceKey, 'utf8'));

scene.step('a configuration in the home folder is offered, and read when it is asked for', async () => {
  const config = join(home, 'config_dev.json');
  writeFileSync(config, json(sdkConfig(key)));
  await scene.app.restart();
  await scene.window.reads('Found on this computer');
  await scene.window.reads('It has not been read.');
  await scene.window.reads('profile dev');
  await scene.window.click('button', `Read it: ${config}`);
  await scene.window.reads('Use this service key?');
  await scene.window.reads('in the SAP SDK configuration');
  await scene.window.click('button', 'Cancel');
  assert.deepEqual(await tenant.order('requests'), []);
});

scene.step('a key that cannot be used is told with all that is wrong, and how to get a right one', async () => {
  const broken = { ...key, clientsecret: '<secret>', url: 'http://auth.example', serviceurls: {} };
  await paste(json({ credentials: broken }));
  await scene.window.reads('This service key cannot be used');
  for (const told of [
    'clientsecret is a placeholder',
    'The address in url is not https',
    'serviceurls.AI_API_URL is missing',
    'How to get a valid key',
  ]) {
    await scene.window.reads(told);
  }
  assert.equal(await scene.window.has('button', 'Add connection'), false);
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.press('Escape');
  await scene.window.readsNoMore('How to get a valid key');
});

scene.step('a key that breaks off says where', async () => {
  await paste(json(key).replace('"clientsecret":', '"clientsecret" '));
  await scene.window.reads('The key is incomplete');
  await scene.window.reads('line 1, column');
  await scene.window.click('button', 'Close');
});

scene.step('a key of another service is named', async () => {
  await paste(json({ ...key, serviceurls: undefined, xsappname: 'other!t1' }));
  await scene.window.reads('A key for another service: XSUAA');
  await scene.window.click('button', 'Close');
});

scene.step('a Kubernetes Secret can be dropped', async () => {
  const path = join(scene.app.folder, 'secret.yaml');
  writeFileSync(path, kubernetesSecret('aic', key));
  await dropFile(path, async () => (await scene.window.text()).includes('Drop the file to read it'));
  await scene.window.reads('in a Kubernetes Secret');
  rmSync(path);
  await scene.window.click('button', 'Cancel');
});

scene.step('of several keys one is chosen by keyboard, and the doctor stays with its connection', async () => {
  const other = { ...key, clientid: 'sb-other!b1|aicore!b540', identityzoneid: 'other' };
  await paste(`Here are both:\n\n> ${json({ dev: other, prod: key })}\n`);
  await scene.window.reads('2 service keys were found. Which one?');
  await scene.window.focusOn('radio', /^dev/);
  await scene.window.press('ArrowDown');
  await scene.window.reads('in an e-mail');
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.click('button', 'Add connection');
  await scene.window.find('heading', 'Secrets');
  await person.opensPage('Connections');
  await scene.window.reads('Key doctor');
  await scene.window.reads('Found inside other text');
  await scene.window.reads('secret now in the keychain');
  await scene.window.click('button', /^Test/);
  await scene.window.reads('Service plan');
  await scene.window.reads('Token issuer');
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('another key of the same tenant is offered to the connection, or stands beside it', async () => {
  const second = { ...key, clientid: 'sb-second!b1|aicore!b540', appname: undefined };
  await paste(json(second));
  await scene.window.reads('Use this key for practice');
  await scene.window.find('button', 'Update connection');
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.click('radio', 'Add a separate connection');
  await scene.window.find('button', 'Add connection');
  await scene.window.click('radio', 'Use this key for practice');
  await scene.window.click('button', 'Update connection');
  // The tenant does not know this client.
  await scene.window.click('button', 'Replace anyway');
  await scene.window.find('heading', 'Secrets');
  await paste(json(key));
  await scene.window.click('button', 'Update connection');
  await scene.window.find('heading', 'Secrets');
  await person.opensPage('Connections');
  await scene.window.click('button', /^Test/);
  await scene.window.reads('issued for');
});

scene.step('a picked file takes the place of the same key without a question', async () => {
  await scene.window.click('button', 'Add a service key');
  await scene.window.click('menuitem', 'Service key from a file');
  await scene.window.reads('practice uses the same client.');
  await scene.window.click('button', 'Update connection');
  await scene.window.find('heading', 'Secrets');
  await person.opensPage('Connections');
  assert.equal((await scene.window.all('button', /^practice/)).length, 1);
});

async function paste(text) {
  putOnClipboard(text);
  await scene.window.press('Control', 'v');
}

function json(value) {
  return JSON.stringify(value);
}

function sdkConfig({ clientid, clientsecret, url, serviceurls }) {
  return {
    AICORE_CLIENT_ID: clientid,
    AICORE_CLIENT_SECRET: clientsecret,
    AICORE_AUTH_URL: `${url}/oauth/token`,
    AICORE_BASE_URL: `${serviceurls.AI_API_URL}/v2`,
  };
}

function kubernetesSecret(name, fields) {
  const encoded = Object.entries(fields).map(([field, value]) => {
    const text = typeof value === 'string' ? value : json(value);
    return `  ${field}: ${Buffer.from(text).toString('base64')}\n`;
  });
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\ndata:\n${encoded.join('')}`;
}
