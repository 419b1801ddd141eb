// Changing pages gives back what they held. The clicks come from the X server, since WebDriver remembers the elements that
// it clicks.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';

import { named } from '../lib/processes.mjs';
import { Scene } from '../lib/scene.mjs';
import { until } from '../lib/waiting.mjs';

const scene = await Scene.set(after);
const { app, person, tenant } = scene;

const PAGES = ['Activity', 'Secrets', 'Connections'];
const FIRST_CHANGES = 30;
const CHANGES = 300;
const MOST = 1.3;

scene.step(`after ${CHANGES} changes of pages the window holds as many elements, and hardly more memory`, async () => {
  await person.addsServiceKey();
  await tenant.addForeign('somebody-elses');
  const links = await scene.window.run(placesOfLinks, PAGES);
  await changePages(links, FIRST_CHANGES);
  const before = await held();
  await changePages(links, CHANGES);
  const now = await held();
  assert.equal(now.elements, before.elements);
  assert.ok(now.kilobytes <= MOST * before.kilobytes, `${before.kilobytes} kB became ${now.kilobytes} kB`);
});

async function changePages(links, times) {
  for (let change = 0; change < times; change += 1) {
    const { name, x, y } = links[change % links.length];
    execFileSync('xdotool', ['mousemove', String(x), String(y), 'click', '1']);
    await until(name, () => scene.window.run(isInFront, name));
  }
}

/** What the page has in it, and what the process that draws it takes. */
async function held() {
  const web = named(app.pid, 'WebKitWebProces');
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${web}/status`, 'utf8'));
  const elements = await scene.window.run(() => document.querySelectorAll('*').length);
  return { elements, kilobytes: Number(kilobytes) };
}

/** Runs in the page. */
function placesOfLinks(names) {
  const links = [...document.querySelectorAll('nav a')];
  return names.map((name) => {
    const { left, top, width, height } = links.find((link) => link.title === name).getBoundingClientRect();
    return { name, x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  });
}

/** Runs in the page. */
function isInFront(name) {
  return document.querySelector('nav a[aria-current]')?.title === name && document.querySelector('main h1') !== null;
}
