// Was Antworten bedeuten und was zu tun ist.
import type { Meaning, Meanings } from '../meaning';

const says = (title: string, text: string): Meaning => ({ title, text });
const isSuccess = (status: string): boolean => status.startsWith('2');
const quoted = (said: string | undefined): string => (said ? ` Er sagte: „${said}“` : '');

export const meanings: Meanings = {
  tokenGiven: () => says('Der Tokenserver gab ein Token', 'Client-ID und Client-Secret stimmen.'),
  tenantTold: () => says('Der Tenant gab Auskunft', 'Die API nimmt das Token an.'),
  quotaTold: () => says('Kontingent gelesen', 'So viele Pull-Secrets sind im Tenant erlaubt.'),
  quotaOff: () =>
    says(
      'Pull-Secrets sind abgeschaltet',
      'Die Quota dieses Tenants ist 0. Fragen Sie SAP nach mehr, Komponente CA-ML-AIC.',
    ),
  answerUnreadable: ({ status = '' }) =>
    says(
      'Die Antwort ist nicht lesbar',
      `${status} sagt Ja, aber es kam kein JSON mit. Vielleicht hat ein Proxy oder ein anderer Dienst geantwortet.`,
    ),
  responseCutOff: ({ status = '' }) =>
    says(
      'Die Antwort ist unvollständig',
      `Die Verbindung endete vor dem Inhalt von ${status}. Die Liste lesen, bevor Sie es noch einmal versuchen.`,
    ),
  listed: () => says('Der Server listete die Pull-Secrets', 'Nur Namen: AI Core gibt nie zurück, was darin steht.'),
  found: () => says('Es gibt ein Secret dieses Namens', 'AI Core nennt den Namen und sonst nichts.'),
  created: ({ status = '' }) =>
    says('AI Core nahm das Secret an', `${status} heißt gespeichert. AI Core prüft die Zugangsdaten nie.`),
  replaced: ({ status = '' }) =>
    says('AI Core nahm die neuen Zugangsdaten an', `${status} heißt gespeichert. AI Core prüft sie nie.`),
  deleted: () => says('AI Core löschte das Secret', 'Pods, die ab jetzt starten, können damit nicht mehr ziehen.'),
  createdUnconfirmed: ({ status = '' }) =>
    says(
      'Das Secret ist registriert',
      `${status} sagt es nicht, aber der Tenant hat das Secret jetzt und hatte es vorher nicht. AI Core prüft die Zugangsdaten nie.`,
    ),
  createdSilently: ({ status = '' }) =>
    says(
      'Angenommen, aber nicht bestätigt',
      `${status} kam ohne Meldung. So antwortet AI Core auch, wenn der Name schon vergeben ist.`,
    ),
  nameTaken: ({ status = '' }) =>
    says(
      'Der Name ist vergeben',
      `Nichts wurde geändert${isSuccess(status) ? `, auch wenn ${status} nach Erfolg aussehen mag` : ''}. Ersetzen oder anders benennen.`,
    ),
  ownerUnknown: () =>
    says(
      'Den Namen gibt es jetzt',
      'Diese Anfrage hat ihn angelegt oder jemand anders. Ersetzen stellt sicher, dass Ihre Zugangsdaten darin stehen.',
    ),
  quotaFull: ({ said }) =>
    says(
      'Das Kontingent ist ausgeschöpft',
      `Nichts wurde geändert. Ein Pull-Secret löschen oder SAP nach mehr fragen, Komponente CA-ML-AIC.${quoted(said)}`,
    ),
  notThere: () =>
    says('Es gibt kein Secret dieses Namens', 'Es wurde inzwischen gelöscht oder in diesem Tenant nie registriert.'),
  tenantNotTold: () =>
    says('Der Server gibt keine Auskunft über den Tenant', 'Das ist kein Fehler: Nicht jeder Tenant bietet das.'),
  quotaNotTold: () =>
    says('Der Server gibt keine Auskunft über das Kontingent', 'Das ist kein Fehler: Nicht jeder Plan bietet das.'),
  errorInSuccess: ({ status = '', said }) =>
    says(
      'Der Status sagt ja, der Inhalt nein',
      `${status} kam mit einem Fehler im Inhalt und zählt als Ablehnung.${quoted(said)}`,
    ),
  clientSecretRefused: () =>
    says(
      'Client-ID oder Client-Secret wurden abgelehnt',
      'Der Service-Key wurde gelöscht oder geändert. Im BTP-Cockpit einen neuen anlegen.',
    ),
  certificateWanted: () =>
    says(
      'Dieser Client verlangt ein Zertifikat',
      'Der Service-Key ist vom Typ x509, und sein Zertifikat fehlt hier. Den ganzen Key erneut hinzufügen.',
    ),
  tokenAddressUnknown: () =>
    says(
      'Der Tokenserver kennt die Subdomain nicht',
      'Das Feld url im Service-Key ist falsch, oder das Subkonto wurde gelöscht.',
    ),
  grantRefused: () =>
    says('Der Client darf so kein Token holen', 'Das ist kein Key von SAP AI Core. Einen aus dessen Instanz nehmen.'),
  tokenRequestRefused: ({ said }) =>
    says(
      'Der Tokenserver fand einen Fehler in der Anfrage',
      `Noch einmal versuchen; ein Proxy kann sie verändert haben.${quoted(said)}`,
    ),
  tokenMissing: () =>
    says('Das Access-Token kam nicht an', 'Ein Proxy nimmt den Header Authorization weg. Dessen Betreiber fragen.'),
  tokenExpired: () => says('Das Access-Token ist abgelaufen', 'Pullpass holt ein neues und sendet noch einmal.'),
  tokenOfOtherRegion: () =>
    says(
      'Das Token ist von einer anderen Region als die API',
      'url und AI_API_URL im Service-Key gehören nicht zusammen. Den Key neu holen.',
    ),
  tokenOfOtherTenant: () =>
    says(
      'Das Token ist von einem anderen Tenant oder beschädigt',
      'Den Service-Key aus dem richtigen Subkonto neu holen.',
    ),
  tokenMalformed: () =>
    says(
      'Was ankam, ist kein Access-Token',
      'Etwas dazwischen hat es verändert. Die Verbindung testen holt ein neues.',
    ),
  keysRotated: () =>
    says('Die Schlüssel der Token wurden gewechselt', 'Pullpass holt ein neues Token und sendet noch einmal.'),
  tokenOfOtherService: () =>
    says('Das Token ist von einem anderen Dienst', 'Einen Service-Key von SAP AI Core nehmen.'),
  accessDenied: () =>
    says(
      'Das Gateway verweigert den Zugang',
      'Eins von vieren: kein brauchbares Token, eine Adresse ohne /v2, ein fehlendes Recht, oder der Tenant ist noch nicht bereit.',
    ),
  tokenRefused: ({ said }) =>
    says('Das Access-Token wurde abgelehnt', `Die Verbindung testen, um zu sehen, warum.${quoted(said)}`),
  forbidden: ({ said }) =>
    says(
      'Das Recht dazu fehlt',
      `Die Rolle mit aicore.dockerregistrysecret.credentials oder einen anderen Service-Key erbitten.${quoted(said)}`,
    ),
  requestRefused: ({ said }) =>
    says('AI Core fand einen Fehler in der Anfrage', `Nichts wurde geändert.${quoted(said)}`),
  addressUnknown: () => says('Der Server kennt diese Adresse nicht', 'AI_API_URL im Service-Key kann falsch sein.'),
  methodRefused: () =>
    says('Der Server kennt diese Methode hier nicht', 'AI_API_URL im Service-Key führt vielleicht woandershin.'),
  conflict: ({ said }) =>
    says(
      'Die Anfrage passt nicht zum Stand des Tenants',
      `Volles Kontingent oder gleichzeitige Änderung. Die Liste lesen und noch einmal versuchen.${quoted(said)}`,
    ),
  tooLarge: () => says('Der Inhalt ist größer, als der Server nimmt', 'Weniger Registries in ein Secret legen.'),
  mediaTypeRefused: () =>
    says('Der Server nimmt diesen Medientyp nicht', 'Pullpass sendet noch einmal als application/json.'),
  tooManyRequests: ({ wait }) =>
    says(
      'Der Server bittet um weniger Anfragen',
      wait ? `${wait} s warten, dann noch einmal.` : 'Eine Minute warten, dann noch einmal.',
    ),
  redirected: ({ location }) =>
    says(
      'Der Server will den Aufruf umleiten',
      `Dem wird nie gefolgt, denn das Token ginge mit.${location ? ` Genannt war ${location}.` : ''}`,
    ),
  gatewayTrouble: () =>
    says('Die Server hinter dem Gateway haben Probleme', 'Hier ist nichts falsch. In ein paar Minuten noch einmal.'),
  serverTimedOut: () =>
    says('Der Server brauchte zu lange', 'Hier ist nichts falsch. Die Liste lesen, dann noch einmal.'),
  serverTrouble: ({ said }) =>
    says('Der Server hat Probleme', `Hier ist nichts falsch. In ein paar Minuten noch einmal.${quoted(said)}`),
  webPage: () =>
    says(
      'Statt einer Antwort kam eine Webseite',
      'Ein Proxy, eine Anmeldeseite oder eine falsche Adresse antwortete, nicht AI Core.',
    ),
  unknown: ({ status = '', said }) =>
    says(
      `Eine Antwort, die niemand beschrieben hat${status ? `: ${status}` : ''}`,
      `Ihre eigenen Worte stehen unter Inhalt.${quoted(said)}`,
    ),

  listedYes: () => says('Im Tenant gelistet: ja', 'Die Liste wurde zurückgelesen und zeigt es.'),
  listedNo: () =>
    says(
      'Im Tenant gelistet: noch nicht',
      'Die Liste wurde zurückgelesen und zeigt es nicht. In einer Minute neu lesen.',
    ),
  listedNotRead: () =>
    says('Im Tenant gelistet: unbekannt', 'Die Liste ließ sich nicht zurücklesen. Sie öffnen, um nachzusehen.'),
  stillListed: () =>
    says('Noch im Tenant gelistet', 'Die Liste wurde zurückgelesen und zeigt es noch. In einer Minute neu lesen.'),
  goneYes: () => says('Aus dem Tenant verschwunden: ja', 'Die Liste wurde zurückgelesen und zeigt es nicht mehr.'),
  newPods: () =>
    says(
      'Laufende Deployments behalten, was sie haben',
      'Pods, die ab jetzt starten, können damit ziehen, sobald ihr Template es nennt.',
    ),
  newPodsReplaced: () =>
    says(
      'Laufende Deployments behalten, was sie haben',
      'Pods, die ab jetzt starten, ziehen mit den neuen Zugangsdaten.',
    ),
  runningPods: () =>
    says('Laufende Deployments behalten, was sie haben', 'Nur Pods, die ab jetzt starten, sind betroffen.'),
  replacementUnknown: () =>
    says(
      'Ob ersetzt wurde, kann niemand sagen',
      'AI Core gibt nie zurück, was in einem Secret steht. Ersetzen Sie es noch einmal: Das schadet nicht.',
    ),
  nothingChanged: () => says('Der Tenant ist, wie er war', 'Das Formular behält, was eingegeben wurde.'),
};
