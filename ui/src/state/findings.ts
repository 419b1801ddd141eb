// Which findings a person should read now. What they say is in the messages.
import type { Code, FieldPath, Finding, PreviewView, Severity } from '../bindings';
import { placeKey } from '../request-pane/fieldPath';

// Half-typed values break these rules on the way to a good one: they are told once the field was left.
const HALF_TYPED: ReadonlySet<Code> = new Set<Code>(['nameTooShort', 'nameLastCharacter', 'nameUnderscoreBeforeLast']);

// Nobody has done anything wrong while a field is still empty: these are told once the form is to be sent.
const MISSING: ReadonlySet<Code> = new Set<Code>([
  'nameMissing',
  'registryKeyMissing',
  'usernameMissing',
  'passwordMissing',
]);

/** Findings about a username that must not be sent. Another one that is masked may be what its registry wants. */
const TOKEN_AS_USERNAME: ReadonlySet<Code> = new Set<Code>([
  'textIsSecret',
  'usernameIsToken',
  'usernameIsServiceAccount',
]);

const GRAVITY: readonly Severity[] = ['error', 'warning', 'hint'];

/** The findings to show. `left` are the fields that were left, `wanted` says whether the form was to be sent. */
export function due(findings: readonly Finding[], left: ReadonlySet<string>, wanted: boolean): Finding[] {
  const isDue = ({ code, place }: Finding): boolean => {
    if (MISSING.has(code)) return wanted;
    return !HALF_TYPED.has(code) || left.has(placeKey(place) ?? '');
  };
  return findings.filter(isDue);
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

/** The fields with a secret that would be sent in plain text. */
export function exposedIn(preview: PreviewView | null): readonly FieldPath[] {
  const { masked, findings } = preview ?? { masked: [], findings: [] };
  const tokens = findings.filter(({ code }) => TOKEN_AS_USERNAME.has(code)).map(({ place }) => placeKey(place));
  return masked.filter((place) => place.kind !== 'username' || tokens.includes(placeKey(place)));
}
