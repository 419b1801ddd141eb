// Many connections: side by side in the overview, found by typing, in an order of one's own, out to a file, and gone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import * as keychain from '../lib/keychain.mjs';
import { PracticeTenant } from '../lib/practice.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { app, person } = scene;
const prod = scene.tenant;
const [dev, staging] = [await PracticeTenant.start(), await PracticeTenant.start()];
after(() => Promise.all([dev.stop(), staging.stop()]));

const exported = join(app.folder, 'connections.json');
app.env.PULLPASS_E2E_TARGET = exported;

scene.step('three tenants are added, and the overview of them sends nothing by itself', async () => {
  await scene.window.reads('Start with a service key');
  await adds(prod, 'acme-prod');
  await adds(dev, 'acme-dev');
  await adds(staging, 'us-staging');
  await dev.addForeign('base-images');
  for (const tenant of [prod, dev, staging]) await tenant.order('requests/clear');
  await person.opensOverview();
  await scene.window.reads('Nothing is sent until you refresh.');
  assert.deepEqual(await names(), ['acme-prod', 'acme-dev', 'us-staging']);
  for (const tenant of [prod, dev, staging]) assert.deepEqual(await asked(tenant), []);
});

scene.step('a refresh asks every tenant and shows how each stands', async () => {
  await scene.window.click('button', 'Refresh all');
  await scene.window.readsNoMore('not checked yet');
  await until('the rows', async () => (await row('acme-dev')).includes('1 of 50'));
  assert.match(await row('acme-dev'), /\d+ ms.*1 of 50.*1[12] h \d\d min/s);
  assert.match(await row('acme-prod'), /\d+ ms.*0 of 50/s);
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('a tenant that refuses says why and what to do, and the others go on', async () => {
  scene.watch(JSON.parse(await staging.order('rotate-client-secret')).clientsecret);
  await staging.order('expire-tokens');
  await dev.addForeign('more-images');
  await scene.window.click('button', 'Refresh all');
  await scene.window.reads('rejected the client secret');
  await scene.window.reads('Create a new one in the BTP cockpit');
  await until('the other rows', async () => (await row('acme-dev')).includes('2 of 50'));
  assert.match(await row('us-staging'), /denied/);
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('a refresh can be stopped, and one tenant asked alone', async () => {
  await dev.order('fault/always', { action: { kind: 'hang' } });
  await scene.window.click('button', 'Refresh all');
  await until('the question', async () => (await row('acme-dev')).includes('checking'));
  await scene.window.click('button', 'Cancel');
  await scene.window.find('button', 'Refresh all');
  assert.match(await row('acme-dev'), /2 of 50/);
  await dev.order('fault/clear');
  await dev.addForeign('most-images');
  await scene.window.click('button', 'More for acme-dev');
  await scene.window.click('menuitem', 'Refresh');
  await until('the row', async () => (await row('acme-dev')).includes('3 of 50'));
});

scene.step('a row opens the secrets of its connection, by keyboard alone', async () => {
  await scene.window.click('button', 'Connection');
  assert.deepEqual(await names(), ['acme-dev', 'acme-prod', 'us-staging']);
  await scene.window.tabTo('row', /^acme-dev/);
  await scene.window.press('End');
  await scene.window.focusOn('row', /^us-staging/);
  await scene.window.press('Home');
  await scene.window.focusOn('row', /^acme-dev/);
  await scene.window.press('Enter');
  await scene.window.find('heading', 'Secrets');
  await scene.window.reads('most-images');
});

scene.step('the switcher finds a connection by what is typed', async () => {
  await scene.window.click('button', /^Connection acme-dev/);
  await scene.window.focusOn('combobox', 'Find a connection');
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.write('stag');
  await scene.window.find('option', /^us-/);
  assert.equal(await scene.window.has('option', /^acme-/), false);
  await scene.window.press('Enter');
  await scene.window.focusOn('button', /^Connection us-staging/);
});

scene.step('an order of one’s own is made with the keyboard and survives a restart', async () => {
  await person.opensPage('Connections');
  await until('the list', async () => (await picks()).length === 3);
  await scene.window.run(() => document.querySelectorAll('.pick')[2].focus());
  await scene.window.press('Alt', 'ArrowUp');
  await scene.window.reads('us-staging is now 2 of 3.');
  await scene.window.focusOn('button', /^us-staging/);
  await scene.window.press('Alt', 'ArrowUp');
  await scene.window.reads('us-staging is now 1 of 3.');
  await app.restart();
  await person.opensPage('Connections');
  assert.deepEqual(await picks(), ['us-staging', 'acme-prod', 'acme-dev']);
});

scene.step('a connection gets a way of its own through the network', async () => {
  await scene.window.click('button', 'More for us-staging');
  await scene.window.click('menuitem', 'Network');
  await scene.window.find('heading', 'Network of us-staging');
  await scene.window.click('radio', 'Custom');
  await scene.window.type('Proxy address', 'http://anna:secret@proxy.example:8080');
  await scene.window.click('button', 'Save');
  await scene.window.reads('The address of the proxy cannot be used');
  await scene.window.type('Proxy address', 'http://proxy.example:8080');
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.click('button', 'Save');
  await until('the dialog to close', async () => !(await scene.window.has('heading', 'Network of us-staging')));
});

scene.step('all connections go to a file, and no secret with them', async () => {
  await scene.window.click('button', 'Export and import connections');
  await scene.window.click('menuitem', 'Export connections, without secrets');
  await scene.window.reads('3 connections are in connections.json.');
  const { connections } = JSON.parse(readFileSync(exported, 'utf8'));
  assert.deepEqual(
    connections.map(({ name, apiUrl }) => [name, apiUrl]),
    [
      ['us-staging', staging.aiApiUrl],
      ['acme-prod', prod.aiApiUrl],
      ['acme-dev', dev.aiApiUrl],
    ],
  );
  assert.equal(connections[0].network.proxy.url, 'http://proxy.example:8080');
  scene.assertNoLeaks();
});

scene.step('a connection is removed with what the keychain held for it', async () => {
  const before = keychain.secrets().length;
  await scene.window.click('button', 'More for us-staging');
  await scene.window.click('menuitem', 'Remove');
  await scene.window.find('heading', 'Remove us-staging?');
  await scene.window.click('button', 'Remove');
  await scene.window.reads('us-staging was removed.');
  assert.deepEqual(await picks(), ['acme-prod', 'acme-dev']);
  assert.equal(keychain.secrets().length, before - 1);
});

async function adds(tenant, name) {
  const key = readFileSync(tenant.serviceKey, 'utf8');
  scene.watch(JSON.parse(key).clientsecret);
  await person.pastesServiceKey(key, name);
  // The list of the connection before may still be shown.
  await until('the list', async () => (await asked(tenant)).some((target) => target.includes('resourceQuota')));
}

/** What was asked of a tenant. */
async function asked(tenant) {
  return (await tenant.order('requests')).map(({ target }) => target);
}

/** The names in the overview, from above. */
function names() {
  return scene.window.run(() =>
    [...document.querySelectorAll('tr[data-connection] th .cut')].map((one) => one.innerText),
  );
}

/** What a row of the overview says. */
function row(name) {
  return scene.window.run(
    (wanted) =>
      [...document.querySelectorAll('tr[data-connection]')].find(
        (one) => one.querySelector('th .cut').innerText === wanted,
      )?.innerText ?? '',
    name,
  );
}

/** The names in the list of connections, from above. */
function picks() {
  return scene.window.run(() => [...document.querySelectorAll('.pick .strong')].map((one) => one.innerText));
}
