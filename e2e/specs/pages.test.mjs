// Every page: from this computer alone, and with no way out.
import assert from 'node:assert/strict';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { app, person, tenant } = scene;

const PAGES = {
  'first start': async () => scene.window.reads('Start with a service key'),
  'empty list': async () => {
    await person.addsServiceKey();
    await person.opensPage('Secrets');
    await scene.window.reads('No pull secrets in');
  },
  'new pull secret': async () => {
    await person.startsNewSecret();
    await person.fills(scene.secret('team-images'));
  },
  registered: async () => {
    await scene.window.click('button', 'Register');
    await scene.window.reads('Registered in');
  },
  'replace credentials': async () => {
    await scene.window.click('button', 'Edit');
    await scene.window.find('heading', 'Replace team-images');
  },
  list: async () => {
    await tenant.addForeign('somebody-elses');
    await person.opensPage('Secrets');
    await scene.window.click('button', 'Refresh the list');
    await scene.window.reads('Created elsewhere');
  },
  connections: async () => {
    await person.opensPage('Connections');
    await scene.window.click('button', /^Test/);
    await scene.window.reads('pull secrets used');
  },
  activity: async () => {
    await person.opensPage('Activity');
    await until('an entry', () => scene.window.run(() => document.querySelector('tr[data-activity]') !== null));
    await scene.window.run(() => document.querySelector('tr[data-activity]').click());
    await scene.window.find('button', 'Copy for support');
  },
  settings: async () => person.opensPage('Settings'),
};

scene.step('every page opens', async () => {
  await scene.window.watchPolicy();
  for (const opens of Object.values(PAGES)) await opens();
});

scene.step('the content security policy was never violated', async () => {
  assert.deepEqual(await scene.window.policyViolations(), []);
});

scene.step('all that the pages load is part of the application', async () => {
  const addresses = await scene.window.run(addressesInUse);
  assert.equal(addresses.length > 0, true);
  assert.deepEqual(
    addresses.filter((address) => !/^(tauri:\/\/localhost\/|data:)/.test(address)),
    [],
  );
});

scene.step('the policy keeps a page from reaching out', async () => {
  const reached = await scene.window.runAsync(reachOut, `${tenant.aiApiUrl}/__sandbox/names`);
  assert.equal(reached, 'refused');
});

scene.step('the page cannot be left', async () => {
  await scene.window.run((url) => location.assign(url), tenant.aiApiUrl);
  await scene.window.find('heading', 'Settings');
});

scene.step('the page may call the commands of the table and nothing else', async () => {
  for (const command of [
    'plugin:store|load',
    'plugin:event|listen',
    'plugin:path|resolve_directory',
    'plugin:opener|open_url',
  ]) {
    assert.match(await scene.window.runAsync(invoke, command), /not allowed|not found/i, command);
  }
});

scene.step('German is spoken everywhere once it is chosen', async () => {
  await person.choosesTheme('High contrast');
  await scene.window.click('radio', 'Deutsch');
  await scene.window.find('heading', 'Einstellungen');
  await until(
    'the language of the document',
    async () => (await scene.window.run(() => document.documentElement.lang)) === 'de',
  );
});

scene.step('theme and language are remembered', async () => {
  await app.restart();
  await scene.window.find('link', /^Einstellungen/);
  assert.equal(await scene.window.run(() => document.documentElement.style.colorScheme), 'dark');
});

/** Runs in the page. */
function addressesInUse() {
  const timed = performance.getEntriesByType('resource').map(({ name }) => name);
  const elements = [...document.querySelectorAll('[src], link[href]')].map((element) => element.src || element.href);
  return [...timed, ...elements];
}

/** Runs in the page. */
function reachOut(url, done) {
  fetch(url).then(
    () => done('reached'),
    () => done('refused'),
  );
}

/** Runs in the page. */
function invoke(command, done) {
  window.__TAURI_INTERNALS__.invoke(command, {}).then(
    () => done('allowed'),
    (error) => done(String(error)),
  );
}
