// What a right click does in place of the browser's own menu: the menu of a row, or that of a text.
import type { App } from '../state/app.svelte';
import type { Entry } from './dropdown';
import { fieldMenu, fieldOf, selectionMenu } from './textMenu';

/** The event by which a button is told to open its menu at a place in the window. */
export const OPEN_AT = 'openat';

/** A place in the window. */
export interface Place {
  x: number;
  y: number;
}

/** The menu of a text that is open, if one is. */
export class ContextMenu {
  open = $state.raw<{ at: Place; entries: readonly (Entry & { enabled: boolean })[] } | null>(null);
  #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Opens the menu of what was clicked, if it has one. The browser's own never appears. */
  hear(event: MouseEvent): void {
    event.preventDefault();
    const at = placeOf(event);
    const field = fieldOf(event.target);
    if (field) {
      field.focus();
      this.open = { at, entries: fieldMenu(this.#app, field) };
    } else if (isSelected(event.target)) {
      this.open = { at, entries: selectionMenu(this.#app) };
    } else {
      this.open = null;
      rowMenu(event.target)?.dispatchEvent(new CustomEvent<Place>(OPEN_AT, { detail: at }));
    }
  }

  close(): void {
    this.open = null;
  }
}

/** The button behind whose dots the menu of a row is. */
function rowMenu(target: EventTarget | null): Element | null | undefined {
  return (target as Element | null)?.closest('tr, li')?.querySelector('[aria-haspopup="menu"]');
}

function isSelected(target: EventTarget | null): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && target instanceof Node && selection.containsNode(target, true);
}

// The key for menus has no pointer: the menu opens where the focus is.
function placeOf(event: MouseEvent): Place {
  if (event.clientX !== 0 || event.clientY !== 0) return { x: event.clientX, y: event.clientY };
  const box = (event.target as Element).getBoundingClientRect();
  return { x: box.left + 8, y: box.bottom };
}
