// How much it takes from the empty window to the first registered secret: clicks, keys and seconds, counted and printed.
import { readFileSync } from 'node:fs';

import { App } from './lib/app.mjs';
import { putOnClipboard } from './lib/clipboard.mjs';
import * as keychain from './lib/keychain.mjs';

/** The seconds include what driving the window takes: each click waits until its target stands still. */
const MOST_SECONDS = 20;

/** Registers a first secret in each way that is promised to be short, and fails if one is not. */
export async function firstRuns(tenant) {
  await firstRun('in the practice tenant', { clicks: 4, keys: 0 }, async (window) => {
    await window.click('button', 'Open the practice tenant');
    await window.click('button', 'New pull secret');
    await window.click('button', 'Fill in practice values');
    await window.click('button', 'Register');
  });
  const { host, username, password } = tenant.registry;
  await firstRun('with a service key and a command on the clipboard', { clicks: 1, keys: 4 }, async (window) => {
    putOnClipboard(readFileSync(tenant.serviceKey, 'utf8'));
    await window.press('Control', 'v');
    await window.click('button', 'Add connection');
    await window.find('heading', 'Secrets');
    putOnClipboard(
      `kubectl create secret docker-registry team-images --docker-server=${host} \\
         --docker-username=${username} --docker-password=${password}`,
    );
    await window.press('Control', 'v');
    await window.find('dialog', /./);
    await window.press('Enter');
    await window.find('textbox', 'Name');
    await window.press('Control', 'Enter');
  });
}

async function firstRun(how, most, register) {
  keychain.clear();
  const app = await App.start();
  try {
    await app.window.find('button', 'Open the practice tenant');
    const begun = performance.now();
    const spent = { clicks: 0, keys: 0 };
    await register(counting(app.window, spent));
    await app.window.reads('Registered in');
    const seconds = (performance.now() - begun) / 1000;
    console.log(
      `First secret ${how}: ${spent.clicks} clicks, ${spent.keys} keys or shortcuts, ${seconds.toFixed(1)} s`,
    );
    if (spent.clicks > most.clicks || spent.keys > most.keys || seconds > MOST_SECONDS) {
      throw new Error(`At most ${most.clicks} clicks, ${most.keys} keys and ${MOST_SECONDS} s were promised.`);
    }
  } finally {
    await app.dispose();
  }
}

/** The window, with each click and each key noted. */
function counting(window, spent) {
  const noted = { click: 'clicks', press: 'keys' };
  return new Proxy(window, {
    get(target, name) {
      const value = target[name];
      if (typeof value !== 'function') return value;
      return (...args) => {
        if (noted[name]) spent[noted[name]] += 1;
        return value.apply(target, args);
      };
    },
  });
}
