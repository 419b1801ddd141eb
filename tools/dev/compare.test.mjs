import assert from 'node:assert/strict';
import { test } from 'node:test';

import { worse } from './compare.mjs';

const start = (low, median, high) => ({ window: { start: { pullpass: { painted: { low, median, high } } } } });

test('a median is worse if most of its starts took longer than most before', () => {
  const before = start(500, 520, 560);
  assert.deepEqual(worse(before, start(520, 550, 600)), []);
  assert.deepEqual(worse(before, start(561, 624, 700)), [
    'window.start.pullpass.painted: 520 before, 624 now (1.20 times)',
  ]);
});

test('another figure is worse by a fifth and more, and only if it is a cost', () => {
  const run = (seconds, registries) => ({ registryCheck: { seconds, registries } });
  assert.deepEqual(worse(run(10, 50), run(11.9, 50)), []);
  assert.deepEqual(worse(run(10, 50), run(12.5, 100)), ['registryCheck.seconds: 10 before, 12.5 now (1.25 times)']);
});

test('what only one of the runs measured is left out', () => {
  assert.deepEqual(worse({ a: { seconds: 1 } }, { a: { seconds: 1 }, chromium: { seconds: 9 } }), []);
  assert.deepEqual(worse({ chromium: { seconds: 1 } }, { chromium: null }), []);
});
