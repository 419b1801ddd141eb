// A locale of a desktop, which the machine of a test may not have.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the locale, such as `de_DE`, and gives the environment of a program on such a desktop. Its end is ordered by `after`. */
export function desktopIn(locale, after) {
  const folder = mkdtempSync(join(tmpdir(), 'pullpass-locales-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync('localedef', [`--inputfile=${locale}`, '--charmap=UTF-8', join(folder, `${locale}.UTF-8`)]);
  return { LOCPATH: folder, LANG: `${locale}.UTF-8`, LANGUAGE: locale };
}
