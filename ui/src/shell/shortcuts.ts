// The keys that work everywhere: one table for what they do and for the list that is shown of them.
import { withCommand } from '../platform';
import type { App } from '../state/app.svelte';
import type { Palette } from '../state/palette.svelte';
import { nextSheet, search, selectAround } from './focus';
import { fieldOf } from './textMenu';

/** What a key does, by the name of its words. */
export type ShortcutId =
  | 'palette'
  | 'newSecret'
  | 'search'
  | 'paste'
  | 'connection'
  | 'panes'
  | 'up'
  | 'back'
  | 'settings'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomReset'
  | 'help'
  | 'keys'
  | 'close'
  | 'quit';

/** A key that works everywhere. */
export interface Shortcut {
  id: ShortcutId;
  /** The keys to press together, as they are shown, in each way to press them. */
  keys: readonly (readonly string[])[];
  /** Whether it works while a dialog is open, too. */
  always?: true;
  /** What it does now; null if there is nothing to do, so that the key is left to others. */
  action: (app: App, event: KeyboardEvent) => (() => void) | null;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** All of them, in the order in which they are shown. */
export const SHORTCUTS: readonly Shortcut[] = [
  { id: 'palette', keys: [['Ctrl', 'K']], action: (app) => () => app.palette.toggle() },
  { id: 'newSecret', keys: [['Ctrl', 'N']], action: newSecret },
  { id: 'search', keys: [['Ctrl', 'F']], action: (app) => () => search() || app.palette.toggle() },
  { id: 'paste', keys: [['Ctrl', 'V']], action: paste },
  { id: 'connection', keys: DIGITS.map((digit) => ['Ctrl', digit]), action: connection },
  { id: 'panes', keys: [['F6']], action: () => nextSheet },
  { id: 'up', keys: [['Esc']], action: up },
  { id: 'back', keys: [['Alt', '←']], action: back },
  { id: 'settings', keys: [['Ctrl', ',']], action: (app) => () => app.navigation.go({ page: 'settings' }) },
  { id: 'zoomIn', keys: [['Ctrl', '+']], always: true, action: (app) => () => zoom(app, 1) },
  { id: 'zoomOut', keys: [['Ctrl', '-']], always: true, action: (app) => () => zoom(app, -1) },
  { id: 'zoomReset', keys: [['Ctrl', '0']], always: true, action: (app) => () => zoom(app, 0) },
  { id: 'help', keys: [['F1']], action: (app) => () => app.showHelp() },
  { id: 'keys', keys: [['?']], action: keys },
  { id: 'close', keys: [['Ctrl', 'W']], always: true, action: close },
  { id: 'quit', keys: [['Ctrl', 'Q']], always: true, action: close },
];

/** What a browser would do with its page, which an application must not: load it again, print it, show its source. */
const BROWSER_KEYS = ['F3', 'F5', 'F7', 'Ctrl R', 'Ctrl Shift R', 'Ctrl P', 'Ctrl U', 'Ctrl G'];

/** Does what a key asks for, if it is one of ours. */
export function shortcuts(app: App, event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const pressed = pressedBy(event);
  const run = actionOf(app, event, pressed) ?? (BROWSER_KEYS.includes(pressed) ? () => undefined : null);
  if (!run) return;
  event.preventDefault();
  run();
}

/** What a key does to the palette before it is drawn, in place of what would take the key: it writes, or closes it. */
export function typeIntoPalette(palette: Palette, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === 'Escape') palette.close();
  else if (event.key === 'Backspace') palette.write(palette.query.slice(0, -1));
  else if (event.key.length === 1) palette.write(palette.query + event.key);
}

/** Draws the window larger or smaller with the wheel, as browsers do; two fingers on a trackpad arrive as Ctrl. */
export function zoomByWheel(app: App, event: WheelEvent): void {
  if (!(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (event.deltaY !== 0) zoom(app, event.deltaY < 0 ? 1 : -1);
}

function actionOf(app: App, event: KeyboardEvent, pressed: string): (() => void) | null {
  if (pressed === 'Ctrl A') return isTheirs(app, event) ? null : selectAround;
  const shortcut = SHORTCUTS.find(({ keys }) => keys.some((together) => together.join(' ') === pressed));
  if (!shortcut || (!shortcut.always && isCovered(app, shortcut.id))) return null;
  return shortcut.action(app, event);
}

/** The keys as they are written in the table. */
function pressedBy(event: KeyboardEvent): string {
  const letter = letterOf(event);
  const key = letter ?? NAMES[event.key] ?? event.key;
  // The shift that a character needs on some keyboard is no part of what is asked for.
  const isShifted = event.shiftKey && (letter !== null || key.length > 1);
  const command = withCommand(event) ? 'Ctrl' : (event.ctrlKey || event.metaKey) && 'Meta';
  const modifiers = [command, event.altKey && 'Alt', isShifted && 'Shift'];
  return [...modifiers.filter((one) => one !== false), key].join(' ');
}

const NAMES: Record<string, string | undefined> = { Escape: 'Esc', ArrowLeft: '←', '=': '+', _: '-' };

/** By the place of the key where its letter is not Latin, as on a Cyrillic keyboard. */
function letterOf({ key, code }: KeyboardEvent): string | null {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return /^\p{Letter}$/u.test(key) && code.startsWith('Key') ? code.slice(3) : null;
}

/** A field selects its text, and the list of secrets its rows. */
function isTheirs({ navigation }: App, { target }: KeyboardEvent): boolean {
  return fieldOf(target) !== null || navigation.route.page === 'secrets';
}

/** Whether a dialog lies over what the key is for. The palette is one, which its own key closes. */
function isCovered({ palette }: App, id: ShortcutId): boolean {
  return document.querySelector('dialog[open]') !== null && !(palette.open && id === 'palette');
}

function newSecret({ connections, navigation }: App) {
  return connections.current && (() => navigation.go({ page: 'newSecret' }));
}

function paste({ connections }: App, { target }: KeyboardEvent) {
  return fieldOf(target) ? null : () => void connections.paste();
}

/** The connections in the order of the list, whatever they are. */
function connection({ connections }: App, { key }: KeyboardEvent) {
  const chosen = connections.list[Number(key) - 1];
  return chosen ? () => connections.use(chosen.id) : null;
}

/** Out of what is selected, else to the page that this one is a part of. What was typed is not thrown away. */
function up(app: App, { target }: KeyboardEvent) {
  const { navigation, secrets, composer } = app;
  const field = fieldOf(target);
  if (field?.type === 'search' && field.value !== '') return null;
  if (navigation.route.page === 'secrets' && secrets.selected.size > 0) return () => secrets.selectAll(false);
  const { parent } = navigation;
  if (!parent || (composer && !composer.canBeLeft)) return null;
  return () => navigation.go(parent);
}

/** Where a text is written the key may move by a word. */
function back({ navigation, composer }: App, { target }: KeyboardEvent) {
  return fieldOf(target) || (composer && !composer.canBeLeft) ? null : () => navigation.back();
}

/** Where a text is written it is a character. */
function keys(app: App, { target }: KeyboardEvent) {
  return fieldOf(target) ? null : () => (app.keysShown = true);
}

function close(app: App) {
  return () => void app.reporting(() => app.call('close_window', null));
}

function zoom(app: App, by: 1 | -1 | 0): void {
  void app.reporting(() => app.settings.zoom(by));
}
