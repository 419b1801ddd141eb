// Was jeder Befund sagt: die Sache, warum, und was zu tun ist, kurz genug für eine Zeile.
import type { Code } from '../../bindings';
import { visible } from '../character';

type Fields = Readonly<Record<string, string>>;

const IMAGE: Fields = {
  format: 'Das ist kein Imagename. Er sieht aus wie registry.example/team/app:1.',
  uppercase: 'Repositorys haben keine Großbuchstaben: klein schreiben.',
  tooLong: 'Der Pfad hat mehr als 255 Zeichen.',
  bareHexId: '64 Hexziffern allein sind eine ID, kein Name. Den Namen des Repositorys nehmen.',
  digestFormat: 'Nach @ steht ein Digest, etwa sha256:… mit 64 Hexziffern.',
  digestLength: 'Der Digest hat die falsche Länge: sha256 hat 64 Hexziffern.',
  digestAlgorithm: 'Dieses Verfahren des Digests ist unbekannt: sha256 verwenden.',
};

const NEAR: Fields = {
  case: 'ihr Host weicht in Großbuchstaben ab',
  port: 'ihr Host hat einen anderen Port',
  path: 'ihr Host gilt für einen anderen Pfad',
  labels: 'die Sterne in ihrem Host stehen für zu wenige oder zu viele Namen',
  host: 'sie gilt für einen anderen Host',
  dropped: 'ihr Host ist nicht lesbar',
};

const NOT_JSON: Fields = {
  tooDeep: 'zu tief verschachtelt',
  endsEarly: 'es endet zu früh',
  byteOrderMark: 'es beginnt mit einem Byte-Order-Mark',
  singleQuotes: 'einfache Anführungszeichen',
  typographicQuotes: 'typografische Anführungszeichen',
  comment: 'ein Kommentar',
  trailingComma: 'ein Komma zu viel',
  base64: 'es ist Base64',
  textAfterDocument: 'danach steht noch Text',
};

const AUTH: Fields = { notBase64: 'kein Base64', noColon: 'kein Doppelpunkt' };

const WRONG_KIND: Fields = {
  'language-model-key': 'Das sieht nach dem API-Schlüssel eines Sprachmodells aus, nicht nach einem Registry-Passwort.',
  'hugging-face-token': 'Das sieht nach einem Token von Hugging Face aus, nicht nach einem Registry-Passwort.',
  'slack-token': 'Das sieht nach einem Token von Slack aus, nicht nach einem Registry-Passwort.',
  'private-key-or-certificate':
    'Das ist ein Schlüssel oder Zertifikat in PEM-Form; Registries nehmen keins als Passwort.',
  'whole-command-line': 'Das ist eine ganze Befehlszeile, kein Passwort. Nur das Passwort daraus nehmen.',
};

export const findings: Record<Code, (fields: Fields) => string> = {
  nameMissing: () => 'Einen Namen eingeben; das Template verwendet ihn.',
  nameTooShort: () => 'Ein Name hat mindestens zwei Zeichen.',
  nameTooLong: ({ length }) => `Ein Name hat höchstens 63 Zeichen; dieser hat ${length}.`,
  nameCharacter: ({ character }) =>
    `Erlaubt sind a bis z, 0 bis 9, - und . wie team-images, nicht ${visible(character)}.`,
  nameFirstCharacter: ({ character }) => `Ein Name beginnt mit Buchstabe oder Ziffer, nicht mit ${visible(character)}.`,
  nameLastCharacter: ({ character }) => `Ein Name endet mit Buchstabe oder Ziffer, nicht mit ${visible(character)}.`,
  nameDoubleUnderscore: () => 'AI Core nimmt keine zwei Unterstriche hintereinander.',
  nameUnderscoreBeforeLast: () => 'AI Core nimmt keinen Unterstrich vor dem letzten Zeichen.',
  nameUnderscore: () => 'AI Core nimmt den Unterstrich, AI Launchpad und Kubernetes nicht. Besser: -',
  nameEmptyLabel: () => 'AI Core nimmt ihn; Kubernetes erlaubt kein .., .- oder -. in Namen.',

  noRegistry: () => 'Ohne Registry dient das Secret zu nichts: eine hinzufügen.',
  registryKeyMissing: () => 'Die Adresse der Registry eingeben, wie sie im Imagenamen steht.',
  registryKeyControlCharacter: () => 'Er enthält ein Steuerzeichen; solche Hosts verwirft der Kubelet. Neu eingeben.',
  registryKeyTwice: ({ other }) => `Registry ${other} hat denselben Host; nur eine davon passt ins Secret.`,
  registryKeyBlanks: () => 'Leerzeichen stehen darum; solche Hosts verwirft der Kubelet.',
  registryKeyInvisible: () => 'Er enthält Zeichen ohne Breite und passt so auf kein Image.',
  registryKeyQuotes: () => 'Die Anführungszeichen wären Teil des Hosts; so passt er auf kein Image.',
  registryKeyVariable: () => 'Wird Zeichen für Zeichen gesendet: Keine Shell setzt hier etwas ein.',
  registryKeyPlaceholder: () => 'Das ist der Host eines Beispiels. Die eigene Registry eingeben.',
  hubKeyWithoutSlash: () => 'Ohne den letzten Schrägstrich passt kein Image: https://index.docker.io/v1/',
  hubKeyOtherHost: ({ host }) => `Kein Imagename hat ${host}. Für Docker Hub: https://index.docker.io/v1/`,
  hubKeyKubeletOnly: () => 'Workflows können damit ziehen, Serving nicht. Besser: https://index.docker.io/v1/',
  hubKeySecondReaderOnly: () => 'Der Kubelet findet ihn nicht. Besser: https://index.docker.io/v1/',
  registryKeyScheme: ({ scheme }) => `Mit ${scheme} passt er auf kein Image. Weglassen.`,
  registryKeyUserInfo: () => 'Was vor @ steht, fällt weg. Benutzername und Passwort haben eigene Felder.',
  registryKeyCut: ({ sign }) => `Der Kubelet schneidet den Host bei ${sign} ab.`,
  registryKeyDropped: () => 'Er ist nicht als Adresse lesbar: Der Kubelet verwirft ihn.',
  registryKeyDoubleSlash: () => 'Kein Imagename hat zwei Schrägstriche hintereinander.',
  registryKeyUppercase: () => 'Imagenamen sind klein geschrieben, und Großbuchstaben zählen beim Vergleich.',
  registryKeyGlobInPath: () => 'Ein Stern steht nur im Host für etwas, nicht im Pfad.',
  registryKeyTag: () => 'Ein Host hat weder Tag noch Digest: Gesucht wird ohne.',
  registryKeyPathOfPages: ({ path }) => `${path} ist ein Pfad von Webseiten, nicht von Images. Weglassen.`,
  registryKeyVersion: ({ path }) => `${path} ohne Schrägstrich dahinter bleibt stehen, und dann passt kein Image.`,
  registryKeyCharacter: ({ character }) => `Kein Imagename enthält ${visible(character)}.`,
  registryKeyNoHost: ({ host }) => `${host} ist kein Host: Er hat weder Punkt noch Port.`,
  registryKeyParentDomain: ({ host, example }) => `Die Registries liegen unterhalb von ${host}, etwa ${example}.`,
  registryKeyStarAlone: () => 'Ein Stern steht für einen Namen ohne Punkte; so passt er auf keine Registry.',
  registryKeyDefaultPort: () => ':443 passt nur auf Images, die es auch nennen. Weglassen.',
  registryKeyPathPrefix: ({ path }) => `Er dient auch längeren Namen als ${path}. Mit / am Ende nicht mehr.`,
  registryKeySamePattern: ({ other }) => `Registry ${other} passt auf dieselben Images; die Reihenfolge ist offen.`,
  registryKeyHidden: ({ other }) => `Registry ${other} passt direkt auf Docker Hub; diese wird nie verwendet.`,
  registryKeyUnused: () => 'Keines der Images braucht ihn.',

  usernameMissing: () => 'Einen Benutzernamen eingeben: Ohne ihn wird anonym gezogen.',
  usernameControlCharacter: () => 'Er enthält ein Steuerzeichen, das keine Registry nimmt. Neu eingeben.',
  usernameBlanks: () => 'Leerzeichen stehen darum und würden mitgesendet.',
  usernameInvisible: () => 'Er enthält Zeichen ohne Breite, die mitgesendet würden.',
  usernameQuotes: () => 'Die Anführungszeichen würden mitgesendet.',
  usernameVariable: () => 'Wird Zeichen für Zeichen gesendet: Keine Shell setzt hier etwas ein.',
  usernamePlaceholder: () => 'Das ist der Benutzername eines Beispiels. Den eigenen eingeben.',
  usernameIsServiceAccount: () => 'Das ist ein Service-Account-Schlüssel: Er gehört ins Passwort, hierher _json_key.',
  usernameIsToken: () => 'Das sieht nach einem Token aus: Es gehört ins Passwort.',
  usernameColon: () => 'Beim Doppelpunkt endet der Benutzername für die Registry.',

  passwordMissing: () => 'Passwort oder Token eingeben.',
  passwordBlanks: () => 'Leerzeichen stehen darum und würden mitgesendet.',
  passwordLineEnd: () => 'Es endet mit einem Zeilenende, wie echo es anhängt; niemand nimmt das weg.',
  passwordNul: () => 'Es enthält ein NUL, das keine Registry nimmt. Neu kopieren.',
  passwordInvisible: () => 'Es enthält Zeichen ohne Breite, wie PowerShell sie hinterlässt.',
  passwordQuotes: () => 'Anführungszeichen stehen darum und würden mitgesendet.',
  passwordVariable: () => 'Sieht nach einer Variablen aus. Gesendet wird Zeichen für Zeichen.',
  passwordPlaceholder: () => 'Das ist das Passwort eines Beispiels. Das eigene eingeben.',
  passwordMask: () => 'Das ist eine Maske, kopiert von dort, wo das Passwort verdeckt war.',
  passwordTypedLineEnd: () => 'Es endet mit \\n, als zwei Zeichen getippt.',
  passwordIsAuthField: () => 'Das ist ein auth-Feld: Base64 von Benutzername und Passwort. Nur das Passwort nehmen.',
  passwordIsDocument: () => 'Das ist eine ganze Docker-Konfiguration, kein Passwort.',
  passwordIsFolder: () => 'Das ist ein Ordner: Eine Shell hat $PWD eingesetzt.',
  passwordIsServiceAccount: () =>
    'Das ist ein Service-Account-Schlüssel von Google, und dies ist keine Google-Registry.',
  wrongKind: ({ row = '' }) => WRONG_KIND[row] ?? 'Das sieht nach der falschen Art Passwort für diese Registry aus.',
  passwordExpired: ({ at }) => `Es ist abgelaufen: ${at}. Ein neues anlegen.`,
  passwordExpiresSoon: ({ at }) => `Es läuft bald ab: ${at}.`,

  imageInvalid: ({ reason = '' }) => IMAGE[reason] ?? 'Das ist kein Imagename.',
  imageTwice: () => 'Dieses Image steht hier zweimal.',
  imageHostPrivate: ({ host }) => `AI Core zieht über das Internet und erreicht ${host} nicht.`,
  imageNotServed: ({ suggestedKey, registry, why = '' }) => {
    if (registry) return `Passt nicht: Registry ${registry} ist nah, aber ${NEAR[why] ?? NEAR['host']}.`;
    return suggestedKey ? `Kein Zugang passt. Nötig ist der Host ${suggestedKey}` : 'Kein Zugang passt.';
  },
  imageNotServedSecond: ({ key }) => `Workflows können es ziehen, Serving nicht: ${key} wird dort nicht gelesen.`,

  bodyTooLarge: ({ bytes }) => `Das Secret hätte ${bytes}; Kubernetes hört bei 1 MiB auf.`,
  bodyAboveLaunchpad: ({ bytes }) => `Das Secret hat ${bytes}; AI Launchpad nimmt bis 10 KB, Pullpass sendet es.`,
  documentNotJson: ({ line, column, reason = '' }) =>
    `Zeile ${line}, Spalte ${column} ist kein JSON${NOT_JSON[reason] ? `: ${NOT_JSON[reason]}` : ''}.`,
  documentIsText: () => 'Das ist JSON in Anführungszeichen: einmal zu oft maskiert.',
  documentIsRequest: () => 'Das ist eine ganze Anfrage oder ein Secret. Nur das Dokument darin nehmen.',
  documentWrongType: ({ field }) => `${field} hat den falschen Typ; daran scheitern alle Pulls.`,
  documentWithoutAuths: () => 'auths um die Einträge fehlt: So wird es als leer gelesen.',
  documentEmpty: () => 'Es enthält keine Registry; gezogen wird anonym.',
  documentIgnoredField: ({ field }) => `${field} beachtet der Kubelet nicht.`,
  entryRepeated: ({ key }) => `${key} steht zweimal da; der letzte Eintrag zählt.`,
  entryIgnoredToken: ({ field }) => `${field} beachtet der Kubelet nicht.`,
  entryAuthUnreadable: ({ reason = '' }) =>
    `auth ist nicht lesbar${AUTH[reason] ? `: ${AUTH[reason]}` : ''}. Daran scheitern alle Pulls.`,
  entryAuthContradicts: () => 'auth sagt etwas anderes als Benutzername und Passwort, und auth gewinnt.',
  entryAnonymous: () => 'Der Eintrag hat keinen Benutzernamen; gezogen wird anonym.',
  entryNotText: () => 'Benutzername oder Passwort sind kein UTF-8 und kommen nicht an.',
};
