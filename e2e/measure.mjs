// Measures the application as a person meets it, in a release build: how soon there is something to see, and how soon
// after a keystroke its preview is painted. Prints JSON.
//   PULLPASS_APP=… e2e/desktop.sh node e2e/measure.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { App } from './lib/app.mjs';
import { putOnClipboard } from './lib/clipboard.mjs';
import * as keychain from './lib/keychain.mjs';
import { Person } from './lib/person.mjs';
import { PracticeTenant } from './lib/practice.mjs';
import { until } from './lib/waiting.mjs';

const FRAME = 16;
const STARTS = 5;
const REGISTRIES = 50;
const KEYSTROKES = 200;
const BETWEEN_KEYS = 150;

const tenant = await PracticeTenant.start();
keychain.clear();
const app = await App.start({ file: tenant.serviceKey });
try {
  const start = await measureStarts();
  const keystroke = await measureTyping();
  console.log(JSON.stringify({ start, keystroke }));
} finally {
  await app.dispose();
  await tenant.stop();
}

/** From the start of the process to the first contentful paint. */
async function measureStarts() {
  const times = [];
  for (let start = 0; start < STARTS; start += 1) {
    if (start > 0) await app.restart();
    await app.window.find('button', 'Choose a file');
    times.push((await firstPaint()) - startOf(app.pid));
  }
  return { starts: STARTS, milliseconds: rounded(at(times, 0.5)), slowestMilliseconds: rounded(at(times, 1)) };
}

function firstPaint() {
  return app.window.runAsync((done) => {
    const look = () => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      if (paint) done(performance.timeOrigin + paint.startTime);
      else setTimeout(look, 20);
    };
    look();
  });
}

/** When the process began, in milliseconds since 1970, to a hundredth of a second. */
function startOf(pid) {
  const ticks = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[19]);
  const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
  return Date.now() - (uptime * 100 - ticks) * 10;
}

/**
 * A keystroke in a form of many registries, in one of one, and as the reference for both on a page that has nothing but
 * a field and its text: there the time is all the web view's own.
 */
async function measureTyping() {
  await new Person(app).addsServiceKey();
  await new Person(app).startsNewSecret();
  const one = await measureKeystrokes(0);
  await takeMany();
  const many = await measureKeystrokes(REGISTRIES / 2);
  await app.window.run(bare);
  const reference = await measureKeystrokes(0);
  const paintedToReference = rounded(many.painted.median / reference.painted.median);
  return { registries: REGISTRIES, keystrokes: KEYSTROKES, reference, one, many, paintedToReference };
}

async function takeMany() {
  const { window } = app;
  putOnClipboard(
    JSON.stringify({ name: 'team-images', data: { '.dockerconfigjson': JSON.stringify({ auths: auths() }) } }),
  );
  await window.click('heading', 'New pull secret');
  await window.press('Control', 'v');
  await window.focusOn('button', `Take ${REGISTRIES}`);
  await window.press('Enter');
  await until('the form', () => window.run((id) => document.getElementById(id) !== null, `username-${REGISTRIES - 1}`));
  // A dialog that is still closing takes the focus with it.
  await until('the dialog to close', () => window.run(() => document.querySelector('dialog') === null));
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
async function measureKeystrokes(registry) {
  const { window } = app;
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

function at(times, part) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

function rounded(number) {
  return Math.round(number * 100) / 100;
}
