// Counts what a first secret takes, then drives the real window through the main job and saves a picture of each step, in
// light and in dark or in one of them:
//   e2e/desktop.sh node e2e/tour.mjs DIR [Light|Dark]
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { firstRuns } from './first-run.mjs';
import { App } from './lib/app.mjs';
import * as keychain from './lib/keychain.mjs';
import { Person } from './lib/person.mjs';
import { PracticeTenant } from './lib/practice.mjs';
import { until } from './lib/waiting.mjs';

const SECRET = {
  name: 'team-images',
  registry: 'Docker Hub',
  username: 'anna',
  password: 'dckr_pat_an-invented-token',
  image: 'docker.io/acme/train:1.4',
};

const [out, ...themes] = process.argv.slice(2);
const first = await PracticeTenant.start();
try {
  await firstRuns(first);
} finally {
  await first.stop();
}
for (const theme of themes.length > 0 ? themes : ['Light', 'Dark']) {
  await tour(theme, join(out, theme.toLowerCase()));
}

async function tour(theme, folder) {
  mkdirSync(folder, { recursive: true });
  keychain.clear();
  const tenant = await PracticeTenant.start();
  const app = await App.start({ file: tenant.serviceKey });
  try {
    await walk(new Person(app), tenant, theme, camera(app, folder));
  } finally {
    await app.dispose();
    await tenant.stop();
  }
}

async function walk(person, tenant, theme, shoot) {
  const { window } = person;
  await window.reads('Start with a service key');
  await person.choosesTheme(theme);
  await shoot('first-start');

  await window.click('button', 'Choose a file');
  await window.reads('Use this service key?');
  await window.type('Name', 'acme-dev');
  await shoot('service-key');
  await window.click('button', 'Add connection');
  await person.opensPage('Secrets');
  await window.reads('No pull secrets in');
  await shoot('secrets-empty');

  await person.startsNewSecret();
  await shoot('form-empty');
  await person.fills(SECRET);
  await window.press('Tab');
  await shoot('form-filled');
  await lookAtRequest(window, shoot);
  await window.click('button', 'Register');
  await window.reads('Registered in');
  await shoot('registered');
  await lookAtResponse(window, shoot);

  await tenant.addForeign('default-docker');
  await person.opensPage('Secrets');
  await window.click('button', 'Refresh the list');
  await window.reads('Created elsewhere');
  await shoot('secrets');

  await person.opensSecret(SECRET.name);
  await window.click('button', 'Edit');
  await window.click('button', 'Change: Password');
  await person.entersPassword('dckr_pat_another-invented-token');
  await shoot('replace');
  await window.click('button', 'Replace');
  await window.reads('Replaced in');
  await shoot('replaced');

  await person.asksToDelete(SECRET.name);
  await shoot('delete');
  await window.click('button', 'Delete');
  await window.reads(`${SECRET.name} is deleted`);
  await shoot('deleted');
  await window.click('button', 'Undo');
  await window.reads(`${SECRET.name} is restored.`);

  await person.app.restart();
  await person.opensPage('Secrets');
  await person.window.reads('in keychain');
  await shoot('after-restart');
  await person.opensPage('Connections');
  await person.window.click('button', /^Test/);
  await person.window.reads('pull secrets used');
  await person.window.click('button', 'Copy');
  await person.window.reads('Copied.');
  await shoot('connections');
  await person.window.click('switch', 'Production: ask before every change');
  await person.asksToDelete('default-docker');
  await shoot('delete-production');
  await person.window.click('button', 'Keep');
  await overview(person, shoot);
  await person.opensPage('Settings');
  await shoot('settings');
  await person.opensPage('Activity');
  await person.window.click('radio', 'Writes');
  await until('the writes alone', () => person.window.run(showsWritesAlone));
  await person.window.run(() => document.querySelector('tr[data-activity]').click());
  await person.window.find('button', 'Copy for support');
  await shoot('activity');
}

/** Two more tenants, one of them with a key that was replaced meanwhile, and all of them side by side. */
async function overview(person, shoot) {
  const [prod, staging] = [await PracticeTenant.start(), await PracticeTenant.start()];
  try {
    await prod.addForeign('base-images');
    await person.pastesServiceKey(readFileSync(prod.serviceKey, 'utf8'), 'acme-prod');
    await person.pastesServiceKey(readFileSync(staging.serviceKey, 'utf8'), 'acme-staging');
    await staging.order('rotate-client-secret');
    await staging.order('expire-tokens');
    await person.opensOverview();
    await person.window.click('button', 'Refresh all');
    await person.window.readsNoMore('not checked yet');
    await person.window.find('button', 'Refresh all');
    await shoot('overview');
  } finally {
    await Promise.all([prod.stop(), staging.stop()]);
  }
}

/** The tabs of the request, each for a picture. */
async function lookAtRequest(window, shoot) {
  await window.click('button', 'Explain headers');
  await shoot('request-explained');
  await window.click('button', 'Explain headers');
  await window.click('tab', 'Code');
  await window.reads('Contains no secret.');
  await shoot('request-code');
  await window.click('tab', 'Edit as text');
  await window.click('button', 'Edit the body as text');
  await window.focusOn('textbox', 'Body as text');
  await window.press('ArrowRight');
  await window.write('"labels": {}, ');
  await window.reads('"labels" is also sent.');
  await shoot('request-raw');
  await window.click('button', 'Back to the form');
  await window.click('button', 'Discard the differences');
  await window.click('tab', 'Request');
}

/** The tabs of the response, each for a picture. */
async function lookAtResponse(window, shoot) {
  await window.click('tab', 'Body');
  await shoot('response-body');
  await window.click('tab', /^Headers/);
  await shoot('response-headers');
  await window.click('tab', 'What it means');
}

/** Saves a picture under the next number, once the page stands still. Without a window manager no screen makes it smaller. */
function camera(app, folder) {
  const screen = process.env.SCREEN?.split('x').map(Number);
  let number = 0;
  return async (step) => {
    number += 1;
    if (screen) await app.window.resize(screen[0], screen[1]);
    await until('the page to stand still', () => app.window.run(isStill));
    await app.window.steadyPicture(join(folder, `${String(number).padStart(2, '0')}-${step}.png`));
  };
}

/** Runs in the page: no access token was asked for in what the list of activity shows. */
function showsWritesAlone() {
  const rows = [...document.querySelectorAll('tr[data-activity]')];
  return rows.length > 0 && !rows.some((row) => row.textContent.includes('/oauth/token'));
}

/** Runs in the page: fonts are there, and nothing moves but what turns for ever. */
function isStill() {
  const moving = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
  return document.fonts.status === 'loaded' && moving.every(({ playState }) => playState !== 'running');
}
