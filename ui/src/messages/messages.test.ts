// Both catalogues say everything: no text is empty or the same where it should differ.
import { expect, test } from 'vitest';

import * as de from './de';
import * as en from './en';

// Fields that pick a sentence or are read as a time; all others may be missing here.
const SAMPLE = {
  reason: 'expired',
  at: '2026-01-01T00:00:00Z',
  from: '2026-01-01T00:00:00Z',
  text: { kind: 'helmTemplate' },
  fault: { kind: 'missing' },
  names: [],
  kinds: [],
  part: 'password',
};

test('every text of the English catalogue has a German one', () => {
  expect(paths(de)).toEqual(paths(en));
});

test('no problem or notice is told without saying what happened', () => {
  for (const catalogue of [en, de]) {
    const { problems, foreignTexts, startupNotices } = catalogue;
    const told = [problems, foreignTexts, startupNotices].flatMap((texts) => Object.values<unknown>(texts));
    for (const words of told) {
      const { what, cause, cure } = (words as (fields: object) => { what: string; cause: string; cure: string })(
        SAMPLE,
      );
      expect(what).toMatch(/[.)]$/);
      expect(`${cause}${cure}` === '' || /[.”“)0-9a-z]$/i.test(`${cause}${cure}`)).toBe(true);
    }
  }
});

function paths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value)
    .flatMap(([key, inner]) => paths(inner, `${path}.${key}`))
    .sort();
}
