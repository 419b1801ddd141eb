// Runs in the page: finds what is drawn in the colour of a state, with what tells the state besides.

/** The tokens of Horizon that stand for a state, by its name. */
const TOKENS = { good: /Positive|Success/, doubtful: /Critical|Warning/, bad: /Negative|Error|Invalid/ };
/** Colours that nothing else has. */
const MARKS = { good: 'rgb(1, 254, 2)', doubtful: 'rgb(254, 253, 1)', bad: 'rgb(254, 1, 3)' };
/** Names of classes that say a state. */
const STATE = /^(ok|warn|bad|quiet|doubtful|is-.*|.*--(ok|info|warn|bad|pass|fail|warning|soon|full))$/;
/** How far around an element its icon or text may be. */
const NEAR = 3;
/** How much of the shape of an icon tells it from the others. */
const START_OF_SHAPE = 40;

/**
 * What is shown: the kind of element, its state or '', its own text, and the icons before it. `alone` says that neither an
 * icon nor a text is near.
 */
function statesShown() {
  const unmark = markTokens();
  try {
    const front = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
    return [...front.querySelectorAll('*')].filter(isShown).flatMap(shownBy);
  } finally {
    unmark();
  }
}

/** Gives each state a colour of its own, so that it is told from links, accents and code. Returns what undoes that. */
function markTokens() {
  const { style } = document.documentElement;
  const marked = namesOfTokens().flatMap((name) => {
    const state = Object.keys(TOKENS).find((state) => TOKENS[state].test(name));
    return state ? [[name, MARKS[state]]] : [];
  });
  for (const [name, mark] of marked) style.setProperty(name, mark);
  return () => marked.forEach(([name]) => style.removeProperty(name));
}

function namesOfTokens() {
  const root = getComputedStyle(document.documentElement);
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const ofRoot = rules.filter(({ selectorText }) => selectorText === ':root');
  const names = ofRoot.flatMap(({ style }) => [...style]).filter((name) => name.startsWith('--sap'));
  return [...new Set(names)].filter((name) => CSS.supports('color', root.getPropertyValue(name).trim()));
}

function shownBy(element) {
  const state = stateOf(element);
  const text = ownText(element);
  if (state === '' && text === '') return [];
  const icons = iconsOf(element);
  const alone = icons === '' && text === '' && !hasCompany(element);
  return [{ kind: kindOf(element), state, text, icons, alone }];
}

function stateOf(element) {
  const { color, backgroundColor, borderTopColor, borderLeftColor, boxShadow } = getComputedStyle(element);
  const isDrawn = element.matches('svg, path') || ownText(element) !== '';
  const around = element.parentElement ? getComputedStyle(element.parentElement).backgroundColor : '';
  const drawn = [isDrawn && color, backgroundColor !== around && backgroundColor, borderTopColor, borderLeftColor];
  const colours = [...drawn, boxShadow].join(' ');
  return Object.keys(MARKS).find((state) => colours.includes(MARKS[state])) ?? '';
}

function ownText(element) {
  const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  return texts
    .map(({ data }) => data)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The beginnings of the shapes of the icons in an element, or of its siblings where it is a part of a line. */
function iconsOf(element) {
  const line = element.parentElement ?? element;
  const icons = [...element.querySelectorAll('svg'), ...line.querySelectorAll(':scope > svg')].filter(isShown);
  const shapes = icons.map((icon) => icon.querySelector('path')?.getAttribute('d') ?? '');
  return [...new Set(shapes.map((shape) => shape.slice(0, START_OF_SHAPE)))].join();
}

function hasCompany(element) {
  let around = element;
  for (let up = 0; up < NEAR && around.parentElement; up += 1) around = around.parentElement;
  const inside = [...around.querySelectorAll('*')].filter(isShown);
  return inside.some((one) => one.matches('svg') || ownText(one) !== '');
}

function kindOf(element) {
  const names = [...element.classList].filter((name) => !STATE.test(name));
  return [element.tagName.toLowerCase(), ...names].join('.');
}

function isShown(element) {
  return element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).clipPath !== 'inset(50%)';
}
