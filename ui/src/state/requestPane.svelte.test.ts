import { expect, test } from 'vitest';
import type { FieldPath } from '../bindings';
import { RequestPane } from './requestPane.svelte';

const NAME: FieldPath = { kind: 'name' };
const USERNAME: FieldPath = { kind: 'username', registry: 0 };

test('the_value_under_the_pointer_is_lit_while_the_pointer_is_used', () => {
  const pane = new RequestPane();
  pane.focus(NAME);
  pane.point(USERNAME);
  expect(pane.lit).toEqual(USERNAME);
  pane.point(null);
  expect(pane.lit).toEqual(NAME);
});

test('a_pointer_that_rests_on_a_value_does_not_win_over_the_keyboard', () => {
  const pane = new RequestPane();
  pane.point(USERNAME);
  pane.type();
  pane.focus(NAME);
  expect(pane.lit).toEqual(NAME);
  pane.point(USERNAME);
  expect(pane.lit).toEqual(USERNAME);
});
