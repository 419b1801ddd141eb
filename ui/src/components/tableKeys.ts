// Moves the focus in a table: rows up and down, controls of a row left and right.
import { tick } from 'svelte';

const CONTROLS = 'input, button, a';

/** Does what an arrow key asks for inside the body of the table the event comes from. */
export function moveIn(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const row = target.closest<HTMLTableRowElement>('tbody tr');
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Home' || event.key === 'End') {
    event.preventDefault();
    void goToEnd(row.parentElement as HTMLElement, event.key);
    return;
  }
  const next = aimOf(event.key, row, target);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function aimOf(key: string, row: HTMLTableRowElement, target: HTMLElement): HTMLElement | null | undefined {
  const rows = rowsOf(row.parentElement as HTMLElement);
  const now = rows.indexOf(row);
  switch (key) {
    case 'ArrowDown':
      return rows[now + 1];
    case 'ArrowUp':
      return rows[now - 1];
    case 'ArrowRight':
      return stepIn(row, target, 1);
    case 'ArrowLeft':
      return stepIn(row, target, -1);
    default:
      return null;
  }
}

// The rows at the ends of a long table are drawn when they come into view.
async function goToEnd(body: HTMLElement, key: 'Home' | 'End'): Promise<void> {
  const scroller = body.closest('.sheet__body');
  if (scroller) scroller.scrollTop = key === 'Home' ? 0 : scroller.scrollHeight;
  // The event of the browser comes with the next frame.
  scroller?.dispatchEvent(new Event('scroll'));
  await tick();
  const rows = rowsOf(body);
  (key === 'Home' ? rows[0] : rows.at(-1))?.focus();
}

function rowsOf(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>('tr[tabindex]')];
}

// The row itself is the first place, its controls follow.
function stepIn(row: HTMLElement, target: HTMLElement, by: number): HTMLElement | undefined {
  const places = [row, ...row.querySelectorAll<HTMLElement>(CONTROLS)].filter((one) => one.getClientRects().length > 0);
  return places[places.indexOf(target) + by];
}
