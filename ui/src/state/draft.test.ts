import { expect, test } from 'vitest';
import type { Preset } from '../bindings';
import { asSent, emptyRegistry, withPreset, withText } from './draft';

test('a_preset_fills_in_the_key_and_the_username_it_settles', () => {
  expect(emptyRegistry(preset('ecr', null, 'AWS'))).toMatchObject({ preset: 'ecr', registryKey: '', username: 'AWS' });
  expect(emptyRegistry(preset('hub', 'https://index.docker.io/v1/'))).toMatchObject({ username: '' });
});

test('another_preset_takes_away_what_the_first_one_settled_and_leaves_what_was_typed', () => {
  const [hub, ecr, other] = [preset('hub', 'docker.io'), preset('ecr', null, 'AWS'), preset('other', null)];
  const typed = { ...emptyRegistry(hub), username: 'anna' };
  const elsewhere = withPreset(typed, other, hub);
  expect(elsewhere).toMatchObject({ preset: 'other', registryKey: '', username: 'anna' });
  const settled = withPreset(elsewhere, ecr, other);
  expect(withPreset(settled, other, ecr)).toMatchObject({ username: '' });
});

test('image_fields_at_the_end_without_text_are_left_out_and_those_between_keep_their_place', () => {
  const draft = { name: 'a1', registries: [], images: ['', 'ghcr.io/x/y', ' ', ''] };
  expect(asSent(draft).images).toEqual(['', 'ghcr.io/x/y']);
});

test('a_text_goes_to_its_place_and_nowhere_else', () => {
  const draft = { name: 'a1', registries: [emptyRegistry(), emptyRegistry()], images: ['x'] };
  const changed = withText(draft, { kind: 'username', registry: 1 }, 'anna');
  expect(changed.registries.map(({ username }) => username)).toEqual(['', 'anna']);
  expect(withText(draft, { kind: 'password', registry: 0 }, 'never')).toBe(draft);
});

function preset(id: string, registryKey: string | null, username: string | null = null): Preset {
  const words = { en: '', de: '' };
  const texts = { name: words, token: words, tokenWhere: words, leastPrivilege: words, expiry: words, quirks: words };
  const lists = { registryKeys: [], hosts: [], usernames: [], realmHosts: [], wrong: [], remedies: [] };
  const rest = { registryKeyForm: null, usernameForm: null, lifetimeHours: null, refusesBadLogins: true };
  return { id, registryKey, username, ...texts, ...lists, ...rest, doc: '', sampleImage: '', sampleKey: '' };
}
