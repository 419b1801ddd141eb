// Every key that some part of the window listens to is in the list of keys, or is what everybody expects of its control.
import { expect, test } from 'vitest';

import { LOCAL_KEYS, type LocalKeyId } from './localKeys';
import { SHORTCUTS, type ShortcutId } from './shortcuts';

type Listed = LocalKeyId | ShortcutId;

/** What a file does with its keys: entries of the list, or why a key needs none. */
interface Bound {
  keys: readonly string[];
  listed?: readonly Listed[];
  /** The keys that every control of its kind has. */
  usual?: string;
}

const LIST = 'a list or a menu that is open';

const BOUND: Record<string, Bound> = {
  'components/ComboBox.svelte': { keys: ['Tab'], usual: LIST },
  'components/SealedField.svelte': { keys: ['Enter', 'Escape'], usual: 'a field: done, or as it was' },
  'components/TextInput.svelte': { keys: ['Enter'], usual: 'a field of a dialog: done' },
  'components/tableKeys.ts': {
    keys: ['ArrowDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'End', 'Home'],
    listed: ['rows', 'controls', 'ends'],
  },
  'pages/activity/ActivityPage.svelte': { keys: ['Escape'], listed: ['up'] },
  'pages/activity/ActivityTable.svelte': {
    keys: ['ArrowDown', 'ArrowUp', 'End', 'Home', 'PageDown', 'PageUp'],
    listed: ['rows', 'ends', 'screens'],
  },
  'pages/activity/Row.svelte': { keys: [' ', 'Enter'], listed: ['open'] },
  'pages/composer/Composer.svelte': { keys: ['Enter'], listed: ['send'] },
  'pages/connections/ConnectionPicker.svelte': { keys: ['ArrowDown', 'ArrowUp'], listed: ['move'] },
  'pages/overview/Row.svelte': { keys: ['Enter'], listed: ['open'] },
  'pages/secrets/Row.svelte': { keys: [' ', 'Enter'], listed: ['open', 'select', 'selectTo'] },
  'pages/secrets/SecretsPage.svelte': { keys: ['a', 'z'], listed: ['selectAll', 'undo'] },
  'platform.ts': { keys: ['Backspace', 'Delete'], listed: ['remove'] },
  'request-pane/Address.svelte': { keys: ['ArrowLeft', 'ArrowRight'], usual: 'a group of buttons' },
  'request-pane/RequestPane.svelte': { keys: ['f'], listed: ['search'] },
  'request-pane/Search.svelte': { keys: ['Enter', 'Escape'], listed: ['matches'] },
  'request-pane/Splitter.svelte': { keys: ['ArrowLeft', 'ArrowRight'], usual: 'a separator that can be moved' },
  'request-pane/TextEditor.svelte': { keys: ['ArrowLeft', 'Enter', 'Escape', 'Home'], listed: ['send'] },
  'shell/Dialog.svelte': { keys: ['Escape'], listed: ['up'] },
  'shell/Menu.svelte': { keys: ['ArrowDown', 'Enter'], usual: LIST },
  'shell/MenuList.svelte': { keys: ['Tab'], usual: LIST },
  'shell/Palette.svelte': { keys: ['Enter', 'Tab'], usual: LIST },
  'shell/SwitcherList.svelte': { keys: ['Enter', 'Tab'], usual: LIST },
  'shell/TextMenu.svelte': { keys: [' ', 'ArrowDown', 'ArrowUp', 'Enter', 'Tab'], usual: LIST },
  // F3, F5 and F7 are kept from the browser.
  'shell/shortcuts.ts': {
    keys: ['ArrowLeft', 'Backspace', 'Escape', 'F1', 'F3', 'F5', 'F6', 'F7'],
    listed: SHORTCUTS.map(({ id }) => id),
  },
};
/** The right button of the mouse has a key of its own, whose event the browser makes. */
const BY_THE_BROWSER: readonly Listed[] = ['menu'];

const SOURCES = import.meta.glob<string>(['../**/*.{svelte,ts}', '!../**/*.test.ts', '!../bindings.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const KEY =
  /\b(Arrow(?:Up|Down|Left|Right)|Page(?:Up|Down)|Home|End|Enter|Escape|Delete|Backspace|Tab|F\d{1,2})\b|key(?:\.toLowerCase\(\))? [!=]== '(.)'/g;

test('every file that listens to keys says which entries of the list they are', () => {
  expect(boundIn(SOURCES)).toEqual(Object.fromEntries(Object.entries(BOUND).map(([file, { keys }]) => [file, keys])));
});

test('every entry of the list is bound somewhere', () => {
  const bound = new Set([...BY_THE_BROWSER, ...Object.values(BOUND).flatMap(({ listed }) => listed ?? [])]);
  expect([...LOCAL_KEYS, ...SHORTCUTS].map(({ id }) => id).filter((id) => !bound.has(id))).toEqual([]);
});

function boundIn(sources: Record<string, string>): Record<string, string[]> {
  const listening = Object.entries(sources).filter(([, text]) => /\bevent\.key\b|KeyboardEvent/.test(text));
  return Object.fromEntries(
    listening
      .map(([file, text]) => [file.replace('./', 'shell/').replace('.shell/', ''), keysOf(text)] as const)
      .filter(([, keys]) => keys.length > 0),
  );
}

function keysOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g, '');
  return [...new Set([...code.matchAll(KEY)].map(([, named, letter]) => named ?? letter ?? ''))].sort();
}
