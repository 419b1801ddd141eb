// Was in einem eingefügten oder abgelegten Text erkannt wurde, was repariert wurde, und was nicht übernommen wird.
import type { Part } from '../../bindings';
import { type imports as english, SHELLS } from '../en/imports';

/** Wie ein Wert eines Textes am Satzanfang heißt. */
export const PARTS: Record<Part, string> = {
  name: 'Der Name',
  registryKey: 'Der Registry-Host',
  username: 'Der Benutzername',
  password: 'Das Passwort',
  document: 'Das Dokument',
};

const hours = (count: number): string => (count === 1 ? 'eine Stunde' : `${count} Stunden`);

export const imports: typeof english = {
  title: 'Diese Zugangsdaten verwenden?',
  paste: 'Konfiguration einfügen',
  recognised: (format, name) => `Erkannt: ${format}.${name === null ? '' : ` Name des Secrets: ${name}.`}`,
  choose: 'Zugangsdaten',
  ofSecret: (name) => `Secret ${name}`,
  chosenTwice: (key) =>
    `Ein Pull-Secret hat für jede Registry nur einen Eintrag. Wählen Sie einen${key === '' ? '' : ` für ${key}`}.`,
  credential: (key, user) => (user === '' ? key : key === '' ? user : `${key} als ${user}`),
  noPassword: 'Der Text enthält kein Passwort dafür. Geben Sie es im Formular ein.',
  taken: 'Hinweise',
  leftOut: 'Nicht übernommen',
  nothingOdd: 'Nichts musste repariert oder weggelassen werden.',
  helper: (helper) => `Die Passwörter verwaltet docker-credential-${helper}, ein Programm auf diesem Computer.`,
  helperNote:
    'Es fordert Sie vielleicht auf, einen Schlüsselbund zu entsperren. Die Passwörter bleiben in Pullpass, bis Sie das Secret registrieren.',
  ask: (helper) => `docker-credential-${helper} fragen`,
  asking: 'Wird gefragt',
  take: (count) => (count === 1 ? 'Ins Formular übernehmen' : `${count} ins Formular übernehmen`),
  refuse: 'Verwerfen',
  noConnection: 'Öffnen Sie zuerst eine Verbindung, und fügen Sie den Text dann erneut ein.',
  formats: {
    dockerConfig: 'eine config.json von Docker',
    podmanAuth: 'eine auth.json von Podman',
    dockercfg: 'eine alte .dockercfg',
    kubernetesSecret: 'ein Kubernetes-Secret',
    aiCoreRequest: 'der Body einer AI-Core-Anfrage',
    launchpadData: 'das JSON für AI Launchpad',
    helperAnswer: 'die Ausgabe eines Credential-Helpers',
    kubectlCommand: 'ein kubectl-Befehl',
    loginCommand: 'ein Login-Befehl',
    curlCommand: 'ein curl-Befehl',
    ecrToken: 'die Ausgabe von aws ecr get-authorization-token',
    acrToken: 'die Ausgabe von az acr login --expose-token',
    k3sRegistries: 'die registries.yaml von k3s',
    helmValues: 'die Werte eines Helm-Charts',
    terraform: 'eine Terraform-Konfiguration',
    kustomization: 'eine Kustomization',
    notebook: 'eine Notebook-Zelle',
    pipeline: 'eine Pipeline',
    ecrPassword: 'die Ausgabe von aws ecr get-login-password',
    gcloudToken: 'die Ausgabe von gcloud auth print-access-token',
    gcpKey: 'der Schlüssel eines Google-Cloud-Dienstkontos',
    harborRobot: 'ein Robot-Konto von Harbor',
    gitlabDeployToken: 'ein Deploy-Token von GitLab',
    acrPasswords: 'die Passwörter einer Azure Container Registry',
    servicePrincipal: 'ein Azure-Dienstprinzipal',
    variables: 'Variablen oder Einstellungen',
    containerd: 'eine containerd-Konfiguration',
  },
  done: {
    fromUtf16: () => 'Der Text wurde aus UTF-16 dekodiert.',
    fromSingleByte: () => 'Der Text ist kein Unicode, daher sind nur seine ASCII-Zeichen sicher.',
    withoutByteOrderMark: () => 'Eine Bytereihenfolge-Markierung am Anfang wurde übersprungen.',
    fromBase64: () => 'Der Text wurde aus Base64 dekodiert.',
    fromEscapedTwice: () => 'Das Dokument war einmal zu oft maskiert. Gesendet wird es richtig.',
    fromNestedObject: () => 'Das Dokument war ein Objekt, was AI Core ablehnt. Gesendet wird es als String.',
    fromLooseJson: () => 'Der Text ist kein gültiges JSON, aber seine Bedeutung ist klar.',
    stringDataBeforeData: () => 'stringData hat Vorrang vor data, wie in Kubernetes.',
    authBeforeFields: ({ registryKey }) =>
      `${registryKey}: auth weicht von username und password ab. auth hat Vorrang, wie im Kubelet.`,
    defaultRegistry: () => 'Der Befehl nennt keine Registry und meint damit Docker Hub.',
    passwordFromPipe: () => 'Das Passwort stammt aus dem Befehl vor der Pipe.',
    shellAssumed: ({ shell }) =>
      `Shells lesen Anführungszeichen verschieden, und der Text sagt nicht, für welche er ist. Er wurde wie für ${SHELLS[shell]} gelesen.`,
    expires: ({ registryKey, at, hours: valid }) =>
      (registryKey === '' ? '' : `${registryKey}: `) +
      (at === null
        ? `Das Passwort ist ein Token, das ${hours(valid)} nach der Ausstellung abläuft.`
        : `Das Passwort ist ein Token, das am ${at} abläuft.`),
  },
  repaired: 'Repariert',
  before: 'Im Text',
  after: 'Gelesen als',
  about: (part, key) => (key === null ? PARTS[part] : `${PARTS[part]} von ${key}`),
  repairs: {
    missingSpace: 'Zwischen zwei Optionen fehlt ein Leerzeichen.',
    missingDashes: 'Einer Option fehlen die Bindestriche.',
    blanksAroundEquals: 'Um das Gleichheitszeichen stehen Leerzeichen.',
    unclosedQuote: 'Ein Anführungszeichen wird nicht geschlossen.',
    typographicCharacters: 'Es gibt typografische Anführungszeichen oder Striche, wie Textprogramme sie einsetzen.',
    lineContinuation: 'Eine Zeilenfortsetzung fehlt oder gehört zu einer anderen Shell.',
    variable: 'Eine Shell würde diesen Teil als Variable ersetzen, er gehört aber zum Benutzernamen.',
    unquotedBlank: 'Der Wert enthält ein Leerzeichen, steht aber nicht in Anführungszeichen.',
    blankBeforePipe: 'In cmd sendet echo das Leerzeichen vor der Pipe als Teil des Passworts.',
    variableFilledIn: 'Eine Variable wurde durch ihren Wert aus demselben Text ersetzt.',
    commandEvaluated: 'Die Ausgabe eines Befehls wurde aus seinen Argumenten berechnet. Ausgeführt wurde nichts.',
    authsIsText: 'Der Wert von auths ist ein String statt eines Objekts.',
    authsMissing: 'Die Einträge stehen nicht in auths.',
    encodedTwice: 'Das Dokument ist zweimal in Base64 kodiert.',
    authAlphabet: 'auth ist URL-sicheres Base64, das das Kubelet nicht akzeptiert.',
    authNotBase64: 'auth ist Klartext statt Base64.',
    innerFromBase64: 'Das Dokument ist Base64, wo AI Core Text erwartet.',
    textInsteadOfBase64: 'Das Dokument ist Text, wo Kubernetes Base64 erwartet.',
    quotesInBlockText: 'In einem Block stehen Anführungszeichen, die damit zum Wert gehören.',
    secretType: 'Der Typ des Secrets ist falsch.',
    promptRemoved: 'Eingabeaufforderungen und Ausgaben der Shell wurden entfernt.',
    foldedBase64: 'Das Base64 ist umbrochen und enthält dadurch Leerzeichen.',
    numberKeptAsText: 'YAML liest diesen Wert als Zahl. Er wurde so übernommen, wie er geschrieben ist.',
    missingBraces: 'Es fehlen geschweifte Klammern.',
    authPadding: 'auth endet nicht mit der richtigen Zahl von Gleichheitszeichen.',
    authReplaced: 'auth lässt sich nicht dekodieren. Übernommen wurden Benutzername und Passwort daneben.',
    dataAlphabet: 'Der Wert ist URL-sicheres Base64, das Kubernetes nicht akzeptiert.',
    authsIsList: 'auths ist eine Liste statt eines Objekts.',
    entryIsAuth: 'Der Eintrag ist ein String statt eines Objekts mit auth.',
    wrapped: 'Das Dokument steckt in einem anderen.',
  },
  kubelet: 'Das Original in Kubernetes',
  verdict: (secret, verdict) => (secret === null ? verdict : `${secret}: ${verdict}`),
  verdicts: {
    notStored: () => 'Der API-Server lehnt dieses Secret ab.',
    refusedForAuth: ({ registryKey }) =>
      `Das Kubelet lehnt das ganze Secret ab, weil es auth von ${registryKey} nicht dekodieren kann.`,
    refusedForStructure: () => 'Das Kubelet kann dieses Secret nicht lesen.',
    noEntries: () => 'Das Kubelet findet in diesem Secret keine Zugangsdaten.',
    typeIgnored: ({ secretType }) =>
      secretType === ''
        ? 'Das Kubelet ignoriert dieses Secret, weil es keinen Typ hat.'
        : `Das Kubelet ignoriert dieses Secret, weil sein Typ ${secretType} ist.`,
  },
  left: {
    emptyEntry: ({ registryKey }) => `${registryKey}: Der Eintrag ist leer.`,
    token: ({ registryKey }) =>
      `${registryKey}: ein Identitätstoken, das das Kubelet ignoriert. Legen Sie stattdessen ein Zugriffstoken oder Passwort an.`,
    deviceLogin: ({ registryKey }) => `${registryKey}: der Geräte-Login von Docker, den nur Docker nutzen kann.`,
    authUnreadable: ({ registryKey }) => `${registryKey}: auth ist nicht das Base64 von benutzer:passwort.`,
    entryUnreadable: ({ registryKey }) => `${registryKey}: Der Eintrag ist kein Objekt.`,
    notText: ({ registryKey }) => `${registryKey}: Benutzername oder Passwort ist kein gültiges UTF-8.`,
    email: ({ registryKey }) => `${registryKey}: die E-Mail-Adresse, die nicht gebraucht wird.`,
    variable: ({ part, name }) =>
      `${PARTS[part]} ist eine Variable${name === null ? '' : ` ($${name})`}, die der Text nicht setzt.`,
    commandOutput: ({ part }) => `${PARTS[part]} ist die Ausgabe eines anderen Befehls, der nicht ausgeführt wird.`,
    file: ({ part }) => `${PARTS[part]} steht in einer Datei, die nicht gelesen wird.`,
    passwordAsked: () => 'Der Befehl fragt nach dem Passwort. Geben Sie es im Formular ein.',
    namespace: () => 'Der Namespace, den AI Core nicht hat.',
    headers: () => 'Die Header der Anfrage, etwa ihr Zugriffstoken.',
    otherDocument: ({ documentKind }) => `Ein anderes Dokument im Text (${documentKind}).`,
    otherSecret: ({ name }) => `Das Secret ${name}, das kein Pull-Secret ist.`,
    helperName: () => 'Ein Credential-Helper mit ungültigem Namen.',
    otherCommand: () => 'Ein anderer Befehl im Text.',
    otherText: () => 'Weiterer Text, etwa die Antwort eines Servers.',
    placeholder: ({ part, name }) => `${PARTS[part]} ist ein Platzhalter (${name}).`,
    notARegistry: ({ registryKey }) => `${registryKey}: kein Registry-Host; kein Image nutzt den Eintrag.`,
    secretUnreadable: ({ name }) => `Das Secret ${name}, dessen Dokument sich nicht lesen lässt.`,
    clusterInternal: ({ name }) =>
      `Das Secret ${name}, das OpenShift für die Registry in seinem Cluster angelegt hat. AI Core erreicht sie nicht.`,
    serviceKey: () => 'Ein Service-Key. Fügen Sie ihn allein ein, um eine Verbindung hinzuzufügen.',
    registry: () => 'Der Text nennt den Registry-Host nicht. Geben Sie ihn im Formular ein.',
    secondPassword: ({ username }) =>
      `Das zweite Passwort von ${username}. Beide sind gültig; das erste wurde übernommen.`,
  },
};
