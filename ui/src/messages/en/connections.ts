// Words of the connections: the first start, a service key that was read, the list, the tests.
import type { CertificateState, TestPartKind } from '../../bindings';
import type { Told } from '../told';

type Fields = Readonly<Record<string, string | undefined>>;

export const connections = {
  title: 'Connections',
  add: 'Add a service key',
  place: (name: string, place: number, of: number) => `${name} is now ${place} of ${of}.`,
  moveKeys: 'Alt and the arrow keys move it in the list.',
  dropLine: 'Drop or paste a service key',
  start: {
    title: 'Start with a service key',
    lead: 'A service key opens your SAP AI Core tenant. Pullpass needs it once and finds it in any wrapping: a file from the BTP cockpit, the output of cf, a Kubernetes Secret, or text around it.',
    drop: 'Drop the service key here',
    orPaste: 'or paste it anywhere in this window',
    choose: 'Choose a file',
    paste: 'Paste',
    then: 'What happens with it',
    steps: [
      ['Read here', 'The key doctor looks at it on this computer and says what it found.'],
      ['Put away', 'The client secret goes to the OS keychain and to no file.'],
      ['Tried once', 'One token request to the host in the key, then the list of secrets is read.'],
    ] as [string, string][],
    practiceTitle: 'No tenant at hand?',
    practiceText:
      'The practice tenant is a token server, an AI Core API and a registry on this computer. Nothing leaves it, and it always looks like this, striped.',
    practiceOpen: 'Open the practice tenant',
    where:
      'Where the key is: BTP cockpit › your subaccount › Instances and Subscriptions › SAP AI Core › Service Keys › View.',
    whereHelp: 'SAP’s page about it',
  },
  dropNow: 'Drop the service key to read it',
  dropNote: 'It is read on this computer; nothing is sent before you have seen the hosts.',
  reading: {
    title: 'Use this service key?',
    hosts: 'It will send',
    secretTo: 'the client secret to',
    certificateTo: 'the client id, with the client certificate, to',
    tokenTo: 'the access token to',
    name: 'Name',
    nameNote: 'For you: it is shown in the bar and asked for before anything that cannot be undone.',
    production: 'Production',
    productionNote: 'Before every write Pullpass asks once.',
    client: 'Client',
    region: 'Region',
    add: 'Add connection',
    discard: 'Discard',
  },
  file: {
    export: 'Export all without secrets',
    import: 'Import from a file',
    importStart: 'Import connections from another computer',
    exported: (count: number, file: string) =>
      count === 1 ? `One connection is in ${file}.` : `${count} connections are in ${file}.`,
    noSecret: 'No secret is in it: names, addresses, client ids, colours and marks.',
    imported: (count: number) =>
      count === 0
        ? 'No connection was new.'
        : count === 1
          ? 'One connection is added.'
          : `${count} connections are added.`,
    wait: 'Each waits for its service key: drop it, and it finds its connection.',
    known: (count: number) => (count === 1 ? 'One was here already.' : `${count} were here already.`),
  },
  network: {
    menu: 'Network',
    title: (name: string) => `Network of ${name}`,
    lead: 'For its token server and its API alone. Registries are reached as the settings say.',
    asSettings: 'As the settings',
    noAuthorities: 'None but those of the settings and of this computer.',
    authorities: (count: number) =>
      count === 1 ? 'One certificate is trusted as well.' : `${count} certificates are trusted as well.`,
    save: 'Save',
  },
  secretsUsed: (used: number, max: number) => `${used} of ${max} secrets`,
  full: 'full',
  thisComputer: 'this computer',
  noRegion: 'unknown region',
  production: 'Production',
  productionSwitch: 'Production: ask before every write',
  colour: 'Colour',
  colours: ['Orange', 'Red', 'Pink', 'Purple', 'Blue', 'Teal', 'Green', 'Grey'],
  more: (name: string) => `More for ${name}`,
  rename: 'Rename',
  renameTitle: (name: string) => `Rename ${name}`,
  remove: 'Remove',
  test: 'Test',
  testAgain: 'Test again',
  cancelTest: 'Cancel',
  notTested: 'not tested yet',
  testedBefore: (when: string, failed: TestPartKind | null) =>
    failed ? `${when}: failed at ${connections.parts[failed].toLowerCase()}` : `${when}: all went well`,
  testedAt: (when: string, count: number) => (count === 1 ? `${when}, 1 request` : `${when}, ${count} requests`),
  parts: { token: 'Token', tenant: 'Tenant', quota: 'Quota', list: 'List' } satisfies Record<TestPartKind, string>,
  partRunning: {
    token: 'asking for an access token',
    tenant: 'asking the tenant about itself',
    quota: 'asking how many pull secrets fit',
    list: 'reading the names of the pull secrets',
  } satisfies Record<TestPartKind, string>,
  partPassed: {
    token: ({ minutes }: Fields) => (minutes ? `issued for ${hours(Number(minutes))}` : 'issued'),
    tenant: ({ plan, zone }: Fields) =>
      [plan && `plan ${plan}`, zone && `zone ${guidInShort(zone)}`].filter(Boolean).join(', ') || 'answered',
    quota: ({ used, max }: Fields) => (used ? `${used} of ${max} pull secrets used` : `up to ${max} pull secrets`),
    list: ({ count }: Fields) => (count === '1' ? 'readable, 1 pull secret' : `readable, ${count ?? 0} pull secrets`),
  } satisfies Record<TestPartKind, (fields: Fields) => string>,
  partNotOffered: 'this server does not tell; no harm',
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
    `The server asked to wait ${seconds} s; then try ${attempt} of ${of}.`,
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
        expired: `${when}: it is over`,
        notYetValid: `${when}, not valid yet`,
      })[state],
    kind: (kind: string, length: number) =>
      length === 1 ? `${kind}, without the certificate that issued it` : `${kind}, ${length} certificates in the chain`,
    warning: {
      endsSoon: (when: string) => ({
        what: 'The client certificate ends soon.',
        cause: `It ends ${when}; from then on no token is given.`,
        cure: 'Create a new x509 service key in the BTP cockpit and drop it here: this connection takes it over.',
      }),
      expired: (when: string) => ({
        what: 'The client certificate has expired.',
        cause: `It ended ${when}, so that no token can be asked for.`,
        cure: 'Create a new x509 service key in the BTP cockpit and drop it here: this connection takes it over.',
      }),
      notYetValid: (when: string) => ({
        what: 'The client certificate is not valid yet.',
        cause: `It begins ${when}, or the clock of this computer is wrong.`,
        cure: 'Check date and time of this computer.',
      }),
    } satisfies Record<Exclude<CertificateState, 'valid'>, (when: string) => Told>,
  },
  secretPlace: {
    keychain: 'in the keychain',
    session: 'in memory, until Pullpass is closed',
    nowhere: 'not here: add the service key again',
  },
  secretGone: 'client secret missing',
  madeAnew: 'made anew each time the practice tenant starts',
  added: 'Added',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText:
    'Its client secret and the passwords kept for its pull secrets are deleted from the keychain, with what this computer knows of them. What is registered in the tenant stays.',
  removeUndo: 'This cannot be undone; the service key can be added again.',
  removed: (name: string) => `${name} is removed.`,
  forgotten: (count: number) =>
    count === 1 ? 'One entry was deleted from the keychain.' : `${count} entries were deleted from the keychain.`,
  waitingToForget: (count: number) =>
    count === 1 ? 'One entry waits until the keychain answers.' : `${count} entries wait until the keychain answers.`,
  keep: 'Keep it',
};

const hours = (minutes: number): string => (minutes < 59 ? `${minutes} min` : `${Math.round(minutes / 60)} h`);

// Enough to tell two of them apart in one line; the whole stands in the answer.
const guidInShort = (zone: string): string => zone.replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/i, '$1');
