// Changing pages gives back what they held.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';

import { clickLink, placesOfLinks } from '../lib/links.mjs';
import { named } from '../lib/processes.mjs';
import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { app, person, tenant } = scene;

const PAGES = ['Activity', 'Secrets', 'Connections'];
const FIRST_CHANGES = 30;
const CHANGES = 300;
const MOST = 1.3;

scene.step(`after ${CHANGES} changes of pages the window holds as many elements, and hardly more memory`, async () => {
  await person.addsServiceKey();
  await tenant.addForeign('somebody-elses');
  const links = await placesOfLinks(scene.window, PAGES);
  await changePages(links, FIRST_CHANGES);
  const before = await held();
  await changePages(links, CHANGES);
  const now = await held();
  assert.equal(now.elements, before.elements);
  assert.ok(now.kilobytes <= MOST * before.kilobytes, `${before.kilobytes} kB became ${now.kilobytes} kB`);
});

async function changePages(links, times) {
  for (let change = 0; change < times; change += 1) await clickLink(scene.window, links[change % links.length]);
}

/** What the page has in it, and what the process that draws it takes. */
async function held() {
  const web = named(app.pid, 'WebKitWebProces');
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${web}/status`, 'utf8'));
  const elements = await scene.window.run(() => document.querySelectorAll('*').length);
  return { elements, kilobytes: Number(kilobytes) };
}
