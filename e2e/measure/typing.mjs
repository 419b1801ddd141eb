// How soon after a keystroke its preview is painted.
import { execFileSync } from 'node:child_process';

import { putOnClipboard } from '../lib/clipboard.mjs';
import { Person } from '../lib/person.mjs';
import { until } from '../lib/waiting.mjs';
import { at, rounded } from './figures.mjs';

const FRAME = 16;
const REGISTRIES = 50;
const KEYSTROKES = 200;
const BETWEEN_KEYS = 150;

/**
 * Of a connection in use: a keystroke in a form of many registries, in one of one, and as the reference for both on a page that has nothing but
 * a field and its text: there the time is all the web view's own.
 */
export async function measureTyping(app) {
  await new Person(app).startsNewSecret();
  const one = await measureKeystrokes(app, 0);
  await takeMany(app);
  const many = await measureKeystrokes(app, REGISTRIES / 2);
  await app.window.run(bare);
  const reference = await measureKeystrokes(app, 0);
  const paintedToReference = rounded(many.painted.median / reference.painted.median);
  return { registries: REGISTRIES, keystrokes: KEYSTROKES, reference, one, many, paintedToReference };
}

async function takeMany({ window }) {
  putOnClipboard(
    JSON.stringify({ name: 'team-images', data: { '.dockerconfigjson': JSON.stringify({ auths: auths() }) } }),
  );
  await window.click('heading', 'New pull secret');
  await window.press('Control', 'v');
  await window.focusOn('button', `Add ${REGISTRIES} to form`);
  await window.press('Enter');
  await until('the form', () =>
    window.run((id) => document.getElementById(id) !== null, `registry-${REGISTRIES - 1}-fold`),
  );
  // A dialog that is still closing takes the focus with it.
  await until('the dialog to close', () => window.run(() => document.querySelector('dialog') === null));
  // Of many registries all are folded but the first.
  await window.run(unfoldAll);
  await until('the fields', () =>
    window.run((id) => document.getElementById(id) !== null, `username-${REGISTRIES - 1}`),
  );
}

/** Runs in the page. */
function unfoldAll() {
  for (const fold of document.querySelectorAll('.fold[aria-expanded=false]')) fold.click();
}

/** Runs in the page: leaves nothing of it but a field and twice what it holds, as the request pane has it. */
function bare() {
  const field = document.createElement('input');
  field.id = 'username-0';
  const shown = [0, 1].map(() => document.createElement('p'));
  for (const text of shown) text.dataset.place = field.id;
  field.addEventListener('input', () => shown.forEach((text) => (text.textContent = field.value)));
  document.body.replaceChildren(field, ...shown);
}

function auths() {
  const entry = (number) => [
    `registry-${number}.example.com`,
    { username: `user${number}`, password: `fake-password-${number}` },
  ];
  return Object.fromEntries(Array.from({ length: REGISTRIES }, (_, number) => entry(number)));
}

/**
 * From a key event to its preview in the laid out document, which is what the application does, and to the end of the
 * frame that paints it. The keys come from the X server, as a person's do, and nothing else asks the page meanwhile.
 */
async function measureKeystrokes({ window }, registry) {
  await window.run(watch, registry);
  execFileSync('xdotool', ['key', '--delay', String(BETWEEN_KEYS), '--repeat', String(KEYSTROKES), 'x']);
  await until('the last keystroke', () => window.run((keys) => window.typed.painted === keys, KEYSTROKES));
  const measured = await window.run(() => window.typed.measured);
  return {
    drawn: figures(measured.map(([drawn]) => drawn)),
    painted: figures(measured.map(([, painted]) => painted)),
  };
}

/**
 * Runs in the page: notes for each key event when the preview shows what was typed, and the frame after that. Keys that
 * come before the frame of the one before are shown with it, and count from the first of them.
 */
function watch(registry) {
  const typed = { keys: 0, painted: 0, measured: [] };
  window.typed = typed;
  const field = document.getElementById(`username-${registry}`);
  field.scrollIntoView({ block: 'center' });
  field.focus();
  let began = null;
  const shows = () =>
    [...document.querySelectorAll(`[data-place="username-${registry}"]`)].filter((run) =>
      run.textContent.includes(`${field.value}`),
    ).length === 2;
  const look = () => {
    if (began === null || window.typed !== typed || !shows()) return;
    const { keys } = typed;
    const start = began;
    began = null;
    document.body.getBoundingClientRect();
    const drawn = performance.now() - start;
    // A task that is queued in a frame runs after the frame is painted.
    requestAnimationFrame(() =>
      setTimeout(() => {
        typed.measured.push([drawn, performance.now() - start]);
        typed.painted = keys;
      }),
    );
  };
  const key = () => {
    typed.keys += 1;
    began ??= performance.now();
  };
  document.addEventListener('keydown', key, true);
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}

function figures(times) {
  const slow = at(times, 0.99);
  return { median: rounded(at(times, 0.5)), p99: rounded(slow), p99InFrames: rounded(slow / FRAME) };
}
