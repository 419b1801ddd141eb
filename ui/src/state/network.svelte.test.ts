import { expect, test } from 'vitest';

import { failing, fakeCall } from './fakeCall';
import { Network } from './network.svelte';
import { Settings } from './settings.svelte';

test('a refused proxy is saved, and what the environment sets is read again', async () => {
  const { call, asked } = fakeCall({
    environment: () => ({ variables: [], proxy: null, problem: { kind: 'tlsUnavailable' } }),
  });
  const settings = new Settings(call);
  const network = new Network(call, settings);
  await network.use('proxy', false);
  expect(settings.preferences.network).toMatchObject({ environmentProxy: false, environmentAuthorities: true });
  expect(asked.map(([name]) => name)).toEqual(['set_preferences', 'environment']);
  expect(network.environment.problem).toEqual({ kind: 'tlsUnavailable' });
});

test('a change that is refused is taken back', async () => {
  const { call } = fakeCall({ set_preferences: failing({ kind: 'proxyMalformed' }) });
  const settings = new Settings(call);
  const network = new Network(call, settings);
  const saving = network.save({ proxy: { kind: 'manual', url: 'x y' } });
  await expect(saving).rejects.toEqual({ kind: 'proxyMalformed' });
  expect(settings.preferences.network.proxy).toEqual({ kind: 'system' });
});
