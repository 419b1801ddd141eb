// Who named a proxy.
import type { Via } from '../bindings';

/** The variable that names it; null if the settings or the desktop do. */
export function variableOf({ source }: Via): string | null {
  return source.kind === 'variable' ? source.name : null;
}
