// Checks against a real registry: what they prove, what they advise, what they ask before, and what is kept of them.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const TOKEN_SERVER = '/registry/token';

const scene = await Scene.set(after);
const { app, person, tenant } = scene;
const { registry } = tenant;
const wrong = scene.password();
const arm64 = registry.image.replace(/:1$/, ':arm64');
const elsewhere = registry.host.replace('127.0.0.1', 'localhost');

scene.step('with the right login every step to a running container is proved', async () => {
  await person.addsServiceKey();
  await person.startsNewSecret();
  await person.fills(scene.secret('team-images', { password: registry.password }));
  await scene.window.click('button', 'Check');
  for (const line of ['Registry host matches the image', 'Login accepted', 'Image found', 'Runs on linux/amd64']) {
    await scene.window.reads(line);
  }
  await scene.window.find('button', 'Check again');
});

scene.step('each line shows what was sent for it', async () => {
  await scene.window.click('button', /^Show request: Login accepted/);
  await scene.window.find('tab', 'Check: login');
  await scene.window.reads(TOKEN_SERVER);
});

scene.step('registered, the secret says that its login works, and since when', async () => {
  await scene.window.click('button', 'Register');
  await scene.window.reads('Registered in');
  await scene.window.reads('and the login works');
  await scene.window.reads('run before you registered, today');
  assert.equal((await scene.held('team-images')).password, registry.password);
});

scene.step('a refused login names cause and cure, and the field it is about', async () => {
  await person.startsNewSecret();
  await person.fills(scene.secret('mistyped', { password: wrong }));
  await scene.window.click('button', 'Check');
  await scene.window.reads('Login denied');
  await scene.window.reads('Solution');
  await scene.window.reads('The registry rejected this login.');
  await scene.window.reads('AI Core would accept it, but every pull would fail.');
  await scene.window.reads('Ruled out: registry host and image name');
  await scene.window.find('button', 'Register anyway');
  await scene.window.find('tab', 'Check: login');
});

scene.step('it can be registered all the same', async () => {
  await scene.window.click('button', 'Register anyway');
  await scene.window.reads('according to the checks a pull would fail');
  await scene.window.reads('Login denied');
});

scene.step('mended, it is checked again', async () => {
  await scene.window.click('button', 'Edit');
  await scene.window.find('button', 'Replace anyway');
  await scene.window.click('button', 'Replace password');
  await person.entersPassword(registry.password);
  await scene.window.reads('The form changed after these checks.');
  await scene.window.click('button', 'Check again');
  await scene.window.reads('Login accepted');
});

scene.step('an image for arm64 alone is found, and told how to be built anew', async () => {
  await scene.window.type('Image', arm64);
  await scene.window.click('button', 'Check again');
  await scene.window.reads('Image is arm64 only');
  await scene.window.reads('--platform linux/amd64');
  await scene.window.click('button', 'Copy command');
});

scene.step('a check that takes long can be given up', async () => {
  await tenant.order('fault/always', { service: 'registry', delayMillis: 60_000, action: { kind: 'proceed' } });
  await scene.window.click('button', 'Check again');
  await scene.window.reads('Checking');
  await scene.window.click('button', 'Cancel');
  await scene.window.reads('Stopped after 1 of 5');
  await tenant.order('fault/clear');
});

scene.step('a password goes to no other host before somebody agreed, who sees both', async () => {
  await tenant.order('switches', { registryTokenServerElsewhere: true });
  await tenant.order('requests/clear');
  await scene.window.type('Image', registry.image);
  await scene.window.click('button', 'Check again');
  await scene.window.reads('Send the password to another host?');
  await scene.window.reads(elsewhere);
  await answers('Cancel');
  await scene.window.reads('Token server is another host');
  assert.deepEqual(await sentToTokenServer(), []);
});

scene.step('agreed, it is proved', async () => {
  await scene.window.click('button', 'Decide');
  await answers('Agree and check');
  await until('the login', async () => (await sentToTokenServer()).length > 0);
  await scene.window.reads('Login accepted');
  await tenant.order('switches', { registryTokenServerElsewhere: false });
});

scene.step('the whole list is checked, and what failed stands out', async () => {
  await person.opensPage('Secrets');
  await scene.window.click('button', 'Check all');
  await scene.window.reads('2 checked, 1 failed.');
  await scene.window.click('radio', 'Needs attention 1');
  await scene.window.find('rowheader', 'mistyped');
  assert.equal(await scene.window.has('rowheader', 'team-images'), false);
});

scene.step('what was found out outlives a restart', async () => {
  await app.restart();
  await person.opensPage('Secrets');
  await scene.window.reads('Login denied');
  await person.opensSecret('team-images');
  await scene.window.reads('4 of 5 passed, today');
});

scene.step('it is checked again from its own page', async () => {
  await scene.window.click('button', 'Check again');
  await scene.window.reads('4 passed, 1 warning');
});

/** Answers the question once the dialog stands still, which is when it takes the focus, and sees it gone. */
async function answers(button) {
  await until('the dialog', async () => (await scene.window.focused()).name === 'Cancel');
  await scene.window.click('button', button);
  await scene.window.readsNoMore('Send the password to another host?');
}

/** What arrived at the token server with a login. */
async function sentToTokenServer() {
  const requests = await tenant.order('requests');
  return requests
    .filter(({ target, body, headers }) => {
      const named = headers.some(([name]) => name.toLowerCase() === 'authorization');
      return target.startsWith(TOKEN_SERVER) && (named || body.includes('password='));
    })
    .map(({ method }) => method);
}
