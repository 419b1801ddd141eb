// Deletes and restores, and says in passing what became of it, with the way back.
import type { Approval, ConnectionView } from '../../bindings';
import { t, tell } from '../../messages';
import { outcome } from '../../messages/outcome';
import { app } from '../../state';
import type { Toast } from '../../state/notices.svelte';
import type { Changed, Failed } from '../../state/secrets.svelte';

/** How many names a toast has room for. */
const MOST_NAMED = 3;

/** Deletes secrets and shows a toast with an undo where there is one. Gives whether all of them were deleted. */
export async function deleteAndTell(
  connection: ConnectionView,
  names: readonly string[],
  approval: Approval,
): Promise<boolean> {
  const deleted = await app.secrets.delete(names, approval);
  const { undo, failed } = deleted;
  const action = undo !== null && undoAction(() => void takeBack(undo));
  const offer = () =>
    app.notices.show({
      ended: true,
      tone: 'ok',
      title: () => deletedText(deleted, connection.name),
      text: () => restorableText(deleted),
      ...action,
    });
  // Who thought better of it finds the way back where it was.
  const takeBack = async (token: string) => {
    if ((await undoAndTell(connection.id, token)) === 'kept') offer();
  };
  if (failed === null) offer();
  else {
    const done = () =>
      deleted.names.length > 0 ? [deletedText(deleted, connection.name), restorableText(deleted)] : [];
    const text = () => sentences(why(failed), ...done());
    app.notices.show({ ended: true, tone: 'bad', title: () => notDeleted(failed), text, ...action });
  }
  return failed === null;
}

/** How an undo ended: `kept` if the user was asked and said no. */
export type Undone = 'done' | 'failed' | 'kept';

/** Undoes an action on a connection and says what became of it; on a production connection it asks first. */
export function undoAndTell(connection: string, undo: string): Promise<Undone> {
  const again = () => void undoAndTell(connection, undo);
  return askAndTell(connection, (approval) => app.secrets.undo(undo, approval), again);
}

/** Restores deleted secrets of a connection by their names and says what became of it; asks as `undoAndTell`. */
export function restoreAndTell(connection: string, names: readonly string[]): Promise<Undone> {
  const again = () => void restoreAndTell(connection, names);
  return askAndTell(connection, (approval) => app.secrets.restore(names, approval), again);
}

/** Undoes the last deletion on the connection in use, if it can be undone; one that is on its way once it is made. */
export function undoLastDeletion(): void {
  const { secrets } = app;
  if (secrets.changing === null) undoNewest(null);
  else if (secrets.changing.what === 'deleting') void undoAfter(secrets.changing.operation);
}

/** The deletion whose end is waited for, to be undone. */
let awaited: string | null = null;

async function undoAfter(operation: string): Promise<void> {
  if (awaited === operation) return;
  awaited = operation;
  const { connection, list } = app.secrets;
  await app.secrets.idle();
  // What is undone is that deletion, and not one before it.
  if (connection === app.secrets.connection) undoNewest(list?.deleted[0]?.undo ?? null);
}

function undoNewest(before: string | null): void {
  const { secrets } = app;
  const undo = secrets.list?.deleted[0]?.undo;
  if (undo !== undefined && undo !== before && secrets.connection !== null) void undoAndTell(secrets.connection, undo);
}

async function askAndTell(
  connection: string,
  change: (approval: Approval) => Promise<Changed>,
  again: () => void,
): Promise<Undone> {
  const changed = await ask(connection, change);
  if (changed === 'kept') return 'kept';
  const { failed, notRestorable } = changed;
  const all = changed.of + notRestorable.length;
  const lost = () => (notRestorable.length > 0 ? lostText(notRestorable) : '');
  const title = () => (changed.did === null ? t().secrets.notUndone : undone(changed, connection, all));
  // What was not undone can be tried again, as long as it can be restored.
  const retry = failed !== null && failed.problem?.kind !== 'gone' && undoAction(again);
  const text = () => sentences(failed ? why(failed) : '', lost());
  const tone = failed ? 'bad' : notRestorable.length > 0 ? 'warn' : 'ok';
  app.notices.show({ ended: true, tone, title, text, ...retry });
  return failed ? 'failed' : 'done';
}

function undone(changed: Changed, connection: string, all: number): string {
  const { did, names } = changed;
  const words = t().secrets;
  const [name = ''] = names;
  if (did === 'deleted') return deletedText(changed, nameOf(connection));
  if (did === 'replaced') return words.replacedBack({ name });
  const count = names.length;
  return count < all ? words.restoredOf({ count, all }) : words.restored({ count, name });
}

function deletedText({ names }: Changed, connection: string): string {
  return t().secrets.deleted({ count: names.length, name: names[0] ?? '', connection });
}

function notDeleted({ name, result }: Failed): string {
  const { notDeleted: kept, deletionUnknown } = t().secrets;
  return result?.kind === 'outcomeUnknown' ? deletionUnknown({ name }) : kept({ name });
}

/** How many of the deleted secrets can be restored, if not all of them. */
function restorableText({ names, notRestorable }: Changed): string {
  const words = t().secrets;
  const count = names.length - notRestorable.length;
  if (count === names.length) return '';
  return count > 0 ? words.ofThemRestorable({ count }) : words.noneRestorable({ count: names.length });
}

/** Which secrets cannot be restored, and why; of many the first. */
function lostText(names: readonly string[]): string {
  const words = t().secrets;
  const told = names.length <= MOST_NAMED ? names : [...names.slice(0, 1), words.others({ count: names.length - 1 })];
  return words.notRestorable({ count: names.length, names: told });
}

async function ask(
  id: string,
  change: (approval: Approval) => Promise<Changed>,
  final = false,
): Promise<Changed | 'kept'> {
  const connection = app.connections.list.find((one) => one.id === id);
  const approval = connection && (await app.guard.ask(connection, final));
  if (!approval) return 'kept';
  const changed = await change(approval);
  // What stands there now would be lost for good: that is another question.
  return changed.failed?.problem?.kind === 'nameWanted' && !final ? ask(id, change, true) : changed;
}

function nameOf(connection: string): string {
  return app.connections.list.find(({ id }) => id === connection)?.name ?? '';
}

function undoAction(run: () => void): Pick<Toast, 'action'> {
  return { action: { label: () => t().common.undo, icon: 'undo', run } };
}

function why({ problem, result }: Failed): string {
  if (problem) {
    const { what, cure } = tell(problem);
    return sentences(what, cure);
  }
  return result ? outcome(result) : '';
}

const sentences = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');
