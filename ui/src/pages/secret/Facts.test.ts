// What this computer knows of a secret.
import { expect, test } from 'vitest';

import type { Preset, RegistryDraft, SecretRow } from '../../bindings';
import { draw } from '../../drawn';
import { app } from '../../state';
import { connection } from '../../state/fakeCall';
import Facts from './Facts.svelte';

test('of one registry its username has a line of its own', async () => {
  expect(await given([registry('ghcr.io', 'anna')])).toEqual([
    ['Registry', 'ghcr.io'],
    ['Username', 'anna'],
    ['Password', 'in keychain, so Edit and Undo do not ask for it'],
  ]);
});

test('of several registries each stands with its username, and the passwords are counted', async () => {
  expect(await given([registry('ghcr.io', 'anna'), registry('127.0.0.1:5000', 'bob')])).toEqual([
    ['Registry 1', 'ghcr.io as anna'],
    ['Registry 2', '127.0.0.1:5000 as bob'],
    ['2 passwords', 'in keychain, so Edit and Undo do not ask for it'],
  ]);
});

/** Draws them, and gives each term with what is said of it. */
async function given(registries: RegistryDraft[]): Promise<string[][]> {
  app.presets.list = [{ id: 'docker-hub', registryKey: null } as Preset];
  const draft = { name: 'team-images', registries, images: [] };
  const row: SecretRow = {
    name: 'team-images',
    side: 'both',
    draft,
    changedAt: null,
    restorable: true,
    kept: true,
    lastCheck: null,
  };
  await draw(Facts, { connection: connection('c1'), row });
  const text = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  return [...document.querySelectorAll('dt')].map((term) => [text(term), text(term.nextElementSibling)]);
}

const registry = (registryKey: string, username: string): RegistryDraft => ({
  preset: null,
  registryKey,
  username,
  usernameKind: 'typed',
  hiddenUsername: null,
  password: null,
});
