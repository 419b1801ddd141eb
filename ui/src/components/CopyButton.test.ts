// What a button that copies shows.
import { afterEach, expect, test, vi } from 'vitest';

import { click, draw, settled, the } from '../drawn';
import CopyButton from './CopyButton.svelte';

afterEach(() => vi.useRealTimers());

test('it shows for two seconds that it copied', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { button, copy, before } = await given(() => Promise.resolve());
  await click(button);
  expect(copy).toHaveBeenCalledTimes(1);
  expect(iconOf(button)).not.toBe(before);
  expect(document.querySelector('[role=status]')?.textContent).toBe('Copied.');
  vi.advanceTimersByTime(2000);
  await settled();
  expect(iconOf(button)).toBe(before);
  expect(document.querySelector('[role=status]')?.textContent).toBe('');
});

test('what could not be copied does not look copied, and its owner hears why', async () => {
  const { button, before, onfail } = await given(() => Promise.reject(new Error('no clipboard')));
  await click(button);
  expect(iconOf(button)).toBe(before);
  expect(onfail).toHaveBeenCalledTimes(1);
});

async function given(answer: () => Promise<void>) {
  const copy = vi.fn(answer);
  const onfail = vi.fn();
  await draw(CopyButton, { label: 'Copy snippet', copied: 'Copied.', labelled: true, copy, onfail });
  const button = the('button', 'Copy snippet');
  return { button, copy, onfail, before: iconOf(button) };
}

const iconOf = (button: HTMLElement) => button.querySelector('path')?.getAttribute('d');
