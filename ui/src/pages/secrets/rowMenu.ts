// What can be done with one secret of the list, or with those that are selected.
import type { SecretRow } from '../../bindings';
import { t } from '../../messages';
import type { Entry } from '../../shell/dropdown';
import { app } from '../../state';
import { checkAndTell } from './checking';
import { copyName, copySnippets } from './copying';

/** The entries for one secret, group by group; `ondelete` asks before it is deleted. */
export function entriesOf(row: SecretRow, ondelete: (names: readonly string[]) => void): Entry[][] {
  const words = t().secrets;
  const { name } = row;
  const { navigation } = app;
  const gone = row.side === 'gone';
  const open: Entry = {
    id: 'open',
    text: words.menu.open,
    icon: 'two-keys',
    run: () => navigation.go({ page: 'secret', name }),
  };
  const again: Entry = {
    id: 'again',
    text: words.registerAgain,
    icon: 'add',
    run: () => navigation.go({ page: 'newSecret', name }),
  };
  const replace: Entry = {
    id: 'replace',
    text: words.menu.replace,
    icon: 'key',
    run: () => navigation.go({ page: 'replaceSecret', name }),
  };
  return [
    [open, check([name]), gone ? again : replace],
    [{ id: 'copy', text: words.menu.copyName, icon: 'copy', run: () => copyName(name) }, snippets([name])],
    [remove([name], ondelete)],
  ];
}

/** The entries for several secrets. */
export function entriesOfSeveral(rows: readonly SecretRow[], ondelete: (names: readonly string[]) => void): Entry[][] {
  const names = rows.map(({ name }) => name);
  return [[check(names), snippets(names)], [remove(names, ondelete)]];
}

function check(names: readonly string[]): Entry {
  return {
    id: 'check',
    text: t().secrets.menu.check({ count: names.length }),
    icon: 'shield',
    run: () => void checkAndTell(names),
  };
}

function snippets(names: readonly string[]): Entry {
  const text = t().secrets.menu.copySnippet({ count: names.length });
  return { id: 'snippet', text, icon: 'document-text', run: () => copySnippets(names) };
}

function remove(names: readonly string[], ondelete: (names: readonly string[]) => void): Entry {
  const text = t().secrets.menu.delete({ count: names.length });
  return { id: 'delete', text, icon: 'delete', bad: true, run: () => ondelete(names) };
}
