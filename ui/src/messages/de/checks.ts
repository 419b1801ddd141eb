// Was jede Zeile einer Prüfung sagt: ein Titel, der allein steht, und was zu sehen war.
import type { CheckCode } from '../../bindings';
import type { Uncheckable } from '../../state/checkRound.svelte';
import type { CheckWords, checks as english } from '../en/checks';

type Fields = Readonly<Record<string, string>>;

const line = (title: string, text = ''): CheckWords => ({ title, text });
const said = ({ message, serverCode }: Fields): string => {
  const words = message ?? serverCode ?? '';
  return words === '' ? '' : ` Antwort: „${words}“`;
};
const status = (fields: Fields): string => (fields['status'] ? ` (${fields['status']})` : '');
const at = (fields: Fields): string => fields['host'] ?? 'die Registry';

const PROOF: Fields = {
  anonymousRefused: 'ohne Anmeldung weist die Registry ab',
  tokenRefused: 'ohne Anmeldung gibt es kein Token',
  tokenGrants: 'das Token erlaubt den Pull',
  manifest: 'nur mit Anmeldung ist das Image lesbar',
  strictServer: 'der Token-Server weist falsche Anmeldungen ab',
};

const PHASE: Fields = {
  connection: 'für die Verbindung',
  answer: 'für die Antwort',
  body: 'für den Rest der Antwort',
  whole: 'insgesamt',
};

/** Was die Notiz eines Felds sagt, um das es bei einer gescheiterten Prüfung geht; sonst der Titel der Zeile. */
const BLAME: Partial<Record<CheckCode, string>> = {
  loginRefused: 'Die Registry hat die Anmeldung damit abgewiesen.',
  noKeyServes: 'Kein Image unten würde mit diesem Host gezogen.',
  accessDenied: 'Dieser Benutzer darf das Image nicht ziehen.',
  noPullRight: 'Dieser Benutzer darf das Image nicht ziehen.',
};

const WHY: Record<Uncheckable, string> = {
  unknown: 'ist hier nicht bekannt',
  gone: 'ist aus dem Tenant verschwunden',
  noImage: 'nennt kein Image',
  noPassword: 'hat hier kein Passwort',
};

export const checks: typeof english = {
  title: 'Prüfungen',
  check: 'Prüfen',
  checkAgain: 'Erneut prüfen',
  cancel: 'Abbrechen',
  checking: 'Wird geprüft',
  notChecked: 'Fragt jede Registry, ob der Cluster mit diesen Zugangsdaten ziehen könnte.',
  noImage: 'Nennen Sie oben ein Image: Nur damit lässt sich ein Pull beweisen.',
  fromHere: 'Von diesem Computer aus. Der Cluster kann in einem anderen Netz sein.',
  changed: 'Das Formular wurde nach diesen Prüfungen geändert.',
  image: (name) => `Image ${name}`,
  summary: (passed, warnings, failed, open, time) =>
    [
      passed > 0 ? `${passed} bestanden` : '',
      warnings > 0 ? `${warnings} ${warnings === 1 ? 'Warnung' : 'Warnungen'}` : '',
      failed > 0 ? `${failed} fehlgeschlagen` : '',
      open > 0 ? `${open} nicht bewiesen` : '',
    ]
      .filter((part) => part !== '')
      .join(', ') + `, in ${time}`,
  of: (passed, all) => `${passed} von ${all}`,
  givenUp: (done, all) => `Abgebrochen nach ${done} von ${all}`,
  notRun: (why) => `nicht geprüft: ${why}`,
  never: 'nie geprüft',
  cannot: 'nicht prüfbar',
  rowChecking: 'wird geprüft',
  before: (time) => `vor dem Registrieren, ${time}`,
  passedOf: (passed, all) => `${passed} von ${all} bestanden`,
  short: {
    keyMatches: 'Host',
    reachable: 'Registry',
    loginAccepted: 'Anmeldung',
    imageFound: 'Image',
    runsOnPlatform: 'Plattform',
  },
  whyNot: {
    unknown: 'Was es enthält, ist hier nicht bekannt; so lässt sich nichts beweisen.',
    gone: 'Es ist aus dem Tenant verschwunden.',
    noImage: 'Es nennt kein Image: Nur damit lässt sich ein Pull beweisen. Bearbeiten Sie es und nennen Sie eines.',
    noPassword: 'Sein Passwort liegt nicht hier. Bearbeiten Sie es und geben Sie das Passwort neu ein.',
  },
  ruledOut: {
    keyMatches: line('Ausgeschlossen: Host und Image-Name', 'Das Kubelet würde diese Zugangsdaten senden.'),
    reachable: line('Ausgeschlossen: Netz, Proxy und Zertifikate', 'Die Registry hat diesem Computer geantwortet.'),
    loginAccepted: line('Ausgeschlossen: Benutzer und Passwort', 'Die Registry hat die Anmeldung angenommen.'),
    imageFound: line('Ausgeschlossen: falscher Name oder Tag', 'Die Registry hat das Image und gibt es heraus.'),
    runsOnPlatform: line('Ausgeschlossen: die Plattform', 'Das Image läuft auf linux/amd64.'),
  },
  blame: ({ code, fields }) => BLAME[code] ?? checks.codes[code](fields).title,
  mend: {
    registryKey: 'Registry-Host ändern',
    username: 'Benutzer ändern',
    password: 'Passwort ersetzen',
    image: 'Image ändern',
  },
  states: {
    proven: 'Bestanden',
    warning: 'Warnung',
    refused: 'Fehlgeschlagen',
    notProvable: 'Nicht bewiesen',
    notTried: 'Nicht geprüft',
    needsConsent: 'Fragt zuerst',
    running: 'Läuft',
    waiting: 'Wartet',
  },
  steps: {
    keyMatches: 'Registry-Host passt zum Image',
    reachable: 'Registry erreichbar',
    loginAccepted: 'Anmeldung angenommen',
    imageFound: 'Image gefunden',
    runsOnPlatform: 'Läuft auf linux/amd64',
  },
  purposes: {
    ping: 'Erreichbarkeit',
    anonymous: 'ohne Anmeldung',
    anonymousToken: 'Token ohne Anmeldung',
    login: 'Anmeldung',
    manifest: 'Image',
    configuration: 'Plattform',
  },
  what: 'Was',
  cure: 'Abhilfe',
  copyCommand: 'Befehl kopieren',
  copied: 'Kopiert.',
  openExchange: 'Zeigen, was gesendet wurde',
  checkTab: (step) => `Prüfung: ${step}`,
  consent: {
    realmTitle: 'Passwort an einen anderen Host senden?',
    realmText: (registry, realm) =>
      `${registry} will die Anmeldung für seine Images an ${realm} gesendet haben. Bei Token-Servern ist das üblich. Stimmen Sie nur zu, wenn beide demselben Anbieter gehören.`,
    plainTitle: 'Passwort unverschlüsselt senden?',
    plainText: (registry) =>
      `${registry} spricht kein TLS. Jeder zwischen diesem Computer und dort könnte das Passwort lesen, und die Knoten von AI Core würden von dort nicht ziehen.`,
    from: 'Registry',
    to: 'Bekäme das Passwort',
    agree: 'Zustimmen und prüfen',
    agreePlain: 'Unverschlüsselt senden',
    refuse: 'Nicht senden',
    decide: 'Entscheiden',
  },
  all: {
    check: 'Alle prüfen',
    progress: (done, all) => `${Math.min(done + 1, all)} von ${all} wird geprüft`,
    ended: (checked, failed) =>
      failed === 0 ? `${checked} geprüft, keine fehlgeschlagen.` : `${checked} geprüft, ${failed} fehlgeschlagen.`,
    one: (name, failed) => (failed ? `${name}: Ein Pull würde scheitern.` : `${name} ist geprüft.`),
    given: (checked) => `Abgebrochen; ${checked} geprüft.`,
    nothing: 'Nichts wurde geprüft.',
    skipped: (skipped) => {
      const [first] = skipped;
      if (!first) return '';
      return skipped.length === 1
        ? `Ausgelassen: ${first.name} ${WHY[first.why]}.`
        : `${skipped.length} ausgelassen, etwa ${first.name}: ${WHY[first.why]}.`;
    },
  },
  codes: {
    earlierStep: () => line('Nicht geprüft', 'ein früherer Schritt kam nicht durch'),
    keyServes: (f) =>
      line(
        'Registry-Host passt zum Image',
        `das Kubelet findet es unter ${f['registryKey'] ?? f['pattern'] ?? 'diesem Host'}`,
      ),
    keyServesPullsOnly: (f) =>
      line(
        'Nur für Workflows',
        `${f['registryKey'] ?? 'Der Host'} genügt für Workflows. Serving-Templates lesen Hosts nach anderen Regeln und würden anonym ziehen.`,
      ),
    noKeyServes: () => line('Kein Registry-Host passt zum Image', 'Der Cluster würde es ohne Anmeldung ziehen.'),
    imageNameMalformed: () => line('Image-Name nicht lesbar', 'Er sieht aus wie registry.example/team/app:1.'),
    reached: (f) => line('Registry erreichbar', `${at(f)} antwortet`),
    reachedPrivately: (f) =>
      line(
        'Nur von hier erreichbar',
        `${at(f)} hat eine private Adresse (${f['address'] ?? ''}); die Knoten erreichen sie nicht.`,
      ),
    reachedOnThisComputer: (f) =>
      f['practice']
        ? line('Registry erreichbar', `${at(f)} ist die Übungs-Registry; sie läuft auf diesem Computer.`)
        : line(
            'Auf diesem Computer erreichbar',
            `${at(f)} läuft auf diesem Computer; die Knoten von AI Core erreichen ihn nicht.`,
          ),
    reachedInPlain: (f) =>
      line('Erreichbar ohne TLS', `${at(f)} antwortet unverschlüsselt, und so würden die Knoten nicht fragen.`),
    nameNotResolved: (f) => line('Hostname unbekannt', `${at(f)} hat keine Adresse.`),
    connectionRefused: (f) => line('Verbindung abgelehnt', `Unter ${at(f)} lauscht niemand.`),
    unreachable: (f) => line('Nicht erreichbar', `Kein Weg führt zu ${at(f)}.`),
    timedOut: (f) => line('Keine Antwort in der Zeit', `${at(f)} brauchte zu lange ${PHASE[f['phase'] ?? ''] ?? ''}.`),
    connectionLost: (f) => line('Verbindung abgerissen', `${at(f)} schloss sie, bevor die Antwort vollständig war.`),
    proxyRefused: (f) => line('Proxy verweigert', `Der Proxy ließ die Anfrage an ${at(f)} nicht durch.`),
    proxyUnreachable: (f) => line('Proxy nicht erreicht', `Der Proxy ${f['proxy'] ?? ''} ist nicht erreichbar.`),
    networkNotSetUp: () =>
      line(
        'Netzwerk nicht eingerichtet',
        'Die Netzwerkeinstellungen sind unbrauchbar; Einstellungen › Netzwerk sagt, warum. Gesendet wurde nichts.',
      ),
    notHttp: (f) => line('Keine HTTP-Antwort', `Was ${at(f)} sandte, ist kein HTTP, oder die Header sind zu groß.`),
    tlsFailed: (f) => line('Kein TLS', `${at(f)} und dieser Computer konnten sich nicht auf TLS einigen.`),
    plainHttpConsent: (f) => line('Spricht kein TLS', `${at(f)} ließe sich nur unverschlüsselt fragen.`),
    noAuthorities: () =>
      line(
        'Keine Zertifizierungsstellen',
        'Dieser Rechner kennt keine und vertraut deshalb keinem Server. Installieren Sie das Paket ca-certificates, und versuchen Sie es erneut.',
      ),
    certificateUnknownIssuer: (f) =>
      line(
        'Zertifikat nicht vertraut',
        `Das Zertifikat von ${at(f)} kommt von einem Aussteller, den dieser Computer nicht kennt.`,
      ),
    certificateExpired: (f) =>
      line('Zertifikat abgelaufen', `Das Zertifikat von ${at(f)} ist abgelaufen, oder die Uhr hier geht falsch.`),
    certificateNotYetValid: (f) =>
      line(
        'Zertifikat noch nicht gültig',
        `Das Zertifikat von ${at(f)} gilt erst später, oder die Uhr hier geht falsch.`,
      ),
    certificateForOtherHost: (f) =>
      line('Zertifikat für anderen Host', `Das Zertifikat, das ${at(f)} zeigt, gilt nicht für diesen Namen.`),
    certificateInvalid: (f) =>
      line('Zertifikat ungültig', `Das Zertifikat von ${at(f)} ist widerrufen oder verletzt eine Regel.`),
    notARegistry: (f) => line('Keine Registry', `${at(f)} antwortet, aber nicht als Registry${status(f)}.`),
    proxyAnswered: (f) =>
      line('Etwas anderes antwortete', `Ein Proxy oder Portal antwortete anstelle von ${at(f)}${status(f)}.`),
    redirected: (f) =>
      line(
        'Führt anderswohin',
        `${at(f)} verweist auf ${f['target'] ?? 'eine andere Adresse'}. Eine Anmeldung wird nie mitgesandt.`,
      ),
    serverFailed: (f) => line('Server gestört', `${at(f)} hat einen inneren Fehler${status(f)}.${said(f)}`),
    rateLimited: (f) =>
      line(
        'Grenze erreicht',
        `${at(f)} will seltener gefragt werden${f['limit'] ? `: ${f['limit']} Pulls je Zeitfenster` : ''}${f['retryAfter'] ? `, wieder in ${f['retryAfter']} s` : ''}.`,
      ),
    notSendable: () =>
      line(
        'Nicht gesendet',
        'Die Anfrage ließ sich nicht bilden. Meist liegt es an einem Steuerzeichen in Host oder Benutzername.',
      ),
    loginAccepted: (f) =>
      line(
        'Anmeldung angenommen',
        `${f['username'] ?? ''}${PROOF[f['proof'] ?? ''] ? `; ${PROOF[f['proof'] ?? '']}` : ''}`,
      ),
    loginRefused: (f) =>
      line(
        'Anmeldung abgelehnt',
        `${at(f)} lehnte die Anmeldung von ${f['username'] ?? 'diesem Benutzer'} ab${status(f)}.${said(f)}`,
      ),
    loginNeverAsked: (f) =>
      line('Keine Anmeldung nötig', `${at(f)} verlangt von niemandem eine Anmeldung; das beweist also nichts.`),
    publicImage: () =>
      line('Image ist öffentlich', 'Es kommt auch ohne Anmeldung; über diese ist damit nichts bewiesen.'),
    loginMakesNoDifference: (f) => line('Anmeldung ohne Wirkung', `${at(f)} antwortet mit und ohne sie gleich.`),
    worksForDockerOnly: (f) =>
      line(
        'Geht mit docker, nicht im Cluster',
        `containerd holt sein Token auf eine Weise, die ${at(f)} ablehnt${status(f)}.`,
      ),
    noCredential: () => line('Keine Zugangsdaten', 'Keine der Registries oben ist für dieses Image.'),
    usernameEmpty: () =>
      line('Benutzername leer', 'containerd verwirft ein Passwort ohne Benutzernamen und zieht anonym.'),
    passwordMissing: () =>
      line('Passwort nicht zur Hand', 'Es wurde nicht eingegeben, oder der Schlüsselbund gibt es nicht heraus.'),
    challengeMissing: (f) =>
      line('Sagt nicht, wie man sich anmeldet', `${at(f)} weist ab${status(f)} und nennt keinen Weg zur Anmeldung.`),
    challengeMalformed: (f) => line('Anmeldeweg nicht lesbar', `Was ${at(f)} zur Anmeldung sagt, ist nicht lesbar.`),
    challengeUnknown: (f) =>
      line(
        'Unbekannter Anmeldeweg',
        `${at(f)} verlangt ${f['schemes'] ?? 'ein anderes Verfahren'}; containerd kennt Basic und Bearer.`,
      ),
    realmMalformed: (f) =>
      line(
        'Token-Server unbrauchbar',
        `${at(f)} nennt einen Token-Server, der nicht zu gebrauchen ist${f['realm'] ? `: ${f['realm']}` : ''}.`,
      ),
    realmNotHttps: (f) =>
      line(
        'Token-Server ohne TLS',
        `${at(f)} will das Passwort unverschlüsselt an ${f['realmHost'] ?? 'seinen Token-Server'} gesendet haben. Es wurde nicht gesendet.`,
      ),
    realmWithUser: (f) =>
      line(
        'Gefälschter Token-Server',
        `In der Adresse des Token-Servers, den ${at(f)} nennt, steht ein Benutzername. Nichts wurde gesendet.`,
      ),
    realmInForbiddenPlace: (f) =>
      line(
        'Token-Server im privaten Netz',
        `${at(f)} nennt ${f['realmHost'] ?? 'einen Host'} (${f['address'] ?? ''}), wo eine öffentliche Registry nichts zu suchen hat. Nichts wurde gesendet.`,
      ),
    realmConsent: (f) =>
      line(
        'Token-Server ist ein anderer Host',
        `${f['registryHost'] ?? at(f)} will die Anmeldung an ${f['realmHost'] ?? 'einen anderen Host'} gesendet haben.`,
      ),
    noTokenServer: (f) => line('Kein Token-Server', `Wo er laut ${at(f)} sein soll, ist keiner${status(f)}.`),
    tokenMalformed: (f) => line('Kein Token', `Der Token-Server antwortete mit etwas anderem${status(f)}.${said(f)}`),
    manifestFound: (f) => line('Image gefunden', f['digest'] ? `ist ${f['digest'].slice(0, 19)}…` : ''),
    manifestFoundPublic: (f) =>
      line(
        'Image gefunden',
        `${f['digest'] ? `ist ${f['digest'].slice(0, 19)}…; ` : ''}ohne Anmeldung: Es ist öffentlich`,
      ),
    repositoryUnknown: (f) => line('Repository nicht gefunden', `${at(f)} hat kein solches Repository${status(f)}.`),
    tagUnknown: (f) => line('Tag nicht gefunden', `Das Repository hat kein Tag ${f['tag'] ?? ''}${status(f)}.`),
    digestUnknown: (f) => line('Digest nicht gefunden', `Das Repository hat keinen solchen Digest${status(f)}.`),
    notFound: (f) => line('Image nicht gefunden', `${at(f)} hat kein solches Image${status(f)}.${said(f)}`),
    accessDenied: (f) =>
      line('Nicht erlaubt', `${f['username'] ?? 'Die Anmeldung'} darf dies nicht ziehen${status(f)}.${said(f)}`),
    noPullRight: (f) =>
      line(
        'Kein Recht zum Ziehen',
        `Die Anmeldung von ${f['username'] ?? 'diesem Benutzer'} stimmt, doch ihr Token enthält kein Recht, dies zu ziehen.`,
      ),
    deniedOrMissing: (f) =>
      line('Nicht erlaubt oder nicht da', `${at(f)} sagt nicht, was davon${status(f)}.${said(f)}`),
    loginNeeded: () => line('Verlangt eine Anmeldung', 'Ohne sie ist das Image nicht zu haben.'),
    digestMismatch: () =>
      line('Inhalt passt nicht zum Digest', 'Er wurde unterwegs verändert, oder die Registry ist beschädigt.'),
    manifestTooLarge: () => line('Manifest zu groß', 'Es ist größer, als containerd annimmt.'),
    manifestMalformed: () => line('Manifest nicht lesbar', 'Was kam, ist kein Manifest.'),
    schemaOne: () =>
      line('Image zu alt', 'Sein Manifest stammt von docker vor 1.10; containerd zieht solche nicht mehr.'),
    artifact: (f) => line('Kein Image', `Es ist ${f['mediaType'] ?? 'etwas anderes'}, etwa ein Chart oder ein Modell.`),
    platformFits: () => line('Läuft auf linux/amd64', ''),
    platformNewer: (f) =>
      line(
        'Braucht einen neueren Prozessor',
        `Es ist für ${f['platform'] ?? 'neuere Prozessoren'} gebaut; ein Knoten kann einen haben oder nicht.`,
      ),
    platformOlder: (f) => line('Läuft auf linux/amd64', `als ${f['platform'] ?? '386'}, das dort auch läuft`),
    platformMissing: (f) =>
      line(
        `Image nur für ${(f['platforms'] ?? 'andere Plattformen').replaceAll('linux/', '').replaceAll(',', ', ')}`,
        'AI Core läuft auf linux/amd64. Der Pull scheitert, oder der Container endet mit exec format error.',
      ),
    platformUnsaid: () => line('Plattform nicht genannt', 'Das Image sagt nicht, worauf es läuft.'),
    configurationMissing: () =>
      line('Plattform nicht genannt', 'Der Teil des Images, der sie nennt, ist nicht zu haben.'),
  },
};
