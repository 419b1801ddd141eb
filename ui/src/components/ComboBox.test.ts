// The line in which a registry is chosen: by typing, by arrows, and left as it was.
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';

import { all, draw, nameOf, press, the, type } from '../drawn';
import ComboBox from './ComboBox.svelte';

interface Fruit {
  id: string;
  name: string;
}

const FRUITS: readonly Fruit[] = [
  { id: 'apple', name: 'Apple' },
  { id: 'pear', name: 'Pear' },
  { id: 'plum', name: 'Plum' },
];

test('it shows what is chosen, and opens its list there', async () => {
  const { line } = await given('pear');
  expect(line.value).toBe('Pear');
  expect(line.getAttribute('aria-expanded')).toBe('false');
  await press('ArrowDown');
  expect(line.getAttribute('aria-expanded')).toBe('true');
  expect(highlighted()).toBe('Pear');
  expect(line.getAttribute('aria-activedescendant')).toBe('fruit-pear');
});

test('typing narrows the list down and Enter chooses the first', async () => {
  const { onchoose } = await given('apple');
  await type('p');
  expect(options()).toEqual(['Apple', 'Pear', 'Plum']);
  await type('pl');
  expect(options()).toEqual(['Apple', 'Plum']);
  await type('plu');
  await press('Enter');
  expect(onchoose).toHaveBeenCalledWith(FRUITS[2]);
});

test('arrows go around, and Tab takes what was searched for along', async () => {
  const { onchoose } = await given('apple');
  await type('p');
  await press('ArrowUp');
  expect(highlighted()).toBe('Plum');
  await press('Tab');
  expect(onchoose).toHaveBeenCalledWith(FRUITS[2]);
});

test('Escape leaves all as it was', async () => {
  const { line, onchoose } = await given('pear');
  await type('plu');
  await press('Escape');
  expect(onchoose).not.toHaveBeenCalled();
  expect(options()).toEqual([]);
  expect(line.value).toBe('Pear');
});

test('Tab alone passes by', async () => {
  const { onchoose } = await given('pear');
  await press('ArrowDown');
  await press('ArrowDown');
  await press('Tab');
  expect(onchoose).not.toHaveBeenCalled();
});

test('with nothing found it says so, and Enter chooses nothing', async () => {
  const { onchoose } = await given('pear');
  await type('zzz');
  expect(document.body.textContent).toContain('No zzz here.');
  await press('Enter');
  expect(onchoose).not.toHaveBeenCalled();
});

test('what stays is there for every search, but is not what Tab takes along', async () => {
  const { onchoose } = await given('pear', null, 'plum');
  await type('zzz');
  expect(options()).toEqual(['Plum']);
  expect(document.body.textContent).toContain('No zzz here.');
  await press('Tab');
  expect(onchoose).not.toHaveBeenCalled();
  await type('zzz');
  await press('Enter');
  expect(onchoose).toHaveBeenCalledWith(FRUITS[2]);
});

test('a wrong value is told to screen readers with its note', async () => {
  const { line } = await given('pear', 'error');
  expect(line.getAttribute('aria-invalid')).toBe('true');
  expect(line.getAttribute('aria-describedby')).toBe('fruit-note');
});

async function given(chosen: string, state: 'error' | null = null, stays = '') {
  const onchoose = vi.fn();
  await draw(ComboBox<Fruit>, {
    id: 'fruit',
    label: 'Fruit',
    value: FRUITS.find(({ id }) => id === chosen),
    text: ({ name }: Fruit) => name,
    hint: () => '',
    find: (query: string) => FRUITS.filter(({ id, name }) => id === stays || name.toLowerCase().includes(query)),
    stays: ({ id }: Fruit) => id === stays,
    icon: createRawSnippet(() => ({ render: () => '<i></i>' })),
    none: (query: string) => `No ${query} here.`,
    state,
    onchoose,
  });
  const line = the('combobox', 'Fruit') as HTMLInputElement;
  line.focus();
  return { line, onchoose };
}

const options = () => all('option').map(nameOf);
const highlighted = () => options().find((name) => the('option', name).matches('[data-highlighted]'));
