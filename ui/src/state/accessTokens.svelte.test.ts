import { expect, test } from 'vitest';

import type { ConnectionView } from '../bindings';
import { AccessTokens } from './accessTokens.svelte';
import { connection, failing, fakeCall } from './fakeCall';

const CLEARS_AT = '2026-08-01T12:00:30Z';

test('a renewed token shows in its connection', async () => {
  const { tokens, put } = given({ renew_token: ({ connection: id }) => connection(id, { name: 'renewed' }) });
  await tokens.renew('a');
  expect(put.map(({ name }) => name)).toEqual(['renewed']);
  expect([tokens.doing, tokens.failed]).toEqual([null, null]);
});

test('while a token is on its way nothing else is done, and it can be given up', async () => {
  let end: (view: ConnectionView) => void = () => {};
  const { tokens, asked } = given({ renew_token: () => new Promise((done) => (end = done)) });
  const renewing = tokens.renew('a');
  expect(tokens.doing).toMatchObject({ connection: 'a', deed: 'renew' });
  await tokens.drop('a');
  const { operation } = tokens.doing ?? {};
  tokens.cancel();
  expect(asked.map(([name]) => name)).toEqual(['renew_token', 'cancel']);
  expect(asked[1]?.[1]).toEqual({ operation });
  end(connection('a'));
  await renewing;
});

test('what went wrong is kept until something else is done', async () => {
  const { tokens } = given({ renew_token: failing({ kind: 'cancelled' }), drop_token: () => connection('a') });
  await tokens.renew('a');
  expect(tokens.failed).toMatchObject({ connection: 'a', deed: 'renew', problem: { kind: 'cancelled' } });
  await tokens.drop('a');
  expect(tokens.failed).toBeNull();
});

test.each([
  [false, 'cleared'],
  [true, 'overwritten'],
] as const)('a copied token is told until the clipboard is cleared, and how that went', async (overwritten, gone) => {
  const { tokens } = given({ copy_token: () => ({ clearsAt: CLEARS_AT }) });
  tokens.hear({ kind: 'clipboardCleared', overwritten });
  expect(tokens.copied).toBeNull();
  await tokens.copy('a');
  expect(tokens.copied).toEqual({ connection: 'a', clearsAt: CLEARS_AT, gone: null });
  tokens.hear({ kind: 'clipboardCleared', overwritten });
  expect(tokens.copied?.gone).toBe(gone);
});

test('whoever leaves the page finds what is over told no more, but a token that is still on the clipboard', async () => {
  const { tokens } = given({
    copy_token: () => ({ clearsAt: CLEARS_AT }),
    renew_token: failing({ kind: 'cancelled' }),
  });
  await tokens.copy('a');
  await tokens.renew('a');
  tokens.forget();
  expect([tokens.failed, tokens.copied?.gone]).toEqual([null, null]);
  tokens.hear({ kind: 'clipboardCleared', overwritten: false });
  tokens.forget();
  expect(tokens.copied).toBeNull();
});

function given(answers: Parameters<typeof fakeCall>[0]) {
  const { call, asked } = fakeCall(answers);
  const put: ConnectionView[] = [];
  return { tokens: new AccessTokens(call, (one) => put.push(one)), asked, put };
}
