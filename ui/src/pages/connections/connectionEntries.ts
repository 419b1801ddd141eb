// What can be done with a connection: in the menu of its row and of its page, and in the command palette.
import type { ConnectionView } from '../../bindings';
import { t } from '../../messages';
import type { Entry } from '../../shell/dropdown';
import { app } from '../../state';
import type { ConnectionQuestion } from '../../state/connections.svelte';
import { restoreKey } from './replacedKey';

/** The entries, in groups. */
export function connectionEntries(connection: ConnectionView): Entry[][] {
  const words = t().connections;
  const { id, name } = connection;
  const ask = (about: ConnectionQuestion) => () => (app.connections.question = { about, id });
  const inUse = id === app.connections.current?.id;
  const use: Entry = { id: 'use', text: words.use, icon: 'accept', run: () => app.connections.use(id) };
  const test: Entry = { id: 'test', text: words.test, icon: 'refresh', run: () => testConnection(id) };
  const restore: Entry = {
    id: 'restore-key',
    text: t().doctor.restore,
    icon: 'undo',
    run: () => void restoreKey(id, name),
  };
  const key: Entry[] = [
    { id: 'key', text: t().doctor.replace, icon: 'key', run: ask('key') },
    ...(connection.hasPreviousKey ? [restore] : []),
    { id: 'network', text: words.network.menu, icon: 'world', run: ask('network') },
  ];
  const last: Entry[] = [
    { id: 'rename', text: words.rename, icon: 'edit', run: ask('rename') },
    { id: 'remove', text: words.remove, icon: 'delete', bad: true, run: ask('remove') },
  ];
  const first = inUse ? [test] : [use, test];
  return connection.practice ? [first, last] : [first, key, last];
}

/** Shows the connection and tests it. */
function testConnection(id: string): void {
  app.navigation.go({ page: 'connections', id });
  void app.connections.test(id);
}
