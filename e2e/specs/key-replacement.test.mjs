// A new service key for a connection: it is tried before the old one is let go of, and the old one can be put back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';

import { putOnClipboard } from '../lib/clipboard.mjs';
import * as keychain from '../lib/keychain.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { person, tenant } = scene;
const key = JSON.parse(readFileSync(tenant.serviceKey, 'utf8'));
/** The key after the client secret was rotated. */
let rotated = '';
const damaged = JSON.stringify({ ...key, clientsecret: scene.watch('Damaged-3f9c2e$FAKE=') });

scene.step('a key that gets no token is told, and the connection keeps its own', async () => {
  await person.addsServiceKey();
  await pastes(damaged);
  await scene.window.reads('The key is tried first');
  await scene.window.click('button', 'Update connection');
  await scene.window.reads('No token with the new key, so practice keeps its old key.');
  await scene.window.reads('rejected the client secret');
  assert.deepEqual(await scene.window.violations(), []);
  await scene.window.click('button', 'Keep the old key');
  await scene.window.click('button', 'Refresh the list');
  await scene.window.reads('No pull secrets in');
  assert.equal(keychain.secrets().length, 1);
});

scene.step('it replaces the old key only when that is asked for, and the old one can be put back', async () => {
  await pastes(damaged);
  await scene.window.click('button', 'Update connection');
  await scene.window.click('button', 'Replace anyway');
  await scene.window.reads('practice uses the new key.');
  await scene.window.reads('rejected the client secret');
  await scene.window.click('button', 'Undo');
  await scene.window.reads('practice uses its previous key again.');
  await scene.window.click('button', /Try again|Refresh the list/);
  await scene.window.reads('No pull secrets in');
  await until('the damaged client secret to be gone', () => keychain.secrets().length === 1);
});

scene.step('a refused token is told where the connection is, and the cure is beside it', async () => {
  rotated = await tenant.order('rotate-client-secret');
  scene.watch(JSON.parse(rotated).clientsecret);
  await tenant.order('expire-tokens');
  await scene.window.click('button', 'Refresh the list');
  await scene.window.reads('rejected the client secret');
  await scene.window.reads(/Token\s+refused/);
  await person.opensPage('Connections');
  await scene.window.reads('token refused, 401');
  await scene.window.reads('The client secret was rejected');
  await person.opensPage('Secrets');
  await scene.window.click('button', 'Replace key');
  await scene.window.find('heading', 'Replace the service key of practice');
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('the new key is read from there, tried, and saved', async () => {
  putOnClipboard(rotated);
  await scene.window.click('button', 'Paste');
  await scene.window.click('button', 'Update connection');
  await scene.window.reads('practice uses the new key.');
  await scene.window.reads('No pull secrets in');
  await scene.window.reads(/Token\s+1[12] h/);
});

scene.step('the menu of the connection leads there too', async () => {
  await person.opensPage('Connections');
  await scene.window.run(() =>
    document
      .querySelector('.pick')
      .dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientX: 300, clientY: 120 })),
  );
  await scene.window.find('menuitem', 'Use previous key again');
  await scene.window.click('menuitem', 'Replace service key');
  await scene.window.find('heading', 'Replace the service key of practice');
  await scene.window.press('Escape');
});

async function pastes(text) {
  putOnClipboard(text);
  await until('no dialog', () => scene.window.run(() => document.querySelector('dialog') === null));
  await scene.window.press('Control', 'v');
  await scene.window.reads('Use this service key?');
}
