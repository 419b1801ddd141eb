// Which field of the form a failed check is about.
import type { CheckCode, CheckLine, Draft, ImageVerdict, FieldPath } from '../bindings';
import { placeKey } from '../request-pane/fieldPath';

type FailedField = 'registryKey' | 'username' | 'password' | 'image';

const FAILED_FIELDS: Partial<Record<CheckCode, FailedField>> = {
  noKeyServes: 'registryKey',
  notARegistry: 'registryKey',
  usernameEmpty: 'username',
  accessDenied: 'username',
  noPullRight: 'username',
  passwordMissing: 'password',
  loginRefused: 'password',
  worksForDockerOnly: 'password',
  nameNotResolved: 'image',
  imageNameMalformed: 'image',
  repositoryUnknown: 'image',
  tagUnknown: 'image',
  digestUnknown: 'image',
  notFound: 'image',
  deniedOrMissing: 'image',
  schemaOne: 'image',
  artifact: 'image',
  platformMissing: 'image',
};

/** The failed lines by the key of the field they are about; the first line of a field counts. */
export function blamed(
  lines: readonly CheckLine[],
  draft: Draft,
  verdicts: readonly ImageVerdict[],
): ReadonlyMap<string, CheckLine> {
  const found = new Map<string, CheckLine>();
  for (const line of lines) {
    const key = placeKey(failedField(line, draft, verdicts));
    if (key !== null && !found.has(key)) found.set(key, line);
  }
  return found;
}

/** The field that a failed line is about; null where no field is. */
export function failedField(line: CheckLine, draft: Draft, verdicts: readonly ImageVerdict[]): FieldPath | null {
  const kind = FAILED_FIELDS[line.code];
  if (line.verdict.kind !== 'refused' || kind === undefined) return null;
  const image = fieldOf(draft, line.image);
  if (kind === 'image') return { kind, image };
  return { kind, registry: credentialFor(verdicts.find((verdict) => verdict.image === image)) };
}

/** Checks count the images that were named, the form counts its fields. */
function fieldOf(draft: Draft, image: number): number {
  const named = draft.images.flatMap((name, field) => (name.trim() === '' ? [] : [field]));
  return named[image] ?? image;
}

/** The credential the image is pulled with, or the one that nearly serves it. */
function credentialFor(verdict: ImageVerdict | undefined): number {
  const kubelet = verdict?.kubelet;
  if (kubelet?.kind === 'serves') return kubelet.registry;
  return kubelet?.kind === 'nothing' ? (kubelet.misses[0]?.registry ?? 0) : 0;
}
