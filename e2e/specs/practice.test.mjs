// The practice tenant inside the application: a click away, and always recognisable.
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { app, person } = scene;

scene.step('it opens with one click and says that it is for practice', async () => {
  await person.opensPracticeTenant();
  await scene.window.reads('Nothing leaves this computer');
});

scene.step('a pull secret is registered there', async () => {
  await person.startsNewSecret();
  await person.fills({ name: 'rehearsal', registry: 'Docker Hub', username: 'anna', password: scene.password() });
  await scene.window.click('button', 'Register');
  await scene.window.reads('Registered in');
});

scene.step('it is there after a restart, tenant and secret', async () => {
  await app.restart();
  await person.opensPage('Secrets');
  await scene.window.reads('rehearsal');
  await scene.window.reads('in keychain');
});

scene.step('a kill loses nothing either', async () => {
  await app.kill();
  await app.open();
  await person.opensPage('Secrets');
  await scene.window.reads('rehearsal');
});
