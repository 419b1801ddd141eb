import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ActivityLine, ActivityStretch, ActivityView } from '../bindings';
import { Activity, EVERYTHING, STRETCH } from './activity.svelte';
import { failing, fakeCall } from './fakeCall';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the activity', () => {
  test('counts_and_first_entries_are_read_together', async () => {
    const { activity, asked } = given(250);
    await activity.read();
    expect(activity.summary?.chosen).toBe(250);
    expect(activity.line(0)?.activity).toBe(250);
    expect(activity.line(STRETCH)).toBeUndefined();
    expect(asked.map(([name]) => name)).toEqual(['activity_summary', 'list_activity']);
  });

  test('only_what_is_in_view_is_read_and_what_is_far_away_is_let_go', async () => {
    const { activity, asked } = given(100_000);
    await activity.read();
    for (let row = 0; row < 5000; row += STRETCH) await activity.bringIntoView(row, row + 20);
    expect(activity.line(4950)?.activity).toBe(100_000 - 4950);
    expect(activity.line(0)).toBeUndefined();
    const before = asked.length;
    await activity.bringIntoView(4900, 4950);
    expect(asked.length).toBe(before);
  });

  test('an_answer_to_a_filter_of_before_is_not_shown', async () => {
    const answers: (() => void)[] = [];
    const { call } = fakeCall({
      activity_summary: (filter) =>
        new Promise((answer) =>
          answers.push(() => answer({ ...SUMMARY, chosen: 0, days: [], all: filter.text.length })),
        ),
    });
    const activity = new Activity(call);
    const readings = [activity.show({ text: 'a' }), activity.show({ text: 'abc' })];
    answers[1]?.();
    answers[0]?.();
    await Promise.all(readings);
    expect(activity.summary?.all).toBe(3);
  });

  test('a_stretch_of_the_filter_before_is_not_shown_either', async () => {
    const { activity, hold } = given(1000);
    await activity.read();
    const release = hold();
    const bringing = activity.bringIntoView(500, 510);
    await Promise.resolve();
    release();
    await activity.show({ text: 'x' });
    await bringing;
    expect(activity.line(500)).toBeUndefined();
  });

  test('new_entries_come_in_by_themselves_at_the_top_and_are_counted_elsewhere', async () => {
    const { activity, grow } = given(10);
    activity.watch('newest');
    await activity.read();
    grow();
    activity.hear({ kind: 'recorded', activity: 11 });
    activity.hear({ kind: 'recorded', activity: 11 });
    await vi.runAllTimersAsync();
    expect(activity.summary?.all).toBe(11);
    expect(activity.newer).toBe(0);

    activity.watch('elsewhere');
    grow();
    activity.hear({ kind: 'recorded', activity: 12 });
    await vi.runAllTimersAsync();
    expect(activity.summary?.all).toBe(11);
    expect(activity.newer).toBe(1);
    activity.watch('newest');
    await vi.runAllTimersAsync();
    expect(activity.summary?.all).toBe(12);
  });

  test('the_filter_stays_while_another_page_is_in_front', async () => {
    const { activity } = given(10);
    await activity.show({ show: 'failed', method: 'POST' });
    activity.watch('no');
    activity.hear({ kind: 'recorded', activity: 11 });
    await vi.runAllTimersAsync();
    expect(activity.filter).toEqual({ ...EVERYTHING, show: 'failed', method: 'POST' });
    expect(activity.filtered).toBe(true);
  });

  test('a_request_sent_again_opens_what_came_of_it_and_its_progress_is_told', async () => {
    const { activity } = given(10);
    const sending = activity.sendAgain(3);
    const { operation } = activity.progress ?? { operation: '' };
    activity.hear({ kind: 'progress', operation, step: { kind: 'sending', operation: 'list' } });
    expect(activity.progress?.step).toEqual({ kind: 'sending', operation: 'list' });
    await sending;
    expect(activity.progress).toBeNull();
    expect(activity.opened?.line.activity).toBe(11);
  });

  test('a_request_that_cannot_be_sent_again_leaves_the_entry_open', async () => {
    const { call } = fakeCall({ send_again: failing({ kind: 'connectionRemoved', name: 'acme' }) });
    const activity = new Activity(call);
    await expect(activity.sendAgain(3)).rejects.toMatchObject({ kind: 'connectionRemoved' });
    expect(activity.progress).toBeNull();
  });

  test('cleared_activity_is_gone_from_the_page_at_once', async () => {
    const { activity, clear } = given(10);
    await activity.read();
    await activity.open(4);
    clear();
    await activity.clear();
    expect(activity.opened).toBeNull();
    expect(activity.summary?.all).toBe(0);
    expect(activity.layout.rows).toBe(0);
  });

  test('trouble_is_told_and_gone_after_the_next_reading', async () => {
    let fails = true;
    const { call } = fakeCall({
      activity_summary: () => (fails ? Promise.reject({ kind: 'notSaved' }) : { ...SUMMARY, chosen: 0, days: [] }),
    });
    const activity = new Activity(call);
    await activity.read();
    expect(activity.problem?.kind).toBe('notSaved');
    fails = false;
    await activity.read();
    expect(activity.problem).toBeNull();
  });
});

const SUMMARY = {
  newest: 10,
  all: 10,
  chosen: 10,
  failed: 0,
  days: [{ date: '2026-11-03', entries: 10 }],
  removed: [],
  daysKept: 90,
};

/** An activity of so many entries, the newest with the highest number. */
function given(count: number) {
  let all = count;
  let held: Promise<void> = Promise.resolve();
  const { call, asked } = fakeCall({
    activity_summary: () => ({
      ...SUMMARY,
      newest: all,
      all,
      chosen: all,
      days: all > 0 ? [{ date: '2026-11-03', entries: all }] : [],
    }),
    list_activity: async ({ newest, offset, limit }: ActivityStretch) => {
      await held;
      const rows = Math.max(0, Math.min(limit, newest - offset));
      return Array.from({ length: rows }, (_, index) => line(newest - offset - index));
    },
    open_activity: ({ activity }) => view(activity),
    send_again: () => view(all + 1),
    clear_activity: () => count,
  });
  return {
    activity: new Activity(call),
    asked,
    grow: () => (all += 1),
    clear: () => (all = 0),
    hold: () => {
      const { promise, resolve } = deferred();
      held = promise;
      return resolve;
    },
  };
}

function deferred() {
  const gate: { open?: () => void } = {};
  const promise = new Promise<void>((open) => (gate.open = open));
  return { promise, resolve: () => gate.open?.() };
}

function view(activity: number): ActivityView {
  return { line: line(activity) } as ActivityView;
}

function line(activity: number): ActivityLine {
  return {
    activity,
    at: '2026-11-03T12:00:00Z',
    kind: 'list',
    method: 'GET',
    host: 'api.example',
    path: '/v2',
    secretName: null,
    connection: 'a',
    connectionName: 'a',
    status: 200,
    failed: false,
    duration: 1,
  };
}
