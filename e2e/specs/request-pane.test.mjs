// The request pane with the keyboard alone: what each part is for, searching, copying, the body as text, and what came
// back, one exchange after the other.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { copied } from '../lib/clipboard.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { person, tenant } = scene;
const secret = scene.secret('pane-images');

scene.step('calls that no form belongs to are seen before they are sent', async () => {
  await scene.window.reads('Start with a service key');
  await person.pressesByKeyboard('button', 'Choose a file');
  await person.pressesByKeyboard('button', 'Add connection');
  await scene.window.find('button', 'New pull secret');
  await person.pressesByKeyboard('button', 'Show requests');
  await scene.window.find('tab', 'Request');
  await scene.window.reads('/v2/admin/dockerRegistrySecrets?$count=true');
  assert.deepEqual(await scene.window.violations(), []);
  await person.pressesByKeyboard('button', 'Hide requests');
});

scene.step('each part of the address is explained', async () => {
  await person.fillsByKeyboard(secret);
  await scene.window.tabTo('button', /^\{api\}/);
  await scene.window.reads('The AI Core API: serviceurls.AI_API_URL of the service key');
  await scene.window.press('ArrowRight');
  await scene.window.reads('Version 2 of the API');
  await scene.window.press('ArrowRight');
  await scene.window.reads('The pull secrets of the tenant');
});

scene.step('the request is copied as text without a secret', async () => {
  await person.pressesByKeyboard('button', 'Copy the request as text, secrets masked');
  const text = await copied(/^POST \/v2\/admin\/dockerRegistrySecrets HTTP\/1\.1\nHost: /);
  assert.match(text, /Authorization: Bearer •{8}\n/);
  assert.ok(text.includes('•'.repeat(8)) && !text.includes(secret.password));
});

scene.step('each header says why it is there', async () => {
  await person.pressesByKeyboard('button', 'Explain headers');
  await scene.window.reads('The access token: identifies the client and its permissions.');
  await scene.window.reads('Content-Length is sent but not shown');
  assert.deepEqual(await scene.window.violations(), []);
  await person.pressesByKeyboard('button', 'Explain headers');
});

scene.step('a text is searched for and each place is led to', async () => {
  await scene.window.press('Control', 'f');
  await scene.window.focusOn('textbox', 'Search');
  await scene.window.write(secret.username);
  await scene.window.reads('1 of 2');
  await scene.window.press('Enter');
  await scene.window.reads('2 of 2');
  const marked = await scene.window.run(() => CSS.highlights.get('pane-match').size);
  assert.equal(marked, 2);
  await scene.window.press('Escape');
  assert.equal(await scene.window.has('textbox', 'Search'), false);
});

scene.step('the request is code in every language, and no secret is in it', async () => {
  await scene.window.tabTo('tab', /^Request/);
  await toTab('Code');
  await scene.window.reads('Contains no secret.');
  await scene.window.tabTo('combobox', 'Language');
  await scene.window.press('Enter');
  await scene.window.find('option', 'curl');
  const languages = (await scene.window.all('option', /./)).length;
  for (let number = 0; number < languages; number += 1) {
    await scene.window.press('Enter');
    await scene.window.focusOn('combobox', 'Language');
    const text = await until('the code', () =>
      scene.window.run(() => document.querySelector('#request-panel .code')?.textContent),
    );
    assert.ok(!text.includes(secret.password) && !text.includes(scene.clientSecret));
    await scene.window.press('Enter');
    await scene.window.find('option', 'curl');
    await scene.window.press('ArrowDown');
  }
  await scene.window.press('Escape');
  await person.pressesByKeyboard('button', /^Copy request/);
  const code = await copied(/^(?!POST \/)./);
  assert.ok(!code.includes(secret.password) && !code.includes(scene.clientSecret));
});

scene.step('the body is written as text, judged, and compared with the form', async () => {
  await scene.window.tabTo('tab', 'Code');
  await toTab('Edit as text');
  await person.pressesByKeyboard('button', 'Edit the body as text');
  await scene.window.focusOn('textbox', 'Body as text');
  assert.match(await scene.window.value('Body as text'), /^\{"name":"pane-images",/);
  await scene.window.write('!');
  await scene.window.reads('Not valid JSON from here on.');
  await scene.window.press('Backspace');
  await scene.window.reads('Same as the form.');
  await scene.window.press('ArrowRight');
  await scene.window.write('"labels":{"team":"a"}, ');
  await scene.window.reads('"labels" is also sent.');
  await scene.window.reads('lines as in the form');
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('going back to the form asks, since something would be lost', async () => {
  await person.pressesByKeyboard('button', 'Back to the form');
  await scene.window.reads('The form cannot represent all of the text.');
  await person.pressesByKeyboard('button', 'Keep');
  await scene.window.reads('The body was edited as text.');
});

scene.step('what is sent is the text, letter by letter', async () => {
  await scene.window.press('Control', 'Enter');
  await scene.window.reads('Registered in');
  const [arrived] = await tenant.bodiesBy('POST');
  assert.match(arrived, /^\{"labels":\{"team":"a"\}, "name":"pane-images","data":/);
  assert.equal((await scene.held(secret.name)).password, secret.password);
});

scene.step('the answer is read in each of its tabs', async () => {
  await scene.window.reads('Secret registered');
  await scene.window.reads('Listed in the tenant: yes');
  await scene.window.reads(/Timing: (< 1|[\d.,]+) m?s/);
  await scene.window.reads('Wait');
  await scene.window.tabTo('tab', 'What it means');
  await toTab('Body');
  await scene.window.reads('"message"');
  await toTab(/^Headers/);
  await scene.window.reads('HTTP/1.1 202 Accepted');
});

scene.step('every request of the action can be looked at one by one', async () => {
  await toTab('What it means', 'ArrowLeft');
  await person.pressesByKeyboard('button', /^GET \/v2\/admin\/dockerRegistrySecrets\/pane-images/);
  await scene.window.reads('Secret not found');
  await scene.window.reads('404 Not Found');
});

scene.step('the page holds no secret', async () => {
  const page = await scene.window.run(() => document.documentElement.outerHTML);
  for (const value of [secret.password, scene.clientSecret, JSON.stringify(secret.password).slice(1, -1)]) {
    assert.equal(page.includes(value), false);
  }
});

scene.step('a deletion is seen before it is sent', async () => {
  await person.pressesByKeyboard('link', /^Secrets/);
  await scene.window.tabTo('row', new RegExp(secret.name));
  await scene.window.press('Delete');
  await scene.window.reads(`Delete ${secret.name} from`);
  await person.pressesByKeyboard('button', 'Show the request');
  await scene.window.reads('/v2/admin/dockerRegistrySecrets/pane-images');
  await person.pressesByKeyboard('button', 'Delete');
  await scene.window.reads(`${secret.name} is deleted`);
  assert.deepEqual(await tenant.names(), []);
});

/** Moves along the tabs with the arrows until this one has the focus. */
async function toTab(name, arrow = 'ArrowRight') {
  for (let steps = 0; steps < 6; steps += 1) {
    const focus = await scene.window.focused();
    if (focus.role === 'tab' && (name instanceof RegExp ? name.test(focus.name) : focus.name === name)) return;
    await scene.window.press(arrow);
  }
  throw new Error(`the arrows do not lead to the tab ${name}`);
}
