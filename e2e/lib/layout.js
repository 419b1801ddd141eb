// Runs in the page: finds what somebody cannot read or reach because of how the page is laid out.

/** What a pixel of rounding may be off. */
const SLACK = 2;
/** Code keeps its lines and is scrolled by whoever reads it; the caret scrolls what is typed. */
const SCROLLED_SIDEWAYS = 'pre, textarea, input';
const INLINE = new Set(['inline', 'contents']);

/** All faults of what is shown now, a line each. */
function layoutFaults() {
  known = new Map();
  // A menu takes the pointer from the page. What lies on top is asked for where the pointer would be.
  const { pointerEvents } = document.body.style;
  document.body.style.pointerEvents = 'auto';
  try {
    return faultsNow();
  } finally {
    document.body.style.pointerEvents = pointerEvents;
  }
}

function faultsNow() {
  const scope = topLayer();
  const texts = scope.flatMap(textsIn);
  return [
    ...sidewaysScrolling(scope),
    ...texts.flatMap(cutText),
    ...scope.flatMap(cutInputs),
    ...outside(texts),
    ...overlapping(texts),
    ...overHeads(texts),
    ...outOfColumn(texts),
    ...brokenWords(texts),
  ];
}

/** Scrolls the lists of what is in front: `part` is 0 for their begin and 1 for their end. Gives whether anything moved. */
function scrollLists(part) {
  const front = floating();
  let moved = false;
  for (const element of (front.length > 0 ? front : topLayer()).flatMap((root) => [...root.querySelectorAll('*')])) {
    const room = element.scrollHeight - element.clientHeight;
    if (room <= 0 || !scrolls(getComputedStyle(element).overflowY)) continue;
    const before = element.scrollTop;
    element.scrollTop = Math.round(room * part);
    moved ||= element.scrollTop !== before;
  }
  return moved;
}

/** What can be used: a dialog, what floats over the page, else the page. */
function topLayer() {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  return [dialog ?? document.getElementById('app'), ...floating().filter((box) => !dialog?.contains(box))];
}

function floating() {
  return [...document.querySelectorAll('[data-bits-floating-content-wrapper]')].filter((box) => box.checkVisibility());
}

/** The texts in an element, each with where its lines are and which elements cut them off. */
function textsIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (lines.length > 0) texts.push({ node, element, lines, text: node.data.trim(), cutters: cuttersOf(element) });
  }
  return texts;
}

/** What is known of an element, since many texts have the same ones around them. */
let known = new Map();

function remember(element, what, find) {
  const facts = known.get(element) ?? {};
  known.set(element, facts);
  return (facts[what] ??= find());
}

function isSeen(element) {
  if (element === null || element === document.body) return true;
  return remember(element, 'seen', () => isShown(element) && isSeen(element.parentElement));
}

function isShown(element) {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }))
    return false;
  // This is how texts for screen readers are hidden from sight.
  return getComputedStyle(element).clipPath !== 'inset(50%)' && !['OPTION', 'TEXTAREA'].includes(element.tagName);
}

/** The elements that show a part of what is in them, the innermost first. */
function cuttersOf(element) {
  if (element === null || element === document.body) return [];
  return remember(element, 'cutters', () => {
    const { overflowX, overflowY, display, position } = getComputedStyle(element);
    const around = position === 'fixed' ? [] : cuttersOf(element.parentElement);
    const cuts = !INLINE.has(display) && (overflowX !== 'visible' || overflowY !== 'visible');
    return cuts ? [{ one: element, overflowX, overflowY }, ...around] : around;
  });
}

function sidewaysScrolling(scope) {
  const found = scope
    .flatMap((root) => [...root.querySelectorAll('*')])
    .filter((element) => !element.matches(SCROLLED_SIDEWAYS) && isWiderThanShown(element));
  const page = document.scrollingElement;
  const faults = [...found, ...(page.scrollWidth > innerWidth + SLACK ? [page] : [])].map(
    (element) =>
      `scrolls sideways: ${named(element)} ${element.scrollWidth} in ${element.clientWidth}, by ${widest(element)}`,
  );
  return page.scrollHeight > innerHeight + SLACK ? [...faults, 'the page scrolls as a whole'] : faults;
}

/** The innermost element that goes beyond the right edge of a scroller. */
function widest(scroller) {
  const edge = inner(scroller).right + 1;
  const beyond = [...scroller.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > edge);
  return beyond.length > 0 ? named(beyond.at(-1)) : 'nothing that has a box';
}

function isWiderThanShown(element) {
  if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth === 0) return false;
  return scrolls(getComputedStyle(element).overflowX) && isSeen(element);
}

const scrolls = (overflow) => overflow === 'auto' || overflow === 'scroll';

function cutText({ element, lines, text, cutters }) {
  let boxes = lines;
  for (const { one, overflowX, overflowY } of cutters) {
    if (one.matches(SCROLLED_SIDEWAYS)) return [];
    const box = inner(one);
    const slack = lineSlack(element);
    const wide = boxes.some(({ left, right }) => left < box.left - SLACK || right > box.right + SLACK);
    const high = boxes.some(({ top, bottom }) => top < box.top - slack || bottom > box.bottom + slack);
    if ((wide && cuts(overflowX)) || (high && cuts(overflowY))) {
      return isTold(element, text) ? [] : [`cut: “${text}” in ${named(one)}`];
    }
    // What can be scrolled to is where its scroller is.
    boxes = boxes.map(({ left, right, top, bottom }) => ({
      ...(scrolls(overflowX) ? { left: box.left, right: box.right } : { left, right }),
      ...(scrolls(overflowY) ? { top: box.top, bottom: box.bottom } : { top, bottom }),
    }));
  }
  return [];
}

const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';

/** Descenders may touch what is below; half a line may not be missing. */
const lineSlack = (element) => Number.parseFloat(getComputedStyle(element).fontSize) / 3;

/** Whether a tooltip has the whole text. */
function isTold(element, text) {
  for (let one = element; one; one = one.parentElement) {
    const { title } = one;
    if (title && tidyText(title).includes(tidyText(text))) return true;
  }
  return false;
}

const tidyText = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** Hints in empty fields and the choices of lists that do not fit. */
function cutInputs(root) {
  return [...root.querySelectorAll('input, select')].filter(isSeen).flatMap((field) => {
    const text = field.tagName === 'SELECT' ? (field.selectedOptions[0]?.text ?? '') : shownIn(field);
    const { paddingLeft, paddingRight, font } = getComputedStyle(field);
    const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    if (text === '' || field.title.includes(text) || widthOf(text, font) <= room + SLACK) return [];
    return [`cut: “${text}” in ${named(field)}`];
  });
}

/** The placeholder, or what a list was chosen from; what is typed is scrolled by the caret. */
function shownIn(field) {
  if (field.value === '') return field.placeholder;
  return field.role === 'combobox' && document.activeElement !== field ? field.value : '';
}

const canvas = document.createElement('canvas').getContext('2d');
function widthOf(text, font) {
  canvas.font = font;
  return canvas.measureText(text).width;
}

/** Menus, lists and dialogs that do not fit into the window, and texts beyond its edge. */
function outside(texts) {
  const boxes = [...floating().map((box) => box.firstElementChild ?? box), ...document.querySelectorAll('dialog[open]')]
    .filter((box) => {
      const { left, top, right, bottom } = box.getBoundingClientRect();
      return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    })
    .map((box) => `outside of the window: ${named(box)}`);
  const lost = texts
    .filter(
      ({ lines, cutters }) =>
        lines.some(({ left, right }) => right > innerWidth + SLACK || left < -SLACK) && cutters.length === 0,
    )
    .map(({ text }) => `outside of the window: “${text}”`);
  return [...boxes, ...lost];
}

/** Texts that are drawn over each other, and rows that are drawn over the head of their table. */
function overlapping(texts) {
  const lines = texts.flatMap((text) => text.lines.map((line) => ({ ...text, box: visible(line, text.cutters) })));
  const seen = lines.filter(({ box }) => box !== null).sort((a, b) => a.box.top - b.box.top);
  const faults = new Set();
  seen.forEach((a, index) => {
    for (const b of seen.slice(index + 1)) {
      if (b.box.top >= a.box.bottom - SLACK) break;
      const common = meet(a.box, b.box);
      if (a.node === b.node || !common) continue;
      if (!covers(a, b, common) && !covers(b, a, common)) faults.add(`over each other: “${a.text}” and “${b.text}”`);
    }
  });
  return [...faults];
}

/** Rows that are drawn over the head of their table, which stays when they are scrolled. */
function overHeads(texts) {
  const heads = [...document.querySelectorAll('th')].filter((head) => getComputedStyle(head).position === 'sticky');
  return texts.flatMap(({ element, lines, cutters, text }) => {
    const table = element.closest('tbody')?.parentElement;
    if (!table) return [];
    const over = heads.some((head) =>
      lines.some((line) => {
        if (!table.contains(head)) return false;
        const box = visible(line, cutters);
        const common = box && meet(box, head.getBoundingClientRect());
        return common && !covers({ element: head }, { element }, common);
      }),
    );
    return over ? [`over the head of its table: “${text}”`] : [];
  });
}

/** The part of a line that its scrollers show. */
function visible({ left, top, right, bottom }, cutters) {
  let box = {
    left: Math.max(left, 0),
    top: Math.max(top, 0),
    right: Math.min(right, innerWidth),
    bottom: Math.min(bottom, innerHeight),
  };
  for (const { one, overflowX, overflowY } of cutters) {
    const edge = inner(one);
    if (overflowX !== 'visible')
      box = { ...box, left: Math.max(box.left, edge.left), right: Math.min(box.right, edge.right) };
    if (overflowY !== 'visible')
      box = { ...box, top: Math.max(box.top, edge.top), bottom: Math.min(box.bottom, edge.bottom) };
  }
  return box.right - box.left > 1 && box.bottom - box.top > 1 ? box : null;
}

/** Where two boxes meet, if they do so by more than rounding and the air around letters. */
function meet(a, b) {
  const box = {
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  };
  const height = Math.min(a.bottom - a.top, b.bottom - b.top);
  return box.right - box.left > SLACK && box.bottom - box.top > Math.max(SLACK, height / 4) ? box : null;
}

/** Whether a layer with `upper` in it lies on purpose over `lower`: it has a place of its own and a ground, and is on top. */
function covers(upper, lower, { left, right, top, bottom }) {
  let layer = null;
  for (let one = upper.element; one && !one.contains(lower.element); one = one.parentElement) {
    if (LAYERS.has(getComputedStyle(one).position)) layer = one;
  }
  if (!layer || !hasGround(layer, upper.element)) return false;
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return hit === null || layer.contains(hit) || isUnderAnother(hit, upper.element);
}

/** Whether what was hit is a menu, a dialog or a message that lies over both. */
function isUnderAnother(hit, element) {
  for (let one = hit; one; one = one.parentElement) {
    if (getComputedStyle(one).position === 'fixed' && !one.contains(element)) return true;
  }
  return false;
}

const LAYERS = new Set(['sticky', 'fixed', 'absolute']);

/** Whether something from the text up to its layer hides what is below. */
function hasGround(layer, element) {
  for (let one = element; one !== layer.parentElement; one = one.parentElement) {
    const { backgroundColor } = getComputedStyle(one);
    if (backgroundColor !== 'transparent' && !/, 0\)$/.test(backgroundColor)) return true;
  }
  return false;
}

/** Labels that run out of their column into what stands beside them. */
function outOfColumn(texts) {
  return texts.flatMap(({ element, lines, text }) => {
    const column = element.closest('.label, dt');
    if (!column) return [];
    const { right } = column.getBoundingClientRect();
    return lines.some((line) => line.right > right + SLACK) ? [`wider than its column: “${text}”`] : [];
  });
}

/** Labels in several lines, and columns so narrow that each line has one word. */
function brokenWords(texts) {
  return texts.flatMap(({ element, lines, text }) => {
    const rows = new Set(lines.map(({ top }) => Math.round(top))).size;
    const label = element.closest('button, [role="tab"], [role="radio"], th[scope="col"], .tag, kbd, .nowrap');
    const short = label !== null && text.split(/\s+/).length <= 4 && text.length <= 40;
    if (short && rows > 1) return [`a label in ${rows} lines: “${text}” in ${named(label)}`];
    const words = text.split(/\s+/).length;
    if (words === 1 && rows > 1 && text.length <= 24 && element.closest('h1, h2, h3')) {
      return [`a heading of one word in ${rows} lines: “${text}”`];
    }
    return rows >= 4 && words / rows < 1.5 && text.length / rows < 12
      ? [`a word a line: “${text}” in ${named(element)}`]
      : [];
  });
}

/** What an element shows of its content, without its borders and scrollbars. */
function inner(element) {
  const { left, top } = element.getBoundingClientRect();
  const x = left + element.clientLeft;
  const y = top + element.clientTop;
  return { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight };
}

function named(element) {
  const classes = [...element.classList].filter((name) => !name.startsWith('svelte-'));
  const self = `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''}${classes.map((name) => `.${name}`).join('')}`;
  const around = element.parentElement?.closest('[id]:not(#app)');
  return around ? `${self} (${around.id})` : self;
}

/** The faults that are still there after two frames: a scroller may get its bar with the first, and its room with the second. */
async function lastingFaults() {
  const first = layoutFaults();
  if (first.length === 0) return first;
  await frame();
  await frame();
  const still = new Set(layoutFaults());
  return first.filter((fault) => still.has(fault));
}

const frame = () => new Promise(requestAnimationFrame);
const turn = () => new Promise((done) => setTimeout(done, 5));

/** Waits until the window has this size, then looks at the begin, the middle and the end of what can be scrolled. */
async function measure(width, height) {
  while (innerWidth !== width || innerHeight !== height) await turn();
  // What floats is placed with the next frame. A frame is the dear part of this: a large window is drawn without hardware.
  await frame();
  const faults = new Set(await lastingFaults());
  for (const part of [0.5, 1]) {
    if (!scrollLists(part)) continue;
    // A long list draws its rows when they come into view.
    if (document.querySelector('[aria-rowcount]')) await frame();
    for (const fault of await lastingFaults()) faults.add(fault);
  }
  scrollLists(0);
  return [...faults];
}
