// A form that is left: it is there again after another page, a closed window and a kill, until it is sent or discarded.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';

import { PracticeTenant } from '../lib/practice.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { person } = scene;
const other = await PracticeTenant.start();
after(() => other.stop());
const secret = scene.secret('team-images', scene.tenant.registry);
secret.password = scene.tenant.registry.password;
let first = '';

scene.step('a form that was begun is there again after a look at another page', async () => {
  await person.addsServiceKey();
  await person.opensNewSecret();
  await person.fills({ name: 'team-images', registry: 'Other', key: secret.key, username: secret.username });
  await person.entersPassword(secret.password);
  await person.opensPage('Activity');
  await person.opensPage('Secrets');
  await scene.window.reads('Draft of a new pull secret: team-images');
  await person.opensNewSecret();
  await isAsLeft();
  await scene.window.find('group', /^Password, in/);
});

scene.step('it is there after the window was closed, with its password', async () => {
  await scene.app.restart();
  await scene.window.reads('Draft of a new pull secret: team-images');
  await scene.window.click('button', 'Continue');
  await isAsLeft();
  await scene.window.find('group', /^Password, in/);
});

scene.step('what was typed before a kill is there after it', async () => {
  await scene.window.type('Image', 'typed.example/before:kill');
  await until('the preview of it', async () => (await scene.window.text()).includes('typed.example'));
  await scene.app.kill();
  await scene.app.open();
  await scene.window.click('button', 'Continue');
  await isAsLeft();
  assert.equal(await scene.window.value('Image'), 'typed.example/before:kill');
});

scene.step('it is sent as it was entered, and no draft is left', async () => {
  await scene.window.click('button', 'Register');
  await scene.window.reads('Registered in');
  assert.deepEqual(await scene.held('team-images'), { username: secret.username, password: secret.password });
  await person.opensPage('Secrets');
  await scene.window.readsNoMore('Draft of');
});

scene.step('only the person discards a draft, and is asked first', async () => {
  await person.opensNewSecret();
  await person.fills({ name: 'other-images' });
  await person.opensPage('Secrets');
  await scene.window.click('button', /^Discard draft/);
  await scene.window.reads('What you entered is deleted, passwords included.');
  await scene.window.click('button', 'Keep');
  await scene.window.reads('Draft of a new pull secret: other-images');
  await scene.window.click('button', /^Discard draft/);
  await scene.window.run(() => document.getElementById('discard-draft').click());
  await scene.window.readsNoMore('Draft of');
  await person.opensNewSecret();
  assert.equal(await scene.window.value('Name'), '');
});

scene.step('each connection has a draft of its own, found again when it is switched to', async () => {
  first = await inUse();
  await person.pastesServiceKey(readFileSync(other.serviceKey, 'utf8'), 'second');
  await uses(first);
  await person.opensNewSecret();
  await person.fills({ name: 'of-the-first' });
  await uses('second');
  await until('an empty form', async () => (await scene.window.value('Name')) === '');
  await person.fills({ name: 'of-the-second' });
  await uses(first);
  await until('the form of before', async () => (await scene.window.value('Name')) === 'of-the-first');
  await uses('second');
  await until('the other form', async () => (await scene.window.value('Name')) === 'of-the-second');
  await person.opensPage('Secrets');
  await scene.window.reads('Draft of a new pull secret: of-the-second');
  await scene.window.readsNoMore('of-the-first');
});

scene.step('the form that replaces a secret stays with its connection, and comes back with it', async () => {
  await uses(first);
  await person.opensSecret('team-images');
  await scene.window.click('button', 'Edit');
  await scene.window.type('Username', 'typed-in-the-first');
  await uses('second');
  await scene.window.reads('The form that replaces team-images stays in');
  await scene.window.click('button', `Back to ${first}`);
  await until('the form', async () => (await scene.window.value('Username')) === 'typed-in-the-first');
  await uses('second');
  await person.opensPage('Activity');
  await uses(first);
  await scene.window.find('heading', 'Activity');
  await person.opensPage('Secrets');
  await scene.window.reads('Draft: replace team-images');
});

/** The name of the connection in use. */
const inUse = () => scene.window.run(() => document.querySelector('.bar__name').textContent);

async function uses(name) {
  await scene.window.click('button', /^Connection /);
  await scene.window.focusOn('combobox', 'Find a connection');
  await scene.window.write(name);
  await scene.window.press('Enter');
  await until(`${name} in use`, async () => (await inUse()) === name);
}

async function isAsLeft() {
  await until('the name', async () => (await scene.window.value('Name')) === 'team-images');
  assert.equal(await scene.window.value('Registry host'), secret.key);
  assert.equal(await scene.window.value('Username'), secret.username);
}
