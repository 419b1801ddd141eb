// The language of the desktop at the first start, and another one without a restart.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { desktopIn } from '../lib/locales.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after, { env: desktopIn('de_DE', after) });
const { window } = scene;

scene.step('on a German desktop the first page is German', async () => {
  await window.reads('Beginnen Sie mit einem Service-Key');
  await speaks('de');
});

scene.step('another language is spoken at once, and what was typed stays', async () => {
  await window.click('button', 'Übungs-Tenant öffnen');
  await window.click('button', 'Neues Pull-Secret');
  await window.focusOn('textbox', 'Name');
  await window.write('team-images');
  await window.opensPalette();
  await window.write('Sprache: English');
  await window.press('Enter');
  await window.find('heading', 'New pull secret');
  await speaks('en');
  assert.equal(await window.value('Name'), 'team-images');
});

scene.step('the choice is stronger than the desktop at the next start', async () => {
  await scene.app.restart();
  await scene.window.find('heading', 'Secrets');
  assert.equal(await scene.window.run(() => document.documentElement.lang), 'en');
});

async function speaks(language) {
  await until(`the language ${language}`, () => window.run((one) => document.documentElement.lang === one, language));
}
