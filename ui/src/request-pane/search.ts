// Finds a text in what is drawn. Nothing is drawn anew for it: the matches are ranges, which the browser paints.

/** Where a text stands: start and end in characters, as they count in `within`. Small and capital letters are alike. */
export function matches(within: string, wanted: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  const [text, part] = [folded(within), folded(wanted)];
  if (part === '') return found;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
    found.push([at, at + part.length]);
  }
  return found;
}

// Only letters whose small form is as long count as alike: the ends of a match must fit the text.
function folded(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}

const UNSEEN = '.sr-only, .line__no, [aria-hidden="true"], button, textarea';
const BLOCKS = '.line, pre, p, li, dt, dd, h3, tr, .chunk';

/** The ranges in which a text stands in the elements, in the order of the page. */
export function ranges(elements: readonly Element[], wanted: string): Range[] {
  return elements.flatMap((element) => rangesIn(element, wanted));
}

/** Pixels that are left beside a match. */
const AIR = 16;

/** Brings a match into sight. Its code is scrolled sideways only if the match is not in sight without. */
export function reveal(match: Range): void {
  const element = match.startContainer.parentElement;
  const code = element?.closest('.code');
  const before = code?.scrollLeft ?? 0;
  element?.scrollIntoView({ block: 'nearest' });
  if (!code) return;
  // The element may be a line that is far longer than the match in it.
  code.scrollLeft = before;
  const [found, view] = [match.getBoundingClientRect(), code.getBoundingClientRect()];
  if (found.left < view.left) code.scrollLeft -= view.left - found.left + AIR;
  else if (found.right > view.right) code.scrollLeft += found.right - view.right + AIR;
}

function rangesIn(element: Element, wanted: string): Range[] {
  const nodes = textNodes(element);
  const starts: number[] = [];
  let text = '';
  nodes.forEach((node, index) => {
    // No match goes over the end of a line.
    if (index > 0 && blockOf(nodes[index - 1]) !== blockOf(node)) text += '\n';
    starts.push(text.length);
    text += node.data;
  });
  return matches(text, wanted).map(([start, end]) => {
    const range = document.createRange();
    range.setStart(...pointAt(nodes, starts, start));
    range.setEnd(...pointAt(nodes, starts, end - 1, 1));
    return range;
  });
}

function textNodes(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!node.parentElement?.closest(UNSEEN)) nodes.push(node);
  }
  return nodes;
}

const blockOf = (node: Text | undefined): Element | null => node?.parentElement?.closest(BLOCKS) ?? null;

function pointAt(nodes: readonly Text[], starts: readonly number[], at: number, more = 0): [Text, number] {
  const index = starts.findLastIndex((start) => start <= at);
  const node = nodes[index];
  if (!node) throw new RangeError('no character there');
  return [node, at - (starts[index] ?? 0) + more];
}
