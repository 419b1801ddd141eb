// The activity: what was sent is found again, sent again, exported, and cleared.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { copied } from '../lib/clipboard.mjs';
import { faultsOf } from '../lib/har.mjs';
import { sent } from '../lib/postman.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { app, person, tenant } = scene;
const secret = scene.secret('team-images');
// In the folder that is searched for secrets at the end.
const archive = join(app.folder, 'exported.har');

scene.step('what was sent is listed by day, with its status', async () => {
  await person.addsServiceKey();
  await person.registers(secret);
  await person.opensPage('Activity');
  for (const told of ['Today', '/v2/admin/dockerRegistrySecrets', '/oauth/token', 'kept for 90 days']) {
    await scene.window.reads(told);
  }
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('writes alone are shown, and one opens with what it meant', async () => {
  await scene.window.click('radio', 'Writes');
  await scene.window.reads(/1 of \d+ requests/);
  await scene.window.click('rowheader', /team-images/);
  for (const told of ['202', 'Accepted', 'Secret registered']) await scene.window.reads(told);
  await scene.window.find('button', 'Open as new form');
  const page = await scene.window.run(() => document.documentElement.outerHTML);
  assert.equal(page.includes(secret.password), false);
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('it is copied for support with masks in it', async () => {
  await scene.window.click('button', 'Copy for support');
  await scene.window.reads('Copied. Secrets are masked.');
  const text = await copied(/POST .*\/v2\/admin\/dockerRegistrySecrets/);
  assert.match(text, /Authorization: Bearer •{8}/);
  assert.equal(text.includes(secret.password), false);
});

scene.step('Escape closes it and the focus is back on its row', async () => {
  await scene.window.press('Escape');
  await scene.window.focusOn('row', /team-images/);
  await scene.window.press('Enter');
  await scene.window.find('button', 'Open as new form');
  await scene.window.press('Escape');
});

scene.step('words that match nothing lead back to everything', async () => {
  await scene.window.type('Search activity', 'nowhere', 'searchbox');
  await scene.window.reads('No matching requests.');
  await scene.window.click('button', 'Show all');
  await scene.window.reads(/^\d+ requests, kept/m);
});

scene.step('a request that reads is sent again, and its answer is of now', async () => {
  await scene.window.type('Search activity', 'dockerRegistrySecrets?', 'searchbox');
  await scene.window.click('button', 'Filter by connection or method');
  await scene.window.click('menuitemradio', 'GET');
  await tenant.addForeign('since-then');
  await scene.window.run(() => document.querySelector('tr[data-activity]').click());
  const before = (await tenant.order('requests')).length;
  await scene.window.click('button', 'Send again');
  await scene.window.reads('since-then');
  await until('the request', async () => (await tenant.order('requests')).length === before + 1);
  const selected = () =>
    scene.window.run(() => document.querySelector('tbody tr[data-activity]').getAttribute('aria-selected'));
  await until('the new entry on top', async () => (await selected()) === 'true');
});

scene.step('after a restart all of it is still there, and is exported as an archive', async () => {
  app.env.PULLPASS_E2E_TARGET = archive;
  await app.restart();
  await person.opensPage('Activity');
  await scene.window.reads('/oauth/token');
  await scene.window.click('button', 'Export HAR');
  await scene.window.reads('exported to exported.har');
  const { log } = JSON.parse(readFileSync(archive, 'utf8'));
  assert.deepEqual(faultsOf({ log }), []);
  const write = log.entries.find(({ request }) => request.postData?.text.includes('team-images'));
  assert.equal(write.response.status, 202);
  assert.match(write.request.postData.text, /•{8}/);
  scene.assertNoLeaks();
});

scene.step('as a collection it runs in Postman, and sends what Pullpass sent', async () => {
  await scene.window.click('button', 'More actions for all activity');
  await scene.window.click('menuitem', 'Export Postman collection');
  const collection = await until('the collection', () => {
    const written = JSON.parse(readFileSync(archive, 'utf8'));
    return written.info && written;
  });
  scene.assertNoLeaks();
  const { clientsecret } = JSON.parse(readFileSync(tenant.serviceKey, 'utf8'));
  const before = await tenant.bodiesBy('POST');
  const statuses = await sent(collection, { AICORE_CLIENT_SECRET: clientsecret, REGISTRY_PASSWORD: secret.password });
  assert.ok(statuses.length >= 4);
  assert.deepEqual([...new Set(statuses)].toSorted(), [200, 202]);
  const after = await tenant.bodiesBy('POST');
  assert.equal(after.length, before.length + 1);
  assert.equal(after.at(-1), before.at(-1));
});

scene.step('a write becomes a form again', async () => {
  await scene.window.click('radio', 'Writes');
  await scene.window.click('rowheader', /team-images/);
  await scene.window.click('button', 'Open as new form');
  await scene.window.find('heading', 'New pull secret');
  assert.equal(await scene.window.value('Name'), 'team-images');
  assert.equal(await scene.window.value('Username'), secret.username);
  await scene.window.find('button', 'Change: Password');
});

scene.step('what is cleared is gone', async () => {
  await person.opensPage('Activity');
  await scene.window.reads(/1 of \d+ requests/);
  await scene.window.click('button', 'More actions for all activity');
  await scene.window.click('menuitem', 'Clear activity');
  await scene.window.reads(/Remove \d+ requests from this computer/);
  await scene.window.click('button', 'Clear activity');
  await scene.window.reads('No requests yet');
});
