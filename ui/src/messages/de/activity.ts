// Wörter der Aktivität: was gesendet wurde.
import type { Translated } from '../compile';
import type { activity as en } from '../en/activity';

export const activity: Translated<typeof en> = {
  title: 'Aktivität',
  subtitle: 'nur lokal, ohne Geheimnisse',
  search: 'Aktivität durchsuchen',
  searchHint: 'Host, Pfad, Name oder Status suchen',
  show: 'Anzeigen',
  all: 'Alle',
  writes: 'Schreibend',
  failed: 'Fehlgeschlagen[ {count}]',
  narrow: 'Nach Verbindung oder Methode filtern',
  everyTenant: 'Alle Verbindungen',
  everyMethod: 'Alle Methoden',
  removed: 'entfernt',
  onlyFrom: 'Nur',
  notOnly: 'Nicht nur {what}',

  caption: 'Anfragen nach Tagen',
  columns: {
    time: 'Zeit',
    method: 'Methode',
    path: 'Anfrage',
    status: 'Status',
    duration: 'Dauer',
  },
  requests: {
    token: { done: 'Access-Token angefordert', tried: 'Access-Token anfordern' },
    tenant: { done: 'Angaben zum Tenant gelesen', tried: 'Angaben zum Tenant lesen' },
    quota: { done: 'Kontingent gelesen', tried: 'Kontingent lesen' },
    list: { done: 'Pull-Secrets aufgelistet', tried: 'Pull-Secrets auflisten' },
    get: { done: '{name} nachgesehen', tried: '{name} nachsehen' },
    create: { done: '{name} registriert', tried: '{name} registrieren' },
    replace: { done: '{name} ersetzt', tried: '{name} ersetzen' },
    delete: { done: '{name} gelöscht', tried: '{name} löschen' },
    ping: { done: '{host} erreicht', tried: '{host} erreichen' },
    anonymous: { done: '{image} ohne Anmeldung angefragt', tried: '{image} ohne Anmeldung anfragen' },
    anonymousToken: {
      done: 'Token von {host} ohne Anmeldung angefragt',
      tried: 'Token von {host} ohne Anmeldung anfragen',
    },
    login: { done: 'Bei {host} angemeldet', tried: 'Bei {host} anmelden' },
    manifest: { done: 'Image {image} gefunden', tried: 'Image {image} finden' },
    configuration: { done: 'Plattform von {image} gelesen', tried: 'Plattform von {image} lesen' },
  },
  noAnswer: 'ohne Antwort',
  reading: 'Die Aktivität wird geladen',
  openedNow: '{method} {path} wird neben der Liste angezeigt.',

  someOf: {
    one: '{chosen} von 1 Anfrage, {days} Tage lang aufgehoben',
    other: '{chosen} von {count} Anfragen, {days} Tage lang aufgehoben',
  },
  allOf: { one: '1 Anfrage, {days} Tage lang aufgehoben', other: '{count} Anfragen, {days} Tage lang aufgehoben' },
  newer: '{count} neue anzeigen',
  hosts: 'Kontaktierte Hosts',

  emptyTitle: 'Noch keine Anfragen',
  emptyText:
    'Anfragen an Tenants und Registries erscheinen hier {days} Tage lang, mit ihren Antworten. Geheimnisse sind maskiert.',
  nothingFound: 'Keine passenden Anfragen.',
  showAll: 'Alle anzeigen',

  deeds: 'Aktionen für diese Anfrage',
  sendAgain: 'Erneut senden',
  openForm: 'Als neues Formular öffnen',
  connectionGone: '{name} wurde entfernt; diese Anfrage kann nicht erneut gesendet werden.',
  copySupport: 'Für den Support kopieren',
  copied: 'Kopiert. Geheimnisse sind maskiert.',
  withoutPassword: { one: 'Geben Sie das Passwort erneut ein.', other: 'Geben Sie {count} Passwörter erneut ein.' },
  withoutPasswordText: 'Gesendete Passwörter werden mit der Aktivität nicht gespeichert.',

  moreDeeds: 'Weitere Aktionen für die gesamte Aktivität',
  exportHar: 'HAR exportieren',
  exportPostman: 'Postman-Collection exportieren',
  exporting: 'Wird exportiert',
  exported: { one: '1 Anfrage nach {file} exportiert.', other: '{count} Anfragen nach {file} exportiert.' },
  exportedText: {
    none: 'Enthält keine Geheimnisse, nur Masken und Variablen.',
    one: 'Ausgelassen: 1 Anfrage von Prüfungen oder einer anderen Version von Pullpass.',
    other: 'Ausgelassen: {count} Anfragen von Prüfungen oder einer anderen Version von Pullpass.',
  },
  clear: 'Aktivität leeren',
  clearTitle: {
    one: '1 Anfrage von diesem Computer entfernen?',
    other: '{count} Anfragen von diesem Computer entfernen?',
  },
  clearText: 'Alle Anfragen werden entfernt, nicht nur die angezeigten. In Tenants und Registries ändert sich nichts.',
  clearNote: 'Das lässt sich nicht rückgängig machen.',
  cleared: { one: '1 Anfrage entfernt.', other: '{count} Anfragen entfernt.' },
};
