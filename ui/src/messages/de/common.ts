import type { Translated } from '../compile';
import type { common as english } from '../en/common';

export const common: Translated<typeof english> = {
  cancel: 'Abbrechen',
  keep: 'Behalten',
  searchAndFilter: 'Suchen und filtern',
  newSecret: 'Neues Pull-Secret',
  typeToConfirm:
    'Geben Sie zum Bestätigen {typed} ein. Pullpass hat die jetzigen Zugangsdaten nicht; das lässt sich also nicht rückgängig machen.',
  close: 'Schließen',
  copy: 'Kopieren',
  more: 'Mehr',
  save: 'Speichern',
  undo: 'Rückgängig',
  tryAgain: 'Erneut versuchen',
  remember: 'Im Schlüsselbund merken',
  sessionOnly: 'Bleibt, bis Pullpass beendet wird, und steht in keiner Datei.',
  production: 'Produktion',
  practice: 'Übung',
  cause: 'Ursache',
  cure: 'Lösung',
  keyNames: {
    Ctrl: 'Strg',
    Del: 'Entf',
    Shift: 'Umschalt',
    Space: 'Leertaste',
    PgUp: 'Bild ↑',
    PgDn: 'Bild ↓',
    Home: 'Pos1',
    End: 'Ende',
  },
};
