// Each key of the list of keys, pressed: it does what the list says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';

import { putOnClipboard } from '../lib/clipboard.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { app, person, tenant } = scene;
const { window } = scene;
const secret = scene.secret('team-a');

/** What each key does, by the words of the list, in the order in which they are tried. */
const KEYS = {
  'Search or run a command': async () => {
    await window.press('Control', 'k');
    await window.find('combobox', /./);
    await window.press('Escape');
  },
  'Create a pull secret': async () => {
    await window.press('Control', 'n');
    await window.focusOn('textbox', 'Name');
  },
  'Send the form': async () => {
    await window.press('Control', 'Enter');
    await window.reads('Enter a name.');
  },
  'Switch between page and request': async () => {
    for (const sheet of ['request-pane', 'composer']) {
      await window.press('F6');
      await until(`the focus on ${sheet}`, () => window.run((id) => document.activeElement.id === id, sheet));
    }
  },
  'Next or previous match of a search': async () => {
    await window.press('F6');
    await window.press('Control', 'f');
    await window.focusOn('textbox', 'Search');
    await window.write('a');
    for (const [keys, place] of [
      [['Enter'], /^2 of/m],
      [['Shift', 'Enter'], /^1 of/m],
    ]) {
      await window.press(...keys);
      await window.reads(place);
    }
    await window.press('Escape');
  },
  'Out of a page, a selection or a dialog': async () => {
    await window.press('Escape');
    await window.find('heading', 'Secrets');
  },
  'Search on the page': async () => {
    await window.press('Control', 'f');
    await window.focusOn('searchbox', /./);
    await leaveFields();
  },
  'Read a service key or login from the clipboard': async () => {
    putOnClipboard(readFileSync(tenant.serviceKey, 'utf8'));
    await window.press('Control', 'v');
    await window.find('dialog', /./);
    await window.press('Escape');
    await noDialog();
  },
  'Use a connection, in the order of the list': async () => {
    await window.press('Control', '2');
    await window.find('button', /^Connection Practice tenant/);
    await window.press('Control', '1');
    await window.find('button', /^Connection practice/);
  },
  'Other row': async () => {
    await window.tabTo('row', /^team-a/);
    await window.press('ArrowDown');
    await window.focusOn('row', /^team-b/);
    await window.press('ArrowUp');
    await window.focusOn('row', /^team-a/);
  },
  'First or last row': async () => {
    await window.press('End');
    await window.focusOn('row', /^team-b/);
    await window.press('Home');
    await window.focusOn('row', /^team-a/);
  },
  'Into a row and out of it': async () => {
    await window.press('ArrowRight');
    await window.focusOn('checkbox', 'Select team-a');
    await window.press('ArrowLeft');
    await window.focusOn('row', /^team-a/);
  },
  'Select the row': async () => {
    await window.press('Space');
    await window.reads('1 selected');
  },
  'Select all rows up to this one': async () => {
    await window.press('ArrowDown');
    await window.press('Shift', 'Space');
    await window.reads('2 selected');
    await window.press('Escape');
    await window.readsNoMore('2 selected');
  },
  'Select all rows': async () => {
    await window.press('Control', 'a');
    await window.reads('2 selected');
    await window.press('Escape');
  },
  'Menu of the row or field': async () => {
    await window.press('Home');
    // By the X server, since the event for menus is made by the web view.
    execFileSync('xdotool', ['key', 'shift+F10']);
    await window.find('menuitem', 'Delete');
    await window.press('Escape');
    await until('no menu', async () => !(await window.has('menu', /./)));
  },
  'Open the row': async () => {
    await window.press('Enter');
    await window.find('heading', 'team-a');
    await window.press('Escape');
    await window.find('heading', 'Secrets');
  },
  'Delete the row or all that are selected': async () => {
    await window.tabTo('row', /^team-a/);
    await window.press('Delete');
    await window.reads('Delete team-a from');
    await person.pressesByKeyboard('button', 'Delete');
    await window.reads('team-a is deleted');
  },
  'Undo the last deletion': async () => {
    await window.press('Control', 'z');
    await window.find('rowheader', 'team-a');
  },
  Settings: async () => {
    await window.press('Control', ',');
    await window.find('heading', 'Settings');
  },
  'Back to the page before': async () => {
    await window.press('Alt', 'ArrowLeft');
    await window.find('heading', 'Secrets');
  },
  Larger: async () => {
    const before = await width();
    await window.press('Control', '+');
    await until('a larger page', async () => (await width()) < before);
  },
  Smaller: async () => {
    const before = await width();
    await window.press('Control', '-');
    await until('a smaller page', async () => (await width()) > before);
  },
  'Original size': async () => {
    const before = await width();
    await window.press('Control', '-');
    await until('a smaller page', async () => (await width()) > before);
    await window.press('Control', '0');
    await until('the page as it was', async () => (await width()) === before);
  },
  'Help for this page': async () => {
    await window.press('F1');
    await window.find('heading', 'List of secrets');
    await window.press('Escape');
    await noDialog();
  },
  'This list': async () => {
    await window.press('?');
    await window.find('heading', 'Keyboard');
    await window.press('Escape');
    await noDialog();
  },
  'A screen up or down in the activity': async () => {
    await person.opensPage('Activity');
    const rows = () =>
      window.run(() => [...document.querySelectorAll('tr[data-activity]')].indexOf(document.activeElement));
    await window.tabTo('row', /./);
    assert.equal(await rows(), 0);
    await window.press('PageDown');
    await until('a row further down', async () => (await rows()) > 1);
    await window.press('PageUp');
    await until('the first row', async () => (await rows()) === 0);
  },
  'Move a connection in the list': async () => {
    await person.opensPage('Connections');
    await window.tabTo('button', /^practice/);
    await window.press('Alt', 'ArrowDown');
    await until('the other order', async () => /^Practice/.test(await firstConnection()));
    await window.press('Alt', 'ArrowUp');
    await until('the order as it was', async () => /^practice/.test(await firstConnection()));
  },
  'Close the window': async () => {
    await window.press('Control', 'w').catch(() => undefined);
    await app.ended();
    await app.open();
    await app.window.find('heading', 'Secrets');
  },
  Quit: async () => {
    await app.window.press('Control', 'q').catch(() => undefined);
    await app.ended();
  },
};

scene.step('the list has the keys that are tried here, and no other', async () => {
  await person.addsServiceKey();
  await person.registers(secret);
  await tenant.addForeign('team-b');
  await person.opensPage('Connections');
  await window.click('button', 'Add a service key');
  await window.click('menuitem', 'Open the practice tenant');
  await window.find('button', /^Connection Practice tenant/);
  await window.press('Control', '1');
  await person.opensPage('Secrets');
  await window.click('button', 'Refresh the list');
  await window.find('rowheader', 'team-b');
  await window.press('?');
  await window.find('heading', 'Keyboard');
  const listed = await window.run(() => [...document.querySelectorAll('dialog dt')].map((one) => one.innerText));
  assert.deepEqual(listed.toSorted(), Object.keys(KEYS).toSorted());
  await window.press('Escape');
  await noDialog();
});

for (const [words, press] of Object.entries(KEYS)) scene.step(words, press);

const width = () => app.window.run(() => innerWidth);
const firstConnection = () => window.run(() => document.querySelector('.pick').innerText);

async function noDialog() {
  await until('no dialog', () => window.run(() => document.querySelector('dialog') === null));
}

async function leaveFields() {
  await window.run(() => document.activeElement.blur());
}
