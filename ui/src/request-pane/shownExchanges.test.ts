// What one exchange means by itself.
import { expect, test } from 'vitest';

import type { CheckFinding, ExchangeView, Meaning, RequestKind } from '../bindings';
import { worded } from '../messages/meaning';
import { meaningOf } from './shownExchanges';

test('a response of a registry means what the check concluded from it, with the remedy', () => {
  const finding: CheckFinding = {
    step: 'loginAccepted',
    verdict: { kind: 'refused' },
    code: 'loginRefused',
    fields: { host: 'ghcr.io', username: 'anna', status: '401' },
    remedy: { en: 'Create a new token.', de: 'Ein neues Token erstellen.' },
  };
  const [meaning, ...more] = worded(meaningOf(exchange('login', { finding })));
  expect(more).toEqual([]);
  expect(meaning?.tone).toBe('bad');
  expect(meaning?.title).toBe('Login denied');
  expect(meaning?.text).toContain('Create a new token.');
});

test('a request that only led to a conclusion says which part of the check it was', () => {
  expect(worded(meaningOf(exchange('anonymousToken')))).toEqual([
    { tone: 'info', title: 'Part of a check', text: 'Requests a token without a login, to compare.' },
  ]);
});

test('a response of a tenant that was not read means nothing', () => {
  expect(meaningOf(exchange('list'))).toEqual([]);
  const meaning: Meaning = { code: 'listed', tone: 'good', fields: {} };
  expect(meaningOf(exchange('list', { meaning }))).toEqual([meaning]);
});

function exchange(kind: RequestKind, some: Partial<ExchangeView> = {}): ExchangeView {
  return { request: { kind }, meaning: null, finding: null, ...some } as ExchangeView;
}
