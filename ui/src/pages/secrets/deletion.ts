// Deletes, and says in passing what became of it, with the way back.
import type { ConnectionView } from '../../bindings';
import { t, tell } from '../../messages';
import { outcome } from '../../messages/outcome';
import { app } from '../../state';
import type { Failed } from '../../state/secrets.svelte';

/** Deletes secrets and shows a toast with an undo where there is one. Gives whether all of them were deleted. */
export async function deleteAndTell(connection: ConnectionView, names: readonly string[]): Promise<boolean> {
  const { names: deleted, undo, failed } = await app.secrets.delete(names);
  const failure = failed[0];
  if (failure) {
    app.notices.show({ tone: 'bad', title: () => t().secrets.notDeleted(failure), text: () => why(failure) });
    return false;
  }
  const said = () => t().secrets.deleted(deleted, connection.name);
  app.notices.show({
    tone: 'ok',
    title: () => said().what,
    text: () => said().rest,
    ...(undo.length > 0 && {
      action: { label: () => t().common.undo, icon: 'undo', run: () => void undoAndTell(undo) },
    }),
  });
  return true;
}

/** Takes writes back and says what became of it. Gives whether all of them were. */
export async function undoAndTell(undo: readonly string[]): Promise<boolean> {
  const failure = (await app.secrets.undo(undo))[0];
  if (failure) {
    app.notices.show({ tone: 'bad', title: () => t().secrets.notUndone, text: () => why(failure) });
  } else {
    app.notices.show({ tone: 'ok', title: () => t().secrets.undone });
  }
  return failure === undefined;
}

function why({ problem, result }: Failed): string {
  if (problem) {
    const { what, cure } = tell(problem);
    return `${what} ${cure}`;
  }
  return result ? outcome(result) : '';
}
