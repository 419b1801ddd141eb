// Wörter der Liste der Pull-Secrets und der Seite eines einzelnen.
import type { secrets as english } from '../en/secrets';

export const secrets: typeof english = {
  title: 'Secrets',
  add: 'Neues Pull-Secret',
  readAgain: 'Liste neu lesen',
  tryAgain: 'Erneut versuchen',
  used: (max) => `von ${max} belegt`,
  notRead: 'nicht gelesen',
  quota: 'Belegte Pull-Secrets',
  search: 'Secrets suchen',
  searchHint: 'Name, Registry oder Benutzer suchen',
  tools: 'Suchen und filtern',
  show: 'Anzeigen',
  all: (count) => `Alle ${count}`,
  attention: (count) => `Zu beachten ${count}`,
  oneSide: (count) => `Nur auf einer Seite ${count}`,

  caption: (connection) => `Pull-Secrets in ${connection} und auf diesem Computer`,
  columns: {
    name: 'Name',
    registry: 'Registry',
    username: 'Benutzername',
    changed: 'Von hier geändert',
    check: 'Letzte Prüfung',
    password: 'Passwort',
    actions: 'Aktionen',
  },
  selectAll: 'Alle auswählen',
  selectOne: (name) => `${name} auswählen`,
  more: (name) => `Mehr zu ${name}`,
  moreShort: 'Mehr',
  notKnown: 'unbekannt',
  moreRegistries: (count) => `+${count}`,
  tenantOnly: 'Im Tenant, hier nicht bekannt',
  gone: 'Im Tenant gelöscht',
  registerAgain: 'Erneut registrieren',
  inKeychain: 'im Schlüsselbund',
  inSession: 'bis Pullpass endet',
  notHere: 'hier nicht gespeichert',

  menu: {
    open: 'Öffnen',
    check: 'Prüfen',
    replace: 'Zugangsdaten ersetzen',
    copyName: 'Namen kopieren',
    copySnippet: 'Ausschnitt kopieren',
    delete: 'Löschen',
  },
  copied: 'Kopiert.',

  selection: 'Auswahl',
  selected: (count) => `${count} ausgewählt`,
  clear: 'Auswahl aufheben',
  keys: { space: 'Leertaste', del: 'Entf', select: 'auswählen', open: 'öffnen', delete: 'löschen' },
  foot: (rows, tenant, here) => {
    const all = `${rows} ${rows === 1 ? 'Zeile' : 'Zeilen'}: ${tenant} im Tenant`;
    return here > 0 ? `${all}, ${here} nur hier bekannt.` : `${all}.`;
  },
  readAt: (time) => `Gelesen ${time}.`,
  nameless: (count) =>
    count === 1
      ? 'Der Tenant listet auch 1 Eintrag ohne Namen.'
      : `Der Tenant listet auch ${count} Einträge ohne Namen.`,

  loading: 'Die Liste wird gelesen',
  emptyTitle: (connection) => `Noch keine Pull-Secrets in ${connection}`,
  emptyText: 'Öffentliche Images brauchen keins. Für private die Registry einmal registrieren.',
  nothingFound: 'Kein Secret passt.',
  showAll: 'Alle anzeigen',
  unread: 'Der Tenant ließ sich nicht lesen.',
  unreadRows: 'Unten steht, was dieser Computer weiß.',
  full: (max) => `${max} von ${max} Secrets.`,
  fullText: 'AI Core nimmt keine weiteren. Eins löschen, das nicht mehr gebraucht wird, schafft Platz.',

  deleteTitle: (names, connection) =>
    names.length === 1
      ? `${names[0]} aus ${connection} löschen?`
      : `${names.length} Secrets aus ${connection} löschen?`,
  canUndo: (kept) =>
    kept
      ? 'rückgängig möglich: sein Passwort ist im Schlüsselbund'
      : 'rückgängig möglich, bis Pullpass endet: sein Passwort ist im Speicher',
  cannotUndo: 'nicht rückgängig zu machen: sein Passwort ist hier nicht gespeichert',
  goneAlready: 'im Tenant schon fort: nur was dieser Computer weiß, wird gelöscht',
  consequence: (count) =>
    `Laufende Pods laufen weiter. Pods, die später starten, können ${count === 1 ? 'damit' : 'mit diesen'} nicht mehr ziehen.`,
  typeToDelete: (connection, count) => ({
    before: 'Zum Löschen ',
    typed: connection,
    after: ` eingeben, denn ${count === 1 ? 'es' : 'eins davon'} ist nicht rückgängig zu machen.`,
    label: `Zum Löschen ${connection} eingeben`,
  }),
  requests: (count) => (count === 1 ? '1 Anfrage' : `${count} Anfragen, eine nach der anderen`),
  keep: (count) => (count === 1 ? 'Behalten' : 'Alle behalten'),
  confirmDelete: (count) => (count === 1 ? 'Löschen' : `${count} Secrets löschen`),
  deleting: (done, count) => (count === 1 ? 'Wird gelöscht' : `${done + 1} von ${count} wird gelöscht`),
  undoing: (done, count) =>
    count === 1 ? 'Wird rückgängig gemacht' : `${done + 1} von ${count} wird rückgängig gemacht`,
  cancel: 'Abbrechen',
  deleted: (names, connection) => ({
    what: names.length === 1 ? (names[0] ?? '') : `${names.length} Secrets`,
    rest: names.length === 1 ? ` ist aus ${connection} gelöscht.` : ` sind aus ${connection} gelöscht.`,
  }),
  undoTitle: (connection) => `In ${connection} zurücknehmen?`,
  undoText: 'Das ist ein Produktions-Tenant. Auch das Rückgängigmachen ist eine Änderung.',
  typeToUndo: (connection) => ({
    before: 'Zum Bestätigen ',
    typed: connection,
    after: ' eingeben, denn die jetzigen Zugangsdaten sind hier nicht gespeichert: Das ist nicht rückgängig zu machen.',
    label: `Zum Bestätigen ${connection} eingeben`,
  }),
  undoAction: 'Rückgängig machen',
  undone: 'Rückgängig gemacht: Alles ist wie zuvor.',
  notDeleted: ({ name }) => `${name} wurde nicht gelöscht.`,
  notUndone: 'Es ließ sich nicht rückgängig machen.',

  one: {
    crumb: 'Secrets',
    edit: 'Bearbeiten',
    registry: 'Registry',
    under: 'unter',
    username: 'Benutzername',
    password: 'Passwort',
    changed: 'Geändert',
    image: 'Image',
    inKeychain: 'im Schlüsselbund',
    inKeychainWhy: 'so brauchen Ersetzen und Rückgängig keine Eingabe',
    inSession: 'im Speicher',
    inSessionWhy: 'bis Pullpass endet',
    nowhere: 'hier nicht gespeichert',
    nowhereWhy: 'Ersetzen fragt danach',
    keepNow: 'In den Schlüsselbund legen',
    keptNow: 'Das Passwort liegt jetzt im Schlüsselbund.',
    unknownTitle: 'Im Tenant, hier nicht bekannt.',
    unknownText:
      'AI Core gibt nie zurück, was ein Secret enthält. Wer seine Zugangsdaten ersetzt, macht es Pullpass bekannt.',
    goneTitle: 'Im Tenant gelöscht.',
    goneText: 'Jemand hat es gelöscht, oder der Tenant wurde neu angelegt. Es lässt sich erneut registrieren.',
    notListed: 'Die Liste zeigt dieses Secret nicht.',
    next: 'Weiter: im Template nennen',
    kind: 'Art des Templates',
    workflow: 'WorkflowTemplate',
    serving: 'ServingTemplate',
    snippetOf: (kind) => `Ausschnitt für ein ${kind}`,
    copySnippet: 'Ausschnitt kopieren',
    newSecret: 'Neues Pull-Secret',
    undo: 'Rückgängig',
    undoDeletes: 'Rückgängig löscht es wieder.',
    undoRestores: 'Rückgängig setzt die vorigen Zugangsdaten wieder ein.',
    undoing: 'Wird rückgängig gemacht',
  },

  registered: (connection) => `In ${connection} registriert.`,
  registeredLost: (connection) => `In ${connection} registriert; nur die Antwort ging verloren.`,
  replaced: (connection) => `In ${connection} ersetzt.`,
  listed: {
    yes: 'Der Tenant listet es.',
    yesAndWorks: 'Der Tenant listet es, und die Anmeldung gelingt.',
    yesButFails: 'Der Tenant listet es, aber laut den Prüfungen würde ein Pull scheitern.',
    no: 'Der Tenant listet es noch nicht.',
    notRead: 'Die Liste wurde nicht zurückgelesen.',
  },
  notKept: 'Das Passwort kam nicht in den Schlüsselbund; es bleibt im Speicher, bis Pullpass endet.',
};
