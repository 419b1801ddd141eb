// A problem is told once, with the thing it is about, and nowhere else: after each one, all pages and dialogs are walked.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { putOnClipboard } from '../lib/clipboard.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { person, tenant } = scene;

const DIALOGS = ['Rename', 'Network', 'Remove', 'Replace service key'];

scene.step('a text that is nothing is told where it was pasted, once, and not on any other page', async () => {
  await person.addsServiceKey();
  await person.opensPage('Connections');
  const told = await pastesNothing();
  assert.equal(await times(told), 1);
  for (const dialog of DIALOGS) {
    await opensDialog(dialog);
    assert.equal(await timesInFront(told), 0, dialog);
    await scene.window.press('Escape');
    await until('no dialog', () => scene.window.run(() => document.querySelector('dialog') === null));
  }
  await walks(told, []);
});

scene.step(
  'on a page without a place for it, it is told in passing until it is closed or the page is left',
  async () => {
    await person.opensPage('Secrets');
    const told = await pastesNothing();
    assert.equal(await times(told), 1);
    await walks(told, []);
    await person.opensPage('Settings');
    await pastesNothing();
    await scene.window.click('button', 'Close');
    await scene.window.readsNoMore(told);
  },
);

scene.step('a name that cannot be used is told in its dialog alone', async () => {
  await person.opensPage('Connections');
  await opensDialog('Rename');
  await scene.window.type('Name', 'a\u202eb');
  await scene.window.click('button', 'Rename');
  const told = await until('a problem', () =>
    scene.window.run(() => document.querySelector('dialog .strip--bad strong')?.innerText),
  );
  await scene.window.press('Escape');
  await walks(told, []);
});

scene.step('a proxy that cannot be used is told in its dialog alone', async () => {
  await person.opensPage('Connections');
  await opensDialog('Network');
  await scene.window.click('radio', 'Custom');
  await scene.window.type('Proxy address', 'http://anna:secret@proxy.example:8080');
  await scene.window.click('button', 'Save');
  const told = 'The address of the proxy cannot be used';
  await scene.window.reads(told);
  await scene.window.click('button', 'Cancel');
  await walks(told, []);
  await opensDialogOn('Network');
  assert.equal(await times(told), 0, 'it is over once its dialog was closed');
  await scene.window.press('Escape');
});

scene.step('in the settings such an address stays in its field, with the reason below', async () => {
  const address = 'http://anna:secret@proxy.example:8080';
  await person.opensPage('Settings');
  await scene.window.click('radio', 'Custom');
  await scene.window.type('Proxy address', address);
  await scene.window.press('Tab');
  await scene.window.reads('The address of the proxy cannot be used');
  assert.equal(await scene.window.value('Proxy address'), address);
  await scene.window.click('radio', 'None');
  await scene.window.readsNoMore('The address of the proxy cannot be used');
});

scene.step('a list that cannot be read is told with the list, and with its connection', async () => {
  scene.watch(JSON.parse(await tenant.order('rotate-client-secret')).clientsecret);
  await tenant.order('expire-tokens');
  await person.opensPage('Secrets');
  await scene.window.click('button', 'Refresh the list');
  await scene.window.reads('rejected the client secret');
  await walks('rejected the client secret', ['Secrets', 'Activity']);
});

scene.step('a token that does not come is told with the token alone', async () => {
  await person.opensPage('Connections');
  await scene.window.click('button', /^(Renew|Request token)$/);
  await scene.window.reads('No new token received.');
  await walks('No new token received.', ['Connections']);
});

/** Pastes what nobody can read. Gives the sentence that tells so. */
async function pastesNothing() {
  putOnClipboard('a recipe for plum cake');
  await until('no dialog', () => scene.window.run(() => document.querySelector('dialog') === null));
  await scene.window.run(() => document.activeElement?.blur());
  await scene.window.press('Control', 'v');
  const told = await until('a problem', () =>
    scene.window.run(() => document.querySelector('.strip--bad strong, .toast strong')?.innerText),
  );
  return told;
}

/** Goes over all pages, and fails where the sentence is shown on another page than these. */
async function walks(told, allowed) {
  const shown = [];
  for (const page of ['Activity', 'Connections', 'Settings', 'Secrets']) {
    await person.opensPage(page);
    if ((await times(told)) > 0) shown.push(page);
  }
  await person.opensOverview();
  if ((await times(told)) > 0) shown.push('Overview');
  const stray = shown.filter((page) => !allowed.includes(page));
  assert.deepEqual(stray, [], `“${told}” is shown where it does not belong`);
}

async function opensDialog(name) {
  await scene.window.click('button', 'More');
  await scene.window.click('menuitem', name);
  await until('the dialog', () => scene.window.run(() => document.querySelector('dialog[open]') !== null));
}

async function opensDialogOn(name) {
  await person.opensPage('Connections');
  await opensDialog(name);
}

function times(text) {
  return scene.window.run((wanted) => document.body.innerText.split(wanted).length - 1, text);
}

function timesInFront(text) {
  return scene.window.run((wanted) => document.querySelector('dialog[open]').innerText.split(wanted).length - 1, text);
}
