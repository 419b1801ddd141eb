import type { Translated } from '../compile';
import type { startupNotices as english } from '../en/startupNotices';

export const startupNotices: Translated<typeof english> = {
  recordsRestored: {
    what: 'Die Aufzeichnungen waren beschädigt.',
    cause: 'Verwendet wird die Kopie vom letzten guten Start; was danach geschah, kann fehlen.',
    cure: 'Die beschädigte Datei liegt unter {aside}.',
  },
  recordsStartedAnew: {
    what: 'Die Aufzeichnungen waren beschädigt und beginnen von vorn.',
    cause: 'Eine gute Kopie gab es nicht. In Ihren Tenants hat sich nichts geändert.',
    cure: 'Die beschädigte Datei liegt unter {aside}. Fügen Sie Ihre Service-Keys erneut hinzu.',
  },
  recordsReadOnly: {
    what: 'Die Aufzeichnungen stammen von einem neueren Pullpass.',
    cause: 'Sie werden gezeigt und nicht verändert.',
    cure: 'Verwenden Sie die neuere Version.',
  },
  preferencesRestored: {
    what: 'Die Einstellungen waren nicht lesbar, daher gilt eine frühere Kopie.',
    cause: 'Was zuletzt geändert wurde, kann fehlen.',
    cure: 'Die beschädigte Datei liegt unter {aside}.',
  },
  preferencesStartedAnew: {
    what: 'Die Einstellungen waren nicht lesbar und stehen wieder auf den Vorgaben.',
    cause: '',
    cure: 'Die alte Datei liegt unter {aside}.',
  },
  preferencesReadOnly: {
    what: 'Die Einstellungen stammen von einem neueren Pullpass.',
    cause: 'Änderungen gelten, bis das Fenster geschlossen wird.',
    cure: 'Verwenden Sie die neuere Version.',
  },
  preferencesUnreadable: {
    what: 'Die Einstellungen sind nicht lesbar, es gelten die Standardwerte.',
    cause: 'Ihnen fehlt das Recht dazu, oder die Festplatte hat einen Fehler: {file}',
    cure: 'Geben Sie sich das Recht zu lesen und zu schreiben, und starten Sie Pullpass neu. Bis dahin gelten Änderungen, bis das Fenster geschlossen wird.',
  },
  keychainTidied: {
    what: {
      one: 'Ein Passwort wurde aus dem Schlüsselbund gelöscht.',
      other: '{count} Passwörter wurden aus dem Schlüsselbund gelöscht.',
    },
    cause: 'Ein unterbrochener Lauf hatte sie hinterlassen, und nichts verwendet sie.',
    cure: '',
  },
  practiceMoved: {
    what: 'Die Übungs-Registry ist heute unter {to}.',
    cause:
      'Unter {from}, wo sie sonst ist, lauscht etwas anderes; für diese Adresse registrierte Pull-Secrets passen erst beim nächsten Start wieder.',
    cure: '',
  },
  keychainNotTidied: {
    what: {
      one: 'Ein unbenutztes Passwort liegt noch im Schlüsselbund.',
      other: '{count} unbenutzte Passwörter liegen noch im Schlüsselbund.',
    },
    cause: 'Ein unterbrochener Lauf hat sie hinterlassen, und der Schlüsselbund antwortet nicht.',
    cure: 'Sie werden beim nächsten Start mit offenem Schlüsselbund gelöscht.',
  },
};
