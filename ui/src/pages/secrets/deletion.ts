// Deletes, and says in passing what became of it, with the way back.
import type { Approval, ConnectionView } from '../../bindings';
import { t, tell } from '../../messages';
import { around } from '../../messages/compile';
import { outcome } from '../../messages/outcome';
import { app } from '../../state';
import type { Toast } from '../../state/notices.svelte';
import type { Failed } from '../../state/secrets.svelte';

/** Deletes secrets and shows a toast with an undo where there is one. Gives whether all of them were deleted. */
export async function deleteAndTell(
  connection: ConnectionView,
  names: readonly string[],
  approval: Approval,
): Promise<boolean> {
  const { names: deleted, undo, failed } = await app.secrets.delete(names, approval);
  const fields = () => ({ count: deleted.length, what: whatOf(deleted), connection: connection.name });
  const rest = () => around(({ what }) => t().secrets.deleted({ ...fields(), what }), 'what')[1];
  const action = undo !== null && undoAction(() => void takeBack(undo));
  const offer = () => app.notices.show({ tone: 'ok', title: () => fields().what, text: rest, ...action });
  // Who thought better of it finds the way back where it was.
  const takeBack = async (token: string) => {
    if ((await undoAndTell(connection.id, token)) === 'kept') offer();
  };
  if (failed === null) offer();
  else {
    const done = () => (deleted.length > 0 ? ` ${t().secrets.deleted(fields())}` : '');
    const text = () => why(failed) + done();
    app.notices.show({ tone: 'bad', title: () => t().secrets.notDeleted({ name: failed.name }), text, ...action });
  }
  return failed === null;
}

/** Takes an action on a connection back and says what became of it; on a production connection it asks first. */
export async function undoAndTell(connection: string, undo: string): Promise<'done' | 'failed' | 'kept'> {
  const failure = await takeBack(connection, undo);
  if (failure === 'kept') return 'kept';
  if (failure) {
    // What was not taken back can be tried again, as long as it is kept.
    const retry = failure.problem?.kind !== 'gone' && undoAction(() => void undoAndTell(connection, undo));
    app.notices.show({ tone: 'bad', title: () => t().secrets.notUndone, text: () => why(failure), ...retry });
    return 'failed';
  }
  app.notices.show({ tone: 'ok', title: () => t().secrets.undone });
  return 'done';
}

async function takeBack(id: string, undo: string, final = false): Promise<Failed | 'kept' | null> {
  const connection = app.connections.list.find((one) => one.id === id);
  const approval = connection && (await app.guard.ask(connection, final));
  if (approval === null) return 'kept';
  const { failed } = await app.secrets.undo(undo, approval);
  // What stands there now would be lost for good: that is another question.
  return failed?.problem?.kind === 'nameWanted' && !final ? takeBack(id, undo, true) : failed;
}

function whatOf(names: readonly string[]): string {
  return names.length === 1 && names[0] !== undefined ? names[0] : t().secrets.secrets({ count: names.length });
}

function undoAction(run: () => void): Pick<Toast, 'action'> {
  return { action: { label: () => t().common.undo, icon: 'undo', run } };
}

function why({ problem, result }: Failed): string {
  if (problem) {
    const { what, cure } = tell(problem);
    return `${what} ${cure}`;
  }
  return result ? outcome(result) : '';
}
