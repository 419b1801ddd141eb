// Findings in words.
import type { Finding } from '../bindings';
import { t } from '.';

/** What a finding says, in the language in use. */
export function finding({ code, fields }: Finding): string {
  return t().findings[code](fields);
}
