import type { CertificateState } from '../../bindings';
import type { connections as english } from '../en/connections';

export const connections: typeof english = {
  title: 'Verbindungen',
  add: 'Service-Key hinzufügen',
  place: (name, place, of) => `${name} ist jetzt ${place} von ${of}.`,
  moveKeys: 'Alt und die Pfeiltasten verschieben sie in der Liste.',
  dropLine: 'Service-Key ablegen oder einfügen',
  start: {
    title: 'Beginnen Sie mit einem Service-Key',
    lead: 'Ein Service-Key öffnet Ihren SAP-AI-Core-Tenant. Pullpass braucht ihn einmal und findet ihn in jeder Verpackung: als Datei aus dem BTP-Cockpit, in der Ausgabe von cf, in einem Kubernetes-Secret oder zwischen anderem Text.',
    drop: 'Legen Sie den Service-Key hier ab',
    orPaste: 'oder fügen Sie ihn irgendwo in diesem Fenster ein',
    choose: 'Datei wählen',
    paste: 'Einfügen',
    then: 'Was mit ihm geschieht',
    steps: [
      ['Hier gelesen', 'Der Key-Doktor sieht ihn sich auf diesem Computer an und sagt, was er gefunden hat.'],
      ['Weggelegt', 'Das Client-Secret kommt in den Schlüsselbund und in keine Datei.'],
      ['Einmal versucht', 'Eine Token-Anfrage an den Host im Key, dann wird die Liste der Secrets gelesen.'],
    ],
    practiceTitle: 'Kein Tenant zur Hand?',
    practiceText:
      'Der Übungs-Tenant ist ein Token-Server, ein AI-Core-API und eine Registry auf diesem Computer. Nichts verlässt ihn, und er sieht immer so aus: gestreift.',
    practiceOpen: 'Übungs-Tenant öffnen',
    where:
      'Wo der Key ist: BTP-Cockpit › Ihr Subaccount › Instanzen und Abonnements › SAP AI Core › Service-Keys › Anzeigen.',
    whereHelp: 'SAPs Seite dazu',
  },
  dropNow: 'Ablegen, um den Service-Key zu lesen',
  dropNote: 'Er wird auf diesem Computer gelesen; gesendet wird nichts, bevor Sie die Hosts gesehen haben.',
  reading: {
    title: 'Diesen Service-Key verwenden?',
    beside: 'Der Text enthält auch Registry-Zugangsdaten. Sie folgen danach.',
    hosts: 'Gesendet wird dann',
    secretTo: 'das Client-Secret an',
    certificateTo: 'die Client-ID, mit dem Client-Zertifikat, an',
    tokenTo: 'das Access-Token an',
    name: 'Name',
    nameNote: 'Für Sie: Er steht in der Leiste und wird vor allem erfragt, was sich nicht rückgängig machen lässt.',
    production: 'Produktion',
    productionNote: 'Vor jeder Änderung fragt Pullpass einmal.',
    client: 'Client',
    region: 'Region',
    add: 'Verbindung hinzufügen',
    discard: 'Verwerfen',
  },
  file: {
    export: 'Alle ohne Geheimnisse exportieren',
    import: 'Aus einer Datei importieren',
    importStart: 'Verbindungen von einem anderen Computer importieren',
    exported: (count, file) =>
      count === 1 ? `Eine Verbindung steht in ${file}.` : `${count} Verbindungen stehen in ${file}.`,
    noSecret: 'Kein Geheimnis ist darin: Namen, Adressen, Client-IDs, Farben und Kennzeichen.',
    imported: (count) =>
      count === 0
        ? 'Keine Verbindung war neu.'
        : count === 1
          ? 'Eine Verbindung ist hinzugekommen.'
          : `${count} Verbindungen sind hinzugekommen.`,
    wait: 'Jede wartet auf ihren Service-Key: Legen Sie ihn ab, und er findet seine Verbindung.',
    known: (count) => (count === 1 ? 'Eine war schon hier.' : `${count} waren schon hier.`),
  },
  network: {
    menu: 'Netzwerk',
    title: (name) => `Netzwerk von ${name}`,
    lead: 'Nur für ihren Token-Server und ihr API. Registries werden erreicht, wie die Einstellungen es sagen.',
    asSettings: 'Wie die Einstellungen',
    noAuthorities: 'Keine außer denen der Einstellungen und dieses Computers.',
    authorities: (count) =>
      count === 1 ? 'Einem Zertifikat wird zusätzlich vertraut.' : `${count} Zertifikaten wird zusätzlich vertraut.`,
    save: 'Speichern',
  },
  secretsUsed: (used, max) => `${used} von ${max} Secrets`,
  full: 'voll',
  thisComputer: 'dieser Computer',
  noRegion: 'Region unbekannt',
  production: 'Produktion',
  productionSwitch: 'Produktion: vor jeder Änderung fragen',
  colour: 'Farbe',
  colours: ['Orange', 'Rot', 'Pink', 'Violett', 'Blau', 'Petrol', 'Grün', 'Grau'],
  more: (name) => `Mehr zu ${name}`,
  rename: 'Umbenennen',
  renameTitle: (name) => `${name} umbenennen`,
  remove: 'Entfernen',
  testTitle: 'Test',
  test: 'Verbindung testen',
  testAgain: 'Erneut testen',
  cancelTest: 'Abbrechen',
  notTested: 'noch nicht getestet',
  testedBefore: (when, failed) =>
    failed ? `${when}: an ${connections.parts[failed]} fehlgeschlagen` : `${when}: alles in Ordnung`,
  testedAt: (when, count) => (count === 1 ? `${when}, 1 Anfrage` : `${when}, ${count} Anfragen`),
  parts: { token: 'Token', tenant: 'Tenant', quota: 'Quota', list: 'Liste' },
  partRunning: {
    token: 'fordert ein Access-Token an',
    tenant: 'fragt den Tenant nach sich selbst',
    quota: 'fragt, wie viele Pull-Secrets hineinpassen',
    list: 'liest die Namen der Pull-Secrets',
  },
  partPassed: (finding) => {
    switch (finding.kind) {
      case 'token':
        return `ausgestellt für ${hours(finding.minutes)}`;
      case 'tenant': {
        const { servicePlan, tenantId } = finding;
        const parts = [servicePlan && `Plan ${servicePlan}`, tenantId && `Zone ${guidInShort(tenantId)}`];
        return parts.filter(Boolean).join(', ') || 'hat geantwortet';
      }
      case 'quota':
        return finding.used === null
          ? `bis zu ${finding.max} Pull-Secrets`
          : `${finding.used} von ${finding.max} Pull-Secrets belegt`;
      case 'list':
        return finding.count === 1 ? 'lesbar, 1 Pull-Secret' : `lesbar, ${finding.count} Pull-Secrets`;
    }
  },
  partNotOffered: 'dieser Server sagt es nicht; das schadet nicht',
  partNotRun: 'ein früherer Teil ist fehlgeschlagen',
  state: {
    passed: 'Bestanden',
    warning: 'Warnung',
    failed: 'Fehlgeschlagen',
    notRun: 'Nicht ausgeführt',
    running: 'Läuft',
    waiting: 'Wartet',
  },
  waiting: (seconds, attempt, of) => `Der Server bittet, ${seconds} s zu warten; dann Versuch ${attempt} von ${of}.`,
  details: 'Service-Key',
  tokenServer: 'Token-Server',
  api: 'API',
  client: 'Client',
  zone: 'Zone',
  secret: 'Client-Secret',
  certificate: {
    subject: 'Zertifikat',
    issuer: 'Ausgestellt von',
    validity: 'Gültig bis',
    key: 'Schlüssel',
    privateKey: 'Privater Schlüssel',
    until: (when: string, days: number, state: CertificateState) =>
      ({
        valid: `${when}, noch ${days === 1 ? '1 Tag' : `${days} Tage`}`,
        endsSoon: `${when}, noch ${days === 1 ? '1 Tag' : `${days} Tage`}`,
        expired: `${when}: abgelaufen`,
        notYetValid: `${when}, noch nicht gültig`,
      })[state],
    kind: (kind: string, length: number) =>
      length === 1 ? `${kind}, ohne das ausstellende Zertifikat` : `${kind}, ${length} Zertifikate in der Kette`,
    warning: {
      endsSoon: (when: string) => ({
        what: 'Das Client-Zertifikat läuft bald ab.',
        cause: `Es endet ${when}; danach wird kein Token mehr ausgestellt.`,
        cure: 'Legen Sie im BTP-Cockpit einen neuen x509-Service-Key an und ziehen Sie ihn hierher: Diese Verbindung übernimmt ihn.',
      }),
      expired: (when: string) => ({
        what: 'Das Client-Zertifikat ist abgelaufen.',
        cause: `Es endete ${when}; ein Token lässt sich nicht mehr anfordern.`,
        cure: 'Legen Sie im BTP-Cockpit einen neuen x509-Service-Key an und ziehen Sie ihn hierher: Diese Verbindung übernimmt ihn.',
      }),
      notYetValid: (when: string) => ({
        what: 'Das Client-Zertifikat ist noch nicht gültig.',
        cause: `Es beginnt ${when}, oder die Uhr dieses Computers geht falsch.`,
        cure: 'Prüfen Sie Datum und Uhrzeit dieses Computers.',
      }),
    },
  },
  secretPlace: {
    keychain: 'im Schlüsselbund',
    session: 'im Arbeitsspeicher, bis Pullpass geschlossen wird',
    nowhere: 'nicht hier: Fügen Sie den Service-Key erneut hinzu',
  },
  secretGone: 'Client-Secret fehlt',
  madeAnew: 'bei jedem Start des Übungs-Tenants neu gemacht',
  added: 'Hinzugefügt',
  removeTitle: (name) => `${name} entfernen?`,
  removeText:
    'Das Client-Secret und die Passwörter für die Pull-Secrets dieser Verbindung werden aus dem Schlüsselbund gelöscht, samt dem, was dieser Computer von ihnen weiß. Was im Tenant registriert ist, bleibt.',
  removeUndo: 'Das lässt sich nicht rückgängig machen; der Service-Key kann erneut hinzugefügt werden.',
  removed: (name) => `${name} ist entfernt.`,
  forgotten: (count) =>
    count === 1
      ? 'Ein Eintrag wurde aus dem Schlüsselbund gelöscht.'
      : `${count} Einträge wurden aus dem Schlüsselbund gelöscht.`,
  waitingToForget: (count) =>
    count === 1
      ? 'Ein Eintrag wartet, bis der Schlüsselbund antwortet.'
      : `${count} Einträge warten, bis der Schlüsselbund antwortet.`,
  keep: 'Behalten',
};

const hours = (minutes: number): string => (minutes < 59 ? `${minutes} min` : `${Math.round(minutes / 60)} h`);

// Enough to tell two of them apart in one line; the whole stands in the answer.
const guidInShort = (zone: string): string => zone.replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/i, '$1');
