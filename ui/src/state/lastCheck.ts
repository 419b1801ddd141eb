// What the last checks of a secret say in all.
import type { CheckLine, LastCheck, Verdict } from '../bindings';

/** From the gravest on. */
const GRAVENESS: readonly Verdict['kind'][] = ['refused', 'needsConsent', 'notProvable', 'warning'];

/** The line that says most: the gravest, and of those the first; null if all is proven. */
export function worst(lines: readonly CheckLine[]): CheckLine | null {
  for (const kind of GRAVENESS) {
    const line = lines.find(({ verdict }) => verdict.kind === kind);
    if (line) return line;
  }
  return null;
}

/** Whether the last checks say that a pull would fail. */
export function wouldFail(last: LastCheck | null): boolean {
  return last?.lines.some(({ verdict }) => verdict.kind === 'refused') ?? false;
}

/** Whether the last checks proved each login. */
export function loginProved(last: LastCheck | null): boolean {
  const logins = last?.lines.filter(({ step }) => step === 'loginAccepted') ?? [];
  return logins.length > 0 && logins.every(({ verdict }) => verdict.kind === 'proven');
}

/** A text to sort by: the gravest first, then the oldest; empty for what was never checked. */
export function checkRank(last: LastCheck | null): string {
  if (!last) return '';
  const line = worst(last.lines);
  return `${line ? GRAVENESS.indexOf(line.verdict.kind) : GRAVENESS.length} ${last.checkedAt}`;
}
