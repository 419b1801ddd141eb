// What can be done with pull secrets: one list for the menu of a row, the menu of a selection and the command palette.
import type { SecretRow } from '../../bindings';
import type { IconName } from '../../icons';

/** What an action is, wherever it is offered. */
export type SecretAction = 'open' | 'check' | 'again' | 'replace' | 'copy' | 'snippet' | 'delete';

/** The icon of each. */
export const ICONS: Readonly<Record<SecretAction, IconName>> = {
  open: 'two-keys',
  check: 'shield',
  again: 'add',
  replace: 'key',
  copy: 'copy',
  snippet: 'document-text',
  delete: 'delete',
};

/** The actions for one secret, group by group. One that is gone from its tenant is registered again, not replaced. */
export function actionsOf(row: Pick<SecretRow, 'side'>): SecretAction[][] {
  const change = row.side === 'gone' ? 'again' : 'replace';
  return [['open', 'check', change], ['copy', 'snippet'], ['delete']];
}

/** The actions for several secrets at once, group by group. */
export const OF_SEVERAL: readonly SecretAction[][] = [['check', 'snippet'], ['delete']];

/** Whether it takes something away. */
export function isRisky(action: SecretAction): boolean {
  return action === 'delete';
}
