import type { Translated } from '../compile';
import type { network as english } from '../en/network';

export const network: Translated<typeof english> = {
  environment: 'Von der Umgebung gesetzt',
  nothingSet: 'Die Umgebung setzt weder einen Proxy noch Zertifizierungsstellen.',
  variable: 'Variable',
  value: 'Wert',
  effect: 'Wirkung',
  effects: {
    used: 'Verwendet.',
    refused: 'Nicht verwendet: in diesen Einstellungen ausgeschaltet.',
    empty: 'Leer und gilt daher als nicht gesetzt.',
    notApplicable: 'Nicht verwendet: Pullpass sendet nichts, wofür sie gilt.',
  },
  usedCertificates: {
    one: 'Verwendet: eine Zertifizierungsstelle.',
    other: 'Verwendet: {count} Zertifizierungsstellen.',
  },
  shadowed: 'Nicht verwendet: {by} hat Vorrang.',
  faults: {
    notText: 'Nicht verwendbar: Es ist kein Text.',
    notAnAddress: 'Nicht verwendbar: Es ist nicht die Adresse eines Proxys.',
    unknownScheme: 'Nicht verwendbar: Nur Proxys mit http oder https werden unterstützt.',
    credentials: 'Nicht verwendbar: Es enthält einen Benutzernamen oder ein Passwort.',
    missing: 'Nicht verwendbar: Die Datei oder den Ordner gibt es nicht.',
    unreadable: 'Nicht verwendbar: Die Datei oder der Ordner lässt sich nicht lesen.',
    noCertificate: 'Nicht verwendbar: Es enthält kein Zertifikat im PEM-Format.',
  },
  use: {
    proxy: 'Den Proxy der Umgebung verwenden',
    authorities: 'Den Zertifizierungsstellen der Umgebung vertrauen',
  },
  refuse: {
    proxy: 'Nicht verwenden',
    authorities: 'Nicht vertrauen',
  },
  proxy: 'Proxy',
  authorities: 'Zertifizierungsstellen',
  through: 'Anfragen gehen über den Proxy {host}.',
  setBySettings: 'In den Netzwerkeinstellungen gesetzt.',
  setByVariable: 'Von der Umgebungsvariablen {variable} gesetzt.',
  by: '{host}[, gesetzt von {variable}]',
  via: 'über {host}',
  proxySees:
    'Der Proxy sieht die Namen der Server. Was gesendet wird, kann er nicht lesen, solange das Zertifikat des Servers geprüft wird.',
  trusts: 'Vertraut wird den Zertifizierungsstellen aus {variables}, nicht denen dieses Computers.',
  authoritiesRead:
    'Wer sie ausgewählt hat, kann sich als der Server ausgeben und alles Gesendete lesen, auch Passwörter.',
  direct: 'Es ist kein Proxy gesetzt, Server werden also direkt erreicht.',
  ownAuthorities: 'Zertifizierungsstellen der Umgebung',
  ownChoices: { inherit: 'Wie in den Einstellungen', trusted: 'Vertrauen', refused: 'Nicht vertrauen' },
  requestProxy: 'Gesendet über den Proxy {host}[, den die Variable {variable} setzt].',
};
