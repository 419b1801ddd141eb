// Words of the overview: all connections side by side.
import type { CertificateState } from '../../bindings';

export const overview = {
  title: 'Overview',
  open: 'Overview of all connections',
  crumb: 'Connections',
  caption: 'All connections',
  refreshAll: 'Refresh all',
  stop: 'Stop',
  columns: {
    name: 'Connection',
    region: 'Region',
    reached: 'Reachable',
    quota: 'Quota used',
    token: 'Token',
    certificate: 'Certificate',
    secrets: 'Secrets',
    used: 'Last used',
    actions: 'Actions',
  },
  notAsked: 'not checked yet',
  waiting: 'waiting',
  asking: 'checking',
  latency: (milliseconds: string) => `${milliseconds} ms`,
  state: { good: 'yes', trouble: 'yes, with problems', noAnswer: 'no response', noToken: 'no token', noKey: 'no key' },
  quotaNone: 'unknown',
  quotaOf: (max: number) => `of ${max}`,
  tokenNone: 'none',
  tokenRefused: 'denied',
  tokenExpired: 'expired',
  certificateNone: 'no certificate',
  certificate: (days: number, state: CertificateState) => {
    if (state === 'expired') return 'expired';
    if (state === 'notYetValid') return 'not valid yet';
    return days === 1 ? '1 day' : `${days} days`;
  },
  secretsNone: 'unknown',
  known: (count: number) => `${count} managed here`,
  inUse: 'in use',
  never: 'never',
  more: (name: string) => `More for ${name}`,
  menu: { secrets: 'Open secrets', connection: 'Show connection', refresh: 'Refresh' },
  asked: (done: number, of: number) => `${done} of ${of} checked`,
  progress: 'Connections checked',
  fine: (count: number) => `${count} OK`,
  troubled: (count: number) => `${count} with problems`,
  foot: (count: number) => (count === 1 ? '1 connection.' : `${count} connections.`),
  askedAt: (ago: string) => `Checked ${ago}.`,
  nothingSent: 'Nothing is sent until you refresh.',
  footTroubled: (count: number) => (count === 1 ? '1 has problems.' : `${count} have problems.`),
  keys: { open: 'open secrets', inside: 'inside a row' },
};
