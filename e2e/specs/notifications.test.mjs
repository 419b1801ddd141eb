// The end of long work, shown by the desktop for somebody who does something else meanwhile.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after } from 'node:test';

import { Child } from '../lib/processes.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

// The Python that has the packages of the system.
const desktop = new Child('/usr/bin/python3', ['-W', 'ignore', join(import.meta.dirname, '../lib/notifications.py')]);
after(() => desktop.end());
await until('the desktop', () => desktop.output.includes('ready'));

const scene = await Scene.set(after);
const { person, window } = scene;
const secret = { ...scene.secret('team-images'), password: scene.tenant.registry.password };

scene.step('a check that ends while the window is behind is shown, with the name and without a secret', async () => {
  await person.addsServiceKey();
  await person.registers(secret);
  await person.opensPage('Secrets');
  focus('Another window');
  await window.click('button', /^Check/);
  const { program, icon, title, text } = await until('a notification', () => shown()[0]);
  assert.deepEqual([program, icon], ['Pullpass', 'pullpass']);
  assert.match(title, /team-images/);
  assert.ok(!`${title} ${text}`.includes(secret.password));
});

scene.step('in front it is not', async () => {
  focus('Pullpass');
  await until('the window in front', () => window.run(() => document.hasFocus()));
  await checksAgain();
  assert.equal(shown().length, 1);
});

scene.step('nor if the settings say no', async () => {
  await person.opensPage('Settings');
  await window.click('checkbox', /^Notify me when a long task ends/);
  await person.opensPage('Secrets');
  focus('Another window');
  await checksAgain();
  assert.equal(shown().length, 1);
});

async function checksAgain() {
  await window.readsNoMore('team-images is checked.');
  await window.click('button', /^Check/);
  await window.reads('team-images is checked.');
}

function shown() {
  const lines = desktop.output.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line));
}

/** There is no window manager on the test's screen, so the focus is given from here. */
function focus(title) {
  execFileSync('xdotool', ['search', '--onlyvisible', '--name', `^${title}$`, 'windowfocus', '--sync']);
}
