// What the key doctor says, in words.
import type { Diagnostic } from '../bindings';
import { t } from '.';
import { pick, say } from './compile';

/** A diagnostic in words: the thing, what was found or made of it, and what to do if it is in the way. */
export interface DiagnosticText {
  title: string;
  proof: string;
  cure?: string;
}

/** Puts a diagnostic into words. */
export function diagnostic({ code, fields }: Pick<Diagnostic, 'code' | 'fields'>): DiagnosticText {
  const { lines, values, urlParts, wrappings } = t().doctor;
  const line = lines[lineOf(code, fields)];
  const known = {
    ...fields,
    value: pick(values, fields['field']) ?? fields['field'],
    part: pick(urlParts, fields['part']),
    // From the outermost layer inwards.
    wrappings: (fields['layers'] ?? '')
      .split(' ')
      .reverse()
      .map((layer) => pick(wrappings, layer) ?? layer)
      .join(', '),
    reported: [fields['plan'], fields['status']].filter(Boolean).join(', '),
  };
  const text = { title: say(line.title, known), proof: say(line.proof, known) };
  return 'cure' in line ? { ...text, cure: say(line.cure, known) } : text;
}

// Three codes have a wording for one of their values.
function lineOf(code: Diagnostic['code'], fields: Diagnostic['fields']) {
  if (code === 'encoding' && fields['encoding'] === 'utf16') return 'encodingUtf16';
  if (code === 'regionUnknown' && fields['field'] === 'serviceurls.AI_API_URL') return 'regionUnknownApi';
  if (code === 'planOdd' && !fields['plan'] && !fields['status']) return 'planUnknown';
  return code;
}
