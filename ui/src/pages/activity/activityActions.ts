// What can be done with the activity, and what is told in passing of what came of it.
import type { ActivityFormat } from '../../bindings';
import { t } from '../../messages';
import { app } from '../../state';

/** Opens an entry beside the list, or says why it cannot be shown. */
export function openEntry(activity: number): Promise<void> {
  return app.activity.open(activity).catch((thrown: unknown) => app.reportFailure(thrown));
}

/** Sends a request that only reads again, and opens what came of it. */
export function sendEntryAgain(activity: number): Promise<void> {
  return app.activity.sendAgain(activity).catch((thrown: unknown) => app.reportFailure(thrown));
}

/** Opens a write as a new form, in the connection it went over. */
export async function openEntryAsForm(activity: number): Promise<void> {
  try {
    const { connection, purpose, draft, withoutPassword } = await app.activity.form(activity);
    app.connections.use(connection);
    // What is known of the secret tells where its passwords rest.
    if (app.secrets.connection !== connection) await app.secrets.read(connection);
    app.imports.pending = draft;
    const { name } = draft;
    app.navigation.go(purpose === 'replace' ? { page: 'replaceSecret', name } : { page: 'newSecret', name });
    if (withoutPassword.length > 0) {
      app.notices.show({
        tone: 'info',
        title: () => t().activity.withoutPassword({ count: withoutPassword.length }),
        text: () => t().activity.withoutPasswordText,
      });
    }
  } catch (thrown) {
    app.reportFailure(thrown);
  }
}

/** Writes what is shown to a file. */
export async function exportAndTell(format: ActivityFormat): Promise<void> {
  try {
    const exported = await app.activity.export(format);
    if (!exported) return;
    app.notices.show({
      tone: 'ok',
      title: () => t().activity.exported({ count: exported.requests, file: exported.file }),
      text: () => t().activity.exportedText({ count: exported.leftOut }),
    });
  } catch (thrown) {
    app.reportFailure(thrown);
  }
}

/** Removes every entry and says how many there were. */
export async function clearAndTell(): Promise<void> {
  try {
    const cleared = await app.activity.clear();
    app.notices.show({ tone: 'ok', title: () => t().activity.cleared({ count: cleared }) });
  } catch (thrown) {
    app.reportFailure(thrown);
  }
}
