// Which credential an image would be pulled with, in one line.
import type { Draft, ImageVerdict, Miss } from '../../bindings';
import type { Messages } from '../../messages';
import { MASK, shownUsername } from '../../state/draft';

/** What the line says, and whether the image is served. */
export interface VerdictLine {
  served: boolean;
  text: string;
}

/** Puts a verdict into one line; null where there is nothing to say yet. */
export function verdictLine(
  words: Messages['composer']['verdict'],
  draft: Draft,
  verdict: ImageVerdict | undefined,
): VerdictLine | null {
  if (!verdict || verdict.repository === null) return null;
  const { kubelet, second } = verdict;
  if (kubelet.kind === 'nothing') return { served: false, text: nearest(words, kubelet.misses.at(0)?.why) };
  if (kubelet.kind !== 'serves') return null;
  const registry = draft.registries[kubelet.registry];
  const user = registry ? shownUsername(registry, MASK) : '';
  const serves = kubelet.rule === 'hubException' ? words.servesByException : words.serves;
  const text = serves({ user, pattern: kubelet.pattern });
  return { served: true, text: second.kind === 'serves' ? text : `${text} ${words.pullsOnly}` };
}

function nearest(words: Messages['composer']['verdict'], why: Miss | undefined): string {
  return why === undefined ? words.nothing : `${words.nothing} ${words.misses[why]}`;
}
