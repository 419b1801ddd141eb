import { expect, test } from 'vitest';

import { App } from '../state/app.svelte';
import { connection, fakeCall } from '../state/fakeCall';
import { SHORTCUTS, shortcuts, typeIntoPalette, zoomByWheel } from './shortcuts';

test('every key that is listed does something, in each way to press it', () => {
  for (const { id, keys } of SHORTCUTS) {
    for (const together of keys) {
      const { app, press } = given();
      app.navigation.go({ page: 'overview' });
      const listed = together.at(-1) ?? '';
      // There are three connections here.
      if (Number(listed) > 3) continue;
      const event = press(KEYS[listed] ?? listed, {
        ctrlKey: together.includes('Ctrl'),
        altKey: together.includes('Alt'),
      });
      expect(event.defaultPrevented, `${id}: ${together.join('+')}`).toBe(true);
    }
  }
});

test('Ctrl+K opens the palette and keeps the browser from doing its own', () => {
  const { app, press } = given();
  expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true);
  expect(app.palette.open).toBe(true);
});

test('keys pressed before the palette is drawn are its own, and reach no field', () => {
  const { app } = given();
  app.palette.toggle();
  const field = document.body.appendChild(document.createElement('input'));
  let heard = 0;
  field.addEventListener('keydown', () => (heard += 1));
  const typed = (key: string, some: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...some });
    window.addEventListener('keydown', (early) => typeIntoPalette(app.palette, early), { once: true, capture: true });
    field.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect([typed('s'), typed('E', { shiftKey: true }), typed('r'), typed('Backspace'), typed('t')]).not.toContain(false);
  expect(app.palette.query).toBe('sEt');
  expect([typed('Enter'), typed('Tab')]).toEqual([true, true]);
  expect(app.palette).toMatchObject({ query: 'sEt', open: true });
  expect(heard).toBe(0);
  expect(typed('k', { ctrlKey: true })).toBe(false);
  expect(typed('Escape')).toBe(true);
  expect(app.palette.open).toBe(false);
});

test('Ctrl and a number use the connection in that place of the list', () => {
  const { app, press } = given();
  press('2', { ctrlKey: true });
  expect(app.connections.current?.id).toBe('p');
  press('3', { ctrlKey: true });
  expect(app.connections.current?.id).toBe('b');
});

test('Ctrl+V on the connections reads a service key, but not while a text is typed', () => {
  const { asked, press } = given();
  const field = document.body.appendChild(document.createElement('input'));
  press('v', { ctrlKey: true }, field);
  expect(asked).toEqual([]);
  press('v', { ctrlKey: true });
  expect(asked).toEqual([['paste', null]]);
});

test('a letter alone does nothing, and a key that a page took is left to it', () => {
  const { app, press } = given();
  expect(press('k').defaultPrevented).toBe(false);
  document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
  press('k', { ctrlKey: true });
  expect(app.palette.open).toBe(false);
});

test('on a keyboard with other letters the keys are where they are', () => {
  const { app, press } = given();
  press('л', { ctrlKey: true, code: 'KeyK' });
  expect(app.palette.open).toBe(true);
});

test('Ctrl with plus, minus and zero change the size, and the wheel does, as far as the sizes go', () => {
  const { app, press } = given();
  const size = () => app.settings.preferences.zoom;
  press('+', { ctrlKey: true });
  press('=', { ctrlKey: true });
  expect(size()).toBe(125);
  press('-', { ctrlKey: true });
  expect(size()).toBe(110);
  press('0', { ctrlKey: true });
  expect(size()).toBe(100);
  for (let turns = 0; turns < 20; turns += 1) zoomByWheel(app, new WheelEvent('wheel', { deltaY: -1, ctrlKey: true }));
  expect(size()).toBe(200);
  zoomByWheel(app, new WheelEvent('wheel', { deltaY: 1 }));
  expect(size()).toBe(200);
});

test('Escape leads out of a selection, then to the page that this one is a part of, then nowhere', () => {
  const { app, press } = given();
  app.navigation.go({ page: 'secrets' });
  app.secrets.select('team-images', true);
  press('Escape');
  expect(app.secrets.selected.size).toBe(0);
  app.navigation.go({ page: 'secret', name: 'team-images' });
  press('Escape');
  expect(app.navigation.route).toEqual({ page: 'secrets' });
  expect(press('Escape').defaultPrevented).toBe(false);
});

test('Alt+Left leads back through the pages', () => {
  const { app, press } = given();
  for (const page of ['secrets', 'settings', 'activity'] as const) app.navigation.go({ page });
  press('ArrowLeft', { altKey: true });
  press('ArrowLeft', { altKey: true });
  expect(app.navigation.route).toEqual({ page: 'secrets' });
});

test('neither of them throws away what was typed into the form and is not saved as a draft', () => {
  const { app, press } = given();
  app.navigation.go({ page: 'newSecret' });
  app.composer = { canBeLeft: false } as App['composer'];
  press('Escape');
  press('ArrowLeft', { altKey: true });
  expect(app.navigation.route).toEqual({ page: 'newSecret' });
});

test('while a dialog waits for its answer, the keys below it do nothing', () => {
  const { app, press } = given();
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.setAttribute('open', '');
  press('2', { ctrlKey: true });
  press('F1');
  expect(app.connections.current?.id).toBe('a');
  expect(app.help).toBe(null);
  press('+', { ctrlKey: true });
  expect(app.settings.preferences.zoom).toBe(110);
  dialog.remove();
});

test('F1 opens the help at the topic of the page, and ? the list of keys', () => {
  const { app, press } = given();
  app.navigation.go({ page: 'newSecret' });
  press('F1');
  expect(app.help).toBe('form');
  expect(app.keysShown).toBe(false);
  press('?');
  expect(app.keysShown).toBe(true);
});

test('what a browser does with its page never happens', () => {
  const { press } = given();
  for (const key of ['F5', 'F3']) expect(press(key).defaultPrevented).toBe(true);
  for (const key of ['r', 'p', 'a']) expect(press(key, { ctrlKey: true }).defaultPrevented).toBe(true);
});

const KEYS: Record<string, string | undefined> = { Esc: 'Escape', '←': 'ArrowLeft' };

function given() {
  const { call, asked } = fakeCall({});
  const app = new App(call);
  app.connections.load([connection('a'), connection('p', { practice: true }), connection('b')]);
  const press = (key: string, some: KeyboardEventInit = {}, target: HTMLElement = document.body): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...some });
    window.addEventListener('keydown', (heard) => shortcuts(app, heard), { once: true });
    target.dispatchEvent(event);
    return event;
  };
  return { app, asked, press };
}
