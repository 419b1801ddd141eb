import { expect, test } from 'vitest';
import type { ExchangeView, Meaning as MeaningData, SendResult, SentView } from '../bindings';
import './fetched';
import { meaning, meaningsOf } from './meaning';

test('what_an_answer_means_is_said_once_and_only_then_what_follows_from_it', () => {
  const nameTaken = { code: 'nameTaken', tone: 'bad', fields: { status: '202' } } satisfies MeaningData;
  const lines = meaningsOf(sent({ kind: 'nameTaken' }, nameTaken));
  expect(lines.map(({ code }) => code)).toEqual(['nameTaken', 'nothingChanged']);
});

test('a_request_without_an_answer_means_nothing_by_itself', () => {
  const lines = meaningsOf(sent({ kind: 'registered', answerLost: true }, null));
  expect(lines.map(({ code }) => code)).toEqual(['listedYes', 'newPods']);
});

test('only_a_status_that_looks_like_success_is_said_to_look_like_it', () => {
  const text = (status: string) => meaning({ code: 'nameTaken', tone: 'bad', fields: { status } }).text;
  expect(text('202')).toContain('202');
  for (const status of ['409', '503']) expect(text(status)).not.toContain(status);
});

test('who_has_to_wait_reads_how_long', () => {
  const text = (fields: { wait?: string }) => meaning({ code: 'tooManyRequests', tone: 'warning', fields }).text;
  expect(text({ wait: '7' })).toBe('Wait 7 s, then try again.');
  expect(text({})).toBe('Wait a minute, then try again.');
});

function sent(result: SendResult, meaning: MeaningData | null): SentView {
  const main = { request: { kind: 'create' }, meaning } as ExchangeView;
  return { result, listed: 'yes', main, exchanges: [main], storage: { kind: 'nothing' }, undo: null, list: null };
}
