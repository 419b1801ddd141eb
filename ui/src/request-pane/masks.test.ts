// Masks in a text that is edited, and places in it.
import { expect, test } from 'vitest';

import { masksIn, offsetOf, whole } from './masks';

const MASK = '⟦••••••••⟧';
const TEXT = `{"a":"${MASK}"}`;
const [FROM, TO] = [6, 6 + MASK.length];

test('a mask is one thing: it is deleted as a whole, and nothing is typed inside of it', () => {
  expect(masksIn(TEXT)).toEqual([[FROM, TO]]);
  expect(whole(TEXT, TO, TO, 'deleteContentBackward')).toEqual([FROM, TO]);
  expect(whole(TEXT, FROM, FROM, 'deleteContentForward')).toEqual([FROM, TO]);
  expect(whole(TEXT, FROM + 2, FROM + 2, 'insertText')).toEqual([TO, TO]);
  expect(whole(TEXT, FROM + 2, TO + 1, 'insertText')).toEqual([FROM, TO + 1]);
});

test('a place of a finding is found by line and column, in characters', () => {
  const text = 'ab\n𝒳y\n';
  expect(offsetOf(text, 1, 1)).toBe(0);
  expect(offsetOf(text, 2, 1)).toBe(3);
  expect(offsetOf(text, 2, 2)).toBe(5);
});
