// Checks in words: each line, and how they went in all.
import type { CheckLine } from '../bindings';
import type { Tally } from '../state/checks.svelte';
import { t } from '.';
import { type Fields, pick, say } from './compile';
import { elapsed } from './measure';

/** A line in words: a title that stands alone, and what was seen. */
export interface CheckText {
  title: string;
  text: string;
}

type LineOf = Pick<CheckLine, 'code' | 'fields'>;

/** Puts a line into words. */
export function checkLine({ code, fields }: LineOf): CheckText {
  const words = t().checks;
  const inPractice = code === 'reachedOnThisComputer' && fields['practice'] !== undefined;
  const { title, text } = inPractice ? words.reachedInPractice : words.codes[code];
  const known = readable(fields);
  return { title: say(title, known), text: say(text, known) };
}

/** What the note of a field says that a failed check is about: the title of the line where there is nothing to add. */
export function blame(line: LineOf): string {
  const code = line.code === 'noPullRight' ? 'accessDenied' : line.code;
  return pick(t().checks.blame, code) ?? checkLine(line).title;
}

/** How checks went in all: "3 passed, 1 warning, in 1.2 s". */
export function checkSummary({ passed, warnings, failed, open, time }: Tally): string {
  const words = t().checks;
  const parts = [
    passed > 0 && words.passed({ count: passed }),
    warnings > 0 && words.warnings({ count: warnings }),
    failed > 0 && words.failed({ count: failed }),
    open > 0 && words.inconclusive({ count: open }),
  ];
  return words.summary({ parts: parts.filter((part) => part !== false).join(', '), time: elapsed(time) });
}

function readable(fields: CheckLine['fields']): Fields {
  const { unnamed, proofs, phases } = t().checks;
  return {
    ...unnamed,
    registryHost: fields['host'] ?? unnamed.host,
    registryKey: fields['pattern'] ?? unnamed.registryKey,
    ...fields,
    message: fields['message'] ?? fields['serverCode'],
    proof: pick(proofs, fields['proof']),
    phase: pick(phases, fields['phase']),
    digest: fields['digest']?.slice(0, 'sha256:'.length + 12),
    platforms: fields['platforms']?.replaceAll('linux/', '').split(',') ?? unnamed.platforms,
  };
}
