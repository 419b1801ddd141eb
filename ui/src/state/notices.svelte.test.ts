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

test('what is only to be read goes sooner, and what went wrong stays until it is closed or its page is left', () => {
  const notices = new Notices();
  notices.show({ tone: 'ok', title: () => 'Copied.' });
  vi.advanceTimersByTime(5000);
  expect(notices.toast).toBeNull();
  for (const end of [() => notices.dismiss(), () => notices.leave()]) {
    notices.show({ tone: 'bad', title: () => 'failed' });
    vi.advanceTimersByTime(600_000);
    expect(notices.toast?.title()).toBe('failed');
    end();
    expect(notices.toast).toBeNull();
  }
});

test('what went wrong is seen again after what is told meanwhile', () => {
  const notices = new Notices();
  notices.show({ tone: 'bad', title: () => 'failed' });
  notices.show({ tone: 'ok', title: () => 'Copied.' });
  expect(notices.toast?.title()).toBe('Copied.');
  vi.advanceTimersByTime(5000);
  expect(notices.toast?.title()).toBe('failed');
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

test('under a dialog it waits, since nobody can reach it there', () => {
  const notices = shown();
  const uncover = notices.cover();
  vi.advanceTimersByTime(60_000);
  expect(notices.secondsLeft).toBe(10);
  uncover();
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
  vi.advanceTimersByTime(4000);
  expect(notices.toast?.title()).toBe('newer');
});

function shown(undo = () => {}): Notices {
  const notices = new Notices();
  notices.show({ tone: 'ok', title: () => 'done', action: { label: () => 'Undo', icon: 'undo', run: undo } });
  return notices;
}

test('how long work ended goes to the desktop too, and nothing else does', () => {
  const shown: string[] = [];
  const notices = new Notices((title, text) => shown.push(`${title}|${text}`));
  notices.show({ tone: 'ok', title: () => 'Copied.' });
  notices.show({ ended: true, tone: 'bad', title: () => '12 checked', text: () => '1 failed.' });
  notices.show({ ended: true, tone: 'ok', title: () => 'Deleted' });
  expect(shown).toEqual(['12 checked|1 failed.', 'Deleted|']);
});
