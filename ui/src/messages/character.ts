// A character as it can be read.

/** The character itself, or the number of one that cannot be seen. */
export function visible(character = ''): string {
  const code = character.codePointAt(0) ?? 0;
  const seen = code > 0x20 && !(code >= 0x7f && code <= 0xa0);
  return seen ? character : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
