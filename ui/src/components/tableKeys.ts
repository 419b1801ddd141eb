// Moves the focus in a table: rows up and down, controls of a row left and right.

const CONTROLS = 'input, button, a';

/** Does what an arrow key asks for inside the body of the table the event comes from. */
export function moveIn(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const row = target.closest<HTMLTableRowElement>('tbody tr');
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = aimOf(event.key, row, target);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function aimOf(key: string, row: HTMLTableRowElement, target: HTMLElement): HTMLElement | null | undefined {
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>('tr[tabindex]') ?? [])];
  const now = rows.indexOf(row);
  switch (key) {
    case 'ArrowDown':
      return rows[now + 1];
    case 'ArrowUp':
      return rows[now - 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    case 'ArrowRight':
      return stepIn(row, target, 1);
    case 'ArrowLeft':
      return stepIn(row, target, -1);
    default:
      return null;
  }
}

// The row itself is the first place, its controls follow.
function stepIn(row: HTMLElement, target: HTMLElement, by: number): HTMLElement | undefined {
  const places = [row, ...row.querySelectorAll<HTMLElement>(CONTROLS)].filter((one) => one.getClientRects().length > 0);
  return places[places.indexOf(target) + by];
}
