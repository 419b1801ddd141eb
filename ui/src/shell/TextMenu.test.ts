// The menu of a field: one at a time, and gone with what was chosen.
import { expect, test } from 'vitest';

import { all, click, draw, press, settled } from '../drawn';
import { app } from '../state';
import { ContextMenu } from './contextMenu.svelte';
import TextMenu from './TextMenu.svelte';

test('each right click opens one menu in place of the one before, and a choice takes it away', async () => {
  const { menu, field } = await given('text');
  menu.hear(rightClick(field));
  await settled();
  menu.hear(rightClick(field));
  menu.hear(rightClick(field));
  await settled();
  expect(all('menu')).toHaveLength(1);
  await click(all('menuitem').at(-1) as Element);
  expect(all('menu')).toEqual([]);
  expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).toBe('team-images');
});

test('while it is open the field keeps the focus, and Escape closes the menu alone', async () => {
  const { menu, field } = await given('text');
  menu.hear(rightClick(field));
  await settled();
  expect(document.activeElement).toBe(field);
  await press('Escape');
  expect(all('menu')).toEqual([]);
  expect(document.activeElement).toBe(field);
});

test('a password can neither be cut nor copied', async () => {
  const { menu, field } = await given('password');
  field.select();
  menu.hear(rightClick(field));
  await settled();
  const enabled = all('menuitem').filter((entry) => !(entry as HTMLButtonElement).disabled);
  expect(enabled.map((entry) => entry.firstElementChild?.textContent)).toEqual(['Paste', 'Select all']);
});

test('in a dialog it is a part of the dialog, since nothing else can be used', async () => {
  const { menu, field } = await given('text');
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.setAttribute('open', '');
  dialog.append(field);
  menu.hear(rightClick(field));
  await settled();
  expect(dialog.querySelectorAll('[role=menu]')).toHaveLength(1);
});

async function given(type: 'text' | 'password') {
  app.pastes = true;
  const menu = new ContextMenu(app);
  await draw(TextMenu, { menu });
  const field = document.body.appendChild(document.createElement('input'));
  field.type = type;
  field.value = 'team-images';
  return { menu, field };
}

function rightClick(target: Element): MouseEvent {
  const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 20, clientY: 20 });
  Object.defineProperty(event, 'target', { value: target });
  return event;
}
