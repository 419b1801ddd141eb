import type { Translated } from '../compile';
import type { doctor as english } from '../en/doctor';

const NEW_KEY =
  'Erstellen Sie im BTP-Cockpit einen neuen Key und nehmen Sie ihn ganz, von der ersten bis zur letzten Klammer.';
const NO_EXPIRY = 'Erstellen Sie einen neuen Key; einer mit Client-Secret läuft nicht ab.';
const KEY_TYPE = 'Art des Keys';
const UNKNOWN_HOST = '{host} ist kein SAP-Host, den Pullpass kennt.';
const CHECK_HOST = 'Die Region kann neu sein. Prüfen Sie, ob Sie den Host kennen, bevor etwas dorthin gesendet wird.';
const BOTH_LOGINS = 'Zertifikat und Client-Secret';
const CHECK_INSTANCE = 'Werden Anfragen abgelehnt, prüfen Sie die Instanz von SAP AI Core im BTP-Cockpit.';
const COPY_KEY = 'Kopieren Sie den Key aus dem BTP-Cockpit.';

export const doctor: Translated<typeof english> = {
  title: 'Key-Doktor',
  fine: '{fine} von {count} OK',
  allFine: 'alle {count} OK',
  none: 'Noch kein Key untersucht. Fügen Sie den Service-Key hinzu, um ihn zu prüfen.',
  states: { pass: 'OK', mended: 'Berichtigt', warn: 'Warnung', fail: 'Fehler' },
  privateKeyPlace: {
    keychain: 'privater Schlüssel jetzt im Schlüsselbund',
    session: 'privater Schlüssel im Arbeitsspeicher, bis Pullpass beendet wird',
    nowhere: 'privater Schlüssel fehlt: Service-Key erneut hinzufügen',
  },
  secretPlace: {
    keychain: 'Secret jetzt im Schlüsselbund',
    session: 'Secret im Arbeitsspeicher, bis Pullpass beendet wird',
    nowhere: 'Secret fehlt: Service-Key erneut hinzufügen',
  },
  addresses: 'Adressen und Client',
  unusable: 'Dieser Service-Key lässt sich nicht verwenden',
  noneUsable: 'Keiner dieser Service-Keys lässt sich verwenden',
  several: '{count} Service-Keys gefunden. Welcher soll es sein?',
  numbered: 'Key {number}',
  cannotBeUsed: 'nicht verwendbar',
  howTitle: 'So erhalten Sie einen gültigen Key',
  how: [
    'Öffnen Sie im BTP-Cockpit Ihren Subaccount, dann Instanzen und Abonnements.',
    'Wählen Sie die Instanz von SAP AI Core. Gibt es keine, legen Sie eine an. Der Plan „extended“ hat alle Funktionen.',
    'Wählen Sie unter „Service-Keys“ die Aktion „Anlegen“. Ein Name genügt; die Parameter bleiben leer.',
    'Wählen Sie „Anzeigen“, dann „Kopieren“ oder „Herunterladen“, und legen Sie die Datei hier ab.',
  ],
  howHelp: 'SAP-Dokumentation',
  update: 'Diesen Key für {name} verwenden',
  updateNote: 'Er gehört zum selben Tenant. Name, Secrets und Aktivität bleiben. Der Key wird zuerst ausprobiert.',
  beside: 'Eigene Verbindung hinzufügen',
  sameClient: '{name} hat denselben Client. Der Key wird zuerst ausprobiert und ersetzt dann den bisherigen.',
  waitsForKey: '{name} hat denselben Client und wartet auf diesen Key.',
  trying: 'Ein Token wird mit dem neuen Key angefordert',
  keyFails: 'Kein Token mit dem neuen Key. {name} behält den bisherigen.',
  keepKey: 'Bisherigen Key behalten',
  replaceAnyway: 'Trotzdem ersetzen',
  replace: 'Service-Key ersetzen',
  replaceButton: 'Key ersetzen',
  replaceTitle: 'Service-Key von {name} ersetzen',
  replaceLead:
    'Legen Sie den neuen Service-Key hier ab, fügen Sie ihn ein oder wählen Sie seine Datei. Der bisherige Key bleibt, bis der neue funktioniert.',
  replaced: '{name} verwendet den neuen Key.',
  replacedNote: 'Der bisherige bleibt, bis Pullpass beendet wird.',
  restore: 'Vorherigen Key wieder verwenden',
  restored: '{name} verwendet wieder den vorherigen Key.',
  updateButton: 'Verbindung aktualisieren',
  home: {
    title: 'Auf diesem Computer gefunden',
    text: {
      one: 'Eine Konfiguration des SAP-SDK. Sie wurde nicht gelesen.',
      other: '{count} Konfigurationen des SAP-SDK. Sie wurden nicht gelesen.',
    },
    read: 'Lesen',
    readOne: 'Lesen: {file}',
    menu: 'Aus {file}',
    profile: 'Profil {profile}',
    variable: 'von {variable} genannt',
  },
  wrappings: {
    utf16: 'in UTF-16-Text',
    latin1: 'in Text mit alter Kodierung',
    base64: 'in Base64',
    mail: 'in einer E-Mail',
    html: 'in HTML',
    codeFence: 'in einem Code-Block',
    otherText: 'in anderem Text',
    cfOutput: 'in der Ausgabe von cf',
    escapedJson: 'maskiert in JSON',
    credentials: 'unter credentials, wie cf es ausgibt',
    btpOutput: 'in der Ausgabe von btp',
    vcapServices: 'in VCAP_SERVICES',
    envFile: 'in Umgebungsvariablen',
    serviceKeyVariable: 'in AICORE_SERVICE_KEY',
    sdkConfig: 'in der Konfiguration des SAP-SDK',
    kubernetesSecret: 'in einem Kubernetes-Secret',
    postmanEnvironment: 'in einer Postman-Umgebung',
    destination: 'in einer BTP-Destination',
  },
  values: {
    clientid: 'Client-ID',
    clientsecret: 'Client-Secret',
    url: 'Token-Adresse',
    certurl: 'Token-Adresse',
    'serviceurls.AI_API_URL': 'API-Adresse',
  },
  urlParts: {
    userInfo: 'einen Benutzernamen vor dem Host',
    query: 'eine Query (nach ?)',
    fragment: 'ein Fragment (nach #)',
  },
  lines: {
    wrapping: { title: 'In anderem Text gefunden', proof: '{wrappings}' },
    bare: { title: 'Reines JSON', proof: 'unverändert verwendet' },
    credentials: { title: 'Client-ID und Secret', proof: 'beide vorhanden' },
    credentialsX509: { title: 'Client-ID und Zertifikat', proof: 'mit privatem Schlüssel' },
    clientId: { title: 'Service', proof: 'SAP AI Core, laut Client-ID' },
    tokenHost: { title: 'Token-Host', proof: 'ein SAP-Host in {region}' },
    apiHost: { title: 'API-Host', proof: 'gleiche Region, {region}' },
    thisComputer: { title: 'Token- und API-Host', proof: 'dieser Computer' },
    kindSecret: { title: KEY_TYPE, proof: 'Client-Secret, nicht x509' },
    kindCertificate: { title: KEY_TYPE, proof: 'x509-Zertifikat' },
    certificateValid: { title: 'Zertifikat', proof: 'gültig bis {until}, noch {days} Tage' },
    certificateMatches: { title: 'Privater Schlüssel', proof: 'passt zum Zertifikat' },
    issuer: { title: 'Aussteller des Tokens', proof: '{host}' },
    zone: { title: 'Tenant', proof: 'passt zum Key' },
    plan: { title: 'Service-Plan', proof: '{plan}; unterstützt Pull-Secrets' },

    looseJson: { title: 'Fast JSON', proof: 'Anführungszeichen, Kommas, Kommentare oder Zeilenumbrüche korrigiert' },
    unclosed: { title: 'Schließende Klammer fehlt', proof: 'ergänzt' },
    encoding: { title: 'Kodierung', proof: 'aus einer alten Kodierung umgewandelt' },
    encodingUtf16: { title: 'Kodierung', proof: 'aus UTF-16 umgewandelt, wie PowerShell es schreibt' },
    blanks: { title: '{value}: Leerzeichen davor oder danach', proof: 'entfernt' },
    lineEnds: { title: '{value}: Zeilenumbrüche darin', proof: 'entfernt' },
    endSlashes: { title: '{value}: Schrägstrich am Ende', proof: 'entfernt' },
    knownSuffix: {
      title: '{value}: überzähliger Pfad',
      proof: '{suffix} entfernt, da jede Anfrage es selbst hinzufügt',
    },
    secretUnescaped: { title: 'Backslash vor $', proof: 'aus dem Client-Secret entfernt' },

    secretForm: {
      title: 'Ungewöhnliches Client-Secret',
      proof: 'Es hat keines der bekannten Formate.',
      cure: 'Prüfen Sie, ob es vollständig ist. Schlägt der Test fehl, legen Sie einen neuen Key an.',
    },
    secretShortened: {
      title: 'Client-Secret abgeschnitten',
      proof: 'Eine Shell oder dotenv hat $ und den Text danach als Variable behandelt.',
      cure: 'Kopieren Sie den Key aus der Datei oder dem BTP-Cockpit. Setzen Sie ihn in .env-Dateien in einfache Anführungszeichen.',
    },
    secretBackslash: {
      title: 'Backslash im Client-Secret',
      proof: 'Er steht vor $, wo manche Dateiformate ihn brauchen.',
      cure: 'Schlägt der Test fehl, kopieren Sie den Key aus dem BTP-Cockpit.',
    },
    clientIdForm: {
      title: 'Ungewöhnliche Client-ID',
      proof: 'Client-IDs von AI Core enden auf |aicore!b und eine Zahl.',
      cure: 'Prüfen Sie, ob der Key für SAP AI Core ist.',
    },
    appNameDiffers: {
      title: 'Client-ID und appname stimmen nicht überein',
      proof: 'Die Client-ID ist sonst sb- mit dem appname dahinter.',
      cure: 'Vielleicht sind Teile zweier Keys vermischt. Schlägt der Test fehl, kopieren Sie den Key erneut.',
    },
    regionsDiffer: {
      title: 'Zwei Regionen',
      proof: 'Das Token kommt aus {token}, die API ist in {api}.',
      cure: 'Vielleicht sind Teile zweier Keys vermischt. Die API akzeptiert nur Tokens ihrer eigenen Region.',
    },
    regionUnknown: {
      title: 'Unbekannter Token-Host',
      proof: UNKNOWN_HOST,
      cure: CHECK_HOST,
    },
    regionUnknownApi: {
      title: 'Unbekannter API-Host',
      proof: UNKNOWN_HOST,
      cure: CHECK_HOST,
    },
    secretPreferred: { title: BOTH_LOGINS, proof: 'das Client-Secret wird verwendet' },
    certificatePreferred: {
      title: BOTH_LOGINS,
      proof: 'das Zertifikat wird verwendet, wie credential-type sagt',
    },
    intermediateMissing: {
      title: 'Zwischenzertifikat fehlt',
      proof: 'das ausstellende Zertifikat fehlt in der Kette; der Server braucht es vielleicht',
    },
    certificateEndsSoon: {
      title: 'Das Zertifikat läuft bald ab',
      proof: 'Es läuft am {until} ab, in {hours} h.',
      cure: 'Legen Sie rechtzeitig einen neuen Key an. Ein Parameter verlängert die Gültigkeit, in vielen Landschaften auf bis zu 30 Tage.',
    },
    issuerDiffers: {
      title: 'Das Token hat einen anderen Aussteller',
      proof: 'Es wurde von {issuer} ausgestellt, nicht von {host}.',
      cure: 'Vielleicht sind Teile zweier Keys vermischt. Werden Anfragen abgelehnt, kopieren Sie den Key erneut.',
    },
    zoneDiffers: {
      title: 'Das Token gilt für einen anderen Tenant',
      proof: 'Seine Zone ist nicht die identityzoneid des Keys.',
      cure: 'Vielleicht sind Teile zweier Keys vermischt. Prüfen Sie den Tenant, bevor Sie etwas registrieren.',
    },
    planOdd: {
      title: 'Service-Plan',
      proof: 'Der Tenant meldet: {reported}.',
      cure: CHECK_INSTANCE,
    },
    planUnknown: {
      title: 'Service-Plan',
      proof: 'Der Tenant nennt ihn nicht.',
      cure: CHECK_INSTANCE,
    },

    notJson: {
      title: 'Der Key ist unvollständig',
      proof: 'Ab Zeile {line}, Spalte {column} lässt er sich nicht lesen.',
      cure: 'Kopieren Sie den ganzen Key, von der ersten bis zur letzten Klammer. Vielleicht hat ein Editor ihn verändert oder gekürzt.',
    },
    tooDeep: {
      title: 'Zu tief verschachtelt',
      proof: 'Ein Service-Key hat nie so viele Ebenen.',
      cure: NEW_KEY,
    },
    otherService: {
      title: 'Ein Key für einen anderen Service[: {service}]',
      proof: 'Nur ein Key für SAP AI Core gibt Zugriff auf Pull-Secrets.',
      cure: 'Wählen Sie im BTP-Cockpit die Instanz von SAP AI Core, dann Service-Keys.',
    },
    fieldMissing: {
      title: '{field} fehlt',
      proof: 'Jeder Service-Key von SAP AI Core hat dieses Feld; erraten lässt es sich nicht.',
      cure: NEW_KEY,
    },
    placeholder: {
      title: '{field} ist ein Platzhalter',
      proof: 'Der Key sieht aus wie ein Beispiel aus einer Dokumentation, oder ein Skript hat ihn nicht ausgefüllt.',
      cure: 'Kopieren Sie einen echten Key aus dem BTP-Cockpit.',
    },
    urlNotHttps: {
      title: 'Die Adresse in {field} ist nicht https',
      proof: 'Das Client-Secret oder das Access-Token würde unverschlüsselt gesendet.',
      cure: 'Kopieren Sie den Key aus dem BTP-Cockpit. Seine Adressen beginnen mit https://.',
    },
    urlMalformed: {
      title: 'Die Adresse in {field} ist ungültig',
      proof: 'Sie beginnt nicht mit https:// oder enthält einen Tippfehler.',
      cure: COPY_KEY,
    },
    urlLeaks: {
      title: 'Die Adresse in {field} enthält zusätzliche Teile',
      proof: 'Sie hat {part}; darüber könnte das Secret nach außen gelangen.',
      cure: COPY_KEY,
    },
    urlsSwapped: {
      title: 'Die beiden Adressen sind vertauscht',
      proof: 'url enthält die Adresse der API, AI_API_URL die des Token-Servers.',
      cure: 'Vertauschen Sie die beiden Werte im Key, oder kopieren Sie ihn erneut aus dem BTP-Cockpit.',
    },
    certificateUnreadable: {
      title: 'Das Zertifikat lässt sich nicht lesen',
      proof: 'Es ist kein vollständiges PEM-Zertifikat.',
      cure: NEW_KEY,
    },
    privateKeyUnreadable: {
      title: 'Der private Schlüssel lässt sich nicht lesen',
      proof: 'Er ist kein vollständiger PEM-Schlüssel im Format PKCS#1, PKCS#8 oder SEC1.',
      cure: NEW_KEY,
    },
    privateKeyLocked: {
      title: 'Der private Schlüssel ist verschlüsselt',
      proof: 'Von SAP erzeugte Schlüssel haben kein Passwort.',
      cure: 'Entschlüsseln Sie ihn mit openssl pkcs8, oder legen Sie einen neuen Service-Key an.',
    },
    privateKeyUnsupported: {
      title: 'Der Typ des privaten Schlüssels wird nicht unterstützt',
      proof: 'Unterstützt werden RSA mit 2048 bis 4096 Bit, EC P-256 und P-384 sowie Ed25519.',
      cure: NEW_KEY,
    },
    privateKeyElsewhere: {
      title: 'Der private Schlüssel fehlt',
      proof: 'Das Zertifikat wurde mit einem Schlüssel angefordert, der nicht enthalten ist.',
      cure: 'Legen Sie einen x509-Key ohne eigenes Zertifikat an, oder einen mit Client-Secret.',
    },
    certificateExpired: {
      title: 'Das Zertifikat ist abgelaufen',
      proof: 'Es galt bis {until}. Keys dieses Typs gelten standardmäßig 7 Tage.',
      cure: NO_EXPIRY,
    },
    certificateNotYetValid: {
      title: 'Das Zertifikat ist noch nicht gültig',
      proof: 'Es gilt ab {from}.',
      cure: 'Prüfen Sie die Uhr dieses Computers.',
    },
    certificateOfOtherKey: {
      title: 'Zertifikat und privater Schlüssel passen nicht zusammen',
      proof: 'Die Anmeldung würde beim TLS-Handshake fehlschlagen.',
      cure: `Teile zweier Keys sind vermischt. ${NEW_KEY}`,
    },
    certificateInFile: {
      title: 'Das Zertifikat liegt in einer eigenen Datei',
      proof: '{field} nennt nur die Datei, und Pullpass liest nur Dateien, die Sie wählen.',
      cure: 'Legen Sie den Service-Key selbst ab, der beides enthält.',
    },
    secretRotated: {
      title: 'Das Client-Secret wurde abgelehnt',
      proof: 'Es wurde erneuert, oder der Key wurde gelöscht.',
      cure: 'Legen Sie im BTP-Cockpit einen neuen Key an, und fügen Sie ihn dieser Verbindung hinzu.',
    },
  },
};
