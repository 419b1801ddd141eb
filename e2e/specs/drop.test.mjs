// A service key file, dropped on the window by a real pointer: the page is told that something hovers, never what.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { dropFile } from '../lib/drag.mjs';
import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { person, tenant } = scene;
const hovering = async () => (await scene.window.text()).includes('Drop the file to read it');

scene.step('a dropped service key is read, and its hosts are shown before anything is sent', async () => {
  await scene.window.reads('Drop the service key here');
  await dropFile(tenant.serviceKey, hovering);
  await scene.window.reads('Use this service key?');
  await scene.window.reads(new URL(tenant.aiApiUrl).host);
  assert.deepEqual(await tenant.order('requests'), []);
});

scene.step('it opens the tenant as a chosen one does', async () => {
  await scene.window.click('button', 'Add connection');
  await scene.window.find('heading', 'Secrets');
});

scene.step('a dropped file that is no service key is refused with the reason', async () => {
  const path = join(scene.app.folder, 'notes.txt');
  writeFileSync(path, 'no JSON at all');
  await person.opensPage('Connections');
  await dropFile(path, hovering);
  await scene.window.reads('This is not a service key');
});
