// The secrets of the list in the command palette, and what can be done with each and with all of them.
import type { SecretRow } from '../bindings';
import { t } from '../messages';
import { checkAndTell } from '../pages/secrets/checking';
import { copySnippets } from '../pages/secrets/copying';
import type { App } from '../state/app.svelte';
import type { Choice } from '../state/palette.svelte';

/** The choices, the open secret's first. */
export function secretChoices(app: App): Choice[] {
  const rows = app.secrets.list?.rows ?? [];
  const { route } = app.navigation;
  const open = route.page === 'secret' ? route.name : null;
  const sorted = [...rows].sort((a, b) => Number(b.name === open) - Number(a.name === open));
  return [...all(app, rows), ...sorted.map((row) => secret(app, row)), ...sorted.flatMap((row) => actions(app, row))];
}

function all(app: App, rows: readonly SecretRow[]): Choice[] {
  const words = t().shell;
  if (rows.length === 0) return [];
  const names = rows.map(({ name }) => name);
  return [{ id: 'check-all', group: 'commands', icon: 'refresh', text: words.checkAll, run: () => check(app, names) }];
}

function secret(app: App, row: SecretRow): Choice {
  const { name, draft } = row;
  return {
    id: `secret-${name}`,
    group: 'secrets',
    icon: 'two-keys',
    text: name,
    more: foundBy(row),
    hint: draft.registries.map(({ registryKey }) => registryKey).join(', '),
    run: () => app.navigation.go({ page: 'secret', name }),
  };
}

/** So many that they are shown only to somebody who searches for one. */
function actions(app: App, row: SecretRow): Choice[] {
  const words = t().shell.secretActions;
  const { name } = row;
  const action = (id: keyof typeof words, icon: Choice['icon'], run: () => void, risky = false): Choice => ({
    id: `${id}-${name}`,
    group: 'commands',
    ...(icon ? { icon } : {}),
    text: words[id]({ name }),
    more: foundBy(row),
    searched: true,
    risky,
    run,
  });
  const replace = () => app.navigation.go({ page: 'replaceSecret', name });
  const remove = () => {
    app.navigation.go({ page: 'secrets' });
    app.secrets.asked = [name];
  };
  if (row.side === 'gone') {
    return [
      action('again', 'add', () => app.navigation.go({ page: 'newSecret', name })),
      action('delete', 'delete', remove, true),
    ];
  }
  return [
    action('check', 'refresh', () => check(app, [name])),
    action('replace', 'key', replace),
    action('snippet', 'document-text', () => copySnippets([name])),
    action('delete', 'delete', remove, true),
  ];
}

/** Its registries, by host and by name, and its users. */
function foundBy({ draft }: SecretRow): string {
  return draft.registries.flatMap(({ registryKey, username, preset }) => [registryKey, username, preset]).join(' ');
}

function check(app: App, names: readonly string[]): void {
  app.navigation.go({ page: 'secrets' });
  void checkAndTell(names);
}
