import { expect, test } from 'vitest';

import { connection } from './fakeCall';
import { approvalOf, Guard, NOT_ASKED } from './guard.svelte';

const PRODUCTION = connection('a', { name: 'acme-prod', production: true });

test('a connection without the mark is not asked about', async () => {
  const guard = new Guard();
  expect(await guard.ask(connection('a'), true)).toEqual(NOT_ASKED);
  expect(guard.question).toBeNull();
});

test('a production connection is asked about until there is an answer', async () => {
  const guard = new Guard();
  const asked = guard.ask(PRODUCTION, false);
  expect(guard.question).toMatchObject({ connection: PRODUCTION, final: false });
  guard.question?.answer({ kind: 'given' });
  expect(await asked).toEqual({ kind: 'given' });
  expect(guard.question).toBeNull();
});

test('a new question takes the place of the one before, which counts as no', async () => {
  const guard = new Guard();
  const first = guard.ask(PRODUCTION, false);
  const second = guard.ask(PRODUCTION, true);
  expect(await first).toBeNull();
  guard.question?.answer(null);
  expect(await second).toBeNull();
});

test('a yes is a yes, and a typed name is told as it was typed', () => {
  expect(approvalOf(connection('a'), '')).toEqual(NOT_ASKED);
  expect(approvalOf(PRODUCTION, '')).toEqual({ kind: 'given' });
  expect(approvalOf(PRODUCTION, 'acme-prod')).toEqual({ kind: 'typed', name: 'acme-prod' });
});
