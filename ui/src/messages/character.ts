// A character as it can be read.

/** The character itself, or the number of one that cannot be seen: a control or format character, or any blank. */
export function visible(character = ''): string {
  if (/^[^\p{C}\p{Z}]/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
