// The scopes of a token sorted out: first what is about pull secrets, in one; then the others.

/** Scopes of the same thing, as they are shown. */
export interface Scope {
  /** The thing, without what a landscape puts before it; of an unknown scope the whole. */
  name: string;
  /** The scopes as the token has them. */
  raw: string[];
  /** The words for what is known of them; empty if nothing is. */
  known: string[];
  /** Whether it is about pull secrets. */
  matters: boolean;
}

/** What scopes of pull secrets are about, whatever stands before it. */
const PULL_SECRETS = 'dockerregistrysecret.credentials';

/** Sorts scopes out; `words` has the suffixes that are known, in the order they are told in. */
export function scopesOf(scopes: readonly string[], words: Readonly<Record<string, string>>): Scope[] {
  const told = Object.keys(words).flatMap((suffix) => {
    const raw = scopes.filter((scope) => scope === suffix || scope.endsWith(`.${suffix}`));
    return raw.length > 0 ? [{ suffix, raw }] : [];
  });
  const mattering = told.filter(({ suffix }) => suffix.startsWith(`${PULL_SECRETS}.`));
  const others = told.filter((one) => !mattering.includes(one));
  const unknown = scopes.filter((scope) => !told.some(({ raw }) => raw.includes(scope)));
  const wordsOf = (some: typeof told) => some.map(({ suffix }) => words[suffix] ?? '');
  const all: Scope[] = [
    { name: PULL_SECRETS, raw: mattering.flatMap(({ raw }) => raw), known: wordsOf(mattering), matters: true },
    ...others.map((one) => ({ name: one.suffix, raw: one.raw, known: wordsOf([one]), matters: false })),
    ...unknown.map((name) => ({ name, raw: [name], known: [], matters: false })),
  ];
  return all.filter(({ raw }) => raw.length > 0);
}

/** A client id that fits a line: the middle of its guid is left out, what tells it from others stays. */
export function clientInShort(id: string): string {
  return id.replace(/^(sb-[0-9a-f]{4})[0-9a-f-]{20,}(![^|]*\|?.*)$/i, '$1…$2');
}
