// What is told by colour alone is found, and what an icon or words say as well is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ColourAlone } from './colour_alone.mjs';

const NAME = { kind: 'span.name', state: '', text: 'team-images-2', icons: '', alone: false };
const DOT = { kind: 'i', state: 'bad', text: '', icons: '', alone: true };

test('a mark with no icon and no text near it is found', () => {
  assert.deepEqual(faultsIn(DOT), ['only a colour says “bad”: i']);
  assert.deepEqual(faultsIn({ ...DOT, alone: false }), []);
});

test('a name in the colour of a state is found, unless there is an icon', () => {
  const named = { ...NAME, state: 'bad' };
  assert.deepEqual(faultsIn(named), ['only the colour of “team-images-2” says “bad”: span.name']);
  assert.deepEqual(faultsIn({ ...named, icons: 'M0 0' }), []);
});

test('sentences, numbers and what HTTP says tell a state themselves', () => {
  for (const text of [
    'cannot be undone: its password is not stored on this computer',
    '50',
    '401 Unauthorized',
    'DELETE',
  ]) {
    assert.deepEqual(faultsIn({ ...NAME, state: 'warn', text }), [], text);
  }
});

test('the same words in another colour are found wherever they come, the same in one colour are not', () => {
  const walk = new ColourAlone();
  const label = { ...NAME, kind: 'th', text: 'Password' };
  assert.deepEqual(walk.faultsIn([label, label]), []);
  assert.deepEqual(walk.faultsIn([{ ...label, kind: 'td', state: 'bad' }]), []);
  const found = walk.faultsIn([{ ...label, state: 'bad' }]);
  assert.deepEqual(found, ['“Password” is “bad” and “plain”, by its colour alone: th']);
});

function faultsIn(one) {
  return new ColourAlone().faultsIn([one]);
}
