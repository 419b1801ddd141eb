// Words of the connections: the first start, a service key that was read, the list, the tests.
import type { CertificateState, TestFinding, TestPartKind } from '../../bindings';
import type { ProblemText } from '../problemText';

export const connections = {
  title: 'Connections',
  add: 'Add a service key',
  place: (name: string, place: number, of: number) => `${name} is now ${place} of ${of}.`,
  moveKeys: 'Move it in the list with Alt and the arrow keys.',
  dropLine: 'Drop or paste a service key',
  start: {
    title: 'Start with a service key',
    lead: 'A service key gives access to your SAP AI Core tenant. Add it once, in any form: a file from the BTP cockpit, the output of cf, a Kubernetes Secret, or an e-mail that contains it.',
    drop: 'Drop the service key here',
    orPaste: 'or paste it anywhere in this window',
    choose: 'Choose a file',
    paste: 'Paste',
    then: 'What happens next',
    steps: [
      ['Checked on this computer', 'The key doctor examines it and shows what it found.'],
      ['Saved in your keychain', 'The client secret is stored in the OS keychain, never in a file.'],
      ['One test request', 'Pullpass requests a token from the host in the key, then loads the list of secrets.'],
    ] as [string, string][],
    practiceTitle: 'No tenant at hand?',
    practiceText:
      'The practice tenant is a token server, an AI Core API and a registry on this computer. Nothing leaves it. Its stripes tell it apart.',
    practiceOpen: 'Open the practice tenant',
    where:
      'Find the key in: BTP cockpit › your subaccount › Instances and Subscriptions › SAP AI Core › Service Keys › View.',
    whereHelp: 'SAP documentation',
  },
  dropNow: 'Drop the file to read it',
  dropNote: 'It is read on this computer. Nothing is sent before you have seen the hosts.',
  reading: {
    beside: 'The text also contains registry credentials. They come next.',
    title: 'Use this service key?',
    hosts: 'Pullpass will send',
    secretTo: 'the client secret to',
    certificateTo: 'the client ID, with the client certificate, to',
    tokenTo: 'the access token to',
    name: 'Name',
    nameNote: 'Shown in the top bar. You type it to confirm changes that cannot be undone.',
    production: 'Production',
    productionNote: 'Ask before every change.',
    client: 'Client',
    region: 'Region',
    add: 'Add connection',
    discard: 'Cancel',
  },
  file: {
    export: 'Export all without secrets',
    import: 'Import from a file',
    importStart: 'Import connections from another computer',
    exported: (count: number, file: string) =>
      count === 1 ? `One connection is in ${file}.` : `${count} connections are in ${file}.`,
    noSecret: 'Contains names, addresses, client IDs and colours, but no secrets.',
    imported: (count: number) =>
      count === 0 ? 'No new connections.' : count === 1 ? '1 connection added.' : `${count} connections added.`,
    wait: 'Each connection still needs its service key. Drop the key, and Pullpass assigns it.',
    known: (count: number) => (count === 1 ? '1 already existed.' : `${count} already existed.`),
  },
  network: {
    menu: 'Network',
    title: (name: string) => `Network of ${name}`,
    lead: 'For the token server and API of this connection only. Registries use the general settings.',
    asSettings: 'As in settings',
    noAuthorities: 'Only those from the settings and of this computer.',
    authorities: (count: number) =>
      count === 1 ? '1 more certificate is trusted.' : `${count} more certificates are trusted.`,
    save: 'Save',
  },
  secretsUsed: (used: number, max: number) => `${used} of ${max} secrets`,
  full: 'full',
  thisComputer: 'this computer',
  noRegion: 'unknown region',
  production: 'Production',
  productionSwitch: 'Production: ask before every change',
  colour: 'Colour',
  colours: ['Orange', 'Red', 'Pink', 'Purple', 'Blue', 'Teal', 'Green', 'Grey'],
  more: (name: string) => `More for ${name}`,
  rename: 'Rename',
  renameTitle: (name: string) => `Rename ${name}`,
  remove: 'Remove',
  testTitle: 'Test',
  test: 'Test connection',
  testAgain: 'Test again',
  cancelTest: 'Cancel',
  notTested: 'not tested yet',
  testedBefore: (when: string, failed: TestPartKind | null) =>
    failed ? `${when}: failed at ${connections.parts[failed].toLowerCase()}` : `${when}: all passed`,
  testedAt: (when: string, count: number) => (count === 1 ? `${when}, 1 request` : `${when}, ${count} requests`),
  parts: { token: 'Token', tenant: 'Tenant', quota: 'Quota', list: 'List' } satisfies Record<TestPartKind, string>,
  partRunning: {
    token: 'requesting an access token',
    tenant: 'reading the tenant details',
    quota: 'reading the quota',
    list: 'listing the pull secrets',
  } satisfies Record<TestPartKind, string>,
  partPassed: (finding: TestFinding): string => {
    switch (finding.kind) {
      case 'token':
        return `issued for ${hours(finding.minutes)}`;
      case 'tenant': {
        const { servicePlan, tenantId } = finding;
        const parts = [servicePlan && `plan ${servicePlan}`, tenantId && `zone ${guidInShort(tenantId)}`];
        return parts.filter(Boolean).join(', ') || 'answered';
      }
      case 'quota':
        return finding.used === null
          ? `up to ${finding.max} pull secrets`
          : `${finding.used} of ${finding.max} pull secrets used`;
      case 'list':
        return finding.count === 1 ? 'readable, 1 pull secret' : `readable, ${finding.count} pull secrets`;
    }
  },
  partNotOffered: 'not offered by this server',
  partNotRun: 'an earlier part failed',
  state: {
    passed: 'Passed',
    warning: 'Warning',
    failed: 'Failed',
    notRun: 'Not run',
    running: 'Running',
    waiting: 'Waiting',
  },
  waiting: (seconds: number, attempt: number, of: number) =>
    `The server asked to wait ${seconds} s. Next: attempt ${attempt} of ${of}.`,
  details: 'Service key',
  tokenServer: 'Token server',
  api: 'API',
  client: 'Client',
  zone: 'Zone',
  secret: 'Client secret',
  certificate: {
    subject: 'Certificate',
    issuer: 'Issued by',
    validity: 'Valid until',
    key: 'Key',
    privateKey: 'Private key',
    until: (when: string, days: number, state: CertificateState) =>
      ({
        valid: `${when}, ${days === 1 ? '1 day' : `${days} days`} left`,
        endsSoon: `${when}, ${days === 1 ? '1 day' : `${days} days`} left`,
        expired: `Expired ${when}`,
        notYetValid: `${when}, not valid yet`,
      })[state],
    kind: (kind: string, length: number) =>
      length === 1 ? `${kind}, without its issuing certificate` : `${kind}, ${length} certificates in the chain`,
    warning: {
      endsSoon: (when: string) => ({
        what: 'The client certificate expires soon.',
        cause: `It expires ${when}. After that, no token is issued.`,
        cure: 'Create a new x509 service key in the BTP cockpit and drop it here. This connection will use it.',
      }),
      expired: (when: string) => ({
        what: 'The client certificate has expired.',
        cause: `It expired ${when}, so no token can be requested.`,
        cure: 'Create a new x509 service key in the BTP cockpit and drop it here. This connection will use it.',
      }),
      notYetValid: (when: string) => ({
        what: 'The client certificate is not valid yet.',
        cause: `It is valid from ${when}, or the clock of this computer is wrong.`,
        cure: 'Check the date and time of this computer.',
      }),
    } satisfies Record<Exclude<CertificateState, 'valid'>, (when: string) => ProblemText>,
  },
  secretPlace: {
    keychain: 'in the keychain',
    session: 'in memory until you quit',
    nowhere: 'missing: add the service key again',
  },
  secretGone: 'client secret missing',
  madeAnew: 'created each time the practice tenant starts',
  added: 'Added',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText:
    'Its client secret and the passwords of its pull secrets are deleted from the keychain, along with their details on this computer. The secrets in the tenant stay.',
  removeUndo: 'This cannot be undone. You can add the service key again.',
  removed: (name: string) => `${name} was removed.`,
  forgotten: (count: number) =>
    count === 1 ? '1 entry was deleted from the keychain.' : `${count} entries were deleted from the keychain.`,
  waitingToForget: (count: number) =>
    count === 1
      ? '1 entry is deleted when the keychain responds.'
      : `${count} entries are deleted when the keychain responds.`,
  keep: 'Keep',
};

const hours = (minutes: number): string => (minutes < 59 ? `${minutes} min` : `${Math.round(minutes / 60)} h`);

// Enough to tell two of them apart in one line; the whole stands in the answer.
const guidInShort = (zone: string): string => zone.replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/i, '$1');
