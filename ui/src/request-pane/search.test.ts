// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { matches, ranges } from './search';

test('small_and_capital_letters_are_alike_and_matches_do_not_overlap', () => {
  expect(matches('Anna anna ANNA', 'anna')).toEqual([
    [0, 4],
    [5, 9],
    [10, 14],
  ]);
  expect(matches('aaaa', 'aa')).toHaveLength(2);
  expect(matches('anything', '')).toEqual([]);
});

test('letters_that_change_their_length_do_not_shift_a_match', () => {
  expect(matches('İx anna', 'anna')).toEqual([[3, 7]]);
});

test('a_match_goes_over_colours_but_not_over_lines', () => {
  const page = drawn('<pre><span class="line"><b>us</b><i>er</i></span><span class="line">name</span></pre>');
  expect(ranges([page], 'user').map(String)).toEqual(['user']);
  expect(ranges([page], 'ername')).toEqual([]);
});

test('what_is_not_seen_is_not_found', () => {
  const page = drawn('<p>secret <span class="sr-only">hidden</span><span aria-hidden="true">••••</span></p>');
  expect(ranges([page], 'hidden')).toEqual([]);
  expect(ranges([page], '••')).toEqual([]);
  expect(ranges([page], 'secret')).toHaveLength(1);
});

function drawn(html: string): Element {
  document.body.innerHTML = html;
  return document.body;
}
