// The main job with the keyboard alone: no pointer is moved in this file.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { person, tenant } = scene;
const secret = scene.secret('by-keyboard');

scene.step('the service key is added', async () => {
  await scene.window.reads('Start with a service key');
  await person.pressesByKeyboard('button', 'Choose a file');
  await scene.window.reads('Use this service key?');
  await person.pressesByKeyboard('button', 'Add connection');
  await scene.window.find('button', 'New pull secret');
});

scene.step('the form is filled and sent', async () => {
  await person.fillsByKeyboard(secret);
  const slow = { method: 'POST', pathContains: 'dockerRegistrySecrets', delayMillis: 2000 };
  await tenant.order('fault', { ...slow, action: { kind: 'proceed' } });
  await scene.window.press('Control', 'Enter');
  await scene.window.press('Control', 'Enter');
  await scene.window.reads('Registered in');
  await scene.window.press('Control', 'Enter');
  assert.equal((await tenant.bodiesBy('POST')).length, 1, 'it is sent once');
  assert.equal((await scene.held(secret.name)).password, secret.password);
});

scene.step('the focus follows to what the answer means', async () => {
  const { role, name } = await scene.window.focused();
  assert.deepEqual([role, name], ['heading', 'Response']);
});

scene.step('it is found in the list and deleted', async () => {
  await person.pressesByKeyboard('link', /^Secrets/);
  await scene.window.tabTo('row', new RegExp(secret.name));
  await scene.window.press('Delete');
  await scene.window.reads(`Delete ${secret.name} from`);
  await person.pressesByKeyboard('button', 'Delete');
  await scene.window.reads(`${secret.name} is deleted`);
  assert.deepEqual(await tenant.names(), []);
});

scene.step('the palette leads to every page', async () => {
  for (const page of ['Connections', 'Settings', 'Secrets']) {
    await scene.window.opensPalette();
    await scene.window.write(`Go to ${page}`);
    await scene.window.press('Enter');
    await scene.window.find('heading', page);
  }
});
