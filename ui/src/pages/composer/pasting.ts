// A paste or a drop of text on its way into a field of the form.
import { placeOf } from '../../request-pane/fieldPath';
import type { Composer } from '../../state/composer.svelte';

/** Takes a paste out of the browser's hands. Password fields and editors of whole documents take theirs themselves. */
export function takePaste(composer: Composer, event: ClipboardEvent | DragEvent): void {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.readOnly) return;
  const place = placeOf(field.dataset['place']);
  if (place === null && field.type !== 'text') return;
  const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer;
  const text = data?.getData('text/plain') ?? '';
  if (text === '') return;
  event.preventDefault();
  event.stopPropagation();
  const mask = place && (() => composer.masked.add(place));
  void composer.pasted.paste(text, { insert: (pasted) => insert(field, pasted), mask });
}

/** Puts a text in as one line, as the browser does. */
function insert(field: HTMLInputElement, text: string): void {
  const { value, selectionStart, selectionEnd } = field;
  field.setRangeText(text.replace(/[\r\n]/g, ''), selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}
