// What the button of a fix says: what it does, not that it does something.
import type { Finding, Fix, Preset } from '../bindings';
import { samePlace } from '../request-pane/fieldPath';
import { local } from './local';
import { t } from '.';

/** Names the fix of a finding; registries by the names of their presets. */
export function fixName(finding: Finding, { place, replacement }: Fix, presets: readonly Preset[]): string {
  const words = t().composer.fix;
  switch (replacement.kind) {
    case 'setText':
      if (replacement.text === '') return words.clear;
      return samePlace(place, finding.place)
        ? words.use({ text: replacement.text })
        : words.set({ field: words.places[place.kind], text: replacement.text });
    case 'editPassword':
      return words.edit[replacement.edit];
    case 'moveToPassword':
      return words.moveToPassword;
    case 'confirmUsername':
      return words.confirmUsername;
    case 'useRegistry':
    case 'addRegistry': {
      const preset = presets.find(({ id }) => id === replacement.preset);
      return words[replacement.kind]({ registry: preset ? local(preset.name) : replacement.registryKey });
    }
    case 'removeRegistry':
      return words.removeRegistry;
    case 'removeImage':
      return words.removeImage;
  }
}
