// Problems in words, and what the last run left behind, which is told in the same form.
import type { ForeignText, Notice } from '../bindings';
import type { AppProblem } from '../state/problem';
import { t } from '.';
import { type Fields, pick, say, type Text } from './compile';
import { dateTime } from './format';
import { bytes } from './measure';

/** What happened, why, and what to do next. Each a sentence or two; `cause` and `cure` may be empty. */
export interface ProblemText {
  what: string;
  cause: string;
  cure: string;
}

type Texts = Readonly<Record<keyof ProblemText, Text>>;

/** Puts a problem into words. */
export function tell(problem: AppProblem): ProblemText {
  return problem.kind === 'foreignText' ? foreign(problem.text) : filled(textsOf(problem), fieldsOf(problem));
}

/** Puts into words what the last run left behind. */
export function noticed(notice: Notice): ProblemText {
  return filled(t().startupNotices[notice.kind], { ...notice });
}

// The parameters that make the BTP cockpit create a service key with a certificate.
const X509_PARAMETERS = '{"xsuaa":{"credential-type":"x509"}}';

function textsOf(problem: Exclude<AppProblem, { kind: 'foreignText' }>): Texts {
  const words = t().problems;
  switch (problem.kind) {
    case 'documentUnreadable':
      return problem.line === 0 ? words.documentUnreadable : words.documentNotJson;
    case 'secretMissing':
      return pick(words.secretMissing, problem.what) ?? words.secretMissing.password;
    case 'clientCertificateRefused':
      return words.clientCertificateRefused[problem.reason];
    default:
      return words[problem.kind];
  }
}

function fieldsOf(problem: AppProblem): Fields {
  const words = t().problemDetails;
  const fields: Record<string, unknown> = { ...problem, parameters: X509_PARAMETERS };
  if ('message' in problem)
    fields['message'] = problem.message === '' ? words.noReason : words.serverMessage({ message: problem.message });
  // The number of a line is no amount, which would get separators.
  if ('line' in problem) Object.assign(fields, { line: String(problem.line), column: String(problem.column) });
  if ('limit' in problem) fields['limit'] = bytes(problem.limit);
  if ('at' in problem) fields['at'] = dateTime(problem.at);
  if ('from' in problem) fields['from'] = dateTime(problem.from);
  if ('fault' in problem) fields['fault'] = words.variableFault[problem.fault.kind];
  return fields as Fields;
}

function foreign(text: ForeignText): ProblemText {
  const names = 'names' in text ? text.names.filter((name) => name !== '') : [];
  return filled(t().foreignTexts[text.kind], {
    ...text,
    names,
    name: names[0] ?? 'NAME',
    variables: names.map((name) => `$${name}`),
    count: Math.max(1, names.length),
    ...('part' in text && { part: t().imports.parts[text.part] }),
  });
}

function filled({ what, cause, cure }: Texts, fields: Fields): ProblemText {
  return { what: say(what, fields), cause: say(cause, fields), cure: say(cure, fields) };
}
