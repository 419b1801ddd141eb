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
  notAsked: 'not asked yet',
  waiting: 'waiting',
  asking: 'asking',
  latency: (milliseconds: string) => `${milliseconds} ms`,
  state: { good: 'yes', trouble: 'yes, with trouble', noAnswer: 'no answer', noToken: 'no token', noKey: 'no key' },
  quotaNone: 'not told',
  quotaOf: (max: number) => `of ${max}`,
  tokenNone: 'none',
  tokenRefused: 'refused',
  tokenExpired: 'expired',
  certificateNone: 'no certificate',
  certificate: (days: number, state: CertificateState) => {
    if (state === 'expired') return 'expired';
    if (state === 'notYetValid') return 'not valid yet';
    return days === 1 ? '1 day' : `${days} days`;
  },
  secretsNone: 'not told',
  known: (count: number) => `${count} known here`,
  inUse: 'in use',
  never: 'never',
  more: (name: string) => `More for ${name}`,
  menu: { secrets: 'Open its secrets', connection: 'Show the connection', refresh: 'Refresh this one' },
  asked: (done: number, of: number) => `${done} of ${of} asked`,
  progress: 'Connections asked',
  fine: (count: number) => `${count} fine`,
  troubled: (count: number) => `${count} with trouble`,
  foot: (count: number) => (count === 1 ? '1 connection.' : `${count} connections.`),
  askedAt: (ago: string) => `Asked ${ago}.`,
  nothingSent: 'Nothing is sent before you refresh.',
  footTroubled: (count: number) => (count === 1 ? '1 has trouble.' : `${count} have trouble.`),
  keys: { open: 'open its secrets', inside: 'inside a row' },
};
