import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse, parseCss } from 'svelte/compiler';
import { expect, test } from 'vitest';

const SOURCES = join(import.meta.dirname, '..');

/** The class names that a component writes; one that is put together from a beginning and a value ends in `*`. */
type Names = ReadonlySet<string>;

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const read = (file: string): string => readFileSync(join(SOURCES, file), 'utf8');
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
const sheets = files.filter((file) => file.endsWith('.css'));
const components = files.filter((file) => file.endsWith('.svelte')).map((file) => namesIn(read(file)));
// Colours of code and the mark of what F6 reached are named in modules, for whichever component draws them.
const modules = files.filter((file) => /(?<!\.test)\.ts$/.test(file)).map((file) => read(file));

test.each(sheets)('%s_has_looks_that_several_components_share_and_no_others', (sheet) => {
  const owned = [...classesOf(sheet)].filter(
    (name) => usersOf(name) < 2 && !modules.some((text) => text.includes(`'${name}'`)),
  );
  expect(owned, 'stands in the <style> of its only component, or is used by none').toEqual([]);
});

test('the_names_that_a_component_puts_together_are_found', () => {
  const names = namesIn('<p class="a b--{tone}" class:c={on}><Cut class={["d", on && `e--${x} f`]} /></p>');
  expect([...names].sort()).toEqual(['a', 'b--*', 'c', 'd', 'e--*', 'f']);
});

function usersOf(name: string): number {
  return components.filter((names) => has(names, name)).length;
}

function has(names: Names, name: string): boolean {
  return names.has(name) || [...names].some((one) => one.endsWith('*') && name.startsWith(one.slice(0, -1)));
}

function classesOf(sheet: string): Names {
  const selectors = nodesIn(parseCss(read(sheet)), ({ type }) => type === 'ClassSelector');
  return new Set(selectors.map(({ name }) => String(name)));
}

function namesIn(component: string): Names {
  const { fragment } = parse(component, { modern: true });
  const directives = nodesIn(fragment, ({ type }) => type === 'ClassDirective').map(({ name }) => String(name));
  const attributes = nodesIn(
    fragment,
    ({ type, name }) => type === 'Attribute' && (name === 'class' || name === 'more'),
  );
  return new Set([...directives, ...attributes.flatMap(words)]);
}

/** The words of an attribute, whether it is a text, a list of texts or an expression with texts in it. */
function words({ value }: Node): string[] {
  const parts = Array.isArray(value) ? (value as Node[]) : [value as Node];
  return parts.flatMap((part, place) => {
    if (part.type === 'Text') return split(String(part['data']), place < parts.length - 1);
    const texts = nodesIn(part, ({ type }) => type === 'Literal' || type === 'TemplateElement');
    return texts.flatMap((text) =>
      text.type === 'Literal'
        ? split(String(text['value']), false)
        : split((text['value'] as { raw: string }).raw, text['tail'] !== true),
    );
  });
}

/** The words of a text; if a value follows it without a blank, the last is only the beginning of a name. */
function split(text: string, continued: boolean): string[] {
  const found = text.split(/\s+/);
  const last = found.pop() ?? '';
  return [...found, last && continued ? `${last}*` : last].filter((word) => word !== '');
}

/** All nodes of a syntax tree that fit, the node itself among them. */
function nodesIn(root: unknown, fits: (node: Node) => boolean): Node[] {
  if (root === null || typeof root !== 'object') return [];
  const below = Object.values(root).flatMap((value) => nodesIn(value, fits));
  return 'type' in root && fits(root as Node) ? [root as Node, ...below] : below;
}
