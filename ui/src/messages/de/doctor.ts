import type { doctor as english } from '../en/doctor';

type Fields = Readonly<Record<string, string | undefined>>;

const field = ({ field }: Fields): string => field ?? 'einem Wert';
const named = ({ field }: Fields): string => NAMES[field ?? ''] ?? field ?? 'Wert';
const layer = (name: string): string => found[name] ?? name;

const found: Readonly<Record<string, string>> = {
  utf16: 'in UTF-16-Text',
  latin1: 'in Text alter Kodierung',
  base64: 'in Base64',
  mail: 'in einer E-Mail',
  html: 'in HTML',
  codeFence: 'in einem Code-Block',
  otherText: 'zwischen anderem Text',
  cfOutput: 'in der Ausgabe von cf',
  escapedJson: 'als Text in JSON',
  credentials: 'in credentials, wie cf es ausgibt',
  btpOutput: 'in der Ausgabe von btp',
  vcapServices: 'in VCAP_SERVICES',
  envFile: 'in Umgebungsvariablen',
  serviceKeyVariable: 'in AICORE_SERVICE_KEY',
  sdkConfig: 'in der Konfiguration der SDKs von SAP',
  kubernetesSecret: 'in einem Kubernetes-Secret',
  postmanEnvironment: 'in einer Postman-Umgebung',
  destination: 'in einer BTP-Destination',
};

const NAMES: Readonly<Record<string, string>> = {
  clientid: 'Client-ID',
  clientsecret: 'Client-Secret',
  url: 'Token-Adresse',
  certurl: 'Token-Adresse',
  'serviceurls.AI_API_URL': 'API-Adresse',
};
const NEW_KEY =
  'Erstellen Sie im BTP-Cockpit einen neuen Key und nehmen Sie ihn ganz, von der ersten bis zur letzten Klammer.';
const X509 = 'Erstellen Sie einen neuen Key; einer mit Client-Secret läuft nicht ab.';
const PARTS: Readonly<Record<string, string>> = {
  userInfo: 'einen Benutzernamen vor dem Host',
  query: 'einen Teil hinter einem Fragezeichen',
  fragment: 'einen Teil hinter einem #',
};

export const doctor: typeof english = {
  title: 'Key-Doktor',
  fine: (fine, of) => (fine === of ? `alle ${of} in Ordnung` : `${fine} von ${of} in Ordnung`),
  none: 'Hier wurde noch kein Key untersucht. Fügen Sie den Service-Key hinzu, und der Doktor sieht ihn sich an.',
  states: { pass: 'In Ordnung', mended: 'Berichtigt', warn: 'Ungewöhnlich', fail: 'Im Weg' },
  privateKeyPlace: {
    keychain: 'privater Schlüssel jetzt im Schlüsselbund',
    session: 'privater Schlüssel im Speicher, bis Pullpass geschlossen wird',
    nowhere: 'privater Schlüssel nicht hier: Service-Key erneut hinzufügen',
  },
  secretPlace: {
    keychain: 'Secret jetzt im Schlüsselbund',
    session: 'Secret im Arbeitsspeicher, bis Pullpass beendet wird',
    nowhere: 'das Secret ist nicht hier: Service-Key erneut hinzufügen',
  },
  addresses: 'Adressen und Client',
  unusable: 'Dieser Service-Key ist nicht zu gebrauchen',
  noneUsable: 'Keiner dieser Service-Keys ist zu gebrauchen',
  several: (count) => `${count} Service-Keys wurden gefunden. Welcher?`,
  numbered: (number) => `Key ${number}`,
  cannotBeUsed: 'nicht zu gebrauchen',
  howTitle: 'So kommen Sie zu einem richtigen Key',
  how: [
    'Öffnen Sie im BTP-Cockpit Ihren Subaccount, dann Instanzen und Abonnements.',
    'Wählen Sie die Instanz von SAP AI Core. Gibt es keine, legen Sie eine an; der Plan extended hat alles.',
    'Wählen Sie unter Service-Keys Anlegen. Ein Name genügt; die Parameter bleiben leer.',
    'Wählen Sie Anzeigen, dann Kopieren oder Herunterladen, und legen Sie die Datei hier ab.',
  ],
  howHelp: 'SAPs Seite dazu',
  update: (name) => `Den Key ${name} geben`,
  updateNote: 'Sie führt zum selben Tenant. Name, Secrets und Aktivität bleiben; der alte Key wird vergessen.',
  beside: 'Daneben eine Verbindung hinzufügen',
  sameClient: (name) => `${name} hat denselben Client und bekommt diesen Key anstelle des eigenen.`,
  updateButton: 'Verbindung aktualisieren',
  home: {
    title: 'Auf diesem Computer gefunden',
    text: (count) =>
      count === 1
        ? 'Eine Konfiguration der SDKs von SAP. Sie wurde nicht gelesen.'
        : `${count} Konfigurationen der SDKs von SAP. Sie wurden nicht gelesen.`,
    read: 'Lesen',
    readOne: (file) => `Lesen: ${file}`,
    menu: (file) => `Aus ${file}`,
    profile: (profile) => `Profil ${profile}`,
    variable: (variable) => `von ${variable} genannt`,
  },
  lines: {
    wrapping: ({ layers }) => ({
      title: 'Eingepackt gefunden',
      proof: (layers ?? '').split(' ').reverse().map(layer).join(', '),
    }),
    bare: () => ({ title: 'So gefunden, wie er ist', proof: 'nicht eingepackt' }),
    credentials: () => ({ title: 'Client-ID und Secret', proof: 'beide sind da' }),
    credentialsX509: () => ({ title: 'Client-ID und Zertifikat', proof: 'mit privatem Schlüssel' }),
    clientId: () => ({ title: 'Service', proof: 'SAP AI Core, nach der Client-ID' }),
    tokenHost: ({ region }) => ({ title: 'Token-Host', proof: `einer von SAP, in ${region ?? ''}` }),
    apiHost: ({ region }) => ({ title: 'API-Host', proof: `gleiche Region, ${region ?? ''}` }),
    thisComputer: () => ({ title: 'Token- und API-Host', proof: 'dieser Computer' }),
    kindSecret: () => ({ title: 'Art des Keys', proof: 'Client-Secret, nicht x509' }),
    kindCertificate: () => ({ title: 'Art des Keys', proof: 'x509-Zertifikat' }),
    certificateValid: ({ until, days }) => ({ title: 'Zertifikat', proof: `gültig bis ${until}, ${days} Tage` }),
    certificateMatches: () => ({ title: 'Privater Schlüssel', proof: 'gehört zum Zertifikat' }),
    issuer: ({ host }) => ({ title: 'Aussteller des Tokens', proof: host ?? 'der Token-Host' }),
    zone: () => ({ title: 'Tenant des Tokens', proof: 'der des Keys' }),
    plan: ({ plan }) => ({ title: 'Service-Plan', proof: `${plan ?? ''}; Pull-Secrets sind erlaubt` }),

    looseJson: () => ({
      title: 'Nicht ganz JSON',
      proof: 'Anführungszeichen, Kommas, Kommentare oder Zeilenenden berichtigt',
    }),
    unclosed: () => ({ title: 'Die letzte Klammer fehlte', proof: 'ergänzt' }),
    encoding: ({ encoding }) => ({
      title: 'Kodierung',
      proof: encoding === 'utf16' ? 'UTF-16, wie PowerShell es schreibt; gelesen' : 'eine alte; gelesen',
    }),
    blanks: (fields) => ({ title: `${named(fields)}: Leerzeichen außen`, proof: 'entfernt' }),
    lineEnds: (fields) => ({ title: `${named(fields)}: Zeilenenden`, proof: 'entfernt' }),
    endSlashes: (fields) => ({ title: `${named(fields)}: Schrägstrich am Ende`, proof: 'entfernt' }),
    knownSuffix: (fields) => ({
      title: `${named(fields)}: zu langer Pfad`,
      proof: `${fields['suffix'] ?? 'das Ende'} entfernt, denn jeder Aufruf fügt es selbst hinzu`,
    }),
    secretUnescaped: () => ({ title: 'Backslash vor $', proof: 'aus dem Client-Secret entfernt' }),

    secretForm: () => ({
      title: 'Ungewöhnliches Client-Secret',
      proof: 'Es hat keine der bekannten Formen.',
      cure: 'Sehen Sie nach, ob es vollständig ist. Scheitert der Test, erstellen Sie einen neuen Key.',
    }),
    secretShortened: () => ({
      title: 'Abgeschnittenes Client-Secret',
      proof: 'Eine Shell oder dotenv hat $ und das Folgende für eine Variable gehalten.',
      cure: "Nehmen Sie den Key aus der Datei oder dem BTP-Cockpit, nicht aus einer Variablen; in .env-Dateien steht er in '…'.",
    }),
    secretBackslash: () => ({
      title: 'Backslash im Client-Secret',
      proof: 'Er steht vor $, wo manche Dateien ihn brauchen.',
      cure: 'Scheitert der Test, nehmen Sie den Key, wie das BTP-Cockpit ihn zeigt.',
    }),
    clientIdForm: () => ({
      title: 'Ungewöhnliche Client-ID',
      proof: 'Die von AI Core enden auf |aicore!b und eine Zahl.',
      cure: 'Sehen Sie nach, ob es ein Key von SAP AI Core ist.',
    }),
    appNameDiffers: () => ({
      title: 'Client-ID und appname passen nicht',
      proof: 'Die Client-ID ist sonst sb- und der appname.',
      cure: 'Vielleicht sind Teile zweier Keys vermischt. Scheitert der Test, nehmen Sie den Key neu.',
    }),
    regionsDiffer: ({ token, api }) => ({
      title: 'Zwei Regionen',
      proof:
        token && api
          ? `Das Token kommt aus ${token}, die API ist in ${api}.`
          : 'Token und API gehören zu verschiedenen Regionen.',
      cure: 'Vielleicht sind Teile zweier Keys vermischt: Die API nimmt nur Tokens ihrer eigenen Region.',
    }),
    regionUnknown: ({ host, field }) => ({
      title: field === 'serviceurls.AI_API_URL' ? 'Unbekannter API-Host' : 'Unbekannter Token-Host',
      proof: `${host ?? 'Er'} ist keiner von SAP, den Pullpass kennt.`,
      cure: 'Die Region kann neu sein. Prüfen Sie, ob Sie den Host kennen, bevor etwas dorthin gesendet wird.',
    }),
    secretPreferred: () => ({ title: 'Zertifikat und Client-Secret', proof: 'das Client-Secret wird verwendet' }),
    certificatePreferred: () => ({
      title: 'Zertifikat und Client-Secret',
      proof: 'das Zertifikat wird verwendet, wie credential-type sagt',
    }),
    intermediateMissing: () => ({
      title: 'Zwischenzertifikat fehlt',
      proof: 'das ausstellende Zertifikat steht nicht in der Kette; der Server braucht es vielleicht',
    }),
    certificateEndsSoon: ({ until, hours }) => ({
      title: 'Das Zertifikat läuft bald ab',
      proof: `Es endet am ${until}, in ${hours} h.`,
      cure: 'Erstellen Sie rechtzeitig einen neuen Key. Mit einem Parameter gilt er länger, vielerorts bis zu 30 Tage.',
    }),
    issuerDiffers: ({ host, issuer }) => ({
      title: 'Das Token hat einen anderen Aussteller',
      proof: `Es wurde von ${issuer ?? 'einem anderen Host'} ausgestellt, nicht von ${host ?? 'dem Token-Host'}.`,
      cure: 'Vielleicht sind Teile zweier Keys vermischt. Werden Aufrufe abgelehnt, nehmen Sie den Key neu.',
    }),
    zoneDiffers: () => ({
      title: 'Das Token gilt für einen anderen Tenant',
      proof: 'Seine Zone ist nicht die identityzoneid des Keys.',
      cure: 'Vielleicht sind Teile zweier Keys vermischt. Sehen Sie sich den Tenant an, bevor Sie etwas registrieren.',
    }),
    planOdd: ({ plan, status }) => ({
      title: 'Service-Plan',
      proof:
        plan || status
          ? `Der Tenant sagt: ${[plan, status].filter(Boolean).join(', ')}.`
          : 'Der Tenant nennt ihn nicht.',
      cure: 'Werden Aufrufe abgelehnt, sehen Sie sich die Instanz von SAP AI Core im BTP-Cockpit an.',
    }),

    notJson: ({ line, column }) => ({
      title: 'Der Key bricht ab',
      proof: `Ab Zeile ${line}, Spalte ${column} ist er nicht mehr zu lesen.`,
      cure: 'Kopieren Sie den ganzen Key, von der ersten bis zur letzten Klammer. Vielleicht hat ein Editor ihn verändert oder gekürzt.',
    }),
    tooDeep: () => ({
      title: 'Zu tief verschachtelt',
      proof: 'Keine Verpackung eines Service-Keys hat so viele Ebenen.',
      cure: NEW_KEY,
    }),
    otherService: ({ service }) => ({
      title: `Ein Key eines anderen Service: ${service ?? 'nicht SAP AI Core'}`,
      proof: 'Nur ein Key von SAP AI Core öffnet die API für Pull-Secrets.',
      cure: 'Wählen Sie im BTP-Cockpit die Instanz von SAP AI Core, dann Service-Keys.',
    }),
    fieldMissing: (fields) => ({
      title: `${fields['field'] ?? 'Ein Wert'} fehlt`,
      proof: 'Jeder Service-Key von SAP AI Core hat es, und raten lässt es sich nicht.',
      cure: NEW_KEY,
    }),
    placeholder: (fields) => ({
      title: `Platzhalter in ${field(fields)}`,
      proof: 'Der Key sieht aus wie einer aus einer Dokumentation oder aus einem Skript, das ihn füllen sollte.',
      cure: 'Nehmen Sie einen echten Key aus dem BTP-Cockpit.',
    }),
    urlNotHttps: (fields) => ({
      title: `Die Adresse in ${field(fields)} ist nicht https`,
      proof: 'Das Client-Secret oder das Access-Token wäre ungeschützt unterwegs.',
      cure: 'Nehmen Sie den Key, wie das BTP-Cockpit ihn zeigt; seine Adressen beginnen mit https://.',
    }),
    urlMalformed: (fields) => ({
      title: `Die Adresse in ${field(fields)} ist keine`,
      proof: 'Sie beginnt nicht mit https:// oder enthält einen Tippfehler.',
      cure: 'Nehmen Sie den Key, wie das BTP-Cockpit ihn zeigt.',
    }),
    urlLeaks: (fields) => ({
      title: `Die Adresse in ${field(fields)} enthält zu viel`,
      proof: `Sie hat ${PARTS[fields['part'] ?? ''] ?? 'einen ungewöhnlichen Teil'}, durch den das Secret entweichen könnte.`,
      cure: 'Nehmen Sie den Key, wie das BTP-Cockpit ihn zeigt.',
    }),
    urlsSwapped: () => ({
      title: 'Die beiden Adressen sind vertauscht',
      proof: 'url enthält die Adresse der API, AI_API_URL die des Token-Servers.',
      cure: 'Vertauschen Sie die beiden Werte im Key oder nehmen Sie ihn neu aus dem BTP-Cockpit.',
    }),
    certificateUnreadable: () => ({
      title: 'Das Zertifikat ist nicht zu lesen',
      proof: 'Es ist kein PEM-Zertifikat oder kein ganzes.',
      cure: NEW_KEY,
    }),
    privateKeyUnreadable: () => ({
      title: 'Der private Schlüssel ist nicht zu lesen',
      proof: 'Er ist kein PEM-Schlüssel in PKCS#1, PKCS#8 oder SEC1 oder kein ganzer.',
      cure: NEW_KEY,
    }),
    privateKeyLocked: () => ({
      title: 'Der private Schlüssel hat ein Passwort',
      proof: 'Schlüssel, die SAP macht, haben keines.',
      cure: 'Entsperren Sie ihn mit openssl pkcs8 oder erstellen Sie einen neuen Service-Key.',
    }),
    privateKeyUnsupported: () => ({
      title: 'Der private Schlüssel ist von einer Art, die nicht verwendbar ist',
      proof: 'RSA mit 2048 bis 4096 Bit, EC P-256 und P-384 und Ed25519 sind es.',
      cure: NEW_KEY,
    }),
    privateKeyElsewhere: () => ({
      title: 'Der private Schlüssel ist nicht dabei',
      proof: 'Das Zertifikat wurde mit einem Schlüssel bestellt, der beim Besteller geblieben ist.',
      cure: 'Erstellen Sie einen Key vom Typ x509 ohne eigenes Zertifikat oder einen mit Client-Secret.',
    }),
    certificateExpired: ({ until }) => ({
      title: 'Das Zertifikat ist abgelaufen',
      proof: `Es galt bis ${until}; Keys dieses Typs gelten von sich aus 7 Tage.`,
      cure: X509,
    }),
    certificateNotYetValid: ({ from }) => ({
      title: 'Das Zertifikat gilt noch nicht',
      proof: `Es gilt ab ${from}.`,
      cure: 'Sehen Sie nach, ob die Uhr dieses Computers richtig geht.',
    }),
    certificateOfOtherKey: () => ({
      title: 'Zertifikat und privater Schlüssel gehören nicht zusammen',
      proof: 'Die Anmeldung würde beim TLS-Handshake scheitern.',
      cure: 'Teile zweier Keys sind vermischt. ' + NEW_KEY,
    }),
    certificateInFile: (fields) => ({
      title: 'Das Zertifikat liegt in einer eigenen Datei',
      proof: `${fields['field'] ?? 'Ein Wert'} nennt sie nur, und Pullpass liest keine Datei, die Sie nicht gewählt haben.`,
      cure: 'Legen Sie den Service-Key selbst ab, der beides enthält.',
    }),
    secretRotated: () => ({
      title: 'Das Client-Secret wurde abgelehnt',
      proof: 'Es wurde erneuert, oder der Key wurde gelöscht.',
      cure: 'Erstellen Sie im BTP-Cockpit einen neuen Key und geben Sie ihn dieser Verbindung.',
    }),
  },
};
