// From words to texts. A catalogue holds strings, plurals and groups of them; compiled for its language, a string with
// placeholders and a plural become functions of their fields: `t().secrets.more({ name })`.
//
// `{name}` stands for a field: a number as the language writes it, an array as a list ("a, b and c"). A part in square
// brackets, such as `[ ({status})]`, is left out if one of its fields is missing or empty.

/**
 * Wordings by the field `count`: the categories of `Intl.PluralRules` that the language has, `one` and `other` in
 * English and German. `none` is for 0, where that reads differently.
 */
export interface Plural extends Readonly<Partial<Record<Intl.LDMLPluralRule | 'none', string>>> {
  readonly other: string;
}

/** What a placeholder stands for. */
export type Field = string | number | readonly string[];

/** Fields by name, where it is not known which of them a text needs. */
export type Fields = Readonly<Record<string, Field | null | undefined>>;

/** The same groups and keys as the catalogue `C`, in another language. */
export type Translated<C> = C extends string
  ? string
  : C extends Plural
    ? Plural
    : { readonly [K in keyof C]: Translated<C[K]> };

/** The catalogue `C`, with functions in place of strings that have placeholders. */
export type Texts<C> = C extends string
  ? TextOf<C>
  : C extends Plural
    ? (fields: FieldsOf<C[keyof C] & string> & { readonly count: number }) => string
    : { readonly [K in keyof C]: Texts<C[K]> };

/** A text: as it is, or a function of its fields. */
export type Text = string | ((fields: never) => string);

type TextOf<T extends string> = [Names<T>] extends [never] ? string : (fields: FieldsOf<T>) => string;

// The fields of each string of a union, by name. What is in square brackets may be missing.
type FieldsOf<T extends string> = { readonly [Name in Needed<T>]: Field } & {
  readonly [Name in Exclude<Names<T>, Needed<T>>]?: Field | null | undefined;
};
type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Needed<T extends string> = T extends `${infer Before}[${string}]${infer After}`
  ? Names<Before> | Needed<After>
  : Names<T>;

/** Compiles words that have the form of the catalogue `C`, in the language of a BCP 47 tag. */
export function compile<C>(words: Translated<C>, language: string): Texts<C> {
  const formats = lazyFormats(language);
  const compiled = (node: unknown): unknown => {
    if (typeof node === 'string') return node.includes('{') ? (fields: Fields) => fill(node, fields, formats) : node;
    if (Array.isArray(node)) return node.map(compiled);
    if (isPlural(node))
      return (fields: Fields) => fill(wording(node, Number(fields['count']), formats), fields, formats);
    return Object.fromEntries(Object.entries(node as object).map(([key, value]) => [key, compiled(value)]));
  };
  return compiled(words) as Texts<C>;
}

/** A text that was picked by a code, with whatever fields came with it. */
export function say(text: Text, fields: Fields = {}): string {
  return typeof text === 'string' ? text : (text as (fields: Fields) => string)(fields);
}

/** The entry of a code that came as text; none if it has no entry. */
export function pick<T>(entries: Readonly<Record<string, T>>, code: string | undefined): T | undefined {
  return code === undefined ? undefined : entries[code];
}

/** A text around one of its fields, which is drawn by itself: what stands before it, and what after. */
export function around<Name extends string>(
  text: (fields: { readonly [name in Name]: string }) => string,
  name: Name,
): [before: string, after: string] {
  const [before = '', after = ''] = text({ [name]: GAP } as { [name in Name]: string }).split(GAP);
  return [before, after];
}

const GAP = '\u0000';

/** Whether words are a plural. */
export function isPlural(node: unknown): node is Plural {
  return typeof node === 'object' && node !== null && 'other' in node && typeof node.other === 'string';
}

type Formats = ReturnType<typeof lazyFormats>;

function wording(plural: Plural, count: number, { rules }: Formats): string {
  const { none, other } = plural;
  return (count === 0 ? none : undefined) ?? plural[rules().select(count)] ?? other;
}

function fill(text: string, fields: Fields, formats: Formats): string {
  const filled = (part: string): string =>
    part.replace(/\{(\w+)\}/g, (_, name: string) => written(fields[name], formats));
  const isThere = (part: string): boolean =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => written(fields[name], formats) !== '');
  return text
    .split(/(\[[^\]]*\])/)
    .map((part) => (!part.startsWith('[') ? filled(part) : isThere(part) ? filled(part.slice(1, -1)) : ''))
    .join('');
}

function written(field: Fields[string], { numbers, lists }: Formats): string {
  if (field === null || field === undefined) return '';
  if (typeof field === 'number') return numbers().format(field);
  return typeof field === 'string' ? field : lists().format(field);
}

// Made when first needed: the formats of Intl take their time, and the first page needs few of them.
function lazyFormats(language: string) {
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  let lists: Intl.ListFormat | undefined;
  return {
    rules: () => (rules ??= new Intl.PluralRules(language)),
    numbers: () => (numbers ??= new Intl.NumberFormat(language)),
    lists: () => (lists ??= new Intl.ListFormat(language)),
  };
}
