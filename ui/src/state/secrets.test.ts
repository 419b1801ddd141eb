import { describe, expect, test } from 'vitest';
import type { ChangedSecret, ChangesView, Commands, Quota, SecretListView, SecretRow, Side } from '../bindings';
import type { Call } from '../ipc';
import { Secrets } from './secrets.svelte';

describe('the list', () => {
  test('another_connection_starts_with_an_empty_page', async () => {
    const { secrets } = given();
    await secrets.read('c1');
    secrets.select('a1', true);
    secrets.search = 'a';
    const reading = secrets.read('c2');
    expect(secrets.list).toBeNull();
    expect(secrets.selected.size).toBe(0);
    expect(secrets.search).toBe('');
    await reading;
    expect(secrets.list?.connection).toBe('c2');
  });

  test('an_answer_about_the_connection_before_is_not_shown', async () => {
    const answers: ((list: SecretListView) => void)[] = [];
    const { secrets } = given({ list_secrets: () => new Promise((answer) => answers.push(answer)) });
    const readings = [secrets.read('c1'), secrets.read('c2')];
    answers[1]?.(list('c2', ['b1']));
    answers[0]?.(list('c1', ['a1']));
    await Promise.all(readings);
    expect(secrets.rows.map(({ name }) => name)).toEqual(['b1']);
    expect(secrets.reading).toBe(false);
  });

  test('a_name_is_free_or_taken_only_when_the_tenant_was_read', async () => {
    const { secrets } = given();
    expect(secrets.holds('a1')).toBeNull();
    await secrets.read('c1');
    expect(secrets.holds('a1')).toBe(true);
    expect(secrets.holds('z9')).toBe(false);
  });

  test('a_list_that_cannot_be_read_stays_and_a_name_is_neither_free_nor_taken', async () => {
    let problem: SecretListView['problem'] = null;
    const { secrets } = given({ list_secrets: () => Promise.resolve({ ...list('c1', ['a1']), problem }) });
    await secrets.read('c1');
    expect(secrets.stale).toBe(false);
    problem = { kind: 'unreachable', host: 'api.example' };
    await secrets.read('c1');
    expect(secrets.stale).toBe(true);
    expect(secrets.rows.map(({ name }) => name)).toEqual(['a1']);
    expect(secrets.holds('a1')).toBeNull();
  });

  test('a_secret_that_is_gone_from_the_tenant_leaves_its_name_free', async () => {
    const { secrets } = given({
      list_secrets: () => Promise.resolve({ ...list('c1', []), rows: [row('a1', 'gone')] }),
    });
    await secrets.read('c1');
    expect(secrets.holds('a1')).toBe(false);
    expect(secrets.counts?.oneSide).toBe(1);
  });

  test('the_quota_is_told_to_whoever_shows_it', async () => {
    const { secrets, told } = given();
    await secrets.read('c1');
    expect(told).toEqual([['c1', { used: 3, max: 50 }]]);
  });

  test('sorting_by_the_same_column_again_turns_it_around', async () => {
    const { secrets } = given();
    await secrets.read('c1');
    secrets.sortBy('name');
    expect(secrets.rows.map(({ name }) => name)).toEqual(['c1', 'b1', 'a1']);
    secrets.sortBy('name');
    expect(secrets.rows.map(({ name }) => name)).toEqual(['a1', 'b1', 'c1']);
  });

  test('the_numbers_of_the_filters_follow_the_search', async () => {
    const { secrets } = given();
    expect(secrets.counts).toBeNull();
    await secrets.read('c1');
    expect(secrets.counts).toEqual({ all: 3, attention: 0, oneSide: 0 });
    secrets.search = 'b';
    expect(secrets.counts?.all).toBe(1);
  });

  test('a_range_is_selected_from_the_row_that_was_selected_last_in_the_order_they_are_shown', async () => {
    const { secrets } = given();
    await secrets.read('c1');
    secrets.sortBy('name');
    secrets.select('c1', true);
    secrets.selectTo('b1');
    expect([...secrets.selected].sort()).toEqual(['b1', 'c1']);
    secrets.selectTo('a1');
    expect(secrets.chosen.map(({ name }) => name)).toEqual(['c1', 'b1', 'a1']);
    secrets.selectAll(false);
    secrets.selectTo('b1');
    expect([...secrets.selected]).toEqual(['b1']);
  });

  test('what_the_search_hides_is_not_among_the_chosen', async () => {
    const { secrets } = given();
    await secrets.read('c1');
    secrets.selectAll(true);
    secrets.search = 'b';
    expect(secrets.chosen.map(({ name }) => name)).toEqual(['b1']);
  });
});

describe('changing several', () => {
  test('several_are_deleted_by_one_call_and_undone_by_one', async () => {
    const { secrets, asked } = given();
    await secrets.read('c1');
    const deleted = await secrets.delete(['a1', 'b1']);
    expect(asked('delete_secrets').map(({ names }) => names)).toEqual([['a1', 'b1']]);
    expect(deleted).toEqual({ names: ['a1', 'b1'], did: 'deleted', of: 2, notRestorable: [], undo: 'u', failed: null });
    expect(secrets.changing).toBeNull();
    expect(await secrets.undo('u')).toMatchObject({ failed: null });
    expect(asked('undo').map(({ undo }) => undo)).toEqual(['u']);
  });

  test('deleted_secrets_are_restored_by_their_names', async () => {
    const { secrets, asked } = given({
      restore_secrets: ({ names }) =>
        Promise.resolve({ ...changes(names), notRestorable: [], changes: changes(names).changes.map(registered) }),
    });
    await secrets.read('c1');
    expect(await secrets.restore(['a1', 'b1'])).toMatchObject({ names: ['a1', 'b1'], did: 'registered', of: 2 });
    expect(asked('restore_secrets').map(({ connection, names }) => [connection, names])).toEqual([
      ['c1', ['a1', 'b1']],
    ]);
  });

  test('how_far_a_deletion_is_follows_what_is_told_of_it_and_it_can_be_cancelled', async () => {
    const answers: ((view: ChangesView) => void)[] = [];
    const { secrets, asked } = given({ delete_secrets: () => new Promise((answer) => answers.push(answer)) });
    await secrets.read('c1');
    const deleting = secrets.delete(['a1', 'b1']);
    expect(secrets.changing).toMatchObject({ what: 'deleting', name: 'a1', done: 0, of: 2 });
    const operation = secrets.changing?.operation ?? '';
    const step = { kind: 'changing', name: 'b1', done: 1, of: 2 } as const;
    secrets.hear({ kind: 'progress', operation: 'another', step: { ...step, done: 7 } });
    secrets.hear({ kind: 'progress', operation, step });
    expect(secrets.changing).toMatchObject({ name: 'b1', done: 1 });
    await secrets.cancel();
    expect(asked('cancel')).toEqual([{ operation }]);
    answers[0]?.(changes(['a1'], { stopped: { name: 'b1', problem: { kind: 'cancelled' } } }));
    const failed = { name: 'b1', problem: { kind: 'cancelled' }, result: null };
    expect(await deleting).toMatchObject({ names: ['a1'], did: 'deleted', undo: 'u', failed });
  });

  test('a_deletion_that_was_not_even_begun_says_why', async () => {
    const { secrets } = given({ delete_secrets: () => Promise.reject({ kind: 'cancelled' }) });
    await secrets.read('c1');
    const failed = { name: 'a1', problem: { kind: 'cancelled' }, result: null };
    expect(await secrets.delete(['a1', 'b1'])).toMatchObject({ names: [], did: null, of: 2, undo: null, failed });
  });

  test('the_list_that_came_with_the_deletion_is_shown_without_reading_again', async () => {
    const { secrets, asked } = given({
      delete_secrets: () => Promise.resolve(changes(['a1'], { lists: [list('c1', ['b1'])] })),
    });
    await secrets.read('c1');
    await secrets.delete(['a1']);
    expect(secrets.rows.map(({ name }) => name)).toEqual(['b1']);
    expect(asked('list_secrets')).toHaveLength(1);
  });

  test('an_undo_that_was_refused_is_told_with_the_secret_it_failed_at', async () => {
    const refused = changes(['a1']).changes.map((change) => ({ ...change, result: { kind: 'nameTaken' } as const }));
    const { secrets } = given({ undo: () => Promise.resolve(changes([], { changes: refused, undo: null })) });
    await secrets.read('c1');
    const failed = { name: 'a1', problem: null, result: { kind: 'nameTaken' } };
    expect(await secrets.undo('u1')).toMatchObject({ names: [], did: null, undo: null, failed });
  });
});

type Answers = { [Name in keyof Commands]?: (args: Commands[Name]['args']) => Promise<Commands[Name]['result']> };

function given(answers: Answers = {}) {
  const calls: [string, unknown][] = [];
  const told: [string, Quota][] = [];
  const all: Answers = {
    list_secrets: ({ connection }) => Promise.resolve(list(connection, ['a1', 'b1', 'c1'])),
    delete_secrets: ({ names }) => Promise.resolve(changes(names)),
    undo: () => Promise.resolve(changes(['a1', 'b1'])),
    ...answers,
  };
  const call: Call = (name, args) => {
    calls.push([name, args]);
    const answer = all[name] as ((args: unknown) => Promise<never>) | undefined;
    return answer?.(args) ?? Promise.resolve(null as never);
  };
  const secrets = new Secrets(call, (connection, quota) => told.push([connection, quota]));
  const asked = <Name extends keyof Commands>(name: Name) =>
    calls.filter(([called]) => called === name).map(([, args]) => args as Commands[Name]['args']);
  return { secrets, asked, told };
}

function list(connection: string, names: readonly string[]): SecretListView {
  return {
    connection,
    rows: names.map((name) => row(name, 'both')),
    quota: { used: names.length, max: 50 },
    readAt: '2026-11-24T07:00:00Z',
    nameless: 0,
    problem: null,
    deleted: [],
    exchanges: [],
  };
}

function row(name: string, side: Side): SecretRow {
  const draft = { name, registries: [], images: [] };
  return { name, side, draft, changedAt: null, restorable: true, kept: true, lastCheck: null };
}

function changes(names: readonly string[], some: Partial<ChangesView> = {}): ChangesView {
  const change = (name: string): ChangedSecret => ({
    connection: 'c1',
    name,
    result: { kind: 'deleted', goneBefore: false },
    listed: 'no',
    storage: { kind: 'nothing' },
  });
  return {
    changes: names.map(change),
    stopped: null,
    of: names.length,
    notRestorable: [],
    undo: 'u',
    lists: [],
    ...some,
  };
}

function registered(change: ChangedSecret): ChangedSecret {
  return { ...change, result: { kind: 'registered', answerLost: false } };
}
