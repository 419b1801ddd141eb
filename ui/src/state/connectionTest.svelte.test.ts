import { expect, test } from 'vitest';

import type { Commands, TestPart } from '../bindings';
import { ConnectionTest } from './connectionTest.svelte';
import { connection, failing, fakeCall } from './fakeCall';

type TestView = Commands['test_connection']['result'];

const TOKEN: TestPart = {
  kind: 'token',
  outcome: { kind: 'passed', finding: { kind: 'token', minutes: 720 } },
  exchanges: [],
};

test('its lines appear one by one while it runs, and a wait is shown', async () => {
  let operation = '';
  let end: (view: TestView) => void = () => {};
  const { call } = fakeCall({
    test_connection: (args) => {
      operation = args.operation;
      return new Promise<TestView>((done) => (end = done));
    },
  });
  const running = new ConnectionTest(call, 'a');
  const ended = running.run();
  expect(running.under).toBe('token');
  running.hear({ kind: 'progress', operation, step: { kind: 'tested', part: TOKEN } });
  running.hear({ kind: 'progress', operation, step: { kind: 'waiting', seconds: 7, attempt: 2, of: 3 } });
  expect([running.part('token'), running.under]).toEqual([TOKEN, 'tenant']);
  expect(running.wait).toEqual({ seconds: 7, attempt: 2, of: 3 });
  end({ parts: [TOKEN], connection: connection('a') });
  await ended;
  expect([running.running, running.wait, running.under]).toEqual([false, null, undefined]);
});

test('progress of another call is not its own', () => {
  const { call } = fakeCall({});
  const idle = new ConnectionTest(call, 'a');
  idle.hear({ kind: 'progress', operation: 'another', step: { kind: 'tested', part: TOKEN } });
  expect(idle.parts).toEqual([]);
});

test('a cancelled test says so and ends', async () => {
  const { call } = fakeCall({ test_connection: failing({ kind: 'cancelled' }) });
  const cancelled = new ConnectionTest(call, 'a');
  expect(await cancelled.run()).toBeNull();
  expect([cancelled.running, cancelled.problem]).toEqual([false, { kind: 'cancelled' }]);
});
