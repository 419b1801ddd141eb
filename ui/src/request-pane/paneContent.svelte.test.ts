// What the request pane shows of a form, of what was sent, and of a check.
import { expect, test } from 'vitest';

import type { ExchangeView, RequestView } from '../bindings';
import { RequestPane } from '../state/requestPane.svelte';
import { PaneContent, type PaneSource } from './paneContent.svelte';

test('before anything was sent it is the request of the form', () => {
  const content = contentOf({ request: request('create') });
  expect(content.request?.kind).toBe('create');
  expect(content.tabs).toEqual(['request']);
  expect([content.answered, content.short]).toEqual([false, false]);
});

test('what was sent takes its place, and the one that tells most is shown first', () => {
  const content = contentOf({ request: request('create'), shown: shown('token', 'list') });
  expect(content.request?.kind).toBe('list');
  expect([content.answered, content.short]).toEqual([true, true]);
});

test('while something is on its way there is no response yet', () => {
  const content = contentOf({
    request: request('create'),
    shown: shown('list'),
    progress: { operation: 'one', step: null },
  });
  expect(content.answered).toBe(false);
  expect(content.request?.kind).toBe('create');
});

test('after a change of the form its request is shown again, until one that was sent is looked at', () => {
  const sent = shown('token', 'list');
  const pane = new RequestPane();
  const content = contentOf({ pane, request: request('create'), shown: sent, outdated: true });
  expect(content.request?.kind).toBe('create');
  pane.look(sent.exchanges, 0);
  expect(content.request?.kind).toBe('token');
});

test('what was sent is written as code from the activity, the form from itself', () => {
  const form = { kind: 'activity' as const, activity: 7 };
  expect(contentOf({ request: request('create'), subject: form }).subject).toEqual(form);
  const sent = contentOf({ request: request('create'), subject: form, shown: shown('list') });
  expect(sent.subject).toEqual({ kind: 'activity', activity: 1 });
});

test('a tab that is not there gives way to the request', () => {
  const pane = new RequestPane();
  pane.tab = 'raw';
  expect(contentOf({ pane, request: request('create') }).tab).toBe('request');
  expect(contentOf({ pane, request: request('create'), raw: {} }).tab).toBe('raw');
});

test('a page that sent nothing has but the request of a check', () => {
  const pane = new RequestPane();
  pane.tab = 'check';
  const checked = { exchange: exchange('login') } as NonNullable<PaneSource['checked']>;
  const content = contentOf({ pane, checked });
  expect(content.tabs).toEqual(['check']);
  expect(content.request?.kind).toBe('login');
});

function contentOf(source: Partial<PaneSource>): PaneContent {
  const whole = { pane: new RequestPane(), request: null, ...source };
  return new PaneContent(() => whole);
}

function shown(...kinds: RequestView['kind'][]) {
  return { exchanges: kinds.map(exchange), main: kinds.length - 1, meanings: [], undone: false };
}

function exchange(kind: RequestView['kind'], index = 0): ExchangeView {
  return { activity: index === 0 ? 1 : index, request: request(kind) } as ExchangeView;
}

function request(kind: RequestView['kind']): RequestView {
  return { kind } as RequestView;
}
