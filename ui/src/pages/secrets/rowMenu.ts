// The menu of one secret of the list, and of those that are selected.
import type { SecretRow } from '../../bindings';
import { t } from '../../messages';
import type { Entry } from '../../shell/dropdown';
import { app } from '../../state';
import type { App } from '../../state/app.svelte';
import { actionsOf, ICONS, isRisky, OF_SEVERAL, type SecretAction } from './actions';
import { checkAndTell } from './checking';
import { copyName, copySnippets } from './copying';

type OnDelete = (names: readonly string[]) => void;

/** The entries for one secret, group by group; `ondelete` asks before it is deleted. */
export function entriesOf(row: SecretRow, ondelete: OnDelete): Entry[][] {
  return actionsOf(row).map((group) => group.map((action) => entry(action, [row.name], ondelete)));
}

/** The entries for several secrets. */
export function entriesOfSeveral(rows: readonly SecretRow[], ondelete: OnDelete): Entry[][] {
  const names = rows.map(({ name }) => name);
  return OF_SEVERAL.map((group) => group.map((action) => entry(action, names, ondelete)));
}

function entry(action: SecretAction, names: readonly string[], ondelete: OnDelete): Entry {
  return {
    id: action,
    text: textOf(action, names.length),
    icon: ICONS[action],
    bad: isRisky(action),
    run: () => perform(app, action, names, ondelete),
  };
}

function textOf(action: SecretAction, count: number): string {
  const { menu, registerAgain } = t().secrets;
  switch (action) {
    case 'open':
      return menu.open;
    case 'check':
      return menu.check({ count });
    case 'again':
      return registerAgain;
    case 'replace':
      return menu.replace;
    case 'copy':
      return menu.copyName;
    case 'snippet':
      return menu.copySnippet({ count });
    case 'delete':
      return menu.delete({ count });
  }
}

/** Does it with these secrets; `ondelete` asks before they are deleted. */
export function perform(app: App, action: SecretAction, names: readonly string[], ondelete: OnDelete): void {
  const [name = ''] = names;
  switch (action) {
    case 'open':
      return app.navigation.go({ page: 'secret', name });
    case 'check':
      return void checkAndTell(names);
    case 'again':
      return app.navigation.go({ page: 'newSecret', name });
    case 'replace':
      return app.navigation.go({ page: 'replaceSecret', name });
    case 'copy':
      return copyName(name);
    case 'snippet':
      return copySnippets(names);
    case 'delete':
      return ondelete(names);
  }
}
