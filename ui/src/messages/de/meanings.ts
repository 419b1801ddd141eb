// Was Antworten bedeuten und was zu tun ist.
import type { Translated } from '../compile';
import type { meanings as english } from '../en/meanings';

const CONFIRMED = 'AI Core hat es mit {status} bestätigt, die Zugangsdaten aber nicht geprüft.';
const CHECK_API_URL = 'AI_API_URL im Service-Key ist vielleicht falsch.';
const DEPLOYMENTS_KEEP = 'Laufende Deployments behalten, was sie haben';

export const meanings: Translated<typeof english> = {
  tokenIssued: { title: 'Access-Token ausgestellt', text: 'Client-ID und Client-Secret stimmen.' },
  tenantRead: { title: 'Angaben des Tenants gelesen', text: 'Die API akzeptiert das Token.' },
  quotaRead: {
    title: 'Kontingent gelesen',
    text: 'Die Antwort nennt, wie viele Pull-Secrets der Tenant enthalten darf.',
  },
  quotaOff: {
    title: 'Pull-Secrets sind ausgeschaltet',
    text: 'Das Kontingent dieses Tenants ist 0. Bitten Sie SAP um mehr (Komponente CA-ML-AIC).',
  },
  answerUnreadable: {
    title: 'Die Antwort ist nicht lesbar',
    text: '{status} kam ohne JSON im Body. Vielleicht hat ein Proxy oder ein anderer Dienst geantwortet.',
  },
  responseCutOff: {
    title: 'Die Antwort ist unvollständig',
    text: 'Die Verbindung endete vor dem Body von {status}. Aktualisieren Sie die Liste, bevor Sie es erneut versuchen.',
  },
  listed: {
    title: 'Pull-Secrets aufgelistet',
    text: 'Nur Namen: AI Core gibt nie ihren Inhalt zurück.',
  },
  found: { title: 'Das Secret ist vorhanden', text: 'AI Core gibt nur seinen Namen zurück.' },
  created: {
    title: 'Secret registriert',
    text: CONFIRMED,
  },
  replaced: {
    title: 'Zugangsdaten ersetzt',
    text: CONFIRMED,
  },
  deleted: { title: 'Secret gelöscht', text: 'Neue Pods können damit nicht mehr ziehen.' },
  createdUnconfirmed: {
    title: 'Secret registriert',
    text: '{status} sagt es nicht, aber der Tenant hat das Secret jetzt und hatte es vorher nicht. AI Core prüft die Zugangsdaten nicht.',
  },
  createdSilently: {
    title: 'Angenommen, aber nicht bestätigt',
    text: '{status} kam ohne Meldung. So antwortet AI Core auch, wenn der Name schon vergeben ist.',
  },
  nameTaken: {
    title: 'Der Name ist schon vergeben',
    text: 'Nichts wurde geändert[, auch wenn {successStatus} nach Erfolg aussieht]. Ersetzen Sie das Secret, oder wählen Sie einen anderen Namen.',
  },
  ownerUnknown: {
    title: 'Den Namen gibt es jetzt',
    text: 'Entweder hat diese Anfrage oder jemand anders ihn angelegt. Ersetzen Sie das Secret, damit es sicher Ihre Zugangsdaten enthält.',
  },
  quotaFull: {
    title: 'Der Tenant ist voll',
    text: 'Sein Kontingent an Pull-Secrets ist ausgeschöpft. Nichts wurde geändert. Löschen Sie ein Pull-Secret, oder bitten Sie SAP um ein höheres Kontingent (Komponente CA-ML-AIC).[ Der Server meldet: „{message}“.]',
  },
  notThere: {
    title: 'Secret nicht gefunden',
    text: 'Es wurde gelöscht oder in diesem Tenant nie registriert.',
  },
  tenantUnavailable: {
    title: 'Angaben des Tenants nicht verfügbar',
    text: 'Kein Fehler: Nicht jeder Tenant bietet sie an.',
  },
  quotaUnavailable: {
    title: 'Kontingent nicht verfügbar',
    text: 'Kein Fehler: Nicht jeder Plan bietet es an.',
  },
  errorInSuccess: {
    title: 'Erfolgsstatus, aber der Body meldet einen Fehler',
    text: '{status} kam mit einem Fehler im Body; die Anfrage gilt daher als abgelehnt.[ Der Server meldet: „{message}“.]',
  },
  clientSecretRefused: {
    title: 'Client-ID oder Client-Secret abgelehnt',
    text: 'Der Service-Key wurde gelöscht, oder sein Secret hat sich geändert. Legen Sie im BTP-Cockpit einen neuen Key an.',
  },
  certificateWanted: {
    title: 'Dieser Client braucht ein Zertifikat',
    text: 'Der Service-Key ist vom Typ x509, aber sein Zertifikat fehlt. Fügen Sie den vollständigen Key erneut hinzu.',
  },
  tokenAddressUnknown: {
    title: 'Der Token-Server kennt diese Subdomain nicht',
    text: 'Das Feld url im Service-Key ist falsch, oder der Subaccount wurde gelöscht.',
  },
  grantRefused: {
    title: 'Dieser Client darf diesen Grant-Typ nicht verwenden',
    text: 'Der Key ist nicht für SAP AI Core. Legen Sie einen für dessen Instanz an.',
  },
  tokenRequestRefused: {
    title: 'Der Token-Server hat die Anfrage abgelehnt',
    text: 'Versuchen Sie es erneut. Ein Proxy kann sie verändert haben.[ Der Server meldet: „{message}“.]',
  },
  tokenMissing: {
    title: 'Das Access-Token ist nicht angekommen',
    text: 'Ein Proxy entfernt den Header Authorization. Wenden Sie sich an dessen Administration.',
  },
  tokenExpired: { title: 'Das Access-Token ist abgelaufen', text: 'Pullpass fordert ein neues an und sendet erneut.' },
  tokenOfOtherRegion: {
    title: 'Das Token ist aus einer anderen Region als die API',
    text: 'url und AI_API_URL im Service-Key passen nicht zusammen. Kopieren Sie den Key erneut.',
  },
  tokenOfOtherTenant: {
    title: 'Das Token ist für einen anderen Tenant oder beschädigt',
    text: 'Kopieren Sie den Service-Key erneut aus dem richtigen Subaccount.',
  },
  tokenMalformed: {
    title: 'Kein Access-Token',
    text: 'Es wurde unterwegs verändert. Testen Sie die Verbindung, um ein neues zu erhalten.',
  },
  keysRotated: {
    title: 'Die Signaturschlüssel der Tokens haben sich geändert',
    text: 'Pullpass fordert ein neues Token an und sendet erneut.',
  },
  tokenOfOtherService: {
    title: 'Das Token ist für einen anderen Dienst',
    text: 'Verwenden Sie einen Service-Key für SAP AI Core.',
  },
  accessDenied: {
    title: 'Zugriff vom Gateway verweigert',
    text: 'Mögliche Ursachen: kein brauchbares Token, eine Adresse ohne /v2, eine fehlende Berechtigung oder ein Tenant, der noch nicht bereit ist.',
  },
  tokenRefused: {
    title: 'Das Access-Token wurde abgelehnt',
    text: 'Testen Sie die Verbindung, um den Grund zu sehen.[ Der Server meldet: „{message}“.]',
  },
  forbidden: {
    title: 'Berechtigung fehlt',
    text: 'Bitten Sie um die Rolle mit aicore.dockerregistrysecret.credentials, oder verwenden Sie einen anderen Service-Key.[ Der Server meldet: „{message}“.]',
  },
  requestRefused: {
    title: 'AI Core hat die Anfrage abgelehnt',
    text: 'Nichts wurde geändert.[ Der Server meldet: „{message}“.]',
  },
  addressUnknown: {
    title: 'Adresse nicht gefunden',
    text: CHECK_API_URL,
  },
  methodRefused: {
    title: 'Methode nicht erlaubt',
    text: CHECK_API_URL,
  },
  conflict: {
    title: 'Konflikt mit dem aktuellen Stand des Tenants',
    text: 'Das Kontingent ist vielleicht ausgeschöpft, oder jemand hat gleichzeitig etwas geändert. Aktualisieren Sie die Liste, und versuchen Sie es erneut.[ Der Server meldet: „{message}“.]',
  },
  tooLarge: { title: 'Der Body ist zu groß', text: 'Legen Sie weniger Registries in ein Secret.' },
  mediaTypeRefused: {
    title: 'Medientyp nicht unterstützt',
    text: 'Pullpass sendet es noch einmal als application/json.',
  },
  tooManyRequests: {
    title: 'Zu viele Anfragen',
    text: 'Warten Sie eine Minute, und versuchen Sie es dann erneut.',
  },
  tooManyRequestsWait: {
    title: 'Zu viele Anfragen',
    text: 'Warten Sie {wait} s, und versuchen Sie es dann erneut.',
  },
  redirected: {
    title: 'Weiterleitung an eine andere Adresse',
    text: 'Weiterleitungen werden nicht befolgt, da das Token mitgesendet würde.[ Ziel: {location}.]',
  },
  gatewayFailed: {
    title: 'Fehler des Gateways',
    text: 'Die Server hinter dem Gateway haben ein Problem. Versuchen Sie es in einigen Minuten erneut.',
  },
  serverTimedOut: {
    title: 'Zeitüberschreitung des Servers',
    text: 'Aktualisieren Sie die Liste, bevor Sie es erneut versuchen.',
  },
  serverFailed: {
    title: 'Serverfehler',
    text: 'Versuchen Sie es in einigen Minuten erneut.[ Der Server meldet: „{message}“.]',
  },
  webPage: {
    title: 'Die Antwort ist eine Webseite',
    text: 'Sie kam von einem Proxy, einer Anmeldeseite oder einer falschen Adresse, nicht von AI Core.',
  },
  unknown: {
    title: 'Unbekannte Antwort[: {status}]',
    text: 'Ihr Text steht unter Body.[ Der Server meldet: „{message}“.]',
  },

  listedYes: { title: 'Im Tenant gelistet: ja', text: 'Die Liste wurde aktualisiert und enthält es.' },
  listedNo: {
    title: 'Im Tenant gelistet: noch nicht',
    text: 'Die Liste wurde aktualisiert und enthält es nicht. Aktualisieren Sie sie in einer Minute erneut.',
  },
  listedNotRead: {
    title: 'Im Tenant gelistet: unbekannt',
    text: 'Die Liste ließ sich nicht aktualisieren. Öffnen Sie sie, um nachzusehen.',
  },
  stillListed: {
    title: 'Noch im Tenant gelistet',
    text: 'Die Liste wurde aktualisiert und enthält es noch. Aktualisieren Sie sie in einer Minute erneut.',
  },
  goneYes: { title: 'Im Tenant gelöscht: ja', text: 'Die Liste wurde aktualisiert und enthält es nicht mehr.' },
  newPods: {
    title: DEPLOYMENTS_KEEP,
    text: 'Neue Pods können damit ziehen, sobald ihr Template es nennt.',
  },
  newPodsReplaced: {
    title: DEPLOYMENTS_KEEP,
    text: 'Neue Pods ziehen mit den neuen Zugangsdaten.',
  },
  runningPods: {
    title: DEPLOYMENTS_KEEP,
    text: 'Nur neue Pods sind betroffen.',
  },
  replacementUnknown: {
    title: 'Unbekannt, ob es ersetzt wurde',
    text: 'AI Core gibt nie den Inhalt eines Secrets zurück. Sie können es bedenkenlos noch einmal ersetzen.',
  },
  nothingChanged: { title: 'Im Tenant wurde nichts geändert', text: 'Das Formular behält Ihre Eingaben.' },
};
