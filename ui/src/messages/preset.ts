// What the link to the documentation of a registry says.
import type { Preset } from '../bindings';
import { t } from '.';
import { local } from './local';

/** Names the help of a registry; the preset for any other registry has no name to put there. */
export function presetHelp({ id, name }: Preset): string {
  const words = t().composer;
  return id === OTHER ? words.helpOther : words.help({ registry: local(name) });
}

const OTHER = 'other';
