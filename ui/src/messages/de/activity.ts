// Wörter der Aktivität: was gesendet wurde.
import type { activity as en } from '../en/activity';

const number = (value: number): string => value.toLocaleString('de-DE');
const requests = (count: number) => (count === 1 ? '1 Anfrage' : `${number(count)} Anfragen`);

export const activity: typeof en = {
  title: 'Aktivität',
  subtitle: 'nur lokal, ohne Geheimnisse',
  tools: 'Suche und Filter',
  search: 'Aktivität durchsuchen',
  searchHint: 'Host, Pfad, Name oder Status suchen',
  show: 'Anzeigen',
  all: 'Alle',
  writes: 'Schreibend',
  failed: (count) => (count === 0 ? 'Gescheitert' : `Gescheitert ${number(count)}`),
  narrow: 'Nach Verbindung oder Methode filtern',
  everyTenant: 'Alle Verbindungen',
  everyMethod: 'Alle Methoden',
  removed: 'entfernt',
  onlyFrom: 'Nur',
  notOnly: (what) => `Nicht nur ${what}`,

  caption: 'Anfragen nach Tagen',
  columns: {
    time: 'Zeit',
    method: 'Methode',
    path: 'Pfad und Verbindung',
    status: 'Status',
    duration: 'Dauer',
  },
  to: (host) => `an ${host}`,
  noAnswer: 'ohne Antwort',
  reading: 'Die Aktivität wird gelesen',
  openedNow: (method, path) => `${method} ${path} ist neben der Liste geöffnet.`,

  someOf: (chosen, all, days) => `${number(chosen)} von ${requests(all)}, ${days} Tage lang aufgehoben`,
  allOf: (all, days) => `${requests(all)}, ${days} Tage lang aufgehoben`,
  newer: (count) => `${count} neue zeigen`,
  hosts: 'Kontaktierte Hosts',

  emptyTitle: 'Noch wurde nichts gesendet',
  emptyText: (days) =>
    `Anfragen an Tenants und Registries erscheinen hier ${days} Tage lang, mit ihren Antworten. Geheimnisse sind maskiert.`,
  nothingFound: 'Keine Anfrage passt.',
  showAll: 'Alle zeigen',

  deeds: 'Mit dieser Anfrage',
  sendAgain: 'Noch einmal senden',
  openForm: 'Als neues Formular öffnen',
  connectionGone: (name) => `${name} ist entfernt: Das kann nicht noch einmal gesendet werden.`,
  copySupport: 'Für den Support kopieren',
  copied: 'Kopiert, mit Masken anstelle der Geheimnisse.',
  withoutPassword: (count) =>
    count === 1 ? 'Geben Sie das Passwort noch einmal ein.' : `Geben Sie ${count} Passwörter noch einmal ein.`,
  withoutPasswordText: 'Gesendete Passwörter werden mit der Aktivität nicht gespeichert.',

  moreDeeds: 'Weitere Aktionen für die gesamte Aktivität',
  exportHar: 'HAR exportieren',
  exportPostman: 'Postman-Collection exportieren',
  exporting: 'Wird exportiert',
  exported: (count, file) => `${requests(count)} nach ${file} exportiert.`,
  exportedText: (leftOut) =>
    leftOut === 0
      ? 'Es ist kein Geheimnis darin: An deren Stelle stehen Masken und Variablen.'
      : `Ausgelassen: ${requests(leftOut)} von Prüfungen oder einer anderen Version von Pullpass.`,
  clear: 'Aktivität leeren',
  clearTitle: (count) => `${requests(count)} von diesem Computer entfernen?`,
  clearText: 'Alle, nicht nur die gezeigten. Tenants und Registries werden nicht gefragt, und dort ändert sich nichts.',
  clearNote: 'Das kann nicht rückgängig gemacht werden.',
  keep: 'Behalten',
  cleared: (count) => `${requests(count)} entfernt.`,
};
