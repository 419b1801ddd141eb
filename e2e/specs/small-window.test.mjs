// A window of the smallest size: hints wait there until their field has the focus, and no press may miss for that.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { person, window } = scene;

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
