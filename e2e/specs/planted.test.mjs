// Planted secrets go the whole way, and are nowhere afterwards: not in the page, in what is copied, in what is
// exported, nor in any file; not even when the servers send them back in other spellings.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after } from 'node:test';

import { copied, putOnClipboard } from '../lib/clipboard.mjs';
import { leaks } from '../lib/leaks.mjs';
import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { app, person, tenant } = scene;
const passwords = Array.from({ length: 10 }, () => scene.password());
const planted = [...passwords, scene.clientSecret];

scene.step('a secret with ten passwords is registered', async () => {
  // What is exported lies in the folder that is searched.
  app.env.PULLPASS_E2E_TARGET = join(app.folder, 'exported');
  await app.restart();
  await person.addsServiceKey();
  await person.startsNewSecret();
  const auths = passwords.map((password, number) => [`r${number}.example.com`, { username: 'anna', password }]);
  const inner = JSON.stringify({ auths: Object.fromEntries(auths) });
  putOnClipboard(JSON.stringify({ name: 'planted', data: { '.dockerconfigjson': inner } }));
  await scene.window.click('heading', 'New pull secret');
  await scene.window.press('Control', 'v');
  await scene.window.focusOn('button', 'Add 10 to form');
  await scene.window.press('Enter');
  await scene.window.reads('r9.example.com');
  await pageHoldsNone();
});

scene.step('neither the request, its code nor its raw body holds one', async () => {
  await scene.window.click('button', 'Copy the request as text, secrets masked');
  await clipboardHoldsNone(/^POST /);
  await scene.window.click('tab', 'Code');
  await scene.window.reads('Contains no secret.');
  await pageHoldsNone();
  await scene.window.click('button', /^Copy request/);
  await clipboardHoldsNone(/^curl/);
  await scene.window.click('radio', 'Safe program');
  await pageHoldsNone();
  await scene.window.click('button', /^Copy request/);
  await clipboardHoldsNone(/REGISTRY_PASSWORD_10/);
  await scene.window.click('tab', 'Edit as text');
  await pageHoldsNone();
  await scene.window.click('tab', 'Request');
});

scene.step('nor the answer, the lists and the pages', async () => {
  await scene.window.press('Control', 'Enter');
  await scene.window.reads('Registered in');
  assert.deepEqual(
    Object.values((await tenant.document('planted')).auths).map(({ password }) => password),
    passwords,
  );
  planted.push(scene.watch(await accessToken()));
  assert.equal(planted.length, 12);
  await pageHoldsNone();
  for (const page of ['Secrets', 'Connections', 'Settings']) {
    await person.opensPage(page);
    await pageHoldsNone();
  }
});

scene.step('nor what is remembered, copied and exported of it', async () => {
  await person.opensPage('Activity');
  await scene.window.click('radio', 'Writes');
  await scene.window.click('rowheader', /planted/);
  await scene.window.find('button', 'Open as new form');
  await pageHoldsNone();
  await scene.window.click('button', 'Copy for support');
  await clipboardHoldsNone(/dockerRegistrySecrets/);
  await scene.window.click('button', 'Export HAR');
  await scene.window.reads('exported to exported');
  scene.assertNoLeaks();
  await scene.window.click('button', 'More actions for all activity');
  await scene.window.click('menuitem', 'Export Postman collection');
  await scene.window.find('button', 'Export HAR');
  scene.assertNoLeaks();
});

const SPELLINGS = ['plain', 'unicode', 'percent', 'base64', 'base64Twice', 'hex', 'bytes', 'entities', 'reversed'];

scene.step('a server that repeats what it was sent brings none back', async () => {
  for (const spelling of SPELLINGS) {
    const echo = { service: 'api', method: 'POST', action: { kind: 'echo', status: 422, spelling } };
    await tenant.order('fault', echo);
    const secret = scene.secret(`echo-${spelling.toLowerCase()}`);
    planted.push(secret.password);
    await person.startsNewSecret();
    await person.fills(secret);
    await scene.window.click('button', 'Register');
    await scene.window.reads('422');
    await pageHoldsNone();
  }
  await tenant.order('expire-tokens');
  await tenant.order('fault', { service: 'token', action: { kind: 'echo', status: 401, spelling: 'unicode' } });
  await person.opensPage('Secrets');
  await pageHoldsNone();
  scene.assertNoLeaks();
});

scene.step('nor after a restart, in what is copied and exported of it, and once it is cleared', async () => {
  await app.restart();
  await person.opensPage('Activity');
  await scene.window.click('radio', 'Writes');
  for (const spelling of SPELLINGS) {
    await scene.window.click('rowheader', new RegExp(`echo-${spelling.toLowerCase()} `));
    await scene.window.find('button', 'Open as new form');
    await pageHoldsNone();
    await scene.window.click('button', 'Copy for support');
    await clipboardHoldsNone(new RegExp(`echo-${spelling.toLowerCase()}`));
  }
  await scene.window.click('button', 'Export HAR');
  await scene.window.reads('exported to exported');
  scene.assertNoLeaks();
  await scene.window.click('button', 'More actions for all activity');
  await scene.window.click('menuitem', 'Clear activity');
  await scene.window.click('button', 'Clear activity');
  await scene.window.reads('No requests yet');
  await pageHoldsNone();
  scene.assertNoLeaks();
});

async function pageHoldsNone() {
  assert.deepEqual(leaks(planted, { outputs: { page: await scene.window.run(wholePage) } }), []);
}

/** What is copied now holds none of them; `expected` tells that it is the new text. */
async function clipboardHoldsNone(expected) {
  assert.deepEqual(leaks(planted, { outputs: { clipboard: await copied(expected) } }), []);
}

/** The token that the tenant was last called with. */
async function accessToken() {
  const requests = await tenant.order('requests');
  const { headers } = requests.findLast(({ service }) => service === 'api');
  const [, value] = headers.find(([name]) => name.toLowerCase() === 'authorization');
  return value.replace('Bearer ', '');
}

/** Runs in the page: its markup, and what stands in its fields. */
function wholePage() {
  const values = [...document.querySelectorAll('*')].map((element) =>
    'value' in element ? String(element.value) : '',
  );
  return [document.documentElement.outerHTML, ...values].join('\n');
}
