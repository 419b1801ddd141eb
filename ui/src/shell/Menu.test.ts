// The menus of the bar, of the pages and of rows.
import { expect, test, vi } from 'vitest';

import { all, click, draw, nameOf, press, the } from '../drawn';
import MenuButton from './MenuButton.svelte';
// In the window it comes with the first menu that is opened.
import './MenuList.svelte';

test('Enter opens it at its first entry, arrows go around, and Enter runs one', async () => {
  const { button, copy, remove } = await given();
  await press('Enter');
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(all('menuitem').map(nameOf)).toEqual(['Copy', 'Delete']);
  expect(document.activeElement).toBe(the('menuitem', 'Copy'));
  await press('ArrowUp');
  await press('Enter');
  expect(remove).toHaveBeenCalledTimes(1);
  expect(copy).not.toHaveBeenCalled();
  expect(all('menuitem')).toEqual([]);
});

test('what is chosen runs when the focus is back at the button', async () => {
  const { button, copy } = await given();
  copy.mockImplementation(() => expect(document.activeElement).toBe(button));
  await click(button);
  await click(the('menuitem', 'Copy'));
  expect(copy).toHaveBeenCalledTimes(1);
});

test('Escape closes it, and the pages see that it was taken', async () => {
  const { button, copy } = await given();
  await press('Enter');
  const heard = vi.fn((event: Event) => event.defaultPrevented);
  window.addEventListener('keydown', heard, { once: true });
  await press('Escape');
  expect(heard).toHaveReturnedWith(true);
  expect(all('menuitem')).toEqual([]);
  expect(document.activeElement).toBe(button);
  expect(copy).not.toHaveBeenCalled();
});

test('of a choice, the entry that is in force says so', async () => {
  await draw(MenuButton, {
    label: 'Theme',
    icon: 'palette',
    groups: [[choice('Light', false), choice('Dark', true)]],
  });
  await click(the('button', 'Theme'));
  expect(all('menuitemradio').map((entry) => entry.ariaChecked)).toEqual(['false', 'true']);
});

async function given() {
  const [copy, remove] = [vi.fn(), vi.fn()];
  await draw(MenuButton, {
    label: 'More',
    icon: 'overflow',
    groups: [
      [{ id: 'copy', text: 'Copy', icon: 'copy' as const, run: copy }],
      [{ id: 'delete', text: 'Delete', run: remove }],
    ],
  });
  const button = the('button', 'More');
  button.focus();
  return { button, copy, remove };
}

const choice = (text: string, checked: boolean) => ({ id: text, text, checked, run: () => undefined });
