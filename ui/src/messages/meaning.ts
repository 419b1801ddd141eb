// What an answer means, in words, and what follows from how the write ended.
import type { CheckFinding, CheckPurpose, MeaningCode, SentView, Tone } from '../bindings';
import { toneOf } from '../checks/verdictIcons';
import { t } from '.';
import { checkLine } from './check';
import { say } from './compile';
import { local } from './local';

/** A line of what an answer means, in words. */
export interface Meaning {
  title: string;
  text: string;
}

type Fields = Readonly<{ [name in string]?: string }>;

/** What follows from how a write ended, beside what the answer itself means. */
type Consequence =
  | 'listedYes'
  | 'listedNo'
  | 'listedNotRead'
  | 'stillListed'
  | 'goneYes'
  | 'newPods'
  | 'newPodsReplaced'
  | 'runningPods'
  | 'nothingChanged'
  | 'replacementUnknown';

/** A line that is to be put into words. */
export interface Line {
  code: MeaningCode | Consequence;
  tone: Tone;
  fields: Fields;
}

/** What an answer means: one of a tenant, what a check concluded from it, or which part of a check asked for it. */
export type Conclusion = Line | CheckFinding | { purpose: CheckPurpose };

/** Puts a line into words. */
export function meaning({ code, fields }: Line): Meaning {
  const words = t().meanings;
  const { title, text } = code === 'tooManyRequests' && fields['wait'] ? words.tooManyRequestsWait : words[code];
  const known = { ...fields, successStatus: fields['status']?.startsWith('2') ? fields['status'] : undefined };
  return { title: say(title, known), text: say(text, known) };
}

/** A line in words. */
export interface Worded extends Meaning {
  tone: Tone;
}

/** Puts lines into words. */
export function worded(lines: readonly Conclusion[]): Worded[] {
  return lines.map((line) => {
    if ('purpose' in line) return { tone: 'info', title: t().checks.part, text: t().checks.parts[line.purpose] };
    if ('verdict' in line) return { tone: toneOf(line.verdict), ...finding(line) };
    return { tone: line.tone, ...meaning(line) };
  });
}

function finding(found: CheckFinding): Meaning {
  const { title, text } = checkLine(found);
  return { title, text: [text, found.remedy ? local(found.remedy) : ''].filter((part) => part !== '').join(' ') };
}

/** What the answer means, then what the reading back of the list showed and what that means for pods. */
export function meaningsOf(sent: SentView): Line[] {
  const { main } = sent;
  return [...(main?.meaning ? [main.meaning] : []), ...consequences(sent)];
}

function consequences(sent: SentView): Line[] {
  const { result, listed } = sent;
  switch (result.kind) {
    case 'registered':
    case 'replaced':
      return [LISTED[listed], line(result.kind === 'registered' ? 'newPods' : 'newPodsReplaced', 'info')];
    case 'deleted':
      return [GONE[listed], line('runningPods', 'info')];
    case 'nameTaken':
    case 'quotaFull':
    case 'notFound':
    case 'refused':
      return [line('nothingChanged', 'info')];
    case 'outcomeUnknown':
      return [outcomeUnknownLine(sent)];
    case 'notSent':
      return [];
  }
}

// Names alone come back: of a replacement the list cannot tell.
function outcomeUnknownLine({ main, listed }: SentView): Line {
  if (main?.request.kind === 'replace') return line('replacementUnknown', 'warning');
  return (main?.request.kind === 'delete' ? GONE : LISTED)[listed];
}

const LISTED = {
  yes: line('listedYes', 'good'),
  no: line('listedNo', 'warning'),
  notRead: line('listedNotRead', 'info'),
};
const GONE = {
  yes: line('stillListed', 'warning'),
  no: line('goneYes', 'good'),
  notRead: line('listedNotRead', 'info'),
};

function line(code: Consequence, tone: Tone): Line {
  return { code, tone, fields: {} };
}
