// Which findings a person should read now. What they say is in the messages.
import type { Code, Finding, Severity } from '../bindings';
import { placeKey } from '../request-pane/fieldPath';

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

/** The findings by the key of their place, the gravest first. */
export function byPlace(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const places = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = placeKey(finding.place) ?? '';
    places.set(key, [...(places.get(key) ?? []), finding]);
  }
  for (const here of places.values()) here.sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity));
  return places;
}
