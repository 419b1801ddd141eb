// For hands that tremble and eyes that get dizzy: targets that can be hit, and nothing that moves for those who asked.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { Scene } from '../lib/scene.mjs';

const scene = await Scene.set(after);
const { app, person, window } = scene;

scene.step('every target is at least 24 pixels large, or has as much room around it', async () => {
  const small = await smallOn('start');
  await person.opensPracticeTenant();
  await person.opensNewSecret();
  await window.click('button', 'Fill in practice values');
  await window.reads('Practice values are filled in.');
  small.push(...(await smallOn('form')));
  await window.press('Control', 'Enter');
  await window.reads('Registered in');
  small.push(...(await smallOn('response')));
  for (const page of ['Secrets', 'Activity', 'Connections', 'Settings']) {
    await person.opensPage(page);
    small.push(...(await smallOn(page)));
  }
  await window.press('F1');
  await window.focusOn('tab', 'Settings');
  small.push(...(await smallOn('help')));
  assert.deepEqual(small, []);
});

scene.step('with reduced motion nothing moves', async () => {
  const folder = join(app.folder, 'config/gtk-3.0');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  await app.restart();
  await app.window.find('heading', 'Secrets');
  assert.equal(await app.window.run(() => matchMedia('(prefers-reduced-motion: reduce)').matches), true);
  await app.window.run(watchMotion);
  await app.window.click('button', 'Refresh the list');
  await app.window.click('button', 'Check');
  await app.window.reads('passed');
  await app.window.press('Control', 'k');
  await app.window.press('Escape');
  assert.deepEqual(await app.window.run(() => window.moved), []);
});

async function smallOn(page) {
  return (await window.run(tooSmall)).map((one) => `${page}: ${one}`);
}

/** Runs in the page. WCAG 2.2, 2.5.8: a smaller target is fine if a circle of 24 pixels around it touches no other target. */
function tooSmall() {
  const LEAST = 24;
  const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=tab]')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.skip'))
    .map((one) => ({ one, box: one.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  const isSmall = ({ box }) => box.width < LEAST || box.height < LEAST;
  const reach = ({ box }, x, y) =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const crowded = (target) => {
    const [x, y] = [(target.box.left + target.box.right) / 2, (target.box.top + target.box.bottom) / 2];
    return targets.some((other) => {
      if (other === target || other.one.contains(target.one) || target.one.contains(other.one)) return false;
      const [ox, oy] = [(other.box.left + other.box.right) / 2, (other.box.top + other.box.bottom) / 2];
      const near = isSmall(other) ? Math.hypot(ox - x, oy - y) < LEAST : reach(other, x, y) < LEAST / 2;
      return near;
    });
  };
  return targets
    .filter((target) => isSmall(target) && crowded(target))
    .map(({ one, box }) => `${one.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`);
}

/** Runs in the page. */
function watchMotion() {
  window.moved = [];
  const note = (event) => window.moved.push(`${event.type} of ${event.target.className}`);
  for (const type of ['animationstart', 'transitionstart']) document.addEventListener(type, note, true);
}
