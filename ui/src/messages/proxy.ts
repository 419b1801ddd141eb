// Where a proxy comes from, in words.
import { t } from '.';

/** Who set a proxy: a variable of the environment, or the settings of the network. */
export function proxySetBy(variable: string | null): string {
  const words = t().network;
  return variable === null ? words.setBySettings : words.setByVariable({ variable });
}
