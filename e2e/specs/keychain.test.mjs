// The keychain: what lies there and how, and what happens when it is locked.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import * as keychain from '../lib/keychain.mjs';
import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { app, person } = scene;
const kept = scene.secret('kept');
const long = scene.secret('long', { password: `${scene.password()}${'x'.repeat(6000)}` });

scene.step('an item tells nobody whose it is', async () => {
  await person.addsServiceKey();
  await person.registers(kept);
  const items = keychain.items();
  assert.equal(items.length, 2);
  for (const { user, label, text } of items) {
    assert.match(user, /^[0-9a-f]{32}$/);
    assert.equal(label, 'Pullpass');
    assert.match(text, /^pp2\.[\w-]+$/);
  }
});

scene.step('another program finds the password with secret-tool', () => {
  const texts = keychain.items().map(({ user }) => keychain.lookup(user));
  assert.equal(texts.length, 2);
  assert.equal(keychain.secrets().includes(kept.password), true);
});

scene.step('a long password is kept in pieces and comes back whole', async () => {
  await person.startsNewSecret();
  await person.fills({ ...long, password: undefined });
  await person.pastesPassword(long.password);
  await scene.window.click('button', 'Register');
  await scene.window.reads('Registered in');
  assert.equal(keychain.secrets().includes(long.password), true);
  assert.equal((await scene.held('long')).password, long.password);
});

scene.step('a password that is not to be remembered leaves no trace in the keychain', async () => {
  const passing = scene.secret('passing');
  await person.startsNewSecret();
  await person.fills(passing);
  await scene.window.click('checkbox', 'Remember in keychain');
  await scene.window.click('button', 'Register');
  await scene.window.reads('Registered in');
  assert.equal(keychain.secrets().includes(passing.password), false);
});

scene.step('a locked keychain is told, and the window stays alive', async () => {
  await app.close();
  keychain.lock();
  await app.open();
  await scene.window.reads('Keychain is locked');
  await person.opensPage('Activity');
});

scene.step('once it is open, everything is as before', async () => {
  await keychain.unlock();
  await scene.window.click('button', 'Unlock');
  await scene.window.reads('Keychain is unlocked');
  await person.opensPage('Secrets');
  await scene.window.click('button', 'Refresh the list');
  await scene.window.reads('in keychain');
});

scene.step('a keychain that is locked or unlocked elsewhere is shown so with the next page', async () => {
  keychain.lock();
  await person.opensPage('Settings');
  await scene.window.reads('Keychain is locked');
  await keychain.unlock();
  await person.opensPage('Secrets');
  await scene.window.reads('Keychain is unlocked');
});
