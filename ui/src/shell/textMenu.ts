// What a right click on a text offers: Cut, Copy, Paste and Select all, as in any other application.
import { t } from '../messages';
import { keyNames } from '../messages/keys';
import type { App } from '../state/app.svelte';
import type { Entry } from './dropdown';

type Field = HTMLInputElement | HTMLTextAreaElement;
type Item = Entry & { enabled: boolean };

const TEXTS = new Set(['text', 'search', 'password', 'url', 'email', 'number', 'tel']);

/** The field of text that it belongs to, if it does. */
export function fieldOf(target: EventTarget | null): Field | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && TEXTS.has(target.type) ? target : null;
}

/** What can be done with the text of a field. A password is never copied. */
export function fieldMenu(app: App, field: Field): Item[] {
  const words = t().shell.textMenu;
  const { selectionStart: start, selectionEnd: end } = field;
  const selected = field.value.slice(start ?? 0, end ?? 0);
  const readable = selected !== '' && field.type !== 'password';
  const writable = !field.readOnly && !field.disabled;
  const copy = () => app.reporting(() => app.call('copy_text', { text: selected }));
  const cut = async () => {
    await copy();
    field.focus();
    document.execCommand('delete');
  };
  const pasteInto: Item = {
    id: 'paste',
    text: words.paste,
    hint: keyNames('Ctrl', 'V'),
    enabled: writable,
    run: () => paste(app, field),
  };
  return [
    { id: 'cut', text: words.cut, hint: keyNames('Ctrl', 'X'), enabled: readable && writable, run: () => void cut() },
    { id: 'copy', text: words.copy, hint: keyNames('Ctrl', 'C'), enabled: readable, run: () => void copy() },
    ...(app.pastes ? [pasteInto] : []),
    { id: 'all', text: words.all, hint: keyNames('Ctrl', 'A'), enabled: field.value !== '', run: () => field.select() },
  ];
}

/** What can be done with a text of the page that is selected. */
export function selectionMenu(app: App): Item[] {
  const text = getSelection()?.toString() ?? '';
  const copy = () => app.reporting(() => app.call('copy_text', { text }));
  return [
    {
      id: 'copy',
      text: t().shell.textMenu.copy,
      hint: keyNames('Ctrl', 'C'),
      enabled: text !== '',
      run: () => void copy(),
    },
  ];
}

// The web view pastes, as it does for its key: a page may have a use of its own for what comes, and no text takes another
// way into it.
function paste(app: App, field: Field): void {
  field.focus();
  void app.reporting(() => app.call('paste_into_field', null));
}
