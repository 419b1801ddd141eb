// A service key with a certificate: dropped, saved, tested, used, and told in time that it ends.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';

import { putOnClipboard } from '../lib/clipboard.mjs';
import { dropFile } from '../lib/drag.mjs';
import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { app, person, tenant } = scene;
watchKey(readFileSync(tenant.x509ServiceKey, 'utf8'));

scene.step('the authority of the token server is trusted beside those of this computer', async () => {
  app.env = { ...app.env, PULLPASS_E2E_FILE: tenant.authority };
  await app.restart();
  await person.opensPage('Settings');
  await scene.window.click('button', 'Choose a file');
  await scene.window.reads('1 certificate is trusted');
});

scene.step('an x509 key is dropped, and what it will send is said before', async () => {
  const noticed = async () => (await scene.window.text()).includes('Drop the file to read it');
  await dropFile(tenant.x509ServiceKey, noticed);
  for (const told of [
    'the client ID, with the client certificate, to',
    'CN=Practice Client CA',
    'EC P-256, 2 certificates in the chain',
    'x509 certificate',
    'matches the certificate',
  ]) {
    await scene.window.reads(told);
  }
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.click('button', 'Add connection');
  await scene.window.find('heading', 'Secrets');
});

scene.step('a test asks for the token with the certificate and for the rest without it', async () => {
  await person.opensPage('Connections');
  await scene.window.reads('private key now in the keychain');
  await scene.window.click('button', /^Test/);
  await scene.window.reads('readable, 0 pull secrets');
  await scene.window.click('button', /: Token, (< 1|[\d.]+) m?s$/);
  await scene.window.reads('Uses the client certificate of CN=sb-');
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.press('Escape');
  const requests = await tenant.order('requests');
  const token = requests.find(({ service }) => service === 'token');
  assert.match(token.body, /^grant_type=client_credentials&client_id=[^&]*$/);
});

scene.step('a pull secret is registered with it', async () => {
  const secret = scene.secret('team-images');
  await person.registers(secret);
  assert.equal((await scene.held('team-images')).password, secret.password);
});

scene.step('a newer key takes over, and that it ends soon is said', async () => {
  const newer = await tenant.order('x509-service-key', { endsIn: 30 });
  watchKey(newer);
  putOnClipboard(newer);
  await scene.window.press('Control', 'v');
  await scene.window.reads('The certificate expires soon');
  await scene.window.click('button', /^(Add|Update) connection/);
  await person.opensPage('Connections');
  await scene.window.reads('The client certificate expires soon.');
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('one that is over cannot be added, and what to do is said', async () => {
  const over = await tenant.order('x509-service-key', { beginsIn: -72, endsIn: -1 });
  watchKey(over);
  putOnClipboard(over);
  await scene.window.press('Control', 'v');
  await scene.window.reads('The certificate has expired');
  assert.equal(await scene.window.has('button', 'Add connection'), false);
});

/** No line of a private key may be found anywhere when the scene ends. */
function watchKey(text) {
  const lines = JSON.parse(text).key.split('\n');
  for (const line of lines.filter((line) => line.length > 20 && !line.includes('KEY'))) scene.watch(line);
}
