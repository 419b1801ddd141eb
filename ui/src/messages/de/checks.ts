// Was jede Zeile einer Prüfung sagt: ein Titel, der allein steht, und was zu sehen war.
import type { Translated } from '../compile';
import type { checks as english } from '../en/checks';

const HOST_MATCHES = 'Registry-Host passt zum Image';
const RUNS = 'Läuft auf linux/amd64';

export const checks: Translated<typeof english> = {
  title: 'Prüfungen',
  check: 'Prüfen',
  checkAgain: 'Erneut prüfen',
  checking: 'Wird geprüft',
  notChecked: 'Prüft, ob AI Core mit diesen Zugangsdaten ziehen könnte.',
  noImage: 'Geben Sie oben ein Image ein, um zu prüfen, ob es sich ziehen lässt.',
  fromHere: 'Geprüft von diesem Computer aus. Der Cluster kann in einem anderen Netz sein.',
  changed: 'Das Formular wurde nach diesen Prüfungen geändert.',
  image: 'Image {name}',
  summary: '{parts}, in {time}',
  passed: '{count} bestanden',
  warnings: { one: '1 Warnung', other: '{count} Warnungen' },
  failed: '{count} fehlgeschlagen',
  inconclusive: '{count} unklar',
  of: '{passed} von {all}',
  givenUp: 'Abgebrochen nach {done} von {all}',
  notRun: 'nicht ausgeführt: {why}',
  never: 'nicht geprüft',
  cannot: 'nicht prüfbar',
  rowChecking: 'wird geprüft',
  before: 'vor dem Registrieren, {time}',
  passedOf: '{passed} von {all} bestanden',
  short: {
    keyMatches: 'Host',
    reachable: 'Registry',
    loginAccepted: 'Anmeldung',
    imageFound: 'Image',
    runsOnPlatform: 'Plattform',
  },
  whyNot: {
    unknown:
      'Der Inhalt ist unbekannt, daher lässt sich nichts prüfen. Ersetzen Sie die Zugangsdaten, um das Secret hier zu verwalten.',
    gone: 'Es wurde im Tenant gelöscht.',
    noImage: 'Ohne ein Image gibt es nichts zu prüfen.',
    noPassword: 'Das Passwort ist hier nicht gespeichert. Geben Sie es erneut ein, um die Anmeldung zu prüfen.',
  },
  supply: { noImage: 'Image hinzufügen', noPassword: 'Passwort eingeben' },
  part: 'Teil einer Prüfung',
  parts: {
    ping: 'Prüft, ob hier eine Registry antwortet und wo sie Anmeldungen prüft.',
    anonymous: 'Fragt zum Vergleich ohne Anmeldung nach dem Image.',
    anonymousToken: 'Fragt zum Vergleich ohne Anmeldung nach einem Token.',
    login: 'Prüft die Anmeldung.',
    manifest: 'Fragt mit der Anmeldung nach dem Image.',
    configuration: 'Liest die Plattform des Images.',
  },
  ruledOut: {
    keyMatches: {
      title: 'Ausgeschlossen: Registry-Host und Image-Name',
      text: 'Das Kubelet würde diese Anmeldung für das Image verwenden.',
    },
    reachable: {
      title: 'Ausgeschlossen: Netz, Proxy und Zertifikate',
      text: 'Die Registry hat diesem Computer geantwortet.',
    },
    loginAccepted: {
      title: 'Ausgeschlossen: Benutzername und Passwort',
      text: 'Die Registry hat die Anmeldung angenommen.',
    },
    imageFound: {
      title: 'Ausgeschlossen: ein falscher Name oder Tag',
      text: 'Die Registry hat das Image und gibt es heraus.',
    },
    runsOnPlatform: { title: 'Ausgeschlossen: die Plattform', text: 'Das Image läuft auf linux/amd64.' },
  },
  blame: {
    loginRefused: 'Die Registry hat diese Anmeldung abgelehnt.',
    noKeyServes: 'Kein Image unten würde mit diesem Host gezogen.',
    accessDenied: 'Dieser Benutzer darf das Image nicht ziehen.',
  },
  mend: {
    registryKey: 'Registry-Host ändern',
    username: 'Benutzernamen ändern',
    password: 'Passwort ersetzen',
    image: 'Image ändern',
  },
  states: {
    proven: 'Bestanden',
    warning: 'Warnung',
    refused: 'Fehlgeschlagen',
    notProvable: 'Unklar',
    notTried: 'Nicht ausgeführt',
    needsConsent: 'Braucht Ihre Zustimmung',
    running: 'Läuft',
    waiting: 'Wartet',
  },
  steps: {
    keyMatches: HOST_MATCHES,
    reachable: 'Registry erreichbar',
    loginAccepted: 'Anmeldung angenommen',
    imageFound: 'Image gefunden',
    runsOnPlatform: RUNS,
  },
  purposes: {
    ping: 'Erreichbarkeit',
    anonymous: 'ohne Anmeldung',
    anonymousToken: 'Token ohne Anmeldung',
    login: 'Anmeldung',
    manifest: 'Image',
    configuration: 'Plattform',
  },
  what: 'Problem',
  copyCommand: 'Befehl kopieren',
  copied: 'Kopiert.',
  openExchange: 'Anfrage anzeigen',
  checkTab: 'Prüfung: {step}',
  consent: {
    realmTitle: 'Passwort an einen anderen Host senden?',
    realmText:
      '{registry} verlangt, die Anmeldung an {realm} zu senden. Das ist bei Token-Servern üblich. Stimmen Sie nur zu, wenn beide demselben Anbieter gehören.',
    plainTitle: 'Passwort unverschlüsselt senden?',
    plainText:
      '{registry} unterstützt kein TLS. Jeder im Netz könnte das Passwort lesen, und AI Core würde von dort nicht ziehen.',
    from: 'Registry',
    to: 'Erhält das Passwort',
    agree: 'Zustimmen und prüfen',
    agreePlain: 'Unverschlüsselt senden',
    decide: 'Entscheiden',
  },
  all: {
    check: 'Alle prüfen',
    progress: '{current} von {all} wird geprüft',
    ended: '{checked} geprüft, keine fehlgeschlagen.',
    endedFailed: '{checked} geprüft, {failed} fehlgeschlagen.',
    one: '{name} ist geprüft.',
    oneFailed: '{name}: Ein Pull würde fehlschlagen.',
    given: 'Abgebrochen; {checked} geprüft.',
    nothing: 'Nichts wurde geprüft.',
    skipped: {
      one: {
        unknown: 'Ausgelassen: {name} wurde anderswo angelegt.',
        gone: 'Ausgelassen: {name} wurde im Tenant gelöscht.',
        noImage: 'Ausgelassen: {name} hat kein Image zum Prüfen.',
        noPassword: 'Ausgelassen: {name} hat kein gespeichertes Passwort.',
      },
      several: '{count} ausgelassen: {reasons}.',
      reasons: {
        unknown: '{count} anderswo angelegt',
        gone: '{count} im Tenant gelöscht',
        noImage: '{count} ohne Image',
        noPassword: '{count} ohne gespeichertes Passwort',
      },
    },
  },
  unnamed: {
    host: 'die Registry',
    registryKey: 'diesem Host',
    username: 'diesem Benutzer',
    target: 'eine andere Adresse',
    schemes: 'ein anderes Verfahren',
    realmHost: 'einen anderen Host',
    mediaType: 'etwas anderes',
    platform: 'andere Prozessoren',
    platforms: 'andere Plattformen',
  },
  proofs: {
    anonymousRefused: 'ohne Anmeldung verweigert die Registry den Zugriff',
    tokenRefused: 'ohne Anmeldung gibt es kein Token',
    tokenGrants: 'das Token erlaubt den Pull',
    manifest: 'nur mit der Anmeldung lässt sich das Image lesen',
    strictServer: 'der Token-Server lehnt falsche Anmeldungen ab',
  },
  phases: {
    connection: 'für den Verbindungsaufbau',
    answer: 'für die Antwort',
    body: 'für den Body der Antwort',
    whole: 'insgesamt',
  },
  reachedInPractice: {
    title: 'Registry erreichbar',
    text: '{host} ist die Übungs-Registry. Sie läuft auf diesem Computer.',
  },
  codes: {
    earlierStep: { title: 'Nicht ausgeführt', text: 'ein früherer Schritt ist fehlgeschlagen' },
    keyServes: { title: HOST_MATCHES, text: 'das Kubelet findet es unter {registryKey}' },
    keyServesPullsOnly: {
      title: 'Funktioniert nur für Workflows',
      text: '{registryKey} funktioniert für Workflows. Serving-Templates folgen anderen Regeln und würden anonym ziehen.',
    },
    noKeyServes: { title: 'Kein Registry-Host passt zum Image', text: 'Der Cluster würde es ohne Anmeldung ziehen.' },
    imageNameMalformed: { title: 'Ungültiger Image-Name', text: 'Beispiel: registry.example/team/app:1' },
    reached: { title: 'Registry erreichbar', text: '{host} antwortet' },
    reachedPrivately: {
      title: 'Nur von diesem Computer erreichbar',
      text: '{host} hat eine private Adresse ({address}); die Knoten erreichen sie nicht.',
    },
    reachedOnThisComputer: {
      title: 'Auf diesem Computer erreichbar',
      text: '{host} läuft auf diesem Computer. AI Core erreicht ihn nicht.',
    },
    reachedInPlain: {
      title: 'Erreichbar ohne TLS',
      text: '{host} antwortet unverschlüsselt. So würde AI Core ihn nicht verwenden.',
    },
    nameNotResolved: { title: 'Host nicht gefunden', text: '{host} hat keine Adresse.' },
    connectionRefused: { title: 'Verbindung abgelehnt', text: '{host} nimmt keine Verbindungen an.' },
    unreachable: { title: 'Nicht erreichbar', text: 'Es gibt keine Netzwerkroute zu {host}.' },
    timedOut: { title: 'Zeitüberschreitung', text: '{host} brauchte zu lange[ {phase}].' },
    connectionLost: {
      title: 'Verbindung abgebrochen',
      text: '{host} hat die Verbindung geschlossen, bevor die Antwort vollständig war.',
    },
    proxyRefused: { title: 'Proxy hat abgelehnt', text: 'Der Proxy hat die Anfrage an {host} nicht weitergeleitet.' },
    proxyUnreachable: { title: 'Proxy nicht erreichbar', text: 'Der Proxy {proxy} ist nicht erreichbar.' },
    networkNotSetUp: {
      title: 'Netzwerk nicht eingerichtet',
      text: 'Die Netzwerkeinstellungen lassen sich nicht verwenden; den Grund nennt Einstellungen › Netzwerk. Nichts wurde gesendet.',
    },
    notHttp: {
      title: 'Keine HTTP-Antwort',
      text: 'Die Antwort von {host} ist kein gültiges HTTP, oder ihre Header sind zu groß.',
    },
    tlsFailed: {
      title: 'TLS fehlgeschlagen',
      text: '{host} und dieser Computer haben keine gemeinsame TLS-Version oder Verschlüsselung.',
    },
    plainHttpConsent: { title: 'Kein TLS', text: '{host} ist nur unverschlüsselt erreichbar.' },
    noAuthorities: {
      title: 'Keine Zertifizierungsstellen',
      text: 'Dieser Computer kennt keine Zertifizierungsstellen und vertraut daher keinem Server. Installieren Sie das Paket ca-certificates und versuchen Sie es erneut.',
    },
    certificateUnknownIssuer: {
      title: 'Zertifikat nicht vertrauenswürdig',
      text: 'Das Zertifikat von {host} stammt von einer Stelle, der dieser Computer nicht vertraut.',
    },
    certificateExpired: {
      title: 'Zertifikat abgelaufen',
      text: 'Das Zertifikat von {host} ist abgelaufen, oder die Uhr dieses Computers geht falsch.',
    },
    certificateNotYetValid: {
      title: 'Zertifikat noch nicht gültig',
      text: 'Das Zertifikat von {host} ist noch nicht gültig, oder die Uhr dieses Computers geht falsch.',
    },
    certificateForOtherHost: {
      title: 'Zertifikat für einen anderen Host',
      text: 'Das Zertifikat von {host} gilt nicht für diesen Namen.',
    },
    certificateInvalid: {
      title: 'Zertifikat ungültig',
      text: 'Das Zertifikat von {host} wurde widerrufen oder verletzt eine Regel.',
    },
    notARegistry: { title: 'Keine Registry', text: '{host} antwortet, aber nicht als Registry[ ({status})].' },
    proxyAnswered: {
      title: 'Andere Antwort',
      text: 'Ein Proxy oder eine Anmeldeseite hat anstelle von {host} geantwortet[ ({status})].',
    },
    redirected: {
      title: 'Weiterleitung',
      text: '{host} leitet weiter an {target}. Die Anmeldung wird nie an einen anderen Host gesendet.',
    },
    serverFailed: {
      title: 'Serverfehler',
      text: '{host} hatte einen internen Fehler[ ({status})].[ Der Server meldet: „{message}“.]',
    },
    rateLimited: {
      title: 'Anfragelimit erreicht',
      text: '{host} begrenzt die Anfragen[ auf {limit} Pulls].[ Versuchen Sie es in {retryAfter} s erneut.]',
    },
    notSendable: {
      title: 'Nicht gesendet',
      text: 'Die Anfrage ließ sich nicht erstellen. Meist enthält der Registry-Host oder der Benutzername ein Steuerzeichen.',
    },
    loginAccepted: { title: 'Anmeldung angenommen', text: '{username}[; {proof}]' },
    loginRefused: {
      title: 'Anmeldung abgelehnt',
      text: '{host} lehnte die Anmeldung von {username} ab[ ({status})].[ Der Server meldet: „{message}“.]',
    },
    loginNeverAsked: {
      title: 'Keine Anmeldung nötig',
      text: '{host} verlangt nie eine Anmeldung; sie ließ sich daher nicht prüfen.',
    },
    publicImage: {
      title: 'Image ist öffentlich',
      text: 'Das Image lässt sich ohne Anmeldung ziehen; sie ließ sich daher nicht prüfen.',
    },
    loginMakesNoDifference: {
      title: 'Anmeldung ohne Wirkung',
      text: '{host} antwortet mit und ohne Anmeldung gleich.',
    },
    worksForDockerOnly: {
      title: 'Funktioniert mit docker, nicht im Cluster',
      text: 'containerd fordert sein Token auf eine Weise an, die {host} ablehnt[ ({status})].',
    },
    noCredential: { title: 'Keine Zugangsdaten', text: 'Keine der Anmeldungen oben gilt für dieses Image.' },
    usernameEmpty: {
      title: 'Benutzername ist leer',
      text: 'Ohne Benutzernamen ignoriert containerd das Passwort und zieht anonym.',
    },
    passwordMissing: {
      title: 'Passwort nicht verfügbar',
      text: 'Es wurde nicht eingegeben, oder der Schlüsselbund hat es nicht geliefert.',
    },
    challengeMissing: {
      title: 'Keine Anmeldemethode angeboten',
      text: '{host} verweigert den Zugriff[ ({status})] und nennt keine Anmeldemethode.',
    },
    challengeMalformed: {
      title: 'Anmeldemethode nicht lesbar',
      text: 'Die Anmeldeaufforderung von {host} lässt sich nicht lesen.',
    },
    challengeUnknown: {
      title: 'Anmeldemethode nicht unterstützt',
      text: '{host} verlangt {schemes}. containerd unterstützt Basic und Bearer.',
    },
    realmMalformed: {
      title: 'Token-Server unbrauchbar',
      text: '{host} nennt einen Token-Server, der sich nicht verwenden lässt[: {realm}].',
    },
    realmNotHttps: {
      title: 'Token-Server ohne TLS',
      text: '{host} verlangt, das Passwort unverschlüsselt an {realmHost} zu senden. Es wurde nicht gesendet.',
    },
    realmWithUser: {
      title: 'Gefälschter Token-Server',
      text: 'Die Adresse des Token-Servers, den {host} nennt, enthält einen Benutzernamen. Nichts wurde gesendet.',
    },
    realmInForbiddenPlace: {
      title: 'Token-Server im privaten Netz',
      text: '{host} nennt {realmHost}[ ({address})], eine private Adresse. Nichts wurde gesendet.',
    },
    realmConsent: {
      title: 'Token-Server ist ein anderer Host',
      text: '{registryHost} verlangt, die Anmeldung an {realmHost} zu senden.',
    },
    noTokenServer: {
      title: 'Kein Token-Server',
      text: 'Unter der Adresse, die {host} nennt, gibt es keinen Token-Server[ ({status})].',
    },
    tokenMalformed: {
      title: 'Kein Token',
      text: 'Die Antwort des Token-Servers enthält kein Token[ ({status})].[ Der Server meldet: „{message}“.]',
    },
    manifestFound: { title: 'Image gefunden', text: '[ist {digest}…]' },
    manifestFoundPublic: { title: 'Image gefunden', text: '[ist {digest}…; ]öffentlich, keine Anmeldung nötig' },
    repositoryUnknown: { title: 'Repository nicht gefunden', text: '{host} hat kein solches Repository[ ({status})].' },
    tagUnknown: { title: 'Tag nicht gefunden', text: 'Das Repository hat kein Tag {tag}[ ({status})].' },
    digestUnknown: { title: 'Digest nicht gefunden', text: 'Das Repository hat keinen solchen Digest[ ({status})].' },
    notFound: {
      title: 'Image nicht gefunden',
      text: '{host} hat kein solches Image[ ({status})].[ Der Server meldet: „{message}“.]',
    },
    accessDenied: {
      title: 'Nicht erlaubt',
      text: '{username} darf das nicht ziehen[ ({status})].[ Der Server meldet: „{message}“.]',
    },
    noPullRight: {
      title: 'Keine Berechtigung zum Ziehen',
      text: 'Die Anmeldung von {username} ist richtig, aber ihr Token erlaubt diesen Pull nicht.',
    },
    deniedOrMissing: {
      title: 'Nicht erlaubt oder nicht gefunden',
      text: '{host} sagt nicht, was davon zutrifft[ ({status})].[ Der Server meldet: „{message}“.]',
    },
    loginNeeded: { title: 'Anmeldung nötig', text: 'Ohne Anmeldung lässt sich das Image nicht ziehen.' },
    digestMismatch: {
      title: 'Digest stimmt nicht überein',
      text: 'Der Inhalt wurde unterwegs verändert, oder die Registry ist beschädigt.',
    },
    manifestTooLarge: { title: 'Manifest zu groß', text: 'Es ist größer, als containerd akzeptiert.' },
    manifestMalformed: { title: 'Manifest nicht lesbar', text: 'Die Antwort ist kein Manifest.' },
    schemaOne: {
      title: 'Image zu alt',
      text: 'Sein Manifest-Format ist älter als Docker 1.10 und wird von containerd nicht mehr unterstützt.',
    },
    artifact: { title: 'Kein Image', text: 'Es ist {mediaType}, etwa ein Chart oder ein Modell.' },
    platformFits: { title: RUNS, text: '' },
    platformNewer: {
      title: 'Braucht einen neueren Prozessor',
      text: 'Es ist für {platform} gebaut. Nicht jeder Knoten hat einen solchen Prozessor.',
    },
    platformOlder: { title: RUNS, text: 'als {platform}, das dort auch läuft' },
    platformMissing: {
      title: 'Image nur für {platforms}',
      text: 'AI Core läuft auf linux/amd64. Der Pull schlägt fehl, oder der Container endet mit exec format error.',
    },
    platformUnspecified: { title: 'Plattform unbekannt', text: 'Das Image sagt nicht, welche Plattform es braucht.' },
    configurationMissing: {
      title: 'Plattform unbekannt',
      text: 'Die Konfiguration des Images ließ sich nicht lesen.',
    },
  },
};
