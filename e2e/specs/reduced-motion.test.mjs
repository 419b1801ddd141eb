// Nothing moves for those who asked the desktop for it.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { app, person } = scene;

scene.step('with reduced motion no animation and no transition runs', async () => {
  await person.opensPracticeTenant();
  const folder = join(app.folder, 'config/gtk-3.0');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  await app.restart();
  await scene.window.find('heading', 'Secrets');
  assert.equal(await scene.window.run(() => matchMedia('(prefers-reduced-motion: reduce)').matches), true);
  await scene.window.run(watchMotion);
  await scene.window.click('button', 'Refresh the list');
  await scene.window.press('Control', 'k');
  await scene.window.press('Escape');
  await person.opensNewSecret();
  await scene.window.click('button', 'Fill in practice values');
  await scene.window.reads('Practice values are filled in.');
  await scene.window.click('button', 'Check');
  await scene.window.reads('passed');
  assert.deepEqual(await scene.window.run(() => window.moved), []);
});

/** Runs in the page. */
function watchMotion() {
  window.moved = [];
  const note = (event) => window.moved.push(`${event.type} of ${event.target.className}`);
  for (const type of ['animationstart', 'transitionstart']) document.addEventListener(type, note, true);
}
