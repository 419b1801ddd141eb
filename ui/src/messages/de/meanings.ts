// Was Antworten bedeuten und was zu tun ist.
import type { Translated } from '../compile';
import type { meanings as english } from '../en/meanings';

export const meanings: Translated<typeof english> = {
  tokenGiven: { title: 'Der Tokenserver gab ein Token', text: 'Client-ID und Client-Secret stimmen.' },
  tenantTold: { title: 'Der Tenant gab Auskunft', text: 'Die API nimmt das Token an.' },
  quotaTold: { title: 'Kontingent gelesen', text: 'So viele Pull-Secrets sind im Tenant erlaubt.' },
  quotaOff: {
    title: 'Pull-Secrets sind abgeschaltet',
    text: 'Die Quota dieses Tenants ist 0. Fragen Sie SAP nach mehr, Komponente CA-ML-AIC.',
  },
  answerUnreadable: {
    title: 'Die Antwort ist nicht lesbar',
    text: '{status} sagt Ja, aber es kam kein JSON mit. Vielleicht hat ein Proxy oder ein anderer Dienst geantwortet.',
  },
  responseCutOff: {
    title: 'Die Antwort ist unvollständig',
    text: 'Die Verbindung endete vor dem Inhalt von {status}. Die Liste lesen, bevor Sie es noch einmal versuchen.',
  },
  listed: {
    title: 'Der Server listete die Pull-Secrets',
    text: 'Nur Namen: AI Core gibt nie zurück, was darin steht.',
  },
  found: { title: 'Es gibt ein Secret dieses Namens', text: 'AI Core nennt den Namen und sonst nichts.' },
  created: {
    title: 'AI Core nahm das Secret an',
    text: '{status} heißt gespeichert. AI Core prüft die Zugangsdaten nie.',
  },
  replaced: {
    title: 'AI Core nahm die neuen Zugangsdaten an',
    text: '{status} heißt gespeichert. AI Core prüft sie nie.',
  },
  deleted: { title: 'AI Core löschte das Secret', text: 'Pods, die ab jetzt starten, können damit nicht mehr ziehen.' },
  createdUnconfirmed: {
    title: 'Das Secret ist registriert',
    text: '{status} sagt es nicht, aber der Tenant hat das Secret jetzt und hatte es vorher nicht. AI Core prüft die Zugangsdaten nie.',
  },
  createdSilently: {
    title: 'Angenommen, aber nicht bestätigt',
    text: '{status} kam ohne Meldung. So antwortet AI Core auch, wenn der Name schon vergeben ist.',
  },
  nameTaken: {
    title: 'Der Name ist vergeben',
    text: 'Nichts wurde geändert[, auch wenn {successStatus} nach Erfolg aussehen mag]. Ersetzen oder anders benennen.',
  },
  ownerUnknown: {
    title: 'Den Namen gibt es jetzt',
    text: 'Diese Anfrage hat ihn angelegt oder jemand anders. Ersetzen stellt sicher, dass Ihre Zugangsdaten darin stehen.',
  },
  quotaFull: {
    title: 'Das Kontingent ist ausgeschöpft',
    text: 'Nichts wurde geändert. Ein Pull-Secret löschen oder SAP nach mehr fragen, Komponente CA-ML-AIC.[ Der Server meldet: „{said}“.]',
  },
  notThere: {
    title: 'Es gibt kein Secret dieses Namens',
    text: 'Es wurde inzwischen gelöscht oder in diesem Tenant nie registriert.',
  },
  tenantNotTold: {
    title: 'Der Server gibt keine Auskunft über den Tenant',
    text: 'Das ist kein Fehler: Nicht jeder Tenant bietet das.',
  },
  quotaNotTold: {
    title: 'Der Server gibt keine Auskunft über das Kontingent',
    text: 'Das ist kein Fehler: Nicht jeder Plan bietet das.',
  },
  errorInSuccess: {
    title: 'Der Status sagt ja, der Inhalt nein',
    text: '{status} kam mit einem Fehler im Inhalt und zählt als Ablehnung.[ Der Server meldet: „{said}“.]',
  },
  clientSecretRefused: {
    title: 'Client-ID oder Client-Secret wurden abgelehnt',
    text: 'Der Service-Key wurde gelöscht oder geändert. Im BTP-Cockpit einen neuen anlegen.',
  },
  certificateWanted: {
    title: 'Dieser Client verlangt ein Zertifikat',
    text: 'Der Service-Key ist vom Typ x509, und sein Zertifikat fehlt hier. Den ganzen Key erneut hinzufügen.',
  },
  tokenAddressUnknown: {
    title: 'Der Tokenserver kennt die Subdomain nicht',
    text: 'Das Feld url im Service-Key ist falsch, oder das Subkonto wurde gelöscht.',
  },
  grantRefused: {
    title: 'Der Client darf so kein Token holen',
    text: 'Das ist kein Key von SAP AI Core. Einen aus dessen Instanz nehmen.',
  },
  tokenRequestRefused: {
    title: 'Der Tokenserver fand einen Fehler in der Anfrage',
    text: 'Noch einmal versuchen; ein Proxy kann sie verändert haben.[ Der Server meldet: „{said}“.]',
  },
  tokenMissing: {
    title: 'Das Access-Token kam nicht an',
    text: 'Ein Proxy nimmt den Header Authorization weg. Dessen Betreiber fragen.',
  },
  tokenExpired: { title: 'Das Access-Token ist abgelaufen', text: 'Pullpass holt ein neues und sendet noch einmal.' },
  tokenOfOtherRegion: {
    title: 'Das Token ist von einer anderen Region als die API',
    text: 'url und AI_API_URL im Service-Key gehören nicht zusammen. Den Key neu holen.',
  },
  tokenOfOtherTenant: {
    title: 'Das Token ist von einem anderen Tenant oder beschädigt',
    text: 'Den Service-Key aus dem richtigen Subkonto neu holen.',
  },
  tokenMalformed: {
    title: 'Was ankam, ist kein Access-Token',
    text: 'Etwas dazwischen hat es verändert. Die Verbindung testen holt ein neues.',
  },
  keysRotated: {
    title: 'Die Schlüssel der Token wurden gewechselt',
    text: 'Pullpass holt ein neues Token und sendet noch einmal.',
  },
  tokenOfOtherService: {
    title: 'Das Token ist von einem anderen Dienst',
    text: 'Einen Service-Key von SAP AI Core nehmen.',
  },
  accessDenied: {
    title: 'Das Gateway verweigert den Zugang',
    text: 'Eins von vieren: kein brauchbares Token, eine Adresse ohne /v2, ein fehlendes Recht, oder der Tenant ist noch nicht bereit.',
  },
  tokenRefused: {
    title: 'Das Access-Token wurde abgelehnt',
    text: 'Die Verbindung testen, um zu sehen, warum.[ Der Server meldet: „{said}“.]',
  },
  forbidden: {
    title: 'Das Recht dazu fehlt',
    text: 'Die Rolle mit aicore.dockerregistrysecret.credentials oder einen anderen Service-Key erbitten.[ Der Server meldet: „{said}“.]',
  },
  requestRefused: {
    title: 'AI Core fand einen Fehler in der Anfrage',
    text: 'Nichts wurde geändert.[ Der Server meldet: „{said}“.]',
  },
  addressUnknown: {
    title: 'Der Server kennt diese Adresse nicht',
    text: 'AI_API_URL im Service-Key kann falsch sein.',
  },
  methodRefused: {
    title: 'Der Server kennt diese Methode hier nicht',
    text: 'AI_API_URL im Service-Key führt vielleicht woandershin.',
  },
  conflict: {
    title: 'Die Anfrage passt nicht zum Stand des Tenants',
    text: 'Volles Kontingent oder gleichzeitige Änderung. Die Liste lesen und noch einmal versuchen.[ Der Server meldet: „{said}“.]',
  },
  tooLarge: { title: 'Der Inhalt ist größer, als der Server nimmt', text: 'Weniger Registries in ein Secret legen.' },
  mediaTypeRefused: {
    title: 'Der Server nimmt diesen Medientyp nicht',
    text: 'Pullpass sendet noch einmal als application/json.',
  },
  tooManyRequests: {
    title: 'Der Server bittet um weniger Anfragen',
    text: 'Eine Minute warten, dann noch einmal.',
  },
  tooManyRequestsWait: {
    title: 'Der Server bittet um weniger Anfragen',
    text: '{wait} s warten, dann noch einmal.',
  },
  redirected: {
    title: 'Der Server will den Aufruf umleiten',
    text: 'Dem wird nie gefolgt, denn das Token ginge mit.[ Genannt war {location}.]',
  },
  gatewayTrouble: {
    title: 'Die Server hinter dem Gateway haben Probleme',
    text: 'Hier ist nichts falsch. In ein paar Minuten noch einmal.',
  },
  serverTimedOut: {
    title: 'Der Server brauchte zu lange',
    text: 'Hier ist nichts falsch. Die Liste lesen, dann noch einmal.',
  },
  serverTrouble: {
    title: 'Der Server hat Probleme',
    text: 'Hier ist nichts falsch. In ein paar Minuten noch einmal.[ Der Server meldet: „{said}“.]',
  },
  webPage: {
    title: 'Statt einer Antwort kam eine Webseite',
    text: 'Ein Proxy, eine Anmeldeseite oder eine falsche Adresse antwortete, nicht AI Core.',
  },
  unknown: {
    title: 'Eine Antwort, die niemand beschrieben hat[: {status}]',
    text: 'Ihre eigenen Worte stehen unter Inhalt.[ Der Server meldet: „{said}“.]',
  },

  listedYes: { title: 'Im Tenant gelistet: ja', text: 'Die Liste wurde zurückgelesen und zeigt es.' },
  listedNo: {
    title: 'Im Tenant gelistet: noch nicht',
    text: 'Die Liste wurde zurückgelesen und zeigt es nicht. In einer Minute neu lesen.',
  },
  listedNotRead: {
    title: 'Im Tenant gelistet: unbekannt',
    text: 'Die Liste ließ sich nicht zurücklesen. Sie öffnen, um nachzusehen.',
  },
  stillListed: {
    title: 'Noch im Tenant gelistet',
    text: 'Die Liste wurde zurückgelesen und zeigt es noch. In einer Minute neu lesen.',
  },
  goneYes: { title: 'Aus dem Tenant verschwunden: ja', text: 'Die Liste wurde zurückgelesen und zeigt es nicht mehr.' },
  newPods: {
    title: 'Laufende Deployments behalten, was sie haben',
    text: 'Pods, die ab jetzt starten, können damit ziehen, sobald ihr Template es nennt.',
  },
  newPodsReplaced: {
    title: 'Laufende Deployments behalten, was sie haben',
    text: 'Pods, die ab jetzt starten, ziehen mit den neuen Zugangsdaten.',
  },
  runningPods: {
    title: 'Laufende Deployments behalten, was sie haben',
    text: 'Nur Pods, die ab jetzt starten, sind betroffen.',
  },
  replacementUnknown: {
    title: 'Ob ersetzt wurde, kann niemand sagen',
    text: 'AI Core gibt nie zurück, was in einem Secret steht. Ersetzen Sie es noch einmal: Das schadet nicht.',
  },
  nothingChanged: { title: 'Der Tenant ist, wie er war', text: 'Das Formular behält, was eingegeben wurde.' },
};
