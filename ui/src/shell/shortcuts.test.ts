import { expect, test, vi } from 'vitest';

import { App } from '../state/app.svelte';
import { connection, fakeCall } from '../state/fakeCall';
import { shortcuts } from './shortcuts';

test('Ctrl+K opens the palette and keeps the browser from doing its own', () => {
  const { app, press } = given();
  expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true);
  expect(app.palette.open).toBe(true);
});

test('Ctrl+2 uses the second tenant, Ctrl+0 the practice tenant', () => {
  const { app, press } = given();
  press('2', { ctrlKey: true });
  expect(app.connections.current?.id).toBe('b');
  press('0', { ctrlKey: true });
  expect(app.connections.current?.id).toBe('p');
});

test('Ctrl+V on the connections reads a service key, but not while a text is typed', () => {
  const { asked, press } = given();
  const field = document.body.appendChild(document.createElement('input'));
  press('v', { ctrlKey: true }, field);
  expect(asked).toEqual([]);
  press('v', { ctrlKey: true });
  expect(asked).toEqual([['paste', null]]);
});

test('F6 goes to the next sheet, and a letter alone does nothing', () => {
  const { nextSheet, press } = given();
  press('F6');
  expect(nextSheet).toHaveBeenCalledTimes(1);
  expect(press('k').defaultPrevented).toBe(false);
});

function given() {
  const { call, asked } = fakeCall({});
  const app = new App(call);
  app.connections.load([connection('a'), connection('p', { practice: true }), connection('b')]);
  const nextSheet = vi.fn();
  const press = (key: string, some: KeyboardEventInit = {}, target: HTMLElement = document.body): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...some });
    const hear = (heard: Event) => shortcuts(app, heard as KeyboardEvent, nextSheet);
    window.addEventListener('keydown', hear, { once: true });
    target.dispatchEvent(event);
    return event;
  };
  return { app, asked, nextSheet, press };
}
