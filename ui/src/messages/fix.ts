// What the button of a fix says: what it does, not that it does something.
import type { Finding, Fix } from '../bindings';
import { samePlace } from '../request-pane/fieldPath';
import { t } from '.';

/** Names the fix of a finding. */
export function fixName(finding: Finding, { place, replacement }: Fix): string {
  const words = t().composer.fix;
  switch (replacement.kind) {
    case 'setText':
      if (replacement.text === '') return words.clear;
      return samePlace(place, finding.place)
        ? words.use({ text: replacement.text })
        : words.set({ field: words.places[place.kind], text: replacement.text });
    case 'editPassword':
      return words.edit[replacement.edit];
    case 'removeRegistry':
      return words.removeRegistry;
    case 'removeImage':
      return words.removeImage;
  }
}
