import { describe, expect, test } from 'vitest';
import type { CheckLine, CheckView, Commands, SecretRow, Side, Verdict } from '../bindings';
import { CheckRound, uncheckable } from './checkRound.svelte';
import { failing, fakeCall } from './fakeCall';

type Check = Commands['check'];

describe('a round of checks', () => {
  test('each_secret_that_can_be_checked_is_and_the_others_are_skipped_with_the_reason', async () => {
    const { round, told, asked } = given();
    const rows = [
      row('a1'),
      row('b1', { side: 'tenantOnly' }),
      row('c1', { images: [' '] }),
      row('d1', { lost: true }),
    ];
    const result = await round.run('c', rows);
    expect(result).toMatchObject({ checked: ['a1'], failed: [], problem: null, cancelled: false });
    expect(result?.skipped).toEqual([
      { name: 'b1', why: 'unknown' },
      { name: 'c1', why: 'noImage' },
      { name: 'd1', why: 'noPassword' },
    ]);
    expect(told).toEqual(['c a1']);
    expect(asked.map(([name]) => name)).toEqual(['check']);
  });

  test('a_few_are_checked_at_once_and_the_progress_counts_them', async () => {
    const { round, ends, running } = held();
    const rows = ['a1', 'b1', 'c1', 'd1', 'e1'].map((name) => row(name));
    const going = round.run('c', rows);
    expect(running()).toEqual(['a1', 'b1', 'c1']);
    expect(round.runs('c', 'a1')).toBe(true);
    expect(round.runs('another', 'a1')).toBe(false);
    expect(round.progress).toEqual({ done: 0, all: 5 });
    await ends('b1');
    expect(running()).toEqual(['a1', 'c1', 'd1']);
    expect(round.progress).toEqual({ done: 1, all: 5 });
    for (const name of ['a1', 'c1', 'd1', 'e1']) await ends(name);
    expect((await going)?.checked).toHaveLength(5);
    expect(round.progress).toBeNull();
  });

  test('a_second_round_does_not_begin_before_the_first_has_ended', async () => {
    const { round, ends } = held();
    const going = round.run('c', [row('a1')]);
    expect(await round.run('c', [row('b1')])).toBeNull();
    await ends('a1');
    expect((await going)?.checked).toEqual(['a1']);
  });

  test('giving_up_ends_what_is_on_its_way_and_begins_no_more', async () => {
    const { round, asked } = held();
    const going = round.run(
      'c',
      ['a1', 'b1', 'c1', 'd1'].map((name) => row(name)),
    );
    await round.cancel();
    expect(await going).toMatchObject({ checked: [], problem: null, cancelled: true });
    expect(asked.filter(([name]) => name === 'check')).toHaveLength(3);
    expect(asked.filter(([name]) => name === 'cancel')).toHaveLength(3);
  });

  test('a_check_that_could_not_be_made_is_told_and_does_not_keep_the_others', async () => {
    const problem = failing({ kind: 'notSaved' });
    const { round } = given((call) => (call.draft.name === 'a1' ? problem() : view('proven')));
    const result = await round.run('c', [row('a1'), row('b1')]);
    expect(result).toMatchObject({ checked: ['b1'], problem: { kind: 'notSaved' } });
  });

  test('a_secret_whose_pull_would_fail_is_named', async () => {
    const { round } = given(() => view('refused'));
    expect((await round.run('c', [row('a1')]))?.failed).toEqual(['a1']);
  });

  test('a_secret_gone_from_the_tenant_is_not_checked', () => {
    expect(uncheckable(row('a1', { side: 'gone' }))).toBe('gone');
    expect(uncheckable(row('a1', { side: 'unread' }))).toBeNull();
  });
});

function given(check: (args: Check['args']) => CheckView | Promise<CheckView> = () => view('proven')) {
  const { call, asked } = fakeCall({ check });
  const told: string[] = [];
  return { round: new CheckRound(call, (connection, name) => told.push(`${connection} ${name}`)), told, asked };
}

/** A round whose checks end when they are told to, or are cancelled. */
function held() {
  const waiting = new Map<
    string,
    { operation: string; end: (view: CheckView) => void; fail: (error: unknown) => void }
  >();
  const { call, asked } = fakeCall({
    check: ({ draft, operation }) =>
      new Promise<CheckView>((end, fail) => waiting.set(draft.name, { operation, end, fail })),
    cancel: ({ operation }) => {
      const found = [...waiting.values()].find((one) => one.operation === operation);
      found?.fail({ kind: 'cancelled' });
      return null;
    },
  });
  const round = new CheckRound(call, () => undefined);
  const ends = async (name: string) => {
    waiting.get(name)?.end(view('proven'));
    waiting.delete(name);
    await new Promise((done) => setTimeout(done));
  };
  return { round, asked, ends, running: () => [...waiting.keys()] };
}

function view(kind: 'proven' | 'refused'): CheckView {
  return { checkedAt: '2026-11-24T07:00:00Z', lines: [line({ kind })] };
}

function line(verdict: Verdict): CheckLine {
  const code = verdict.kind === 'proven' ? 'loginAccepted' : 'loginRefused';
  return { image: 0, step: 'loginAccepted', verdict, code, fields: {}, remedy: null, duration: 1, evidence: [] };
}

function row(name: string, some: { side?: Side; images?: string[]; lost?: boolean } = {}): SecretRow {
  const { side = 'both', images = ['ghcr.io/acme/train:1'], lost = false } = some;
  const draft = { name, registries: [], images };
  return { name, side, draft, changedAt: null, restorable: !lost, kept: !lost, lastCheck: null };
}
