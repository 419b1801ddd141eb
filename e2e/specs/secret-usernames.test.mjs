// A registry that takes its API token as username and password: the token is in the page in neither place.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { putOnClipboard } from '../lib/clipboard.mjs';
import { leaks } from '../lib/leaks.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { person } = scene;
const token = scene.watch(`dop_v1_${'0123456789abcdef'.repeat(4)}`);
const licence = scene.watch('2aCk5NfakeLicence0dvTQJ');
/** As random as a token. */
const robot = scene.watch('aB3fake6HiJ9kLm2NoP5qRs8TuV1wXy4');
/** As random as a token, and none. */
const LOOKS_LIKE_ONE = 'aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4zAb7c';
const REGISTRY = 'registry.digitalocean.com';

scene.step('a token typed as the username is the password, too, once its field is left', async () => {
  await person.addsServiceKey();
  await person.opensNewSecret();
  await person.fills({ name: 'team-images', registry: 'DigitalOcean' });
  await pastesInto('Username', token);
  await scene.window.press('Tab');
  await scene.window.find('group', /^Username, hidden/);
  await scene.window.find('group', /^Password, in/);
  await showsNone();
  assert.deepEqual(await scene.window.violations(), []);
});

scene.step('the form is there again after a restart and registers the token in both places', async () => {
  await scene.app.restart();
  await scene.window.click('button', 'Continue');
  await scene.window.find('group', /^Username, hidden/);
  await scene.window.click('button', 'Register');
  await scene.window.reads('Registered in');
  const document = await scene.tenant.document('team-images');
  assert.deepEqual(document.auths[REGISTRY], { username: token, password: token });
  await scene.window.reads('same as the password');
  await showsNone();
  await person.opensPage('Secrets');
  await showsNone();
  await person.opensPage('Activity');
  await showsNone();
});

scene.step('a username that is the password is hidden whatever it looks like, and can be typed again', async () => {
  await person.startsNewSecret();
  await person.fills({ name: 'more-images', registry: 'Other', key: 'registry.example.com', password: licence });
  await pastesInto('Username', licence);
  await scene.window.press('Tab');
  await scene.window.find('group', /^Username, hidden/);
  await showsNone();
  await scene.window.click('button', 'Change: Username');
  await scene.window.focusOn('textbox', 'Username');
  assert.equal(await scene.window.value('Username'), '');
});

scene.step('a username that only looks like a token is hidden, does not block, and can be shown', async () => {
  await scene.window.type('Username', LOOKS_LIKE_ONE);
  await scene.window.reads('This could be a password or token');
  inNoFile(LOOKS_LIKE_ONE);
  await scene.window.press('Tab');
  await scene.window.reads('Draft');
  inNoFile(LOOKS_LIKE_ONE);
  assert.equal(await fieldType(), 'password');
  await scene.window.click('button', 'Show it');
  await until('the text', async () => (await fieldType()) === 'text');
  await scene.window.readsNoMore('This could be a password or token');
});

scene.step('its draft that is opened again after a kill says that it is sent as typed, and how to see it', async () => {
  await person.startsNewSecret();
  await person.fills({ name: 'hidden-again', registry: 'Other', key: 'registry.example.com' });
  await scene.window.type('Username', robot);
  await scene.window.press('Tab');
  await person.opensPage('Secrets');
  await scene.window.reads('Draft of a new pull secret: hidden-again');
  await scene.app.kill();
  await scene.app.open();
  await scene.window.click('button', 'Continue');
  await scene.window.find('group', /^Username, hidden/);
  await scene.window.reads('sent as you typed it. To see it, choose Change and type it again.');
  inNoFile(robot);
});

scene.step('registered without being shown, it is sent, kept in the keychain, and in no page', async () => {
  await person.startsNewSecret();
  const login = { registry: 'Other', key: 'registry.example.com', password: scene.password() };
  await person.fills({ name: 'robot-images', ...login });
  await pastesInto('Username', robot);
  await scene.window.press('Tab');
  await scene.window.click('tab', 'Code');
  await scene.window.reads('REGISTRY_USERNAME');
  await showsNone();
  await scene.window.click('button', 'Register');
  await scene.window.reads('Registered in');
  const document = await scene.tenant.document('robot-images');
  assert.deepEqual(document.auths[login.key], { username: robot, password: login.password });
  await person.opensSecret('robot-images');
  await showsNone();
  await scene.window.click('button', 'Edit');
  await scene.window.find('group', /^Username, hidden/);
  await showsNone();
});

/** No beginning of a text of at least eight characters is in a file of the application. */
function inNoFile(text) {
  assert.deepEqual(leaks([text.slice(0, 8)], { folders: [scene.app.folder] }), []);
}

const fieldType = () => scene.window.run(() => document.getElementById('username-0').type);

async function pastesInto(name, text) {
  putOnClipboard(text);
  await scene.window.click('textbox', name);
  await scene.window.press('Control', 'v');
  await until('the text', async () => (await scene.window.value(name)) === text);
}

async function showsNone() {
  const page = await scene.window.run(() => document.documentElement.outerHTML);
  for (const secret of [token, licence, robot]) assert.ok(!page.includes(secret), 'a token is in the page');
}
