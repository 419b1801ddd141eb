// What somebody hears who does the main job with a screen reader. The list in docs/accessibility.md is made here.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const PAGE = join(import.meta.dirname, '../../docs/accessibility.md');
const SPOKEN = join(import.meta.dirname, '../lib/spoken.py');
// The one that has the packages of the system.
const PYTHON = '/usr/bin/python3';
const HEAD = '| Keys | Said of what has the focus | Read out besides |\n| --- | --- | --- |\n';

// Other tests turn the bridge off, which takes time.
const scene = await Scene.set(after, { env: { NO_AT_BRIDGE: undefined } });
const { window } = scene;
const rows = [];
let readOut = [];

scene.step('the start says what there is to do, and the practice tenant opens by keyboard', async () => {
  await window.reads('Start with a service key');
  await window.tabTo('button', 'Open the practice tenant');
  await hears('Tab to the button', /^Open the practice tenant, push button/);
  await window.press('Enter');
  await window.find('heading', 'Secrets');
  await window.tabTo('button', 'New pull secret');
  await hears('Enter, then Tab to the next button', /^New pull secret, push button/);
});

scene.step('every field of the form has a name, and its hint is its description', async () => {
  await window.press('Control', 'n');
  await window.focusOn('textbox', 'Name');
  await hears('Ctrl+N', /^Name, entry, required; ./);
  for (const [role, name, said] of [
    ['combobox', 'Registry', /^Registry, combo box, Docker Hub/],
    ['textbox', 'Username', /^Username, entry, required/],
    ['textbox', 'Password', /^Password, password text, required/],
    ['checkbox', 'Remember in keychain', /^Remember in keychain, check box, checked/],
    ['textbox', 'Image', /^Image, entry.*; ./],
  ]) {
    await window.tabTo(role, name);
    await hears(`Tab to ${name}`, said);
  }
});

scene.step('an error is told with its field', async () => {
  await window.press('Control', 'Enter');
  await window.focusOn('textbox', 'Name');
  await hears('Ctrl+Enter, with the form still empty', /^Name, entry.*invalid.*; ./);
});

scene.step('what happened is read out without being asked for', async () => {
  await window.tabTo('button', 'Fill in practice values');
  await window.press('Enter');
  await window.reads('Practice values are filled in.');
  await window.press('Control', 'Enter');
  await window.reads('Registered in');
  await window.focusOn('heading', 'Response');
  await hears('Practice values filled in, then Ctrl+Enter', /^Response, heading/);
});

scene.step('the list of secrets says what it knows of each', async () => {
  await window.press('Escape');
  await window.find('heading', 'Secrets');
  await window.tabTo('row', /./);
  await hears('Esc, then Tab into the list', /, table row/);
});

scene.step('docs/accessibility.md is what was heard', () => {
  const text = readFileSync(PAGE, 'utf8');
  const page = `${text.split(HEAD)[0].trimEnd()}\n\n${HEAD}${rows.join('\n')}\n`;
  if (process.env.UPDATE_DOCS) writeFileSync(PAGE, page);
  assert.equal(text, process.env.UPDATE_DOCS ? text : page, 'Something else is said: run this with UPDATE_DOCS=1');
});

/** Waits until this is said of what has the focus, and notes it with what live regions say since the last time. */
async function hears(keys, expected) {
  let last;
  await until(`the screen reader to say ${expected}`, () => {
    last = listen();
    return expected.test(last.focus ?? '');
  }).catch((error) => {
    throw new Error(`${error.message}; it says ${JSON.stringify(last)}`);
  });
  const news = last.live.filter((text) => !readOut.includes(text));
  readOut = last.live;
  rows.push(`| ${[keys, last.focus, news.join('<br>')].map(cell).join(' | ')} |`);
}

function listen() {
  const heard = execFileSync(PYTHON, ['-W', 'ignore', SPOKEN, String(scene.app.pid)], { encoding: 'utf8' });
  return JSON.parse(heard);
}

/** Without what differs from run to run. */
function cell(text) {
  return text
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:…')
    .replace(/\d+ (ms|s)\b/g, '… $1')
    .replaceAll('|', '\\|')
    .replace(/\s+/g, ' ')
    .trim();
}
