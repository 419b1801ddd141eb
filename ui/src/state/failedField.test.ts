import { expect, test } from 'vitest';
import type { CheckCode, CheckLine, Draft, ImageVerdict } from '../bindings';
import { blamed, failedField } from './failedField';

const SERVED: ImageVerdict = {
  image: 1,
  repository: 'ghcr.io/acme/train',
  suggestedKey: null,
  kubelet: { kind: 'serves', registry: 1, pattern: 'ghcr.io', rule: 'host' },
  second: { kind: 'serves', registry: 1, pattern: 'ghcr.io', rule: 'host' },
} as unknown as ImageVerdict;

test('a_refused_login_is_about_the_password_of_the_credential_that_serves_the_image', () => {
  expect(failedField(line('loginRefused'), DRAFT, [SERVED])).toEqual({ kind: 'password', registry: 1 });
});

test('a_missing_image_is_about_its_field_though_empty_fields_stand_before_it', () => {
  expect(failedField(line('tagUnknown'), DRAFT, [SERVED])).toEqual({ kind: 'image', image: 1 });
});

test('a_key_that_serves_nothing_is_the_one_that_nearly_does', () => {
  const kubelet = { kind: 'nothing', misses: [{ registry: 1, why: 'port' }] };
  const verdict = { ...SERVED, kubelet } as ImageVerdict;
  expect(failedField(line('noKeyServes'), DRAFT, [verdict])).toEqual({ kind: 'registryKey', registry: 1 });
});

test('a_warning_and_a_network_that_is_down_blame_no_field', () => {
  expect(failedField({ ...line('loginRefused'), verdict: { kind: 'warning' } }, DRAFT, [])).toBeNull();
  expect(failedField(line('unreachable'), DRAFT, [])).toBeNull();
});

test('each_field_is_blamed_for_the_first_line_about_it', () => {
  const lines = [line('loginRefused'), line('worksForDockerOnly')];
  expect([...blamed(lines, DRAFT, [SERVED])].map(([key, { code }]) => [key, code])).toEqual([
    ['password-1', 'loginRefused'],
  ]);
});

const REGISTRY = {
  preset: null,
  registryKey: 'ghcr.io',
  username: 'anna',
  usernameKind: 'typed' as const,
  hiddenUsername: null,
  password: null,
};
const DRAFT: Draft = { name: 'a', registries: [REGISTRY, REGISTRY], images: ['', 'ghcr.io/acme/train:1'] };

function line(code: CheckCode): CheckLine {
  const verdict = { kind: 'refused' } as const;
  return { image: 0, step: 'loginAccepted', verdict, code, fields: {}, remedy: null, duration: 1, evidence: [] };
}
