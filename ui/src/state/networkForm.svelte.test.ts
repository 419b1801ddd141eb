import { expect, test } from 'vitest';

import { NetworkForm } from './networkForm.svelte';

const AS_SETTINGS = { proxy: null, authorities: null, environmentAuthorities: null } as const;
const PEM = '-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n';

test('it starts with what is set and gives it back unchanged', () => {
  const network = {
    proxy: { kind: 'manual', url: 'http://proxy.example:8080' },
    authorities: PEM,
    environmentAuthorities: false,
  } as const;
  const form = new NetworkForm(network);
  expect([form.kind, form.url, form.certificates]).toEqual(['manual', 'http://proxy.example:8080', 1]);
  expect(form.value).toEqual(network);
});

test('a proxy of its own needs an address; without a choice it is as the settings have it', () => {
  const form = new NetworkForm(AS_SETTINGS);
  expect([form.complete, form.value]).toEqual([true, AS_SETTINGS]);
  form.kind = 'manual';
  expect(form.complete).toBe(false);
  form.url = '  http://proxy.example:8080 ';
  expect([form.complete, form.value.proxy]).toEqual([true, { kind: 'manual', url: 'http://proxy.example:8080' }]);
  form.kind = 'direct';
  expect(form.value.proxy).toEqual({ kind: 'direct' });
});

test('a file dialog that is dismissed leaves the certificates as they are', () => {
  const form = new NetworkForm({ ...AS_SETTINGS, authorities: PEM });
  form.adopt(null);
  expect(form.certificates).toBe(1);
  form.adopt(PEM + PEM);
  expect(form.certificates).toBe(2);
});
