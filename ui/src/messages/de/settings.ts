import type { settings as english } from '../en/settings';

export const settings: typeof english = {
  title: 'Einstellungen',
  appearance: 'Darstellung',
  theme: 'Farben',
  language: 'Sprache',
  languages: { system: 'Wie der Desktop', en: 'English', de: 'Deutsch' },
  keychain: 'Schlüsselbund',
  keychainIs: {
    open: 'Offen. Passwörter, Client-Secrets und private Schlüssel liegen dort und in keiner Datei.',
    locked: 'Gesperrt. Was darin liegt, kann erst nach dem Entsperren verwendet werden.',
    absent:
      'Auf diesem Computer läuft keiner. Passwörter bleiben, bis Pullpass geschlossen wird, und stehen in keiner Datei.',
    notAnswering: 'Antwortet nicht. Vielleicht wartet er in einem Fenster hinter diesem auf sein Passwort.',
  },
  state: 'Zustand',
  lookAgain: 'Erneut nachsehen',
  unlock: 'Entsperren',
  rememberNote: 'Neue Passwörter kommen in den Schlüsselbund, wenn Sie nichts anderes sagen.',
  network: {
    title: 'Netzwerk',
    proxy: 'Proxy',
    proxies: { system: 'Wie der Desktop', direct: 'Keiner', manual: 'Dieser' },
    address: 'Proxy-Adresse',
    addressNote: 'Wie http://proxy.example:8080, ohne Benutzernamen und Passwort.',
    authorities: 'Weitere Zertifizierungsstellen',
    none: (environment) =>
      environment.length === 0
        ? 'Keine. Servern wird vertraut, wie dieser Computer es tut.'
        : 'Keine in diesen Einstellungen.',
    some: (count) =>
      count === 1 ? 'Einem Zertifikat wird zusätzlich vertraut.' : `${count} Zertifikaten wird zusätzlich vertraut.`,
    note: 'Für die eigene Stelle einer Firma. Die Knoten von AI Core kennen sie nicht: Was hier geht, kann dort scheitern.',
    choose: 'Datei wählen',
    remove: 'Entfernen',
  },
  records: 'Aufzeichnungen',
  recordsNote: 'Verbindungen und was dieser Computer über jedes Secret weiß. Passwörter stehen nicht darin.',
  folder: 'Ordner',
  copyFolder: 'Pfad kopieren',
  copied: 'Kopiert.',
  hosts: 'Kontaktierte Hosts',
  hostsNote:
    'Jeder Host, den Pullpass kontaktiert hat, und warum; auch ein Proxy zählt dazu. Anderen Verkehr gibt es nicht: keine Telemetrie, keine Suche nach Updates, keine Schrift aus dem Netz.',
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
    proxy: 'Proxy auf dem Weg zu anderen Hosts',
  },
  about: 'Über',
  version: (version) => `Pullpass ${version}`,
  licence: 'Apache License 2.0. Die Schriften sind SAPs 72, unter derselben Lizenz.',
};
