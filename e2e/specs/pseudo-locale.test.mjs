// Room for the next language: nothing is cut in a small window when every English text is 40 % longer.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { patterns, pseudo, speakEnglish, speakPseudo } from '../lib/pseudo.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const SIZE = [900, 600];
const TEXTS = patterns();

test('the texts get longer by two fifths, and their fields stay', () => {
  for (const text of ['Register', 'Yes', 'Search or run a command']) {
    assert.equal(pseudo(text).length, Math.ceil(text.length * 1.4), text);
  }
  const { source, becomes } = TEXTS.find((one) => one.source === '^Test (.+?)$');
  assert.equal('Test team'.replace(new RegExp(source), becomes), `${pseudo('Test ')}team`);
});

const scene = await Scene.set(after);
const { person, window } = scene;

scene.step('the first start', async () => {
  await window.resize(...SIZE);
  await window.reads('Start with a service key');
  await fits('first start');
});

scene.step('the form, empty, with errors, filled and answered', async () => {
  await person.opensPracticeTenant();
  await fits('no secrets');
  await person.opensNewSecret();
  await fits('form');
  await window.press('Control', 'Enter');
  await fits('form with errors');
  await window.click('button', 'Fill in practice values');
  await window.reads('Practice values are filled in.');
  await fits('form, filled');
  await window.press('Control', 'Enter');
  await window.reads('Registered in');
  await fits('response');
});

scene.step('every page', async () => {
  for (const page of ['Secrets', 'Activity', 'Connections', 'Settings']) {
    await person.opensPage(page);
    await fits(page);
  }
  await person.opensOverview();
  await fits('overview');
});

scene.step('what lies over the pages', async () => {
  await window.press('F1');
  await window.find('dialog', 'Help');
  await fits('help');
  await closes();
  await window.press('?');
  await window.find('heading', 'Keyboard');
  await fits('keys');
  await closes();
  await window.click('button', 'Help');
  await window.find('menuitem', 'About Pullpass');
  await fits('menu of help');
  await window.click('menuitem', 'About Pullpass');
  await window.find('dialog', 'About Pullpass');
  await fits('about');
  await closes();
  await window.press('Control', 'k');
  await window.find('combobox', /./);
  await fits('palette');
});

async function fits(place) {
  const shown = await window.run(speakPseudo, TEXTS);
  try {
    assert.ok(shown > 10, `${place}: only ${shown} texts of the catalogue are shown`);
    assert.deepEqual(await window.layoutFaults(...SIZE), [], place);
  } catch (error) {
    await window.picture(`target/e2e/pseudo-${place.replaceAll(/\W+/g, '-')}.png`);
    throw error;
  } finally {
    await window.run(speakEnglish);
  }
}

async function closes() {
  await window.press('Escape');
  await until('no dialog', () => window.run(() => document.querySelector('dialog') === null));
}
