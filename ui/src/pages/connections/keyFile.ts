// How a configuration of SAP's SDKs is told apart from the others.
import type { KeyFileView } from '../../bindings';
import { t } from '../../messages';

/** Its profile, or the variable that names it. */
export function noteOf({ profile, variable }: KeyFileView): string {
  const words = t().doctor.home;
  if (profile !== null) return words.profile({ profile });
  return variable === null ? '' : words.variable({ variable });
}
