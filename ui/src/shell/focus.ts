// Moves the focus between the large parts of the window, and to what is searched or selected in them.

/** Puts the focus on the page. */
export function skipToPage(): void {
  focusOn(sheets()[0]);
}

/** Puts the focus on the next sheet, from the page to the request pane and back, and frames it. */
export function nextSheet(): void {
  const all = sheets();
  const now = all.findIndex((sheet) => sheet.contains(document.activeElement));
  const next = all[(now + 1) % all.length];
  focusOn(next);
  if (!next) return;
  next.classList.add('is-reached');
  next.addEventListener('blur', () => next.classList.remove('is-reached'), { once: true });
}

/** Puts the focus on the page if what had it is gone, as after following a link on the page before. */
export function keepFocus(): void {
  if (document.activeElement === null || document.activeElement === document.body) skipToPage();
}

/** Puts the focus on the search of the page. Gives whether it has one. */
export function search(): boolean {
  const field = [...document.querySelectorAll<HTMLInputElement>('main input[type="search"]')].find(isShown);
  field?.select();
  field?.focus();
  return field !== undefined;
}

/** Selects the code that the focus is in. Around anything else there is nothing that is worth selecting as a whole. */
export function selectAround(): void {
  const code = document.activeElement?.closest('pre, .code, .well');
  if (code) getSelection()?.selectAllChildren(code);
}

const sheets = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main .sheet')].filter(isShown);

const isShown = (element: HTMLElement): boolean => element.offsetParent !== null;

function focusOn(sheet: HTMLElement | undefined): void {
  if (!sheet) return;
  sheet.tabIndex = -1;
  sheet.focus();
}
