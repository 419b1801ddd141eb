// A service key that took the place of another, and putting the other back.
import type { ConnectionView } from '../../bindings';
import { t } from '../../messages';
import { app } from '../../state';

/** Says in passing that the connection has another key, and offers the one before. */
export function tellReplaced({ id, name }: ConnectionView): void {
  readAgain(id);
  app.notices.show({
    tone: 'ok',
    title: () => t().doctor.replaced({ name }),
    text: () => t().doctor.replacedNote,
    action: { label: () => t().common.undo, icon: 'undo', run: () => void restoreKey(id, name) },
  });
}

/** Puts the key back that the connection had before, and says so. */
export async function restoreKey(id: string, name: string): Promise<void> {
  await app.reporting(async () => {
    await app.connections.restoreKey(id);
    readAgain(id);
    app.notices.show({ tone: 'ok', title: () => t().doctor.restored({ name }) });
  });
}

/** The list in front was read, or could not be read, with the other key. */
function readAgain(id: string): void {
  if (app.navigation.route.page === 'secrets' && app.secrets.connection === id) void app.secrets.read(id);
}
