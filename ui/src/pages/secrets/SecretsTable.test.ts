// The table of secrets by keyboard and pointer.
import { mockIPC } from '@tauri-apps/api/mocks';
import { expect, onTestFinished, test, vi } from 'vitest';

import type { SecretListView, SecretRow } from '../../bindings';
import { all, click, draw, settled, the } from '../../drawn';
import { app } from '../../state';
import { connection } from '../../state/fakeCall';
import { OPEN_AT } from '../../shell/contextMenu.svelte';
import SecretsPage from './SecretsPage.svelte';
import SecretsTable from './SecretsTable.svelte';
// In the window it comes with the first menu that is opened.
import '../../shell/MenuList.svelte';

const NAMES = ['team-1', 'team-2', 'team-3', 'team-4'];

test('Del deletes the row that has the focus, or that of the box that has it', async () => {
  const { ondelete } = await given();
  rowOf('team-2').focus();
  await press('Delete');
  boxOf('team-3').focus();
  await press('Delete');
  expect(ondelete.mock.calls).toEqual([[['team-2']], [['team-3']]]);
});

test('Del deletes all that are selected, if the row is one of them', async () => {
  const { ondelete } = await given();
  await click(boxOf('team-1'));
  await click(boxOf('team-3'));
  boxOf('team-3').focus();
  await press('Delete');
  expect(ondelete).toHaveBeenCalledWith(['team-1', 'team-3']);
});

test('Shift and a click on a box selects up to it, and the box shows that', async () => {
  await given();
  await click(boxOf('team-1'));
  boxOf('team-3').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true }));
  await settled();
  expect(chosen()).toEqual(['team-1', 'team-2', 'team-3']);
  expect(boxOf('team-3').checked).toBe(true);
});

test('a click on a row opens it, with Ctrl it selects it, with Shift up to it', async () => {
  await given();
  await clickRow('team-2', { ctrlKey: true });
  await clickRow('team-4', { shiftKey: true });
  expect(chosen()).toEqual(['team-2', 'team-3', 'team-4']);
  await clickRow('team-3', { ctrlKey: true });
  expect(chosen()).toEqual(['team-2', 'team-4']);
  await clickRow('team-1', {});
  expect(app.navigation.route).toEqual({ page: 'secret', name: 'team-1' });
});

test('on the page Ctrl+A selects all rows that are shown', async () => {
  await given(SecretsPage);
  rowOf('team-1').focus();
  await press('a', { ctrlKey: true });
  expect(chosen()).toEqual(NAMES);
});

test('in a field of text Ctrl+A is the matter of the field', async () => {
  await given(SecretsPage);
  document.querySelector<HTMLInputElement>('#search')?.focus();
  expect(await press('a', { ctrlKey: true })).toBe(true);
  expect(chosen()).toEqual([]);
});

test('Ctrl+Z undoes the last deletion', async () => {
  const { asked } = await given(SecretsPage);
  rowOf('team-1').focus();
  await press('z', { ctrlKey: true });
  expect(asked).toContain('undo');
});

test('the menu of a row gives the focus back to what of the row had it', async () => {
  await given();
  rowOf('team-2').focus();
  const button = rowOf('team-2').querySelector('[aria-haspopup="menu"]');
  button?.dispatchEvent(new CustomEvent(OPEN_AT, { detail: { x: 8, y: 8 } }));
  await settled();
  expect(the('menuitem', 'Delete')).toBeTruthy();
  await press('Escape');
  expect(all('menuitem')).toEqual([]);
  expect(document.activeElement).toBe(rowOf('team-2'));
});

test('an empty list tells of no keys', async () => {
  await given(SecretsPage, []);
  expect(document.querySelector('.sheet__foot')?.textContent.trim()).toMatch(/^No secrets\. Updated/);
  expect(document.querySelector('kbd')).toBeNull();
});

test('what a search hides is not counted', async () => {
  await given(SecretsPage);
  app.secrets.search = 'team-3';
  await settled();
  expect(document.querySelector('.sheet__foot')?.textContent).toContain('1 of 4 secrets shown.');
  expect(all('radio').map((radio) => radio.parentElement?.textContent.trim())).toEqual([
    'All 1',
    'Needs attention 0',
    'Not in sync 0',
  ]);
});

test('of several selected secrets the menu of a row says how many it is for', async () => {
  await given();
  await click(boxOf('team-1'));
  await click(boxOf('team-2'));
  await click(the('button', 'More for team-2'));
  expect(all('menuitem').map((entry) => entry.textContent.trim())).toEqual([
    'Check 2 secrets',
    'Copy snippet for 2 secrets',
    'Delete 2 secrets',
  ]);
});

test('of 5,000 rows those in view are drawn, and End and Home go to the last and the first of all', async () => {
  const names = Array.from({ length: 5_000 }, (_, number) => `team-${String(number).padStart(4, '0')}`);
  boundsBody();
  await given(SecretsPage, names);
  const rows = () => [...document.querySelectorAll('tr[data-name]')];
  expect(rows().length).toBeLessThan(100);
  expect(all('grid')[0]?.ariaRowCount).toBe('5001');
  scrollsOver(5_000 * 44);
  rowOf('team-0000').focus();
  await press('End');
  expect(document.activeElement).toBe(rowOf('team-4999'));
  expect(document.activeElement?.ariaRowIndex).toBe('5001');
  expect(rows().length).toBeLessThan(100);
  await press('ArrowUp');
  expect(document.activeElement).toBe(rowOf('team-4998'));
  await press('Home');
  expect(document.activeElement).toBe(rowOf('team-0000'));
});

async function given(component: typeof SecretsPage | typeof SecretsTable = SecretsTable, names = NAMES) {
  const asked: string[] = [];
  mockIPC((name) => {
    asked.push(name);
    if (name === 'list_drafts') return [];
    return name === 'list_secrets' ? list(names) : null;
  });
  const practice = connection('c1', { name: 'practice' });
  app.connections.load([practice]);
  app.secrets.selectAll(false);
  app.secrets.search = '';
  await app.secrets.read('c1');
  const ondelete = vi.fn();
  await draw(component as typeof SecretsTable, { connection: practice, ondelete });
  return { asked, ondelete };
}

const rowOf = (name: string) => document.querySelector<HTMLElement>(`tr[data-name=${name}]`) as HTMLElement;
const boxOf = (name: string) => the('checkbox', `Select ${name}`) as HTMLInputElement;
const chosen = () => app.secrets.chosen.map(({ name }) => name);

async function clickRow(name: string, keys: MouseEventInit): Promise<void> {
  rowOf(name).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...keys }));
  await settled();
}

/** Gives the body of the page the height that the styles of the window would give it: else all rows are in view. */
function boundsBody(): void {
  const style = document.createElement('style');
  style.textContent = '.sheet__body { height: 440px; overflow: auto; }';
  document.head.append(style);
  onTestFinished(() => style.remove());
}

/** Gives the body of the page a height to scroll over, in pixels: without the styles of the window it has none. */
function scrollsOver(height: number): void {
  const body = document.querySelector('.sheet__body') as HTMLElement;
  const measures = { scrollHeight: height, clientHeight: 440, scrollTop: 0 };
  for (const [name, value] of Object.entries(measures)) Object.defineProperty(body, name, { value, writable: true });
}

/** Presses a key where the focus is; gives whether nobody took it. */
async function press(key: string, keys: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...keys });
  const free = (document.activeElement ?? document.body).dispatchEvent(event);
  await settled();
  return free;
}

function list(names: readonly string[]): SecretListView {
  const deletedAt = '2026-11-24T07:00:00Z';
  return {
    connection: 'c1',
    rows: names.map(row),
    quota: { used: names.length, max: 50 },
    readAt: deletedAt,
    nameless: 0,
    problem: null,
    deleted: [{ name: 'gone', deletedAt, registryKeys: [], undo: 'u' }],
    exchanges: [],
  };
}

function row(name: string): SecretRow {
  const registries = [
    {
      preset: null,
      registryKey: 'ghcr.io',
      username: 'anna',
      usernameKind: 'typed' as const,
      hiddenUsername: null,
      password: null,
    },
  ];
  const draft = { name, registries, images: [] };
  return { name, side: 'both', draft, changedAt: null, restorable: true, kept: true, lastCheck: null };
}
