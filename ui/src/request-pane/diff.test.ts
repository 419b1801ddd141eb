import { expect, test } from 'vitest';
import { diff } from './diff';
import { masksIn, whole } from './masks';

const MASK = '⟦••••••••⟧';

test('a_difference_is_as_small_as_can_be', () => {
  expect(changes('a b c d', 'a x c d e')).toBe(' a -b +x  c  d +e');
  expect(changes('a b', 'a b')).toBe(' a  b');
  expect(changes('', 'a')).toBe('+a');
  expect(changes('a', '')).toBe('-a');
});

test('what_is_kept_and_added_is_the_new_text_and_what_is_kept_and_removed_the_old_one', () => {
  let seed = 7;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647) % 4;
  for (let round = 0; round < 200; round += 1) {
    const [before, after] = [Array.from({ length: next() * 3 }, next), Array.from({ length: next() * 3 }, next)];
    const changed = diff(before, after, (a, b) => a === b);
    expect(changed.filter(({ kind }) => kind !== 'added').map(({ line }) => line)).toEqual(before);
    expect(changed.filter(({ kind }) => kind !== 'removed').map(({ line }) => line)).toEqual(after);
  }
});

test('a_mask_is_never_cut_in_two', () => {
  const text = `{"p":"${MASK}"}`;
  const [from, to] = masksIn(text)[0] ?? [0, 0];
  expect([from, to]).toEqual([6, 6 + MASK.length]);
  expect(whole(text, to, to, 'deleteContentBackward')).toEqual([from, to]);
  expect(whole(text, from, from, 'deleteContentForward')).toEqual([from, to]);
  expect(whole(text, from, from, 'deleteContentBackward')).toEqual([from, from]);
  expect(whole(text, from + 3, from + 3, 'insertText')).toEqual([to, to]);
  expect(whole(text, 2, from + 3, 'insertText')).toEqual([2, to]);
  expect(whole(text, from + 3, to + 1, 'deleteByCut')).toEqual([from, to + 1]);
  expect(whole(text, to + 1, to + 1, 'insertText')).toEqual([to + 1, to + 1]);
});

test('numbered_masks_are_masks_too_and_rows_of_dots_are_not', () => {
  expect(masksIn('⟦•••••••• 2⟧ ⟦•••⟧ ••••••••')).toEqual([[0, 12]]);
});

function changes(before: string, after: string): string {
  const signs = { same: ' ', removed: '-', added: '+' };
  const lines = (text: string) => text.split(' ').filter(Boolean);
  return diff(lines(before), lines(after), (a, b) => a === b)
    .map(({ kind, line }) => signs[kind] + line)
    .join(' ');
}
