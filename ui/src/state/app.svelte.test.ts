import { expect, test, vi } from 'vitest';

import type { HostView, ImportView, StartView } from '../bindings';
import { App } from './app.svelte';
import { emptyDraft } from './draft';
import { connection, failing, fakeCall, TOKEN } from './fakeCall';

test('with a connection the secrets are shown first, without one the first start', () => {
  expect(started().app.navigation.route).toEqual({ page: 'connections' });
  expect(started({ connections: [connection('a')] }).app.navigation.route).toEqual({ page: 'secrets' });
});

test('when exchanges are recorded the hosts are read again, once while a reading is on its way', async () => {
  const waiting: (() => void)[] = [];
  const hosts = () => new Promise<HostView[]>((answer) => waiting.push(() => answer([])));
  const { app, asked } = started({}, { hosts });
  asked.length = 0;
  for (const activity of [1, 2, 3]) app.hear({ kind: 'recorded', activity });
  expect(asked.map(([name]) => name)).toEqual(['hosts']);
  while (waiting.length > 0) {
    waiting.shift()?.();
    await new Promise((next) => setTimeout(next));
  }
  expect(asked.map(([name]) => name)).toEqual(['hosts', 'hosts']);
});

test('a connection that has another token now is shown with it', () => {
  const { app } = started({ connections: [connection('a'), connection('b')] });
  const token = { kind: 'valid', ...TOKEN } as const;
  app.hear({ kind: 'connectionChanged', connection: connection('a', { token }) });
  expect(app.connections.list.map((one) => one.token.kind)).toEqual(['valid', 'none']);
});

test('a practice tenant that does not start is told in passing, and the page stays', async () => {
  const { app } = started({}, { open_practice_tenant: failing({ kind: 'practiceTenantNotStarted' }) });
  app.navigation.go({ page: 'settings' });
  await app.openPractice();
  expect(app.navigation.route).toEqual({ page: 'settings' });
  expect(app.failure).toEqual({ kind: 'practiceTenantNotStarted' });
});

test('what was wrong with a pasted text is over when its page is left', async () => {
  const { app } = started({ connections: [connection('a')] }, { paste: failing({ kind: 'importUnrecognised' }) });
  app.navigation.go({ page: 'connections' });
  await app.connections.paste();
  app.navigation.go({ page: 'connections', id: 'a' });
  expect(app.connections.reads.problem).toEqual({ kind: 'importUnrecognised' });
  app.navigation.go({ page: 'settings' });
  expect(app.connections.reads.problem).toBeNull();
});

test('a notice about the last run goes when it is dismissed, and no other', () => {
  const { app } = started({ notices: [{ kind: 'recordsReadOnly' }, { kind: 'keychainTidied', count: 2 }] });
  const first = app.startupNotices[0];
  if (first) app.dismiss(first);
  expect(app.startupNotices).toEqual([{ kind: 'keychainTidied', count: 2 }]);
});

test('the keychain has no state before it has answered, and its notice comes after the others', async () => {
  const notice = { kind: 'keychainTidied', count: 2 } as const;
  const { app } = started(
    { notices: [{ kind: 'recordsReadOnly' }] },
    { reconcile: () => ({ keychain: 'locked', notice }) },
  );
  expect(app.keychain.state).toBeNull();
  await app.reconcile();
  expect(app.keychain.state).toBe('locked');
  expect(app.startupNotices).toEqual([{ kind: 'recordsReadOnly' }, notice]);
});

test('what comes up after the start is told like what the last run left behind', () => {
  const { app } = started({ notices: [{ kind: 'recordsReadOnly' }] });
  const notice = { kind: 'practiceMoved', from: '127.0.0.1:20001', to: '127.0.0.1:41233' } as const;
  app.hear({ kind: 'noticed', notice });
  expect(app.startupNotices).toEqual([{ kind: 'recordsReadOnly' }, notice]);
});

test('a command with one whole login fills a new form at once, and the form can tell what it was', async () => {
  const { app, asked } = pasting(COMMAND);
  await app.connections.paste();
  await vi.waitFor(() => expect(app.navigation.route).toEqual({ page: 'newSecret' }));
  expect(asked).toContainEqual(['take_import', { import: 'i1', chosen: [0], draft: emptyDraft() }]);
  expect(app.imports.takePending()?.name).toBe('team-images');
  expect(app.imports.current).toBeNull();
  expect(app.imports.unseen).toEqual(COMMAND);
});

test('it is shown first if there is a draft, no connection, or something to tell', async () => {
  const draft = { form: { draft: emptyDraft(), rawBody: null, remember: true }, changedAt: '', entered: [] };
  const noted: ImportView = { ...COMMAND, taken: [{ kind: 'defaultRegistry' }] };
  for (const { app } of [
    pasting(COMMAND, {}, { open_draft: () => draft }),
    pasting(COMMAND, { connections: [] }),
    pasting(noted),
  ]) {
    await app.connections.paste();
    await vi.waitFor(() => expect(app.imports.current?.import).toBe('i1'));
    expect(app.navigation.route.page).not.toBe('newSecret');
  }
});

test('if it cannot be taken it is shown, with the reason', async () => {
  const { app } = pasting(COMMAND, {}, { take_import: failing({ kind: 'importNotText' }) });
  await app.connections.paste();
  await vi.waitFor(() => expect(app.imports.problem).toEqual({ kind: 'importNotText' }));
  expect(app.imports.current).toEqual(COMMAND);
  expect(app.imports.unseen).toBeNull();
});

const COMMAND: ImportView = {
  import: 'i1',
  format: 'kubectlCommand',
  name: 'team-images',
  credentials: [{ secretName: null, registryKey: 'ghcr.io', username: 'bot', hasPassword: true }],
  helpers: [],
  taken: [],
  repairs: [],
  leftOut: [],
  kubelet: [],
};

function pasting(found: ImportView, start: Partial<StartView> = {}, answers: Parameters<typeof fakeCall>[0] = {}) {
  return started(
    { connections: [connection('a')], ...start },
    {
      paste: () => ({ kind: 'credentials', import: found }),
      take_import: () => ({ ...emptyDraft(), name: 'team-images' }),
      ...answers,
    },
  );
}

function started(some: Partial<StartView> = {}, answers: Parameters<typeof fakeCall>[0] = {}) {
  const { call, asked } = fakeCall({ hosts: () => [], ...answers });
  const app = new App(call);
  app.load({
    version: '0.1.0',
    preferences: app.settings.preferences,
    connections: [],
    notices: [],
    recordsFolder: '/records',
    pastes: true,
    notifies: true,
    ...some,
  });
  return { app, asked };
}
