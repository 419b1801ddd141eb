// The scopes of a token, those that matter here first, each by what is known of it.

/** A scope as it is shown. */
export interface Scope {
  /** As the token has it. */
  raw: string;
  /** The part that is known, without what a landscape puts before it; else the whole. */
  name: string;
  known: boolean;
  /** Whether it is about pull secrets. */
  matters: boolean;
}

/** Scopes of pull secrets begin like this, whatever stands before it. */
const PULL_SECRETS = 'dockerregistrysecret.credentials.';

/** Sorts scopes out; `known` are the suffixes that have words, in the order they are to stand in. */
export function scopesOf(raw: readonly string[], known: readonly string[]): Scope[] {
  const scopes = raw.map((scope): Scope => {
    const suffix = known.find((one) => scope === one || scope.endsWith(`.${one}`));
    const name = suffix ?? scope;
    return { raw: scope, name, known: suffix !== undefined, matters: name.startsWith(PULL_SECRETS) };
  });
  const rank = (scope: Scope) => (scope.known ? known.indexOf(scope.name) : known.length);
  return scopes.toSorted((one, other) => rank(one) - rank(other));
}

/** A client id that fits a line: the middle of its guid is left out, what tells it from others stays. */
export function clientInShort(id: string): string {
  return id.replace(/^(sb-[0-9a-f]{4})[0-9a-f-]{20,}(![^|]*\|?.*)$/i, '$1…$2');
}
