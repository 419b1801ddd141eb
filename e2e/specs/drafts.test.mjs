// A form that is left: it is there again after another page, a closed window and a kill, until it is sent or discarded.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { person } = scene;
const secret = scene.secret('team-images', scene.tenant.registry);
secret.password = scene.tenant.registry.password;

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

scene.step('only the person discards a draft', async () => {
  await person.opensNewSecret();
  await person.fills({ name: 'other-images' });
  await person.opensPage('Secrets');
  await scene.window.click('button', /^Discard draft/);
  await scene.window.readsNoMore('Draft of');
  await person.opensNewSecret();
  assert.equal(await scene.window.value('Name'), '');
});

async function isAsLeft() {
  await until('the name', async () => (await scene.window.value('Name')) === 'team-images');
  assert.equal(await scene.window.value('Registry host'), secret.key);
  assert.equal(await scene.window.value('Username'), secret.username);
}
