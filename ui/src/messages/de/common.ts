import type { Translated } from '../compile';
import type { common as english } from '../en/common';

export const common: Translated<typeof english> = {
  cancel: 'Abbrechen',
  keep: 'Behalten',
  close: 'Schließen',
  copy: 'Kopieren',
  more: 'Mehr',
  save: 'Sichern',
  undo: 'Rückgängig',
  tryAgain: 'Erneut versuchen',
  remember: 'Im Schlüsselbund merken',
  sessionOnly: 'Bleibt, bis Pullpass geschlossen wird, und in keiner Datei.',
  production: 'Produktion',
  practice: 'Übung',
  cause: 'Grund',
  cure: 'Abhilfe',
};
