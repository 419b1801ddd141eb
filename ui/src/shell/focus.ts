// Moves the focus between the large parts of the window.

/** Puts the focus on the page. */
export function skipToPage(): void {
  focusOn(sheets()[0]);
}

/** Puts the focus on the next sheet: from the page to the request pane and back. */
export function nextSheet(): void {
  const all = sheets();
  const now = all.findIndex((sheet) => sheet.contains(document.activeElement));
  focusOn(all[(now + 1) % all.length]);
}

/** Puts the focus on the page if what had it is gone, as after following a link on the page before. */
export function keepFocus(): void {
  if (document.activeElement === null || document.activeElement === document.body) skipToPage();
}

const sheets = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('main .sheet')].filter((sheet) => sheet.offsetParent !== null);

function focusOn(sheet: HTMLElement | undefined): void {
  if (!sheet) return;
  sheet.tabIndex = -1;
  sheet.focus();
}
