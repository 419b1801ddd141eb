// What is told of deletions, and of what restores them.
import { mockIPC } from '@tauri-apps/api/mocks';
import { beforeEach, expect, test } from 'vitest';

import type { ChangedSecret, ChangesView, Commands, SecretListView, SendResult } from '../../bindings';
import { app } from '../../state';
import { connection } from '../../state/fakeCall';
import { NOT_ASKED } from '../../state/guard.svelte';
import { deleteAndTell, restoreAndTell, undoAndTell, undoLastDeletion } from './deletion';

const PRACTICE = connection('c1', { name: 'practice' });
const LOST = ['foreign-1'];

beforeEach(() => {
  app.notices.dismiss();
  app.guard.question?.answer(null);
});

test('a deletion says how many of the secrets can be restored', async () => {
  await given({ delete_secrets: () => deleted(['foreign-1', 'team-1', 'team-2'], { notRestorable: LOST }) });
  expect(await deleteAndTell(PRACTICE, ['foreign-1', 'team-1', 'team-2'], NOT_ASKED)).toBe(true);
  expect(told()).toBe('ok: 3 secrets are deleted from practice. 2 of them can be restored. [Undo]');
});

test('where all can be restored it is enough to offer it', async () => {
  await given({ delete_secrets: () => deleted(['team-1']) });
  await deleteAndTell(PRACTICE, ['team-1'], NOT_ASKED);
  expect(told()).toBe('ok: team-1 is deleted from practice. [Undo]');
});

test('what cannot be restored is said to be lost, and no undo is offered', async () => {
  await given({ delete_secrets: () => deleted(['foreign-1'], { notRestorable: LOST, undo: null }) });
  await deleteAndTell(PRACTICE, ['foreign-1'], NOT_ASKED);
  expect(told()).toBe('ok: foreign-1 is deleted from practice. It cannot be restored.');
});

test('a deletion that was cancelled half-way says what is deleted, and its undo is offered', async () => {
  const stopped = { name: 'team-3', problem: { kind: 'cancelled' } } as const;
  await given({ delete_secrets: () => deleted(['team-1', 'team-2'], { of: 3, stopped }) });
  expect(await deleteAndTell(PRACTICE, ['team-1', 'team-2', 'team-3'], NOT_ASKED)).toBe(false);
  expect(told()).toMatch(/^bad: team-3 was not deleted\. .*2 secrets are deleted from practice\. \[Undo\]$/);
});

test('where the answer to a deletion is lost nobody claims that the secret is still there', async () => {
  const result = { kind: 'outcomeUnknown', problem: { kind: 'cancelled' } } as const;
  await given({ delete_secrets: () => changes(['team-1'], result, { of: 1, undo: null }) });
  await deleteAndTell(PRACTICE, ['team-1'], NOT_ASKED);
  expect(told()).toMatch(/^bad: It is unknown whether team-1 was deleted\. /);
});

test('an undo tells the true count, and names what cannot be restored', async () => {
  await given({ undo: () => restored(['team-images'], { notRestorable: LOST }) });
  expect(await undoAndTell('c1', 'u')).toBe('done');
  expect(told()).toBe(
    'warn: 1 of 2 restored. foreign-1 cannot be restored: its password is not stored on this computer.',
  );
});

test('an undo that ends half-way tells how far it came, and offers the rest', async () => {
  const stopped = { name: 'team-1', problem: { kind: 'cancelled' } } as const;
  await given({ undo: () => restored(['team-3', 'team-2'], { of: 3, stopped }) });
  expect(await undoAndTell('c1', 'u')).toBe('failed');
  expect(told()).toMatch(/^bad: 2 of 3 restored\. .*\[Undo\]$/);
});

test('an undo of nothing says so', async () => {
  await given({ undo: () => Promise.reject({ kind: 'gone' }) });
  expect(await undoAndTell('c1', 'u')).toBe('failed');
  expect(told()).toMatch(/^bad: It could not be undone\. /);
  expect(told()).not.toContain('[Undo]');
});

test('undoing a registration says that the secret is deleted, not restored', async () => {
  await given({ undo: () => deleted(['team-1']) });
  await undoAndTell('c1', 'u');
  expect(told()).toBe('ok: team-1 is deleted from practice.');
});

test('undoing a replacement says that the previous credentials are there again', async () => {
  await given({ undo: () => changes(['team-1'], { kind: 'replaced' }) });
  await undoAndTell('c1', 'u');
  expect(told()).toBe('ok: The previous credentials of team-1 are restored.');
});

test('deleted secrets are restored by their names', async () => {
  const { asked } = await given({ restore_secrets: ({ names }) => restored(names) });
  expect(await restoreAndTell('c1', ['team-1', 'team-2'])).toBe('done');
  expect(asked('restore_secrets').map(({ names }) => names)).toEqual([['team-1', 'team-2']]);
  expect(told()).toBe('ok: 2 secrets are restored.');
});

test('on production it is asked first, and a no changes nothing', async () => {
  const { asked } = await given({ restore_secrets: ({ names }) => restored(names) }, { production: true });
  const restoring = restoreAndTell('c1', ['team-1']);
  await Promise.resolve();
  app.guard.question?.answer(null);
  expect(await restoring).toBe('kept');
  expect(asked('restore_secrets')).toEqual([]);
  expect(app.notices.toast).toBeNull();
});

test('the last deletion is undone as a whole', async () => {
  const { asked } = await given({ undo: () => restored(['team-1']) });
  undoLastDeletion();
  await expect.poll(() => asked('undo').map(({ undo }) => undo)).toEqual(['last']);
});

test('an undo that is wanted while a deletion is on its way follows it, once', async () => {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((done) => (end = done));
  const delete_secrets = async () => {
    await ended;
    return deleted(['team-3'], { lists: [list('newest')] });
  };
  const { asked } = await given({ delete_secrets, undo: () => restored(['team-3']) });
  const deleting = deleteAndTell(PRACTICE, ['team-3'], NOT_ASKED);
  undoLastDeletion();
  undoLastDeletion();
  expect(asked('undo')).toEqual([]);
  end();
  await deleting;
  await expect.poll(() => asked('undo').map(({ undo }) => undo)).toEqual(['newest']);
});

test('a deletion that failed leaves nothing to undo, however early that was wanted', async () => {
  const { asked } = await given({ delete_secrets: () => Promise.reject({ kind: 'cancelled' }) });
  const deleting = deleteAndTell(PRACTICE, ['team-3'], NOT_ASKED);
  undoLastDeletion();
  await deleting;
  await new Promise((done) => setTimeout(done));
  expect(asked('undo')).toEqual([]);
});

type Answers = { [Name in keyof Commands]?: (args: Commands[Name]['args']) => unknown };

/** The application with a list of one connection, in front of these answers. */
async function given(answers: Answers, some: { production?: boolean } = {}) {
  const calls: [string, unknown][] = [];
  const all: Answers = { list_secrets: () => list(), ...answers };
  mockIPC((name, sent) => {
    const { args } = sent as { args: never };
    calls.push([name, args]);
    return all[name as keyof Commands]?.(args);
  });
  app.connections.load([{ ...PRACTICE, ...some }]);
  await app.secrets.read('c1');
  const asked = <Name extends keyof Commands>(name: Name) =>
    calls.filter(([called]) => called === name).map(([, args]) => args as Commands[Name]['args']);
  return { asked };
}

/** The toast in a line. */
function told(): string {
  const { toast } = app.notices;
  if (!toast) return '';
  const action = toast.action ? ` [${toast.action.label()}]` : '';
  return `${toast.tone}: ${[toast.title(), toast.text?.() ?? ''].join(' ').trim()}${action}`;
}

const deleted = (names: readonly string[], some: Partial<ChangesView> = {}) =>
  changes(names, { kind: 'deleted', goneBefore: false }, some);

const restored = (names: readonly string[], some: Partial<ChangesView> = {}) =>
  changes(names, { kind: 'registered', answerLost: false }, some);

function changes(names: readonly string[], result: SendResult, some: Partial<ChangesView> = {}): ChangesView {
  const change = (name: string): ChangedSecret => ({
    connection: 'c1',
    name,
    result,
    listed: 'yes',
    storage: { kind: 'nothing' },
  });
  const made = names.map(change);
  return { changes: made, stopped: null, of: made.length, notRestorable: [], undo: 'u', lists: [list()], ...some };
}

function list(...undos: string[]): SecretListView {
  const deletedAt = '2026-11-24T07:00:00Z';
  const deletion = (name: string, undo: string) => ({ name, deletedAt, registryKeys: ['ghcr.io'], undo });
  return {
    connection: 'c1',
    rows: [],
    quota: null,
    readAt: deletedAt,
    nameless: 0,
    problem: null,
    deleted: [
      ...undos.map((undo) => deletion('team-3', undo)),
      deletion('team-1', 'last'),
      deletion('team-2', 'before'),
    ],
    exchanges: [],
  };
}
