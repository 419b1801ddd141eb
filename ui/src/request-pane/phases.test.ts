import { expect, test } from 'vitest';
import type { ExchangeView, SentView } from '../bindings';
import { phasesOf } from './phases';
import { shownOf, shownOfKind } from './shownExchanges';

test('each_phase_that_was_measured_is_told_and_together_they_are_the_whole', () => {
  const made = { kind: 'made' as const, lookUp: 3, connect: 55.5 };
  const phases = phasesOf({ connecting: made, firstByte: 180, duration: 184 }, true);
  expect(phases.map(({ phase }) => phase)).toEqual(['lookUp', 'connectTls', 'wait', 'rest']);
  expect(phases.reduce((sum, { spent }) => sum + spent, 0)).toBe(184);
});

test('what_was_not_measured_is_not_made_up', () => {
  const times = { firstByte: 10, duration: 12 };
  const names = (connecting: Parameters<typeof phasesOf>[0]['connecting']) =>
    phasesOf({ connecting, ...times }, false).map(({ phase }) => phase);
  expect(names({ kind: 'notMeasured' })).toEqual(['firstByte', 'rest']);
  expect(names({ kind: 'reused' })).toEqual(['wait', 'rest']);
  expect(names({ kind: 'made', lookUp: null, connect: 1 })).toEqual(['connect', 'wait', 'rest']);
});

test('of_a_write_the_last_attempt_is_shown_and_without_one_what_kept_it_from_being_sent', () => {
  expect(shownOf(sent('token', 'get', 'create', 'create', 'list'))?.main).toBe(3);
  expect(shownOf(sent('token'))?.main).toBe(0);
  expect(shownOf(sent())).toBeNull();
  expect(shownOfKind(sent('token', 'list', 'quota').exchanges, 'list')?.main).toBe(1);
});

function sent(...kinds: ExchangeView['request']['kind'][]): SentView {
  const exchanges = kinds.map((kind) => ({ request: { kind }, meaning: null })) as ExchangeView[];
  return { exchanges, main: null, listed: 'yes', result: { kind: 'replaced' } } as unknown as SentView;
}
