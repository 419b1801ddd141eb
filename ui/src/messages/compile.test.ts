import { expect, test } from 'vitest';
import { around, compile, pick, say } from './compile';

const EN = {
  plain: 'Checks',
  greeting: 'Register {name} in {connection}?',
  selected: { one: '1 secret', other: '{count} secrets' },
  hosts: { none: 'No host', one: '1 host', other: '{count} hosts' },
  refused: 'Denied[ ({status})].[ Try again in {wait} s.]',
  names: 'One of {names}',
  steps: [['First', 'of {all}']],
} as const;

const texts = compile<typeof EN>(EN, 'en-GB');

test('a_string_without_placeholders_is_the_text_itself', () => {
  expect(texts.plain).toBe('Checks');
});

test('placeholders_are_filled_by_name', () => {
  expect(texts.greeting({ connection: 'acme', name: 'images' })).toBe('Register images in acme?');
});

test('what_is_filled_in_is_not_read_again', () => {
  expect(texts.greeting({ connection: '{name}', name: '[x]' })).toBe('Register [x] in {name}?');
});

test('a_plural_is_chosen_by_the_rules_of_the_language', () => {
  expect([0, 1, 2].map((count) => texts.selected({ count }))).toEqual(['0 secrets', '1 secret', '2 secrets']);
  expect([0, 1].map((count) => texts.hosts({ count }))).toEqual(['No host', '1 host']);
  const polish = compile<typeof EN>({ ...EN, selected: { one: 'sekret', few: 'sekrety', other: 'sekretów' } }, 'pl');
  expect([1, 2, 5].map((count) => polish.selected({ count }))).toEqual(['sekret', 'sekrety', 'sekretów']);
});

test('numbers_and_lists_are_written_as_in_the_language', () => {
  const german = compile<typeof EN>(
    { ...EN, selected: { other: '{count} Secrets' }, names: 'Eins von {names}' },
    'de-DE',
  );
  expect([texts.selected({ count: 1234 }), german.selected({ count: 1234 })]).toEqual([
    '1,234 secrets',
    '1.234 Secrets',
  ]);
  const names = ['a', 'b', 'c'];
  expect([texts.names({ names }), german.names({ names })]).toEqual(['One of a, b and c', 'Eins von a, b und c']);
});

test('a_part_in_square_brackets_is_left_out_without_its_fields', () => {
  expect(texts.refused({ status: 401, wait: 5 })).toBe('Denied (401). Try again in 5 s.');
  expect(texts.refused({ status: '', wait: null })).toBe('Denied.');
  expect(texts.refused({})).toBe('Denied.');
  expect(say(texts.names, { names: [] })).toBe('One of ');
});

test('groups_and_lists_keep_their_form', () => {
  const [[first, second]] = texts.steps;
  expect([first, second({ all: 3 })]).toEqual(['First', 'of 3']);
});

test('a_text_picked_by_a_code_takes_the_fields_that_it_names', () => {
  expect(say(texts.plain, { name: 'unused' })).toBe('Checks');
  expect(say(pick(texts, 'refused') as typeof texts.refused, { status: '403' })).toBe('Denied (403).');
  expect(pick({ a: 1 }, undefined)).toBeUndefined();
});

test('a_text_can_be_taken_apart_around_a_field', () => {
  expect(around((fields: { name: string }) => texts.greeting({ ...fields, connection: 'acme' }), 'name')).toEqual([
    'Register ',
    ' in acme?',
  ]);
});

test('a_missing_or_misspelt_field_is_a_type_error', () => {
  // @ts-expect-error without the connection
  texts.greeting({ name: 'images' });
  // @ts-expect-error without the number
  texts.selected({});
  // @ts-expect-error a name that no placeholder has
  texts.refused({ state: '401' });
  // @ts-expect-error a key that the English catalogue does not have
  compile<typeof EN>({ ...EN, more: 'x' }, 'en-GB');
  // @ts-expect-error a text that the English catalogue has
  compile<typeof EN>({ plain: 'Prüfungen' }, 'de-DE');
});
