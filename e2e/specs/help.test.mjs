// Help without a network: on the page in front, by the palette, and what Pullpass is made of.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { person, window } = scene;

scene.step('without a connection, F1 says what is needed to begin', async () => {
  await window.reads('Start with a service key');
  await window.press('F1');
  await window.find('dialog', 'Help');
  await window.focusOn('tab', 'Getting started');
  await window.reads('A service key of your SAP AI Core instance.');
  assert.deepEqual(await window.violations(), []);
});

scene.step('arrow keys lead through all topics, with the steps of SAP’s own instructions', async () => {
  await window.press('End');
  await window.focusOn('tab', 'Settings');
  await window.press('Home');
  for (const topic of ['Templates', 'Quota', 'Deleting', 'Using curl', 'Using Postman']) {
    while ((await window.focused()).name !== topic) await window.press('ArrowDown');
    await window.find('heading', topic);
  }
  await window.reads('The text Secret exists means that the name was taken');
  await closes();
});

scene.step('on the form, F1 is about the form, and it is as it was when the help is closed', async () => {
  await person.opensPracticeTenant();
  await person.opensNewSecret();
  await window.write('team-images');
  await window.press('F1');
  await window.focusOn('tab', 'Registering a secret');
  await window.picture('target/e2e/help-form.png');
  await closes();
  assert.equal(await window.value('Name'), 'team-images');
  await window.focusOn('textbox', 'Name');
});

scene.step('the palette finds a topic by what it is about', async () => {
  await window.opensPalette();
  await window.write('imagePullSecrets');
  await window.find('option', /^Help: Templates/);
  await window.press('Enter');
  await window.focusOn('tab', 'Templates');
  await window.reads('WorkflowTemplate');
  await closes();
});

scene.step('F1 opens the topic of each page', async () => {
  for (const [opens, topic] of [
    [() => person.opensPage('Secrets'), 'List of secrets'],
    [() => person.opensSecret('platform-base-images'), 'Checks'],
    [() => person.opensPage('Activity'), 'Activity'],
    [() => person.opensPage('Connections'), 'Connections'],
    [() => person.opensOverview(), 'Overview'],
    [() => person.opensPage('Settings'), 'Settings'],
  ]) {
    await opens();
    await window.press('F1');
    await window.focusOn('tab', topic);
    await window.find('heading', topic);
    await closes();
  }
});

scene.step('the menu has the help of the page, and ? the list of keys', async () => {
  await person.opensPage('Activity');
  await window.click('button', 'Help');
  await window.click('menuitem', /^Help: Activity/);
  await window.focusOn('tab', 'Activity');
  await closes();
  await window.press('?');
  await window.find('heading', 'Keyboard');
  await closes();
});

scene.step('About has the licence of every component', async () => {
  await window.click('button', 'Help');
  await window.click('menuitem', 'About Pullpass');
  await window.click('button', 'Licences of all components');
  await window.reads(/tauri 2\.\d+\.\d+/);
  assert.deepEqual(await window.violations(), []);
  await window.picture('target/e2e/help-about.png');
  await closes();
});

scene.step('the help speaks German', async () => {
  await window.opensPalette();
  await window.write('language deutsch');
  await window.press('Enter');
  await window.reads('Aktivität');
  await window.press('F1');
  await window.find('dialog', 'Hilfe');
  await window.reads('Jede Anfrage mit ihrer Antwort');
  await window.picture('target/e2e/help-german.png');
  await closes();
});

async function closes() {
  await window.press('Escape');
  await until('no dialog', () => window.run(() => document.querySelector('dialog') === null));
}
