import type { Translated } from '../compile';
import type { startupNotices as english } from '../en/startupNotices';

const DAMAGED_FILE = 'Die beschädigte Datei bleibt als {aside}.';
const NEWER_VERSION = 'Verwenden Sie die neuere Version.';

export const startupNotices: Translated<typeof english> = {
  recordsRestored: {
    what: 'Die Aufzeichnungen waren beschädigt.',
    cause: 'Pullpass verwendet die Kopie vom letzten guten Start. Spätere Änderungen können fehlen.',
    cure: DAMAGED_FILE,
  },
  recordsStartedAnew: {
    what: 'Die Aufzeichnungen waren beschädigt. Neue wurden angelegt.',
    cause: 'Eine brauchbare Kopie gab es nicht. In Ihren Tenants hat sich nichts geändert.',
    cure: 'Die beschädigte Datei bleibt als {aside}. Fügen Sie Ihre Service-Keys erneut hinzu.',
  },
  recordsReadOnly: {
    what: 'Die Aufzeichnungen stammen von einem neueren Pullpass.',
    cause: 'Sie werden angezeigt, aber nicht geändert.',
    cure: NEWER_VERSION,
  },
  preferencesRestored: {
    what: 'Die Einstellungen ließen sich nicht lesen; eine frühere Kopie wird verwendet.',
    cause: 'Was zuletzt geändert wurde, kann fehlen.',
    cure: DAMAGED_FILE,
  },
  preferencesStartedAnew: {
    what: 'Die Einstellungen ließen sich nicht lesen. Es gelten die Standardwerte.',
    cause: '',
    cure: 'Die alte Datei bleibt als {aside}.',
  },
  preferencesReadOnly: {
    what: 'Die Einstellungen stammen von einem neueren Pullpass.',
    cause: 'Änderungen gehen beim Beenden verloren.',
    cure: NEWER_VERSION,
  },
  preferencesUnreadable: {
    what: 'Die Einstellungen lassen sich nicht lesen; es gelten die Standardwerte.',
    cause: 'Diesem Benutzer fehlt die Berechtigung, oder der Datenträger hat einen Fehler: {file}',
    cure: 'Geben Sie sich Lese- und Schreibrechte, und starten Sie Pullpass neu. Bis dahin gelten Änderungen, bis das Fenster geschlossen wird.',
  },
  keychainTidied: {
    what: {
      one: 'Ein Passwort wurde aus dem Schlüsselbund gelöscht.',
      other: '{count} Passwörter wurden aus dem Schlüsselbund gelöscht.',
    },
    cause: 'Ein unterbrochener Lauf hatte unbenutzte Passwörter hinterlassen.',
    cure: '',
  },
  practiceMoved: {
    what: 'Die Übungs-Registry verwendet jetzt {to}.',
    cause:
      'Ein anderes Programm verwendet ihre übliche Adresse {from}. Pull-Secrets für diese Adresse passen erst beim nächsten Start wieder.',
    cure: '',
  },
  keychainNotTidied: {
    what: {
      one: 'Ein unbenutztes Passwort liegt noch im Schlüsselbund.',
      other: '{count} unbenutzte Passwörter liegen noch im Schlüsselbund.',
    },
    cause: 'Ein unterbrochener Lauf hat unbenutzte Passwörter hinterlassen, und der Schlüsselbund antwortet nicht.',
    cure: 'Sie werden beim nächsten Start mit entsperrtem Schlüsselbund gelöscht.',
  },
};
