// What each finding says: the thing, why, and what to do, in one line.
import type { Code } from '../../bindings';

type Fields = Readonly<Record<string, string>>;

export const findings: Record<Code, (fields: Fields) => string> = {
  nameMissing: () => 'Type a name; the template will use it.',
  nameTooShort: () => 'A name has two characters or more.',
  nameTooLong: ({ length }) => `A name has at most 63 characters; this one has ${length}.`,
  nameCharacter: ({ character }) => `AI Core takes a to z, 0 to 9, - . and _ only, not ${shown(character)}.`,
  nameFirstCharacter: ({ character }) => `A name begins with a letter or digit, not with ${shown(character)}.`,
  nameLastCharacter: ({ character }) => `A name ends with a letter or digit, not with ${shown(character)}.`,
  nameDoubleUnderscore: () => 'AI Core takes no two underscores in a row.',
  nameUnderscoreBeforeLast: () => 'AI Core takes no underscore right before the last character.',
  noRegistry: () => 'Without a registry the secret would serve nothing: add one.',
  registryKeyMissing: () => 'Type the address of the registry, as it stands in the image name.',
  registryKeyControlCharacter: () => 'A control character is in it: the kubelet drops such keys. Type it anew.',
  registryKeyTwice: ({ other }) => `Registry ${other} has the same key; only one of them can be in the secret.`,
  usernameMissing: () => 'Type a username: without one the pull is anonymous.',
  usernameControlCharacter: () => 'A control character is in it, which no registry takes. Type it anew.',
  passwordMissing: () => 'Type the password or token.',
  bodyTooLarge: ({ bytes }) => `The secret would have ${bytes} bytes; Kubernetes stops at 1 MiB.`,
};

/** A character as it can be read: blanks and control characters by their number. */
function shown(character = ''): string {
  const code = character.codePointAt(0) ?? 0;
  const visible = code > 0x20 && !(code >= 0x7f && code <= 0xa0);
  return visible ? character : code === 0x20 ? 'blanks' : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
