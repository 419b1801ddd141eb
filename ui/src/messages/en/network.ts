// Words about the way that requests take: proxy and certificate authorities, and what the environment sets of them.
import type { VariableEffect, VariableFault } from '../../bindings';
import type { EnvironmentPart } from '../../state/network.svelte';

const list = (names: readonly string[]): string => names.join(' and ');

export const network = {
  environment: 'Set by the environment',
  nothingSet: 'The environment sets no proxy and no certificate authorities.',
  variable: 'Variable',
  value: 'Value',
  effect: 'Effect',
  effects: {
    used: 'Used.',
    refused: 'Not used: these settings say so.',
    empty: 'Empty, so it counts as not set.',
    notApplicable: 'Not used: Pullpass sends nothing that it applies to.',
  } satisfies Record<Exclude<VariableEffect['kind'], 'shadowed' | 'unusable'>, string>,
  usedCertificates: (count: number) =>
    count === 1 ? 'Used: one certificate authority.' : `Used: ${count} certificate authorities.`,
  shadowed: (by: string) => `Not used: ${by} takes precedence.`,
  faults: {
    notText: 'Cannot be used: it is not text.',
    notAnAddress: 'Cannot be used: it is not the address of a proxy.',
    unknownScheme: 'Cannot be used: only http and https proxies are supported.',
    credentials: 'Cannot be used: it contains a username or password.',
    missing: 'Cannot be used: there is no such file or folder.',
    unreadable: 'Cannot be used: the file or folder cannot be read.',
    noCertificate: 'Cannot be used: it contains no certificate in PEM format.',
  } satisfies Record<VariableFault['kind'], string>,
  use: {
    proxy: 'Use the proxy that the environment sets',
    authorities: 'Trust the certificate authorities that the environment sets',
  } satisfies Record<EnvironmentPart, string>,
  refuse: {
    proxy: 'Do not use it',
    authorities: 'Do not trust them',
  } satisfies Record<EnvironmentPart, string>,
  proxy: 'Proxy',
  authorities: 'Authorities',
  through: (host: string) => `Requests go through the proxy ${host}.`,
  setBy: (variable: string | null) =>
    variable === null ? 'The network settings say so.' : `The variable ${variable} of the environment says so.`,
  by: (host: string, variable: string | null) => (variable === null ? host : `${host}, set by ${variable}`),
  via: (host: string) => `through ${host}`,
  proxySees:
    'The proxy sees the names of the servers. It cannot read what is sent while the server’s certificate is checked.',
  trusts: (variables: readonly string[]) =>
    `The certificate authorities in ${list(variables)} are trusted instead of this computer’s.`,
  authoritiesRead: 'Whoever chose them can read everything that is sent, passwords included, by posing as the server.',
  direct: 'No proxy is set, so servers are reached directly.',
  ownAuthorities: 'Certificate authorities of the environment',
  ownChoices: { inherit: 'As the settings', trusted: 'Trusted', refused: 'Not trusted' },
  requestProxy: (host: string, variable: string | null) =>
    variable === null
      ? `Sent through the proxy ${host}.`
      : `Sent through the proxy ${host}, which the variable ${variable} sets.`,
};
