// The palette: typing narrows down, arrows move, Enter runs.
import { expect, test, vi } from 'vitest';

import { all, draw, nameOf, press, the, type } from '../drawn';
import { Palette as State } from '../state/palette.svelte';
import Palette from './Palette.svelte';

test('it points at the first choice, and Enter runs what the arrows lead to', async () => {
  const { palette, run } = await given();
  expect(highlighted()).toMatch(/^Add a key/);
  await press('ArrowDown');
  expect(highlighted()).toMatch(/^Go to Secrets/);
  await press('Enter');
  expect(run).toHaveBeenCalledWith('Go to Secrets');
  expect(palette.open).toBe(false);
});

test('typing points at the best of what is left', async () => {
  const { run } = await given();
  await press('ArrowDown');
  await type('settings');
  expect(all('option').map(nameOf)).toEqual([expect.stringMatching(/^Go to Settings/)]);
  await press('Enter');
  expect(run).toHaveBeenCalledWith('Go to Settings');
});

test('with nothing found, Enter does nothing', async () => {
  const { palette, run } = await given();
  await type('zzz');
  await press('Enter');
  expect(run).not.toHaveBeenCalled();
  expect(palette.open).toBe(true);
});

test('Escape closes it', async () => {
  const { palette } = await given();
  await press('Escape');
  expect(palette.open).toBe(false);
});

async function given() {
  const run = vi.fn();
  const palette = new State();
  const choice = (text: string, group: 'commands' | 'pages') => ({ id: text, group, text, run: () => run(text) });
  palette.offer(() => [
    choice('Add a key', 'commands'),
    choice('Go to Secrets', 'pages'),
    choice('Go to Settings', 'pages'),
  ]);
  palette.toggle();
  await draw(Palette, { palette });
  the('combobox', 'Search or run a command').focus();
  return { palette, run };
}

const highlighted = () => nameOf(document.querySelector('[role=option][data-highlighted]') as Element);
