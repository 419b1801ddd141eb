// The main job, from a service key to a pull secret and back, and what is remembered after a restart.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import * as keychain from '../lib/keychain.mjs';
import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { app, person, tenant } = scene;
const first = scene.secret('team-images');
const second = scene.password();

scene.step('a service key opens the tenant, after its hosts were shown', async () => {
  await scene.window.click('button', 'Choose a file');
  await scene.window.reads('Use this service key?');
  await scene.window.reads(new URL(tenant.aiApiUrl).host);
  assert.deepEqual(await tenant.order('requests'), [], 'nothing is sent before somebody agreed');
  await scene.window.click('button', 'Add connection');
  await person.opensPage('Secrets');
  await scene.window.reads('of 50');
});

scene.step('the request is shown while the form is filled, without the password', async () => {
  await person.startsNewSecret();
  await person.fills(first);
  await scene.window.reads('/v2/admin/dockerRegistrySecrets');
  await scene.window.reads(tenant.registry.host);
  assert.equal((await scene.window.run(() => document.documentElement.outerHTML)).includes(first.password), false);
});

scene.step('Register registers it, and the answer is explained', async () => {
  await scene.window.click('button', 'Register');
  await scene.window.reads('Registered in');
  await scene.window.reads('202');
  await scene.window.reads('The tenant lists it.');
  assert.deepEqual(await scene.held('team-images'), { username: first.username, password: first.password });
});

scene.step('the lines for both kinds of template can be copied', async () => {
  await scene.window.reads('imagePullSecrets:');
  await scene.window.find('button', 'Copy snippet');
  await scene.window.click('radio', 'ServingTemplate');
  await scene.window.reads('predictor:');
});

scene.step('the list shows it with what this computer knows', async () => {
  await person.opensPage('Secrets');
  for (const known of ['team-images', tenant.registry.host, first.username, 'in keychain']) {
    await scene.window.reads(known);
  }
});

scene.step(
  'after closing and starting again everything is remembered, and the keychain holds the passwords',
  async () => {
    await app.restart();
    await person.opensPage('Secrets');
    await scene.window.reads('team-images');
    await scene.window.reads(tenant.registry.host);
    assert.deepEqual(new Set(keychain.secrets()), new Set([scene.clientSecret, first.password]));
  },
);

scene.step('its credentials are replaced', async () => {
  await person.opensSecret('team-images');
  await scene.window.click('button', 'Edit');
  await scene.window.click('button', 'Change: Password');
  await person.entersPassword(second);
  await scene.window.click('button', 'Replace');
  await scene.window.reads('Replaced in');
  assert.equal((await scene.held('team-images')).password, second);
});

scene.step(
  'the password of before is kept for the undo only, so it is gone from the keychain after a restart',
  async () => {
    await app.restart();
    assert.deepEqual(new Set(keychain.secrets()), new Set([scene.clientSecret, second]));
  },
);

scene.step('it is deleted, and the deletion is taken back', async () => {
  await person.deletes('team-images');
  assert.deepEqual(await tenant.names(), []);
  await scene.window.click('button', 'Undo');
  await scene.window.reads('team-images is restored.');
  assert.equal((await scene.held('team-images')).password, second);
});

scene.step('deleted for good, it is gone from tenant and keychain after a restart', async () => {
  await person.deletes('team-images');
  await app.restart();
  await person.opensPage('Secrets');
  await scene.window.reads('No pull secrets in');
  assert.deepEqual(await tenant.names(), []);
  assert.deepEqual(keychain.secrets(), [scene.clientSecret]);
});
