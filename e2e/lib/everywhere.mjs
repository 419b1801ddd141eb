// A visit to every page, dialog, menu and list, with names as long as they may be, in any language. What is examined at
// each place is up to the spec.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { putOnClipboard } from './clipboard.mjs';
import { Scene } from './scene.mjs';
import { until } from './waiting.mjs';

const NAME = 'team-images-of-the-central-platform-for-training-and-serving-eu';
const HOST = `registry.${'platform-engineering.'.repeat(4)}example:5000`.padStart(100, 'x');
const IMAGE = `${HOST}/central-platform/training/feature-extraction:2026-11-30`;
const CONNECTION = 'acme-production-of-the-central-machine-learning-platform-eu10';
const OTHER_NAME = NAME.replace('images', 'models');
const THIRD_NAME = NAME.replace('images', 'mirror');
const REGISTRIES = Array.from({ length: 20 }, (_, place) => `registry-${place}.central-platform-engineering.example`);

/** Where a picture of each place with a fault is saved. */
const PICTURES = join(import.meta.dirname, '../../target/e2e/failures');

/**
 * Visits all places in English and in German, a test for each language. `examine(window, size, language, place)` gives the faults
 * of the place in front, a line each, for a window of each of the `sizes`. `title` names the test of a language.
 */
export function visitEverywhere(title, { sizes, examine }) {
  mkdirSync(PICTURES, { recursive: true });
  for (const language of ['en', 'de']) {
    test(`${title}, ${language}`, async (t) => {
      const scene = await Scene.set((end) => t.after(end));
      const visitor = new Visitor(scene, language, { sizes, examine });
      for (const [place, go] of Object.entries(PLACES)) {
        await t.test(place, async () => {
          await go(visitor);
          const faults = visitor.takeFaults();
          assert.equal(faults.length, 0, faults.join('\n'));
        });
      }
    });
  }
}

/** Someone who goes everywhere and looks at each place. */
class Visitor {
  #scene;
  #sizes;
  #examine;
  #faults = new Map();

  constructor(scene, language, { sizes, examine }) {
    this.#scene = scene;
    this.#sizes = sizes;
    this.#examine = examine;
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

  async look(place, sizes = this.#sizes) {
    for (const [width, height] of sizes) {
      const where = `${place} ${width}x${height}`;
      const faults = await this.#examine(this.window, [width, height], this.language, place);
      for (const fault of faults) this.#faults.set(fault, [...(this.#faults.get(fault) ?? []), where]);
      if (faults.length > 0) await this.window.picture(join(PICTURES, `${this.language} ${where}.png`));
    }
  }

  /** Looks at a page and at the request beside it, which take turns in a narrow window. */
  async lookAtBoth(place) {
    await this.look(place);
    const narrow = this.#sizes.filter(([width]) => width < 720);
    for (const size of narrow) {
      await this.window.resize(...size);
      await this.click('.turns input[value="request"]');
      await this.look(`${place}, request`, [size]);
      await this.click('.turns input[value="page"]');
    }
  }

  /** Looks at what a button opens, which is placed anew for each size of the window. */
  async lookInto(place, opener, { content = '.dropdown', at = 0 } = {}) {
    for (const size of this.#sizes) {
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

async function firstStart(visitor) {
  await visitor.shows('.drop');
  await visitor.opens('settings');
  await visitor.click(`.settings input[value="${visitor.language}"]`);
  await until('the language', () =>
    visitor.window.run((one) => document.documentElement.lang === one, visitor.language),
  );
  await visitor.opens('connections');
  await visitor.look('first start');
  await visitor.click('.start .drop .button');
  await visitor.fill('#connection-name', CONNECTION);
  await visitor.look('service key');
  await visitor.click('#add-connection');
  await visitor.hides('dialog[open]');
}

async function emptyList(visitor) {
  await visitor.opens('secrets');
  await visitor.shows('.empty');
  await visitor.look('no secrets');
}

async function form(visitor) {
  await visitor.opensForm();
  await visitor.lookAtBoth('new secret');
  await visitor.lookInto('registries', '#registry-0', { content: '.combo__list' });
  await visitor.window.press('Control', 'Enter');
  await visitor.shows('[aria-invalid="true"]');
  await visitor.lookAtBoth('form with errors');
  await visitor.fillsForm({ name: NAME, host: HOST, username: NAME, image: IMAGE });
  await visitor.lookAtBoth('form');
}

async function requestPane(visitor) {
  await visitor.window.resize(1280, 800);
  await visitor.click('#edit-document');
  await visitor.lookAtBoth('document');
  await visitor.window.resize(1280, 800);
  await visitor.click('#document');
  await visitor.window.press('Escape');
  await visitor.click('#open-search');
  await visitor.fill('#pane-search', 'registry');
  await visitor.lookAtBoth('search in the request');
  await visitor.window.resize(1280, 800);
  await visitor.click('#pane-search');
  await visitor.window.press('Escape');
  await visitor.click('#request-tab-code');
  await visitor.shows('#save-code');
  await visitor.lookAtBoth('code');
  await visitor.window.resize(1280, 800);
  await visitor.click('#request-tab-raw');
  await visitor.look('body as text, before');
  await visitor.click('#raw-begin');
  await visitor.shows('#raw-body');
  await visitor.lookAtBoth('body as text');
  await visitor.window.resize(1280, 800);
  await visitor.click('#raw-back');
  await visitor.click('#request-tab-request');
}

async function registered(visitor) {
  await visitor.registers();
  await visitor.lookAtBoth('registered');
}

async function failedCheck(visitor) {
  const { host, username, image } = visitor.tenant.registry;
  await visitor.opensForm();
  await visitor.fillsForm({ name: OTHER_NAME, host, username, image });
  await visitor.click('#check');
  await visitor.shows('.check--fail');
  await visitor.shows('#request-tab-check');
  await visitor.lookAtBoth('failed check');
  await visitor.registers();
  await visitor.lookAtBoth('registered in spite of it');
}

async function twentyRegistries(visitor) {
  const auths = REGISTRIES.map((host) => [host, { auth: Buffer.from(`${NAME}:invented`).toString('base64') }]);
  await visitor.opensForm();
  putOnClipboard(JSON.stringify({ auths: Object.fromEntries(auths) }));
  await visitor.click('#paste-config');
  await visitor.shows('#take-import');
  await visitor.look('credentials found');
  await visitor.click('#take-import');
  await visitor.hides('dialog[open]');
  await visitor.fill('#secret-name', THIRD_NAME);
  await visitor.lookAtBoth('twenty registries');
  await visitor.registers();
  await visitor.lookAtBoth('twenty registries registered');
}

async function fullList(visitor) {
  const foreign = Array.from({ length: 47 }, (_, place) => `${NAME.slice(0, -2)}${String(place).padStart(2, '0')}`);
  for (const name of foreign) await visitor.tenant.addForeign(name);
  await visitor.opens('secrets');
  await visitor.click('#read-again');
  await until('all rows', () => visitor.window.run(() => document.querySelectorAll('tr[data-name]').length === 50));
  await visitor.look('fifty secrets');
  await visitor.lookInto('menu of a row', 'tr[data-name] .icon-button', { at: -1 });
  await visitor.click('tr[data-name] .check-box');
  await visitor.look('one selected');
  await visitor.click('thead .check-box');
  await visitor.look('all selected');
  await visitor.click('.tools--selection .button', -2);
  await visitor.lookAtDialog('deleting fifty');
  await visitor.click('.tools--selection .button', -1);
  await visitor.fill('#search', 'nothing has this name');
  await visitor.look('nothing found');
  await visitor.fill('#search', '');
  await visitor.window.run(() => document.execCommand('delete'));
  await visitor.window.resize(1280, 800);
  await visitor.click('#show-requests');
  await visitor.lookAtBoth('list with its requests');
  await visitor.window.resize(1280, 800);
  await visitor.click('#show-requests');
}

async function secretPages(visitor) {
  await visitor.opensSecret(NAME);
  await visitor.look('secret');
  await visitor.click('#edit');
  await visitor.shows('#username-0');
  await visitor.lookAtBoth('replacing');
  await visitor.opensSecret(OTHER_NAME);
  await visitor.look('secret with a failed check');
  await visitor.opensSecret(`${NAME.slice(0, -2)}46`);
  await visitor.look('secret created elsewhere');
  await visitor.opensSecret(THIRD_NAME);
  await visitor.click('#delete');
  await visitor.click('#confirm');
  await visitor.shows('.toast');
  await visitor.look('what was done, in passing');
  await visitor.click('#recently-deleted');
  await visitor.lookAtDialog('recently deleted');
}

async function activity(visitor) {
  await visitor.opens('activity');
  await visitor.shows('tr[data-activity]');
  await visitor.look('activity');
  await visitor.lookInto('menu of the activity', '#more');
  await visitor.lookInto('filters of the activity', '#narrow');
  await visitor.window.resize(1280, 800);
  await visitor.click('tr[data-activity] td');
  await visitor.shows('#close-entry');
  await visitor.lookAtBoth('entry of the activity');
  await visitor.window.resize(1280, 800);
  await visitor.click('#more');
  await visitor.click('.dropdown__entry', -1);
  await visitor.lookAtDialog('clearing the activity');
}

async function connections(visitor) {
  await visitor.opens('connections');
  await visitor.look('connection');
  await visitor.click('#test-connection');
  await visitor.shows('.checks[aria-labelledby="test"][aria-busy="false"] .check--pass');
  await visitor.look('tested connection');
  await visitor.lookInto('new connection', '.sheet--list .sheet__head [aria-haspopup="menu"]');
  const menus = '.sheet:not(.sheet--list) .sheet__head [aria-haspopup="menu"]';
  await visitor.lookInto('colours', menus);
  await visitor.lookInto('menu of a connection', menus, { at: -1 });
  // The first entry tests it at once.
  for (const [index, name] of ['its key', 'its network', 'its name', 'removing it'].entries()) {
    await visitor.click(menus, -1);
    await visitor.click('.dropdown__entry', index + 1);
    await visitor.lookAtDialog(name);
  }
  await visitor.click('#open-overview');
  await visitor.click('#refresh-all');
  await visitor.shows('#refresh-all');
  await visitor.look('overview');
}

async function shell(visitor) {
  await visitor.opens('settings');
  await visitor.look('settings');
  await visitor.window.press('Control', 'k');
  await visitor.lookAtDialog('palette');
  await visitor.window.press('F1');
  await visitor.lookAtDialog('help');
  await visitor.window.press('?');
  await visitor.lookAtDialog('keys');
  await visitor.click('section[aria-labelledby="about"] .button');
  await visitor.lookAtDialog('about');
  await visitor.lookInto('switching connections', '.bar__button--conn');
  await visitor.lookInto('help', '.bar__button--icon', { at: 0 });
  await visitor.lookInto('themes', '.bar__button--icon', { at: 1 });
}

async function production(visitor) {
  await visitor.opens('connections');
  await visitor.click('#production');
  await visitor.opensSecret(`${NAME.slice(0, -2)}00`);
  await visitor.click('#delete');
  await visitor.lookAtDialog('deleting in production');
  await visitor.opensSecret(NAME);
  await visitor.click('#edit');
  await visitor.fill('#username-0', OTHER_NAME);
  await visitor.click('#send');
  await visitor.lookAtDialog('replacing in production');
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
