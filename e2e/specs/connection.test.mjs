// A connection: tested line by line, its access token laid open and copied for a while, and its production mark heeded.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { clipboardText, clipboardTypes, putOnClipboard } from '../lib/clipboard.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { app, person, tenant } = scene;

scene.step('a test tells token, tenant, quota and list, each with its time', async () => {
  await person.addsServiceKey();
  await person.opensPage('Connections');
  await scene.window.reads('not tested yet');
  await scene.window.click('button', 'Test connection');
  for (const line of ['issued for 12 h', 'zone', '0 of 50 pull secrets used', 'readable, 0 pull secrets']) {
    await scene.window.reads(line);
  }
  await scene.window.reads(/today [\d:]+, 4 requests/);
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('every line opens what was sent for it, without a secret', async () => {
  for (const [line, path] of [
    ['Token', '/oauth/token'],
    ['Tenant', '/v2/admin/tenantInfo'],
    ['Quota', '/v2/admin/resourceQuota/dockerRegistrySecrets'],
    ['List', '/v2/admin/dockerRegistrySecrets'],
  ]) {
    await scene.window.click('button', new RegExp(`: ${line}, (< 1|[\\d.]+) m?s$`));
    await scene.window.find('heading', `Test: ${line}`);
    await scene.window.reads(path);
    await scene.window.reads('200');
    assert.deepEqual(await scene.window.violations(), []);
    await scene.window.press('Escape');
    await until('the dialog to be gone', async () => !(await scene.window.has('heading', `Test: ${line}`)));
  }
});

scene.step('the table of rights follows the scopes, and the server’s word counts more', async () => {
  assert.deepEqual(await rights(), ['yes', 'yes', 'yes', 'yes']);
  await scene.window.reads('According to the token’s scopes.');
  await tenant.order('revoke-scope', { verb: 'delete' });
  await scene.window.click('button', 'Test connection');
  await until('the right to be gone', async () => (await rights()).at(-1) === 'no');
  await tenant.order('restore-scopes');
  await tenant.order('switches', { scopesUntold: true });
  await scene.window.click('button', 'Test connection');
  await until('the scopes to be untold', async () => (await rights()).join() === 'unknown,yes,unknown,unknown');
  await scene.window.reads('Confirmed by a request: Read.');
  await tenant.order('switches', { scopesUntold: false });
});

scene.step('a test that is given up says so, and a failed one tells the cure', async () => {
  await tenant.order('fault', { service: 'api', action: { kind: 'hang' } });
  await scene.window.click('button', 'Test connection');
  await scene.window.reads('reading the tenant details');
  await scene.window.click('button', 'Cancel');
  await scene.window.reads('You stopped it.');
  await tenant.order('fault/clear');
});

scene.step('the token is laid open: how long it lasts, what it says, what it allows', async () => {
  await scene.window.click('button', 'Renew');
  await scene.window.reads(/1[12]:\d\d:\d\d\nleft of 12 h/);
  for (const said of [
    'renewed automatically',
    new URL(tenant.aiApiUrl).host,
    'register, list, replace and delete pull secrets',
    '5 in total, 4 for pull secrets',
  ]) {
    await scene.window.reads(said);
  }
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('a copied token really is on the clipboard, marked as a secret, and nowhere in the window', async () => {
  await scene.window.click('button', 'Copy');
  await scene.window.reads(/Copied\. The clipboard is cleared in \d+ s\./);
  const token = clipboardText();
  assert.match(token, /^e[\w-]+\.[\w-]+\.[\w-]+$/);
  assert.ok(clipboardTypes().includes('x-kde-passwordManagerHint'), clipboardTypes().join());
  await person.opensPage('Secrets');
  await scene.window.click('button', 'Refresh the list');
  const used = await until('a call', async () => (await tenant.order('requests')).at(-1)?.headers);
  assert.ok(JSON.stringify(used).includes(`Bearer ${token}`), 'it is the one that is used');
  assert.equal((await scene.window.run(() => document.documentElement.outerHTML)).includes(token.split('.')[2]), false);
  scene.watch(token);
});

scene.step('the end of the application takes it off the clipboard', async () => {
  assert.notEqual(clipboardText(), '');
  await app.close();
  assert.equal(clipboardText(), '');
});

scene.step('so does the end of its time', async () => {
  app.env.PULLPASS_E2E_CLIPBOARD_SECONDS = '1';
  await app.open();
  await person.opensPage('Connections');
  await scene.window.reads(/today [\d:]+: all passed/);
  await scene.window.click('button', 'Copy');
  await scene.window.reads('The clipboard is cleared.');
  assert.equal(clipboardText(), '');
});

scene.step('what somebody copied meanwhile stays', async () => {
  app.env.PULLPASS_E2E_CLIPBOARD_SECONDS = '30';
  await app.restart();
  await person.opensPage('Connections');
  await scene.window.click('button', 'Copy');
  await scene.window.reads('Copied.');
  putOnClipboard('a recipe');
  await app.close();
  assert.equal(clipboardText(), 'a recipe');
  await app.open();
});

scene.step('renewing brings another token, dropping forgets it, and the bar follows', async () => {
  await person.opensPage('Connections');
  const first = await tokenId();
  await scene.window.click('button', 'Renew');
  await until('another token', async () => (await tokenId()) !== first);
  await scene.window.click('button', 'Forget token');
  await scene.window.reads('No token yet.');
  await scene.window.reads(/Token\s+not requested yet/);
  await scene.window.click('button', 'Request token');
  await scene.window.reads(/Token\s+1[12] h \d\d min/);
  await tokenId();
});

scene.step('a token that does not come tells why and what to do, and the one at hand stays', async () => {
  const before = await tokenId();
  await tenant.order('rotate-client-secret');
  await scene.window.click('button', 'Renew');
  await scene.window.reads('No new token received.');
  assert.equal(await tokenId(), before);
  assert.deepEqual(await scene.window.violations(), []);
});

/** The cells of the table of rights: create, read, update, delete. */
function rights() {
  return scene.window.run(() => [...document.querySelectorAll('.rights td')].map((cell) => cell.innerText.trim()));
}

/** The id of the token that is shown. */
function tokenId() {
  return until('the id of a token', () =>
    scene.window.run(() => {
      const term = [...document.querySelectorAll('dt')].find((one) => one.innerText === 'ID');
      return term?.nextElementSibling?.innerText;
    }),
  );
}
