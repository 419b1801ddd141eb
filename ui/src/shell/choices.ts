// What the command palette offers: pages, commands, the secrets of the list, connections.
import type { IconName } from '../icons';
import type { Theme } from '../bindings';
import { t } from '../messages';
import { exportAndTell } from '../pages/activity/activityActions';
import { EVERYTHING } from '../state/activity.svelte';
import type { App } from '../state/app.svelte';
import type { Choice } from '../state/palette.svelte';
import { inShort } from './connectionWords';

const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'highContrast'];

/** Everything that can be chosen now, in the language in use. */
export function choices(app: App): Choice[] {
  return [...commands(app), ...pages(app), ...secrets(app), ...connections(app)];
}

function commands(app: App): Choice[] {
  const words = t().shell;
  const command = (id: string, icon: IconName, text: string, run: () => void): Choice => ({
    id,
    group: 'commands',
    icon,
    text,
    run,
  });
  const { current } = app.connections;
  const withConnection = current
    ? [
        command('new', 'add', t().common.newSecret, () => app.navigation.go({ page: 'newSecret' })),
        command('test', 'refresh', words.testConnection({ name: current.name }), () => test(app, current.id)),
        command('renew-token', 'refresh', words.renewToken({ name: current.name }), () =>
          token(app, 'renew', current.id),
        ),
        command('copy-token', 'copy', words.copyToken({ name: current.name }), () => token(app, 'copy', current.id)),
        command('overview', 'refresh', words.refreshOverview, () => refreshOverview(app)),
      ]
    : [];
  const unlock =
    app.keychain.state === 'locked'
      ? [command('unlock', 'unlocked', words.unlockKeychain, () => void app.keychain.unlock())]
      : [];
  return [
    ...withConnection,
    ...unlock,
    command('failed', 'history', words.showFailed, () => showFailed(app)),
    command('export-har', 'download', words.exportHar, () => exportHar(app)),
    command('add', 'upload', words.addKey, () => void app.connections.choose()),
    command('paste', 'paste', words.pasteKey, () => void app.connections.paste()),
    command('practice', 'world', t().connections.start.practiceOpen, () => void app.openPractice()),
    ...THEMES.map((theme) =>
      command(
        `theme-${theme}`,
        'palette',
        words.themeTo({ theme: words.themes[theme] }),
        () => void app.settings.setTheme(theme).catch(() => undefined),
      ),
    ),
    command('keys', 'question-mark', words.helpKeys, () => (app.keysShown = true)),
  ];
}

function pages(app: App): Choice[] {
  const words = t().shell;
  const page = (id: 'secrets' | 'activity' | 'connections' | 'settings', icon: IconName): Choice => ({
    id: `page-${id}`,
    group: 'pages',
    icon,
    text: words.goTo({ page: words.page[id] }),
    run: () => app.navigation.go({ page: id }),
  });
  const overview: Choice = {
    id: 'page-overview',
    group: 'pages',
    icon: 'table-view',
    text: words.goTo({ page: t().overview.title }),
    run: () => app.navigation.go({ page: 'overview' }),
  };
  const always = [page('activity', 'history'), page('connections', 'connected'), page('settings', 'action-settings')];
  return app.connections.current ? [page('secrets', 'two-keys'), overview, ...always] : always;
}

function secrets(app: App): Choice[] {
  const rows = app.secrets.list?.rows ?? [];
  return rows.map(({ name, draft }) => ({
    id: `secret-${name}`,
    group: 'secrets',
    icon: 'two-keys',
    text: name,
    hint: draft.registries.map(({ registryKey }) => registryKey).join(', '),
    run: () => app.navigation.go({ page: 'secret', name }),
  }));
}

function connections(app: App): Choice[] {
  const tenants = app.connections.list.filter((one) => !one.practice);
  return app.connections.list.map((one) => ({
    id: `connection-${one.id}`,
    group: 'connections',
    swatch: one,
    text: t().shell.switchTo({ name: one.name }),
    hint: one.practice ? t().shell.practiceHint : inShort(one),
    keys: ['Ctrl', one.practice ? '0' : String(tenants.indexOf(one) + 1)],
    run: () => app.connections.use(one.id),
  }));
}

function test(app: App, id: string): void {
  app.navigation.go({ page: 'connections' });
  void app.connections.test(id);
}

function showFailed(app: App): void {
  app.navigation.go({ page: 'activity' });
  void app.activity.show({ ...EVERYTHING, show: 'failed' });
}

function exportHar(app: App): void {
  app.navigation.go({ page: 'activity' });
  void exportAndTell('har');
}

function refreshOverview(app: App): void {
  app.navigation.go({ page: 'overview' });
  void app.overview.refresh();
}

function token(app: App, deed: 'renew' | 'copy', id: string): void {
  app.navigation.go({ page: 'connections' });
  void app.accessTokens[deed](id);
}
