// Runs in the page: finds what a person with a screen reader would, by role and accessible name.

const ROLES = {
  A: 'link',
  ARTICLE: 'article',
  BUTTON: 'button',
  DIALOG: 'dialog',
  FIELDSET: 'group',
  MAIN: 'main',
  NAV: 'navigation',
  OPTION: 'option',
  SELECT: 'combobox',
  SUMMARY: 'button',
  TABLE: 'table',
  TD: 'cell',
  TEXTAREA: 'textbox',
  TH: 'columnheader',
  TR: 'row',
};
const INPUT_ROLES = { button: 'button', checkbox: 'checkbox', radio: 'radio', search: 'searchbox', submit: 'button' };

/** The visible elements of the role whose name is `name`, or matches it if `pattern` is set. */
function accessible(role, name, pattern) {
  const fits = pattern ? (found) => new RegExp(name).test(found) : (found) => found === name;
  return [...document.querySelectorAll('*')].filter(
    (element) => roleOf(element) === role && isVisible(element) && isReachable(element) && fits(nameOf(element)),
  );
}

/** Whether no modal dialog hides it: only what the dialog in front contains can be used. */
function isReachable(element) {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  return !dialog || dialog.contains(element) || element.contains(dialog);
}

/** Role, name and id of what has the focus. */
function focused() {
  const element = document.activeElement ?? document.body;
  return { role: roleOf(element), name: nameOf(element), id: element.id };
}

/** The text of the page as it can be read. */
function readable() {
  return document.body.innerText;
}

function roleOf(element) {
  const given = element.getAttribute('role');
  if (given) return given.split(' ')[0];
  if (/^H[1-6]$/.test(element.tagName)) return 'heading';
  if (element.tagName === 'TH' && element.scope === 'row') return 'rowheader';
  if (element.tagName === 'INPUT') return INPUT_ROLES[element.type] ?? 'textbox';
  return ROLES[element.tagName] ?? '';
}

function nameOf(element) {
  const named = [referenced(element), element.getAttribute('aria-label'), labelled(element)];
  const shown = [content(element), element.title, element.placeholder];
  return tidy([...named, ...shown].find((name) => tidy(name ?? '') !== '') ?? '');
}

function referenced(element) {
  const ids = element.getAttribute('aria-labelledby') ?? '';
  return ids
    .split(/\s+/)
    .map((id) => textOf(document.getElementById(id)))
    .join(' ');
}

function labelled(element) {
  const text = [...(element.labels ?? [])].map(textOf).join(' ');
  return tidy(text).replace(/:$/, '');
}

/** What stands inside names a button or a link, and not a form field or a region. */
function content(element) {
  const fields = ['textbox', 'searchbox', 'combobox', 'main', 'navigation', 'dialog', 'table', 'group', 'region'];
  return fields.includes(roleOf(element)) ? '' : textOf(element);
}

function textOf(node) {
  if (!node) return '';
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches('[aria-hidden=true], [hidden], input, select, textarea'))
    return '';
  return node.getAttribute('aria-label') ?? [...node.childNodes].map(textOf).join(' ');
}

function tidy(text) {
  return text.replace(/\s+/g, ' ').trim();
}

function isVisible(element) {
  const { width, height } = element.getBoundingClientRect();
  return (
    element.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0 && !element.closest('[inert]')
  );
}
