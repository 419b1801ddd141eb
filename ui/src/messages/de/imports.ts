// Was in einem eingefügten oder abgelegten Text erkannt wurde, was genommen wurde, was nicht und warum.
import type { Part } from '../../bindings';
import type { imports as english } from '../en/imports';

const PARTS: Record<Part, string> = {
  name: 'Der Name',
  registryKey: 'Die Registry',
  username: 'Der Benutzername',
  password: 'Das Passwort',
  document: 'Das Dokument',
};

export const imports: typeof english = {
  title: 'Diese Zugangsdaten nehmen?',
  paste: 'Konfiguration einfügen',
  recognised: (format) => `Erkannt: ${format}.`,
  named: (name) => `Es nennt das Secret ${name}.`,
  choose: 'Welche Registrys',
  credential: (key, user) => (user === '' ? key : `${key} als ${user}`),
  noPassword: 'ohne Passwort: ins Formular eingeben',
  taken: 'Was getan wurde',
  leftOut: 'Ausgelassen',
  nothingOdd: 'Nichts musste ausgebessert oder ausgelassen werden.',
  helper: (helper) => `Die Passwörter hält docker-credential-${helper}, ein Programm auf diesem Computer.`,
  helperNote: 'Es fragt vielleicht nach einer Entsperrung. Was es gibt, bleibt in Pullpass, bis Sie es senden.',
  ask: (helper) => `docker-credential-${helper} fragen`,
  asking: 'Wird gefragt',
  take: (count) => (count === 1 ? 'Nehmen' : `${count} nehmen`),
  refuse: 'Nicht nehmen',
  noConnection: 'Öffnen Sie zuerst eine Verbindung; fügen Sie dies dann erneut ein.',
  formats: {
    dockerConfig: 'die config.json von docker',
    podmanAuth: 'die auth.json von podman',
    dockercfg: 'eine alte .dockercfg',
    kubernetesSecret: 'ein Kubernetes-Secret',
    aiCoreRequest: 'der Body einer AI-Core-Anfrage',
    launchpadData: 'das JSON des AI Launchpad',
    helperAnswer: 'die Antwort eines Credential-Helpers',
    kubectlCommand: 'ein kubectl-Befehl',
    loginCommand: 'ein Login-Befehl',
    curlCommand: 'ein curl-Befehl',
  },
  done: {
    fromUtf16: () => 'Der Text war UTF-16, wie PowerShell ihn schreibt.',
    withoutByteOrderMark: () => 'Eine Byte-Order-Mark wurde übergangen.',
    fromBase64: () => 'Der Text war Base64.',
    fromEscapedTwice: () => 'Das innere Dokument war einmal zu oft maskiert; ausgebessert.',
    fromNestedObject: () => 'Das innere Dokument stand als Objekt da, was AI Core ablehnt; ausgebessert.',
    innerFromBase64: () => 'Das innere Dokument war Base64, was AI Core vielleicht nicht dekodiert; ausgebessert.',
    fromLooseJson: () => 'Es ist kein strenges JSON; trotzdem gelesen.',
    stringDataBeforeData: () => 'stringData geht vor data, wie in Kubernetes.',
    authBeforeFields: ({ registryKey }) =>
      `${registryKey}: auth sagt etwas anderes als username und password; auth geht vor, wie im Kubelet.`,
    defaultRegistry: () => 'Keine Registry ist genannt, also ist es Docker Hub.',
    passwordFromPipe: () => 'Das Passwort stammt aus dem Befehl vor der Pipe.',
  },
  left: {
    emptyEntry: ({ registryKey }) => `${registryKey}: Der Eintrag ist leer.`,
    token: ({ registryKey }) =>
      `${registryKey}: ein Identitätstoken, das das Kubelet übergeht. Legen Sie ein Token oder Passwort an, das ziehen darf.`,
    deviceLogin: ({ registryKey }) => `${registryKey}: dockers eigener Geräte-Login, anderswo nutzlos.`,
    authUnreadable: ({ registryKey }) => `${registryKey}: Das Feld auth ist nicht Base64 von benutzer:passwort.`,
    entryUnreadable: ({ registryKey }) => `${registryKey}: Der Eintrag hat nicht die Form eines Eintrags.`,
    notText: ({ registryKey }) => `${registryKey}: Benutzername oder Passwort ist kein Text.`,
    email: ({ registryKey }) => `${registryKey}: eine Mailadresse, die niemand nutzt.`,
    variable: ({ part, name }) =>
      `${PARTS[part]}${name === null ? '' : ` ($${name})`} ist eine Variable, die nur eine Shell füllen könnte.`,
    commandOutput: ({ part }) => `${PARTS[part]} ist die Ausgabe eines anderen Befehls; er wird nicht ausgeführt.`,
    file: ({ part }) => `${PARTS[part]} steht in einer Datei; sie wird nicht gelesen.`,
    passwordAsked: () => 'Der Befehl fragt nach dem Passwort; geben Sie es ins Formular ein.',
    namespace: () => 'Den Namespace: AI Core kennt keinen.',
    headers: () => 'Die Header der Anfrage, etwa ihr Zugriffstoken.',
    otherDocument: ({ documentKind }) => `Ein anderes Dokument desselben Textes (${documentKind}).`,
    otherSecret: ({ name }) => `Das Secret ${name}, das kein Pull-Secret ist.`,
    helperName: () => 'Ein Credential-Helper mit ungültigem Namen; er wird nicht gefragt.',
    otherCommand: () => 'Ein anderer Befehl desselben Textes.',
  },
};
