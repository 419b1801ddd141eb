// What people bring along from other desktop applications: menus by right click, keys, zoom, and a palette that finds.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { clipboardText, putOnClipboard } from '../lib/clipboard.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { app, person } = scene;
const secret = scene.secret('team-images');

scene.step('a right click on a row opens the menu of the row, and the browser’s own never appears', async () => {
  await person.addsServiceKey();
  await person.registers(secret);
  await person.opensPage('Secrets');
  await scene.window.find('rowheader', secret.name);
  await scene.window.rightClick('rowheader', secret.name);
  await scene.window.find('menuitem', 'Delete');
  await scene.window.press('Escape');
  await until('the menu to be gone', async () => !(await scene.window.has('menu', /./)));
  for (const place of ['body', '.nav a', 'h1', 'button']) {
    assert.equal(await rightClick(place), 'kept from the browser', place);
  }
  assert.equal(await scene.window.has('menu', /./), false);
});

scene.step('a field has Cut, Copy, Paste and Select all, and its text can be pasted', async () => {
  putOnClipboard('team');
  await rightClick('input[type=search]');
  await scene.window.click('menuitem', 'Paste');
  await until('the text', async () => (await searched()) === 'team');
  await rightClick('input[type=search]');
  await scene.window.click('menuitem', 'Select all');
  await rightClick('input[type=search]');
  await scene.window.click('menuitem', 'Cut');
  await until('no text', async () => (await searched()) === '');
  assert.equal(clipboardText(), 'team');
});

scene.step('a password is never copied, and stays where it is typed while its menu is open', async () => {
  await person.startsNewSecret();
  await scene.window.click('textbox', 'Password');
  await scene.window.write('abc');
  await rightClick('input[type=password]');
  const enabled = await scene.window.run(() =>
    [...document.querySelectorAll('.text-menu [role=menuitem]:enabled')].map((one) => one.innerText.split('\n')[0]),
  );
  assert.deepEqual(enabled, ['Paste', 'Select all']);
  await scene.window.press('Escape');
  assert.equal(await scene.window.run(() => document.activeElement.type), 'password');
  await scene.window.press('Control', 'a');
  await scene.window.press('Delete');
});

scene.step('Ctrl+A selects no chrome', async () => {
  await person.opensPage('Settings');
  await scene.window.press('Control', 'a');
  assert.equal(await scene.window.run(() => getSelection().toString()), '');
});

scene.step('Escape leads out of a page, Alt+Left back to the one before', async () => {
  await person.opensSecret(secret.name);
  await scene.window.press('Escape');
  await scene.window.find('heading', 'Secrets');
  await person.opensPage('Activity');
  await scene.window.press('Alt', 'ArrowLeft');
  await scene.window.find('heading', 'Secrets');
});

scene.step('the window is zoomed by keys and by the wheel, and stays so after a restart', async () => {
  const before = await width();
  await scene.window.press('Control', '+');
  await until('a larger page', async () => (await width()) < before);
  await scene.window.press('Control', '0');
  await until('the page as it was', async () => (await width()) === before);
  await scene.window.run(() =>
    window.dispatchEvent(new WheelEvent('wheel', { deltaY: -1, ctrlKey: true, cancelable: true })),
  );
  await until('a larger page', async () => (await width()) < before);
  const zoomed = await width();
  await app.restart();
  await scene.window.find('heading', 'Secrets');
  await until('the page as it was left', async () => (await width()) === zoomed);
  await scene.window.press('Control', '0');
  await until('the page as it was', async () => (await width()) === before);
});

scene.step('the palette finds actions, and secrets by their registry, and never starts with a risky one', async () => {
  for (const [query, first] of [
    ['che', /^Check all secrets/],
    ['check team', /^Check team-images/],
    ['edit', /^Edit: replace credentials of team-images/],
    ['snippet', /^Copy snippet of team-images/],
    ['language', /^Language: /],
    ['import', /^Import connections/],
    ['about', /^About Pullpass/],
    ['rename', /^Rename: practice/],
    ['hosts', /^Go to Hosts contacted/],
    ['production', /^Production: /],
    [scene.tenant.registry.host, /^(team-images|Check team-images)/],
    ['help', /./],
    ['copy', /^Copy snippet/],
  ]) {
    await scene.window.opensPalette();
    await scene.window.write(query);
    await until(`${first} first for ${query}`, async () =>
      first.test(await scene.window.run(() => document.querySelector('[role=option]')?.innerText ?? '')),
    );
    await scene.window.press('Escape');
  }
});

scene.step('what the palette deletes is asked about before', async () => {
  await scene.window.opensPalette();
  await scene.window.write('delete team-images');
  await scene.window.press('Enter');
  await scene.window.reads('Delete team-images from');
  await scene.window.press('Escape');
});

scene.step('looking at a connection does not use it', async () => {
  await person.opensPage('Connections');
  await scene.window.click('button', 'Add a service key');
  await scene.window.click('menuitem', 'Open the practice tenant');
  await scene.window.find('button', /^Connection Practice tenant/);
  await person.opensPage('Connections');
  await scene.window.click('button', /^practice/);
  await scene.window.find('heading', 'practice');
  await scene.window.find('button', /^Connection Practice tenant/);
  await scene.window.click('button', 'Use this connection');
  await scene.window.find('button', /^Connection practice/);
});

scene.step('Ctrl+W closes the window, which ends the application', async () => {
  await scene.window.press('Control', 'w').catch(() => undefined);
  await app.ended();
});

/** Presses the right button on it. Gives whether the browser's own menu was kept from appearing. */
function rightClick(selector) {
  return scene.window.run((wanted) => {
    const element = document.querySelector(wanted);
    const { left, top } = element.getBoundingClientRect();
    const init = { bubbles: true, cancelable: true, clientX: left + 12, clientY: top + 8, button: 2 };
    const event = new MouseEvent('contextmenu', init);
    element.dispatchEvent(event);
    return event.defaultPrevented ? 'kept from the browser' : 'left to the browser';
  }, selector);
}

const searched = () => scene.window.run(() => document.querySelector('input[type=search]').value);
const width = () => scene.window.run(() => innerWidth);
