// Nothing cut, nothing over each other, nothing out of reach: every page, dialog, menu and list in both languages, in
// windows from the smallest to a large screen, with names as long as they may be.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { putOnClipboard } from '../lib/clipboard.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const SIZES = [
  [640, 480],
  [900, 600],
  [1280, 800],
  [1920, 1080],
];

const NAME = 'team-images-of-the-central-platform-for-training-and-serving-eu';
const HOST = `registry.${'platform-engineering.'.repeat(4)}example:5000`.padStart(100, 'x');
const IMAGE = `${HOST}/central-platform/training/feature-extraction:2026-11-30`;
const CONNECTION = 'acme-production-of-the-central-machine-learning-platform-eu10';
const OTHER_NAME = NAME.replace('images', 'models');
const THIRD_NAME = NAME.replace('images', 'mirror');
const REGISTRIES = Array.from({ length: 20 }, (_, place) => `registry-${place}.central-platform-engineering.example`);

/** Where a picture of each place with a fault is saved. */
const PICTURES = join(import.meta.dirname, '../../target/e2e/failures');
mkdirSync(PICTURES, { recursive: true });

/** Someone who goes everywhere and looks whether all can be read. */
class Walk {
  #scene;
  #faults = new Map();

  constructor(scene, language) {
    this.#scene = scene;
    this.language = language;
  }

  get window() {
    return this.#scene.window;
  }

  get tenant() {
    return this.#scene.tenant;
  }

  /** A line for each fault since the last time, with the places where it was seen. */
  takeFaults() {
    const faults = [...this.#faults].map(([fault, places]) => `${fault}; at ${inShort(places)}`);
    this.#faults.clear();
    return faults;
  }

  async look(place, sizes = SIZES) {
    for (const [width, height] of sizes) {
      const where = `${place} ${width}x${height}`;
      const faults = await this.window.layoutFaults(width, height);
      for (const fault of faults) this.#faults.set(fault, [...(this.#faults.get(fault) ?? []), where]);
      if (faults.length > 0) await this.window.picture(join(PICTURES, `${this.language} ${where}.png`));
    }
  }

  /** Looks at a page and at the request beside it, which take turns in a narrow window. */
  async lookAtBoth(place) {
    await this.look(place);
    const narrow = SIZES.filter(([width]) => width < 720);
    for (const size of narrow) {
      await this.window.resize(...size);
      await this.click('.turns input[value="request"]');
      await this.look(`${place}, request`, [size]);
      await this.click('.turns input[value="page"]');
    }
  }

  /** Looks at what a button opens, which is placed anew for each size of the window. */
  async lookInto(place, opener, { content = '.dropdown', at = 0 } = {}) {
    for (const size of SIZES) {
      await this.window.resize(...size);
      await this.click(opener, at);
      await this.shows(content);
      await this.look(place, [size]);
      await this.window.press('Escape');
      await this.hides(content);
    }
  }

  /** Looks at the dialog that is open, and leaves it. */
  async lookAtDialog(place) {
    await this.shows('dialog[open]');
    await this.look(place);
    await this.window.press('Escape');
    await this.hides('dialog[open]');
  }

  click(selector, place) {
    return this.window.clickAt(selector, place);
  }

  shows(selector) {
    return until(`${selector} to be there`, () => this.window.run((css) => !!document.querySelector(css), selector));
  }

  hides(selector) {
    return until(`${selector} to be gone`, () => this.window.run((css) => !document.querySelector(css), selector));
  }

  /** Puts the text into a field at once and leaves it. */
  async fill(selector, text) {
    await this.shows(selector);
    await this.window.run(fillIn, selector, text);
  }

  async opens(page) {
    await this.click(`nav a[href="#${page}"]`);
    await until(page, () => this.window.run(isPage, page));
  }

  async opensForm() {
    await this.opens('secrets');
    await this.click('#new-secret, .empty .button');
    await this.shows('#secret-name');
  }

  async opensSecret(name) {
    await this.opens('secrets');
    await this.click(`tr[data-name="${name}"] th`);
    await this.shows('#delete');
  }

  /** Fills the form for a registry of one's own. */
  async fillsForm({ name, host, username, image }) {
    await this.fill('#secret-name', name);
    await this.click('#registry-0');
    await this.click('#registry-0-other');
    await this.fill('#registry-key-0', host);
    await this.fill('#username-0', username);
    await this.fill('#password-0', this.#scene.password());
    await this.fill('#image-0', image);
  }

  async registers() {
    await this.click('#send');
    await this.shows('#delete');
  }
}

function inShort(places) {
  return places.length > 4 ? `${places.slice(0, 4).join(', ')} and ${places.length - 4} more` : places.join(', ');
}

/** Runs in the page. */
function fillIn(selector, text) {
  const field = document.querySelector(selector);
  field.focus();
  field.select?.();
  document.execCommand('insertText', false, text);
  field.blur();
}

/** Runs in the page. */
function isPage(page) {
  return !!document.querySelector(`nav a[href="#${page}"][aria-current]`) && !!document.querySelector('#page-title');
}

async function firstStart(walk) {
  await walk.shows('.drop');
  await walk.opens('settings');
  await walk.click(`.settings input[value="${walk.language}"]`);
  await until('the language', () => walk.window.run((one) => document.documentElement.lang === one, walk.language));
  await walk.opens('connections');
  await walk.look('first start');
  await walk.click('.start .drop .button');
  await walk.fill('#connection-name', CONNECTION);
  await walk.look('service key');
  await walk.click('#add-connection');
  await walk.hides('dialog[open]');
}

async function emptyList(walk) {
  await walk.opens('secrets');
  await walk.shows('.empty');
  await walk.look('no secrets');
}

async function form(walk) {
  await walk.opensForm();
  await walk.lookAtBoth('new secret');
  await walk.lookInto('registries', '#registry-0', { content: '.combo__list' });
  await walk.fillsForm({ name: NAME, host: HOST, username: NAME, image: IMAGE });
  await walk.lookAtBoth('form');
}

async function requestPane(walk) {
  await walk.window.resize(1280, 800);
  await walk.click('#edit-document');
  await walk.lookAtBoth('document');
  await walk.window.resize(1280, 800);
  await walk.click('#document');
  await walk.window.press('Escape');
  await walk.click('#open-search');
  await walk.fill('#pane-search', 'registry');
  await walk.lookAtBoth('search in the request');
  await walk.window.resize(1280, 800);
  await walk.click('#pane-search');
  await walk.window.press('Escape');
  await walk.click('#request-tab-code');
  await walk.shows('#save-code');
  await walk.lookAtBoth('code');
  await walk.window.resize(1280, 800);
  await walk.click('#request-tab-raw');
  await walk.look('body as text, before');
  await walk.click('#raw-begin');
  await walk.shows('#raw-body');
  await walk.lookAtBoth('body as text');
  await walk.window.resize(1280, 800);
  await walk.click('#raw-back');
  await walk.click('#request-tab-request');
}

async function registered(walk) {
  await walk.registers();
  await walk.lookAtBoth('registered');
}

async function failedCheck(walk) {
  const { host, username, image } = walk.tenant.registry;
  await walk.opensForm();
  await walk.fillsForm({ name: OTHER_NAME, host, username, image });
  await walk.click('#check');
  await walk.shows('.check--fail');
  await walk.shows('#request-tab-check');
  await walk.lookAtBoth('failed check');
  await walk.registers();
  await walk.lookAtBoth('registered in spite of it');
}

async function twentyRegistries(walk) {
  const auths = REGISTRIES.map((host) => [host, { auth: Buffer.from(`${NAME}:invented`).toString('base64') }]);
  await walk.opensForm();
  putOnClipboard(JSON.stringify({ auths: Object.fromEntries(auths) }));
  await walk.click('#paste-config');
  await walk.shows('#take-import');
  await walk.look('credentials found');
  await walk.click('#take-import');
  await walk.hides('dialog[open]');
  await walk.fill('#secret-name', THIRD_NAME);
  await walk.lookAtBoth('twenty registries');
  await walk.registers();
  await walk.lookAtBoth('twenty registries registered');
}

async function fullList(walk) {
  const foreign = Array.from({ length: 47 }, (_, place) => `${NAME.slice(0, -2)}${String(place).padStart(2, '0')}`);
  for (const name of foreign) await walk.tenant.addForeign(name);
  await walk.opens('secrets');
  await walk.click('#read-again');
  await until('all rows', () => walk.window.run(() => document.querySelectorAll('tr[data-name]').length === 50));
  await walk.look('fifty secrets');
  await walk.lookInto('menu of a row', 'tr[data-name] .icon-button', { at: -1 });
  await walk.click('tr[data-name] .check-box');
  await walk.look('one selected');
  await walk.click('thead .check-box');
  await walk.look('all selected');
  await walk.click('.tools--selection .button', -2);
  await walk.lookAtDialog('deleting fifty');
  await walk.click('.tools--selection .button', -1);
  await walk.fill('#search', 'nothing has this name');
  await walk.look('nothing found');
  await walk.fill('#search', '');
  await walk.window.run(() => document.execCommand('delete'));
  await walk.window.resize(1280, 800);
  await walk.click('#show-requests');
  await walk.lookAtBoth('list with its requests');
  await walk.window.resize(1280, 800);
  await walk.click('#show-requests');
}

async function secretPages(walk) {
  await walk.opensSecret(NAME);
  await walk.look('secret');
  await walk.click('#edit');
  await walk.shows('#username-0');
  await walk.lookAtBoth('replacing');
  await walk.opensSecret(OTHER_NAME);
  await walk.look('secret with a failed check');
  await walk.opensSecret(`${NAME.slice(0, -2)}46`);
  await walk.look('secret created elsewhere');
  await walk.opensSecret(THIRD_NAME);
  await walk.click('#delete');
  await walk.click('#confirm');
  await walk.shows('.toast');
  await walk.look('what was done, in passing');
  await walk.click('#recently-deleted');
  await walk.lookAtDialog('recently deleted');
}

async function activity(walk) {
  await walk.opens('activity');
  await walk.shows('tr[data-activity]');
  await walk.look('activity');
  await walk.lookInto('menu of the activity', '#more');
  await walk.lookInto('filters of the activity', '#narrow');
  await walk.window.resize(1280, 800);
  await walk.click('tr[data-activity] td');
  await walk.shows('#close-entry');
  await walk.lookAtBoth('entry of the activity');
  await walk.window.resize(1280, 800);
  await walk.click('#more');
  await walk.click('.dropdown__entry', -1);
  await walk.lookAtDialog('clearing the activity');
}

async function connections(walk) {
  await walk.opens('connections');
  await walk.look('connection');
  await walk.click('#test-connection');
  await walk.shows('.checks[aria-labelledby="test"][aria-busy="false"] .check--pass');
  await walk.look('tested connection');
  await walk.lookInto('new connection', '.sheet--list .sheet__head [aria-haspopup="menu"]');
  const menus = '.sheet:not(.sheet--list) .sheet__head [aria-haspopup="menu"]';
  await walk.lookInto('colours', menus);
  await walk.lookInto('menu of a connection', menus, { at: -1 });
  // The first entry tests it at once.
  for (const [index, name] of ['its key', 'its network', 'its name', 'removing it'].entries()) {
    await walk.click(menus, -1);
    await walk.click('.dropdown__entry', index + 1);
    await walk.lookAtDialog(name);
  }
  await walk.click('#open-overview');
  await walk.click('#refresh-all');
  await walk.shows('#refresh-all');
  await walk.look('overview');
}

async function shell(walk) {
  await walk.opens('settings');
  await walk.look('settings');
  await walk.window.press('Control', 'k');
  await walk.lookAtDialog('palette');
  await walk.window.press('F1');
  await walk.lookAtDialog('help');
  await walk.window.press('?');
  await walk.lookAtDialog('keys');
  await walk.click('section[aria-labelledby="about"] .button');
  await walk.lookAtDialog('about');
  await walk.lookInto('switching connections', '.bar__button--conn');
  await walk.lookInto('help', '.bar__button--icon', { at: 0 });
  await walk.lookInto('themes', '.bar__button--icon', { at: 1 });
}

async function production(walk) {
  await walk.opens('connections');
  await walk.click('#production');
  await walk.opensSecret(`${NAME.slice(0, -2)}00`);
  await walk.click('#delete');
  await walk.lookAtDialog('deleting in production');
  await walk.opensSecret(NAME);
  await walk.click('#edit');
  await walk.fill('#username-0', OTHER_NAME);
  await walk.click('#send');
  await walk.lookAtDialog('replacing in production');
}

const PLACES = {
  'the first start': firstStart,
  'a list without a secret': emptyList,
  'the form': form,
  'the request, its code and its body as text': requestPane,
  'a secret that was registered': registered,
  'a check that failed': failedCheck,
  'twenty registries': twentyRegistries,
  'fifty secrets': fullList,
  'the pages of secrets': secretPages,
  'the activity': activity,
  'connections and their overview': connections,
  'settings, palette and menus': shell,
  'the questions of a production tenant': production,
};

for (const language of ['en', 'de']) {
  test(`nothing is cut in any window, ${language}`, async (t) => {
    const scene = await Scene.set((end) => t.after(end));
    const walk = new Walk(scene, language);
    for (const [place, go] of Object.entries(PLACES)) {
      await t.test(place, async () => {
        await go(walk);
        const faults = walk.takeFaults();
        assert.equal(faults.length, 0, faults.join('\n'));
      });
    }
  });
}
