// What was recognised, in the groups in which it is shown.
import type { ImportView, ImportedView, Repair, RepairKind } from '../bindings';

/** The credentials of one Secret; `secretName` is null for those of no named Secret. */
export interface SecretGroup {
  secretName: string | null;
  credentials: { place: number; credential: ImportedView }[];
}

/** The credentials by the Secret they stand in, in the order of the text. `place` counts from 0 over all of them. */
export function bySecret({ credentials }: ImportView): SecretGroup[] {
  const groups: SecretGroup[] = [];
  for (const [place, credential] of credentials.entries()) {
    const group = groups.find(({ secretName }) => secretName === credential.secretName);
    if (group) group.credentials.push({ place, credential });
    else groups.push({ secretName: credential.secretName, credentials: [{ place, credential }] });
  }
  return groups;
}

/** What is chosen at first: the first Secret, since a pull secret replaces one, with one credential for each registry. */
export function firstChoice(found: ImportView): number[] {
  const [first] = bySecret(found);
  const keys = new Set<string>();
  const isNew = ({ credential: { registryKey } }: SecretGroup['credentials'][number]): boolean =>
    keys.size < keys.add(registryKey).size;
  return (first?.credentials ?? []).filter(isNew).map(({ place }) => place);
}

/** Whether a text leaves nothing to choose, to fill in or to be told: one whole credential, taken as it is written. */
export function isPlain({ credentials, helpers, taken, repairs, leftOut, kubelet }: ImportView): boolean {
  const [only, ...others] = credentials;
  if (!only?.hasPassword || only.registryKey === '' || only.username === '' || others.length > 0) return false;
  return [helpers, taken, repairs, leftOut, kubelet].every(({ length }) => length === 0);
}

/** A registry for which more than one credential is chosen; null if there is none. */
export function chosenTwice({ credentials }: ImportView, chosen: readonly number[]): string | null {
  const keys = chosen.map((place) => credentials[place]?.registryKey);
  return keys.find((key, index) => keys.indexOf(key) !== index) ?? null;
}

/** Repairs of one kind together, in the order of the first of each. */
export function byKind(repairs: readonly Repair[]): { kind: RepairKind; repairs: Repair[] }[] {
  const kinds = [...new Set(repairs.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ kind, repairs: repairs.filter((one) => one.kind === kind) }));
}
