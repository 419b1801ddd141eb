import type { Translated } from '../compile';
import type { network as english } from '../en/network';

export const network: Translated<typeof english> = {
  environment: 'Von der Umgebung gesetzt',
  nothingSet: 'Die Umgebung setzt weder einen Proxy noch Zertifizierungsstellen.',
  variable: 'Variable',
  value: 'Wert',
  effect: 'Wirkung',
  effects: {
    used: 'Wird verwendet.',
    refused: 'Wird nicht verwendet: so steht es in diesen Einstellungen.',
    empty: 'Leer, gilt also als nicht gesetzt.',
    notApplicable: 'Wird nicht verwendet: Pullpass sendet nichts, wofür sie gilt.',
  },
  usedCertificates: {
    one: 'Wird verwendet: eine Zertifizierungsstelle.',
    other: 'Wird verwendet: {count} Zertifizierungsstellen.',
  },
  shadowed: 'Wird nicht verwendet: {by} hat Vorrang.',
  faults: {
    notText: 'Unbrauchbar: kein Text.',
    notAnAddress: 'Unbrauchbar: nicht die Adresse eines Proxys.',
    unknownScheme: 'Unbrauchbar: nur Proxys mit http oder https werden unterstützt.',
    credentials: 'Unbrauchbar: enthält einen Benutzernamen oder ein Kennwort.',
    missing: 'Unbrauchbar: Datei oder Ordner gibt es nicht.',
    unreadable: 'Unbrauchbar: Datei oder Ordner lässt sich nicht lesen.',
    noCertificate: 'Unbrauchbar: enthält kein Zertifikat im PEM-Format.',
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
  setBySettings: 'So steht es in den Netzwerkeinstellungen.',
  setByVariable: 'So setzt es die Umgebungsvariable {variable}.',
  by: '{host}[, gesetzt von {variable}]',
  via: 'über {host}',
  proxySees:
    'Der Proxy sieht die Namen der Server. Was gesendet wird, kann er nicht lesen, solange das Zertifikat des Servers geprüft wird.',
  trusts: 'Statt denen dieses Computers wird den Zertifizierungsstellen aus {variables} vertraut.',
  authoritiesRead:
    'Wer sie ausgewählt hat, kann alles Gesendete lesen, auch Kennwörter, indem er sich als der Server ausgibt.',
  direct: 'Es ist kein Proxy gesetzt, Server werden also direkt erreicht.',
  ownAuthorities: 'Zertifizierungsstellen der Umgebung',
  ownChoices: { inherit: 'Wie die Einstellungen', trusted: 'Vertrauen', refused: 'Nicht vertrauen' },
  requestProxy: 'Gesendet über den Proxy {host}[, den die Variable {variable} setzt].',
};
