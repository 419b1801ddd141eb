// What became of a pasted text, in words.
import type { CommandShell, KubeletVerdict, LeftOut, Part, Taken } from '../bindings';
import { t } from '.';
import { say } from './compile';

// Names of programs, the same in every language.
const SHELLS: Record<CommandShell, string> = { bash: 'bash', powerShell: 'PowerShell', cmd: 'cmd' };

/** What was done to read the text. */
export function taken(one: Taken): string {
  const words = t().imports.done;
  switch (one.kind) {
    case 'expires': {
      const { registryKey, at, hours } = one;
      return at === null ? words.expires({ registryKey, count: hours }) : words.expiresAt({ registryKey, at });
    }
    case 'shellAssumed':
      return words.shellAssumed({ shell: SHELLS[one.shell] });
    default:
      return say(words[one.kind], { ...one });
  }
}

/** What was left out of the text, and why. */
export function leftOut(one: LeftOut): string {
  return say(t().imports.left[one.kind], { ...one, ...('part' in one && { part: part(one.part) }) });
}

/** What the kubelet would make of the text as it was. */
export function kubeletVerdict(one: KubeletVerdict): string {
  const words = t().imports.verdicts;
  return one.kind === 'typeIgnored' && one.secretType === '' ? words.typeless : say(words[one.kind], { ...one });
}

/** A value of a text, at the start of a sentence: "The password", "The password of ghcr.io". */
export function partOf(one: Part, registryKey: string | null): string {
  return t().imports.about({ part: part(one), key: registryKey });
}

function part(one: Part): string {
  return t().imports.parts[one];
}
