// The form: what stands in it, what is typed, and what is said about it.
import { expect, test } from 'vitest';

import type { Draft, Preset, PreviewView } from '../../bindings';
import { all, click, draw, nameOf, settled, the } from '../../drawn';
import { app } from '../../state';
import { Composer } from '../../state/composer.svelte';
import { connection, DIRECT, fakeCall } from '../../state/fakeCall';
import { RequestPane } from '../../state/requestPane.svelte';
import Form from './Form.svelte';

test('every field has its name, and says what its note says', async () => {
  await given();
  for (const label of ['Name', 'Username', 'Image']) {
    const field = the('textbox', label);
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')).not.toBeNull();
  }
  expect(nameOf(the('combobox', 'Registry'))).toBe('Registry');
});

test('what is typed is in the draft at once', async () => {
  const { composer } = await given();
  const field = the('textbox', 'Username') as HTMLInputElement;
  field.focus();
  field.value = 'anna';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settled();
  expect(composer.draft.registries[0]?.username).toBe('anna');
});

test('a value that is missing is told when the form is to be sent, and marks the field as wrong', async () => {
  const { composer } = await given({ findings: [finding('usernameMissing')] });
  const field = the('textbox', 'Username');
  field.focus();
  field.blur();
  await settled();
  expect(field.getAttribute('aria-invalid')).toBeNull();
  await composer.ready();
  await settled();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById('username-0-note')?.textContent.trim()).not.toBe('');
});

test('each field that is wrong is invalid, and described by what is wrong', async () => {
  const fields = [
    [{ kind: 'name' }, 'nameMissing', 'secret-name'],
    [{ kind: 'registryKey', registry: 0 }, 'registryKeyMissing', 'registry-0'],
    [{ kind: 'username', registry: 0 }, 'usernameMissing', 'username-0'],
    [{ kind: 'password', registry: 0 }, 'passwordMissing', 'password-0'],
    [{ kind: 'image', image: 0 }, 'imageInvalid', 'image-0'],
  ] as const;
  const findings = fields.map(([place, code]) => ({ code, severity: 'error' as const, place, fields: {}, fix: null }));
  const { composer } = await given({ findings });
  await composer.ready();
  await settled();
  for (const [, , id] of fields) {
    const field = document.getElementById(id);
    expect(field?.getAttribute('aria-invalid'), id).toBe('true');
    const reason = document.getElementById(field?.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent, id).toMatch(/Error:\s*\S/);
  }
});

test('a field that has the focus lights its value in the request', async () => {
  const { pane } = await given();
  the('textbox', 'Name').focus();
  await settled();
  expect(pane.lit).toEqual({ kind: 'name' });
});

test('another registry brings its own fields', async () => {
  await given();
  await click(the('button', 'Add another registry'));
  expect(all('combobox')).toHaveLength(2);
});

test('a field with a secret shows dots, and so does everything that repeats it', async () => {
  const { composer } = await given({ masked: [{ kind: 'username', registry: 0 }] });
  const field = document.getElementById('username-0') as HTMLInputElement;
  expect(field.type).toBe('password');
  expect(composer.shown.registries[0]?.username).toBe('••••••••');
});

test('a username that is hidden says that it is sent as it was typed, and how to see it', async () => {
  const { composer } = await given();
  composer.adopt({
    ...composer.draft,
    registries: composer.draft.registries.map((row) => ({ ...row, hiddenUsername: 'b'.repeat(32) })),
  });
  await settled();
  expect(document.getElementById('username-0')?.getAttribute('role')).toBe('group');
  expect(document.body.textContent).toContain('sent as you typed it. To see it, choose Change');
  await click(the('button', 'Change: Username'));
  expect(the('textbox', 'Username')).toBeTruthy();
  expect(document.body.textContent).not.toContain('sent as you typed it');
});

test('the help about tokens stays beside the note that the password is missing', async () => {
  const place = { kind: 'password' as const, registry: 0 };
  const missing = { code: 'passwordMissing' as const, severity: 'error' as const, place, fields: {}, fix: null };
  const { composer } = await given({ findings: [missing] });
  await composer.ready();
  await settled();
  expect(document.getElementById('password-0')?.getAttribute('aria-invalid')).toBe('true');
  expect(the('button', 'Which token?')).toBeTruthy();
});

test('of several registries each has its host in the heading and can be folded', async () => {
  const { composer } = await given();
  composer.addRegistry();
  await settled();
  const heading = the('button', 'Registry 1: https://index.docker.io/v1/');
  await click(heading);
  expect(heading.getAttribute('aria-expanded')).toBe('false');
  expect(document.getElementById('username-0')).toBeNull();
});

test('a locked keychain is said at the checkbox, with the way to unlock it', async () => {
  await given();
  app.keychain.state = 'locked';
  await settled();
  expect(the('button', 'Unlock')).toBeTruthy();
  app.keychain.state = 'open';
});

test('whether the password is remembered is one click', async () => {
  const { composer } = await given();
  await click(the('checkbox', 'Remember in keychain'));
  expect(composer.remember).toBe(false);
});

async function given(some: Partial<PreviewView> = {}) {
  const { call } = fakeCall({ preview: () => ({ kind: 'whole', number: 1, view: { ...preview(), ...some } }) });
  const draft: Draft = {
    name: 'team-images',
    registries: [
      {
        preset: 'docker-hub',
        registryKey: 'https://index.docker.io/v1/',
        username: '',
        usernameKind: 'typed' as const,
        hiddenUsername: null,
        password: null,
      },
    ],
    images: [''],
  };
  app.presets.list = [preset()];
  const start = {
    connection: 'c1',
    purpose: 'create',
    draft,
    remember: true,
    kept: false,
    presets: [preset()],
  } as const;
  const composer = new Composer(call, () => Promise.resolve('a'.repeat(32)), start);
  const pane = new RequestPane();
  await draw(Form, { composer, pane, connection: connection('c1') });
  return { composer, pane };
}

function finding(code: 'usernameMissing') {
  return { code, severity: 'error' as const, place: { kind: 'username' as const, registry: 0 }, fields: {}, fix: null };
}

function preview(): PreviewView {
  const request = {
    kind: 'create',
    method: 'POST',
    base: '',
    path: [],
    headers: [],
    body: null,
    certificate: null,
    route: DIRECT,
  } as const;
  return { request: { ...request, path: [], headers: [] }, findings: [], verdicts: [], masked: [], sendable: true };
}

function preset(): Preset {
  const none = { en: '', de: '' };
  return {
    id: 'docker-hub',
    name: { en: 'Docker Hub', de: 'Docker Hub' },
    registryKey: 'https://index.docker.io/v1/',
    registryKeyForm: null,
    registryKeys: [],
    hosts: ['docker.io'],
    username: null,
    usernames: [],
    usernameForm: null,
    token: none,
    tokenWhere: none,
    leastPrivilege: none,
    expiry: none,
    lifetimeHours: null,
    quirks: none,
    doc: '',
    realmHosts: [],
    refusesBadLogins: false,
    sampleImage: '',
    sampleKey: '',
    wrong: [],
    remedies: [],
  };
}
