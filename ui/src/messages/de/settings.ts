import type { settings as english } from '../en/settings';

export const settings: typeof english = {
  title: 'Einstellungen',
  appearance: 'Darstellung',
  theme: 'Farben',
  language: 'Sprache',
  languages: { system: 'Wie der Desktop', en: 'English', de: 'Deutsch' },
  keychain: 'Schlüsselbund',
  keychainIs: {
    open: 'Offen. Kennwörter und Client-Secrets liegen dort und in keiner Datei.',
    locked: 'Gesperrt. Was darin liegt, kann erst nach dem Entsperren verwendet werden.',
    absent:
      'Auf diesem Rechner läuft keiner. Kennwörter bleiben, bis Pullpass geschlossen wird, und stehen in keiner Datei.',
    notAnswering: 'Antwortet nicht. Vielleicht wartet er in einem Fenster hinter diesem auf sein Kennwort.',
  },
  state: 'Zustand',
  lookAgain: 'Erneut nachsehen',
  unlock: 'Entsperren',
  rememberNote: 'Neue Kennwörter kommen in den Schlüsselbund, wenn Sie nichts anderes sagen.',
  records: 'Aufzeichnungen',
  recordsNote: 'Verbindungen und was dieser Rechner über jedes Secret weiß. Kennwörter stehen nicht darin.',
  folder: 'Ordner',
  copyFolder: 'Pfad kopieren',
  copied: 'Kopiert.',
  hosts: 'Kontaktierte Hosts',
  hostsNote:
    'Jeder Host, an den Pullpass eine Anfrage gesendet hat, und warum. Anderen Verkehr gibt es nicht: keine Telemetrie, keine Suche nach Updates, keine Schrift aus dem Netz.',
  noHosts: 'Bisher keiner.',
  host: 'Host',
  purpose: 'Wofür',
  requests: 'Anfragen',
  first: 'Zuerst',
  last: 'Zuletzt',
  purposes: {
    token: 'Access-Token einer Verbindung',
    api: 'AI-Core-API einer Verbindung',
    registry: 'Registry eines Zugangs',
    registryToken: 'Token-Server, den eine Registry nannte',
  },
  about: 'Über',
  version: (version) => `Pullpass ${version}`,
  licence: 'Apache License 2.0. Die Schriften sind SAPs 72, unter derselben Lizenz.',
};
