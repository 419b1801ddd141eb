// The keys that work everywhere.
import type { App } from '../state/app.svelte';

/** Does what a key asks for, if it is one of ours. */
export function shortcuts(app: App, event: KeyboardEvent, nextSheet: () => void): void {
  const run = actionOf(app, event, nextSheet);
  if (!run) return;
  event.preventDefault();
  run();
}

function actionOf(app: App, event: KeyboardEvent, nextSheet: () => void): (() => void) | null {
  if (event.key === 'F6') return nextSheet;
  if (event.key === 'F1') return () => (app.keysShown = true);
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'k') return () => app.palette.toggle();
  if (key === 'v' && !isText(event)) return () => void app.connections.paste();
  const connection = connectionOf(app, key);
  return connection && (() => app.connections.use(connection.id));
}

/** Ctrl+1 to Ctrl+9 choose a tenant in the order of the list, Ctrl+0 the practice tenant. */
function connectionOf(app: App, key: string) {
  if (!/^\d$/.test(key)) return null;
  const tenants = app.connections.list.filter((one) => !one.practice);
  const practice = app.connections.list.find((one) => one.practice);
  return (key === '0' ? practice : tenants[Number(key) - 1]) ?? null;
}

function isText({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
