import { expect, test } from 'vitest';
import { actionsOf, ICONS, isRisky, OF_SEVERAL } from './actions';

test('a_secret_that_is_gone_is_registered_again_and_any_other_is_replaced', () => {
  for (const side of ['both', 'tenantOnly', 'unread'] as const) {
    expect(actionsOf({ side }).flat()).toEqual(['open', 'check', 'replace', 'copy', 'snippet', 'delete']);
  }
  expect(actionsOf({ side: 'gone' }).flat()).toEqual(['open', 'check', 'again', 'copy', 'snippet', 'delete']);
});

test('what_takes_something_away_stands_alone_and_last', () => {
  for (const groups of [actionsOf({ side: 'both' }), actionsOf({ side: 'gone' }), OF_SEVERAL]) {
    expect(groups.at(-1)).toEqual(['delete']);
    expect(groups.flat().filter(isRisky)).toEqual(['delete']);
  }
});

test('no_two_actions_share_an_icon', () => {
  const icons = Object.values(ICONS);
  expect(new Set(icons).size).toBe(icons.length);
});
