// The strip of the list: what it says of a list that could not be read, and which way it offers.
import { mockIPC } from '@tauri-apps/api/mocks';
import { expect, test } from 'vitest';

import type { Problem, SecretListView } from '../../bindings';
import { click, draw, the } from '../../drawn';
import { app } from '../../state';
import { connection } from '../../state/fakeCall';
import Status from './Status.svelte';

test('a list that waits for a locked keychain is read as soon as it is unlocked here', async () => {
  let locked = true;
  await given((name) => {
    if (name === 'unlock_keychain') {
      locked = false;
      return 'open';
    }
    return name === 'list_secrets' ? list(locked ? { kind: 'keychainLocked' } : null) : [];
  });
  expect(document.body.textContent).toContain('The keychain is locked.');
  await click(the('button', 'Unlock'));
  await expect.poll(() => document.body.textContent).not.toContain('The keychain is locked.');
});

test('a list whose key was refused offers another key, and nothing to unlock', async () => {
  await given((name) => (name === 'list_secrets' ? list({ kind: 'secretMissing', what: 'clientSecret' }) : []));
  expect(document.body.textContent).not.toContain('Unlock');
});

async function given(answer: (name: string) => unknown): Promise<void> {
  mockIPC((name) => answer(name));
  const dev = connection('c1', { name: 'dev' });
  app.connections.load([dev]);
  await app.secrets.read('c1');
  await draw(Status, { connection: dev });
}

function list(problem: Problem | null): SecretListView {
  return {
    connection: 'c1',
    rows: [],
    quota: null,
    readAt: null,
    nameless: 0,
    problem,
    deleted: [],
    exchanges: [],
  };
}
