// What the command palette offers: commands, pages, the secrets of the list and what can be done with each, connections.
import type { IconName } from '../icons';
import type { ConnectionView, HelpTopic, Language, Theme } from '../bindings';
import { TOPICS } from '../help/topics';
import { t } from '../messages';
import { exportAndTell } from '../pages/activity/activityActions';
import { exportAll, importAll } from '../pages/connections/connectionFile';
import { connectionEntries } from '../pages/connections/connectionEntries';
import { EVERYTHING } from '../state/activity.svelte';
import type { App } from '../state/app.svelte';
import type { Choice } from '../state/palette.svelte';
import { inShort } from './connectionWords';
import { secretChoices } from './secretChoices';

const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'highContrast'];
const LANGUAGES: readonly Language[] = ['system', 'en', 'de'];

/** Everything that can be chosen now, in the language in use. */
export function choices(app: App): Choice[] {
  return [...commands(app), ...pages(app), ...secretChoices(app), ...connections(app)];
}

type Some = Pick<Choice, 'keys' | 'more' | 'risky' | 'searched'>;

function command(id: string, icon: IconName, text: string, run: () => void, some: Some = {}): Choice {
  return { id, group: 'commands', icon, text, run, ...some };
}

function commands(app: App): Choice[] {
  const words = t().shell;
  const { current } = app.connections;
  return [
    ...(current ? forConnection(app, current) : []),
    ...(app.keychain.state === 'locked'
      ? [command('unlock', 'unlocked', words.unlockKeychain, () => void app.keychain.unlock())]
      : []),
    command('failed', 'history', words.showFailed, () => showFailed(app)),
    command('export-har', 'download', words.exportHar, () => exportHar(app), { searched: true }),
    command('add', 'upload', words.addKey, () => void app.connections.choose()),
    command('paste', 'paste', words.pasteKey, () => void app.connections.paste(), { keys: ['Ctrl', 'V'] }),
    command('practice', 'world', t().connections.start.practiceOpen, () => void app.openPractice()),
    command('import', 'open-folder', t().connections.file.import, () => void importAll(), { searched: true }),
    command('export', 'download', t().connections.file.export, () => void exportAll(), { searched: true }),
    ...appearance(app),
    ...help(app),
  ];
}

/** What can be done with the connection in use. Its menu has the rest, under the name it has there. */
function forConnection(app: App, current: ConnectionView): Choice[] {
  const words = t().shell;
  const { id, name } = current;
  const menu = connectionEntries(current).flat();
  const fromMenu = menu
    .filter((entry) => entry.id !== 'test')
    .map((entry) =>
      command(
        `connection-${entry.id}`,
        entry.icon ?? 'connected',
        words.ofConnection({ action: entry.text, name }),
        entry.run,
        {
          risky: entry.bad ?? false,
          searched: true,
        },
      ),
    );
  const mark = () => app.reporting(() => app.connections.change({ connection: id, production: !current.production }));
  const production = command(
    'production',
    'shield',
    (current.production ? words.unmarkProduction : words.markProduction)({ name }),
    () => void mark(),
    {
      searched: true,
    },
  );
  return [
    command('new', 'add', t().common.newSecret, () => app.navigation.go({ page: 'newSecret' }), {
      keys: ['Ctrl', 'N'],
    }),
    command('refresh', 'refresh', t().secrets.readAgain, () => refresh(app, id)),
    command('test', 'refresh', words.testConnection({ name }), () => test(app, id), { more: words.testMore }),
    command('renew-token', 'refresh', words.renewToken({ name }), () => token(app, 'renew', id)),
    command('copy-token', 'copy', words.copyToken({ name }), () => token(app, 'copy', id), { risky: true }),
    command('drop-token', 'decline', words.dropToken({ name }), () => token(app, 'drop', id), { risky: true }),
    command('overview', 'refresh', words.refreshOverview, () => refreshOverview(app)),
    ...(current.practice ? [] : [production]),
    ...fromMenu,
  ];
}

function appearance(app: App): Choice[] {
  const words = t().shell;
  const save = (saving: () => Promise<void>) => () => void app.reporting(saving);
  const themes = THEMES.map((theme) =>
    command(
      `theme-${theme}`,
      'palette',
      words.themeTo({ theme: words.themes[theme] }),
      save(() => app.settings.setTheme(theme)),
      {
        searched: true,
      },
    ),
  );
  const languages = LANGUAGES.map((language) =>
    command(
      `language-${language}`,
      'world',
      words.languageTo({ language: t().settings.languages[language] }),
      save(() => app.settings.setLanguage(language)),
      { searched: true, more: words.languageMore },
    ),
  );
  const zoom = (id: 'zoomIn' | 'zoomOut' | 'zoomReset', by: 1 | -1 | 0, key: string) =>
    command(
      id,
      'search',
      words.zoomTo({ size: words.keys[id] }),
      save(() => app.settings.zoom(by)),
      {
        searched: true,
        keys: ['Ctrl', key],
      },
    );
  return [...themes, ...languages, zoom('zoomIn', 1, '+'), zoom('zoomOut', -1, '-'), zoom('zoomReset', 0, '0')];
}

function help(app: App): Choice[] {
  const words = t().shell;
  const more = { more: words.help };
  const page = (id: string, text: string, topic: HelpTopic) =>
    command(id, 'popup-window', text, () => void app.openHelp(topic), more);
  const here = app.helpTopic;
  const topics = TOPICS.map((topic) =>
    command(
      `help-${topic}`,
      'question-mark',
      words.helpFor({ topic: words.helpTopics[topic] }),
      () => app.showHelp(topic),
      { more: words.helpMore[topic], ...(topic === here ? { keys: ['F1'] } : { searched: true }) },
    ),
  );
  return [
    ...topics,
    command('keys', 'document-text', words.helpKeys, () => (app.keysShown = true), { ...more, keys: ['?'] }),
    page('sap-register', words.helpRegister, { kind: 'registerSecret' }),
    page('sap-key', words.helpServiceKey, { kind: 'serviceKey' }),
    command('about', 'information', words.about.open, () => (app.aboutShown = true), { more: words.about.licences }),
  ];
}

function pages(app: App): Choice[] {
  const words = t().shell;
  const page = (id: 'secrets' | 'activity' | 'connections' | 'settings', icon: IconName): Choice => ({
    id: `page-${id}`,
    group: 'pages',
    icon,
    text: words.goTo({ page: words.page[id] }),
    ...(id === 'settings' ? { keys: ['Ctrl', ','] } : {}),
    run: () => app.navigation.go({ page: id }),
  });
  const more = (id: string, icon: IconName, text: string, run: () => void): Choice => ({
    id: `page-${id}`,
    group: 'pages',
    icon,
    text,
    run,
  });
  const overview = more('overview', 'table-view', words.goTo({ page: t().overview.title }), () =>
    app.navigation.go({ page: 'overview' }),
  );
  const hosts = more('hosts', 'world', words.goTo({ page: t().settings.hosts }), () =>
    app.navigation.go({ page: 'settings', at: 'hosts' }),
  );
  const always = [
    page('activity', 'history'),
    page('connections', 'connected'),
    page('settings', 'action-settings'),
    hosts,
  ];
  return app.connections.current ? [page('secrets', 'two-keys'), overview, ...always] : always;
}

function connections(app: App): Choice[] {
  return app.connections.list.map((one, place) => ({
    id: `use-${one.id}`,
    group: 'connections',
    swatch: one,
    text: t().shell.switchTo({ name: one.name }),
    more: [one.region, one.identityZone].filter(Boolean).join(' '),
    hint: one.practice ? t().shell.practiceHint : inShort(one),
    ...(place < 9 ? { keys: ['Ctrl', String(place + 1)] } : {}),
    run: () => app.connections.use(one.id),
  }));
}

function refresh(app: App, id: string): void {
  app.navigation.go({ page: 'secrets' });
  void app.secrets.read(id);
}

function test(app: App, id: string): void {
  app.navigation.go({ page: 'connections', id });
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

function token(app: App, deed: 'renew' | 'copy' | 'drop', id: string): void {
  app.navigation.go({ page: 'connections', id });
  void app.accessTokens[deed](id);
}
