// The secrets of the list in the command palette, and what can be done with each and with all of them.
import type { SecretRow } from '../bindings';
import { t } from '../messages';
import { actionsOf, ICONS, isRisky, type SecretAction } from '../pages/secrets/actions';
import { perform } from '../pages/secrets/rowMenu';
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
  const check = () => run(app, 'check', names);
  return [{ id: 'check-all', group: 'commands', icon: ICONS.check, text: words.checkAll, run: check }];
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
  const offered = actionsOf(row).flat();
  return offered
    .filter((action) => action in words)
    .map((action) => ({
      id: `${action}-${row.name}`,
      group: 'commands',
      icon: ICONS[action],
      text: words[action as keyof typeof words]({ name: row.name }),
      more: foundBy(row),
      searched: true,
      risky: isRisky(action),
      run: () => run(app, action, [row.name]),
    }));
}

/** Goes to the list first, where what becomes of it is shown and a deletion is asked about. */
function run(app: App, action: SecretAction, names: readonly string[]): void {
  if (action === 'check' || action === 'delete') app.navigation.go({ page: 'secrets' });
  perform(app, action, names, (asked) => (app.secrets.asked = asked));
}

/** Its registries, by host and by name, and its users. */
function foundBy({ draft }: SecretRow): string {
  return draft.registries.flatMap(({ registryKey, username, preset }) => [registryKey, username, preset]).join(' ');
}
