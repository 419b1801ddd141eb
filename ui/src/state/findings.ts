// Which findings a person should read now. What they say is in the messages.
import type { Code, Finding, Place, Severity } from '../bindings';
import { placeKey, samePlace } from '../request-pane/place';

// Half-typed values break these rules on the way to a good one: they are told once the field was left.
const HALF_TYPED: ReadonlySet<Code> = new Set<Code>([
  'nameMissing',
  'nameTooShort',
  'nameLastCharacter',
  'nameUnderscoreBeforeLast',
  'registryKeyMissing',
  'usernameMissing',
  'passwordMissing',
]);

const GRAVITY: readonly Severity[] = ['error', 'warning', 'hint'];

/** The findings to show: all but those that a field in which someone still types will settle by itself. */
export function due(findings: readonly Finding[], left: ReadonlySet<string>): Finding[] {
  return findings.filter((finding) => !HALF_TYPED.has(finding.code) || left.has(placeKey(finding.place) ?? ''));
}

/** The findings of one place, the gravest first. */
export function findingsAt(findings: readonly Finding[], place: Place): Finding[] {
  const here = findings.filter((finding) => samePlace(finding.place, place));
  return here.sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity));
}
