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
  const key = readFileSync(tenant.serviceKey, 'utf8');
  await firstRun('with a service key and a command on the clipboard', { clicks: 1, keys: 3 }, async (window) => {
    putOnClipboard(key);
    await window.press('Control', 'v');
    await window.click('button', 'Add connection');
    await window.find('heading', 'Secrets');
    putOnClipboard(commandFor(tenant.registry, 'by-keyboard'));
    await window.press('Control', 'v');
    await window.reads('Recognised: a kubectl command.');
    await window.press('Control', 'Enter');
  });
  await firstRun('with the same by mouse', { clicks: 5, keys: 0 }, async (window) => {
    putOnClipboard(key);
    await window.click('button', 'Paste');
    await window.click('button', 'Add connection');
    await window.click('button', 'New pull secret');
    putOnClipboard(commandFor(tenant.registry, 'by-mouse'));
    await window.click('button', 'Paste config');
    await window.reads('Recognised: a kubectl command.');
    await window.click('button', 'Register');
  });
}

function commandFor({ host, username, password }, name) {
  const quoted = `'${password.replaceAll("'", "'\\''")}'`;
  return `kubectl create secret docker-registry ${name} --docker-server=${host} \\
    --docker-username=${username} --docker-password=${quoted}`;
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
