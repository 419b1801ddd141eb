// What is done with a form, and where that leads.
import { expect, test } from 'vitest';
import type { Draft, FieldPath, Finding, PreviewView } from '../bindings';
import { Composer } from './composer.svelte';
import { connection, DIRECT, fakeCall } from './fakeCall';
import { FormActions } from './formActions.svelte';
import { RequestPane } from './requestPane.svelte';

test('a_production_tenant_is_asked_about_before_anything_is_sent', async () => {
  const { actions, asked } = given({ production: true });
  await actions.submit();
  expect(actions.asking).toBe(true);
  expect(names(asked)).not.toContain('send');
});

test('what_is_missing_is_shown_and_gets_the_focus_in_place_of_being_sent', async () => {
  const { actions, composer, asked } = given({ findings: [error({ kind: 'username', registry: 0 })] });
  await actions.submit();
  expect(composer.findings).toHaveLength(1);
  expect(composer.next).toEqual(['username-0-replace', 'username-0']);
  expect(names(asked)).not.toContain('send');
});

test('a_form_with_a_secret_in_a_plain_field_is_not_checked', async () => {
  const { actions, asked } = given({ masked: [{ kind: 'name' }], findings: [error({ kind: 'name' })] });
  await actions.check();
  expect(names(asked)).not.toContain('check');
});

test('the_focus_goes_to_the_field_that_is_empty_after_practice_values_came', async () => {
  const { composer } = given();
  await composer.fillPractice();
  expect(composer.next).toEqual(['send']);
});

test('another_registry_begins_with_the_focus_and_without_the_host_of_one_that_is_there', () => {
  const { composer } = given();
  composer.addRegistry();
  expect(composer.next).toEqual(['registry-1']);
  expect(composer.draft.registries[1]?.registryKey).toBe('');
});

test('the_body_is_not_shown_with_a_secret_of_a_plain_field_in_a_title', async () => {
  const { composer } = given({ masked: [{ kind: 'name' }] });
  composer.write({ kind: 'name' }, 'ghp_invented');
  await composer.ready();
  expect(composer.shown.name).toBe('••••••••');
  expect(composer.masked.has({ kind: 'name' })).toBe(true);
});

const DRAFT: Draft = {
  name: 'team',
  registries: [
    {
      preset: null,
      registryKey: 'ghcr.io',
      username: 'anna',
      usernameKind: 'typed' as const,
      hiddenUsername: null,
      password: 'a'.repeat(32),
    },
  ],
  images: ['ghcr.io/acme/train:1'],
};

function given({ production = false, ...some }: { production?: boolean } & Partial<PreviewView> = {}) {
  const { call, asked } = fakeCall({
    preview: () => ({ kind: 'whole', number: 1, view: { ...preview(), ...some, sendable: !some.findings } }),
    practice_draft: () => DRAFT,
  });
  const start = { connection: 'c1', purpose: 'create', draft: DRAFT, remember: true, kept: true, presets: [] } as const;
  const composer = new Composer(call, () => Promise.resolve('b'.repeat(32)), start);
  const actions = new FormActions(composer, new RequestPane(), () => connection('c1', { production }));
  return { composer, actions, asked };
}

function error(place: FieldPath): Finding {
  return { code: 'usernameMissing', severity: 'error', place, fields: {}, fix: null };
}

function preview(): PreviewView {
  const request = { kind: 'create', method: 'POST', base: '', path: [], headers: [], body: null } as const;
  return {
    request: { ...request, path: [], headers: [], certificate: null, route: DIRECT },
    findings: [],
    verdicts: [],
    masked: [],
    sendable: true,
  };
}

const names = (asked: readonly [string, unknown][]) => asked.map(([name]) => name);
