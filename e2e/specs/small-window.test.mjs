// A window of the smallest size: hints wait there until their field has the focus, and no press may miss for that.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { person, tenant, window } = scene;

scene.step('the form opens in a window of 900 by 600', async () => {
  await window.resize(900, 600);
  await person.addsServiceKey();
  await person.startsNewSecret();
  await window.type('Name', 'team-images');
  assert.ok((await hints()).includes('secret-name-note'), 'the name has the focus, so its hint is shown');
});

scene.step('one click opens the list of registries, right below its line', async () => {
  await window.click('combobox', 'Registry');
  await window.find('option', 'Docker Hub');
  assert.equal(await window.run(gapAboveList), 4);
});

scene.step('the hint of the field that was left is gone after the click', async () => {
  await window.press('Escape');
  assert.deepEqual(await hints(), ['registry-0-note']);
});

scene.step('one click presses a button', async () => {
  await window.click('textbox', 'Name');
  await window.click('button', 'Add another image');
  await window.find('button', 'Remove image 2');
});

scene.step('a long list that gets narrow beside its requests has no bar to scroll it sideways', async () => {
  for (let number = 0; number < 12; number += 1) await tenant.addForeign(`elsewhere-${number}`);
  await person.opensPage('Secrets');
  await window.click('button', 'Refresh the list');
  await window.find('rowheader', 'elsewhere-11');
  await window.click('button', 'Show requests');
  await window.find('tab', 'Code');
  assert.deepEqual(await window.layoutFaults(900, 600), []);
  await person.opensNewSecret();
});

scene.step('at 200 % in a window of 1280 by 800 nothing is cut', async () => {
  await window.press('Control', '0');
  const width = () => window.run(() => innerWidth);
  await window.resize(1280, 800);
  while ((await width()) > 640) {
    const before = await width();
    await window.press('Control', '+');
    await until('a larger page', async () => (await width()) < before);
  }
  assert.deepEqual(await window.layoutFaults(640, 400), [], 'form');
  for (const page of ['Secrets', 'Activity', 'Connections', 'Settings']) {
    // The driver of the web view clicks where things would be without zoom.
    await window.run((one) => document.querySelector(`nav a[href="#${one}"]`).click(), page.toLowerCase());
    await window.find('heading', page);
    assert.deepEqual(await window.layoutFaults(640, 400), [], page);
  }
  await window.press('F1');
  await window.find('dialog', 'Help');
  assert.deepEqual(await window.layoutFaults(640, 400), [], 'help');
  await window.press('Escape');
});

scene.step('at 200 % there is room to read a response', async () => {
  await window.run(() => document.querySelector('nav a[href="#secrets"]').click());
  await window.find('heading', 'Secrets');
  await person.pressesByKeyboard('button', 'Show requests');
  await window.find('heading', 'Response');
  const height = await until('the response', () =>
    window.run(() => document.querySelector('#response-panel').clientHeight),
  );
  assert.ok(height >= 96, `${height} px`);
  assert.deepEqual(await window.layoutFaults(640, 400), []);
});

function hints() {
  return window.run(() =>
    [...document.querySelectorAll('.field__note--hint')].filter((note) => note.checkVisibility()).map(({ id }) => id),
  );
}

/** Runs in the page. */
function gapAboveList() {
  const [line, list] = ['.combo:focus-within', '.combo__list'].map((one) =>
    document.querySelector(one).getBoundingClientRect(),
  );
  return list.top - line.bottom;
}
