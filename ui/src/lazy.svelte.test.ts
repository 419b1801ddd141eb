import { expect, test, vi } from 'vitest';

import { Lazy } from './lazy.svelte';

test('a component is fetched once, when it is first asked for', async () => {
  const fetch = vi.fn(() => Promise.resolve({ default: 'content' }));
  const lazy = new Lazy(fetch);
  expect(fetch).not.toHaveBeenCalled();
  expect(lazy.content).toBeUndefined();
  await lazy.load();
  expect(lazy.content).toBe('content');
  expect(fetch).toHaveBeenCalledTimes(1);
});
