// Where the focus goes: to the first field in which nothing was entered.
import { expect, test } from 'vitest';
import { nextStep } from './nextStep';

const row = (some: object) => ({
  preset: null,
  registryKey: 'ghcr.io',
  username: 'anna',
  usernameKind: 'typed' as const,
  hiddenUsername: null,
  password: 'a',
  ...some,
});
const draft = (name: string, ...registries: ReturnType<typeof row>[]) => ({ name, registries, images: [] });

test('the_next_step_is_the_first_field_that_is_empty_and_then_the_button', () => {
  expect(nextStep(draft('', row({})))).toBe('secret-name');
  expect(nextStep(draft('team', row({}), row({ registryKey: '' })))).toBe('registry-key-1');
  expect(nextStep(draft('team', row({ username: '' })))).toBe('username-0');
  expect(nextStep(draft('team', row({ password: null })))).toBe('password-0');
  expect(nextStep(draft('team', row({})))).toBe('send');
});
