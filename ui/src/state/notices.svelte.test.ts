import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Notices } from './notices.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a toast goes by itself after ten seconds', () => {
  const notices = shown();
  vi.advanceTimersByTime(9000);
  expect(notices.toast).not.toBeNull();
  vi.advanceTimersByTime(1000);
  expect(notices.toast).toBeNull();
});

test('it stays as long as pointer or focus is on it', () => {
  const notices = shown();
  notices.hold();
  vi.advanceTimersByTime(60_000);
  expect(notices.toast).not.toBeNull();
  notices.release();
  vi.advanceTimersByTime(10_000);
  expect(notices.toast).toBeNull();
});

test('undo runs once and takes the toast away', () => {
  const undo = vi.fn();
  const notices = shown(undo);
  notices.act();
  notices.act();
  expect(undo).toHaveBeenCalledTimes(1);
  expect(notices.toast).toBeNull();
});

test('a newer toast has its full time', () => {
  const notices = shown();
  vi.advanceTimersByTime(8000);
  notices.show({ tone: 'info', title: () => 'newer' });
  vi.advanceTimersByTime(8000);
  expect(notices.toast?.title()).toBe('newer');
});

function shown(undo = () => {}): Notices {
  const notices = new Notices();
  notices.show({ tone: 'ok', title: () => 'done', action: { label: () => 'Undo', icon: 'undo', run: undo } });
  return notices;
}
