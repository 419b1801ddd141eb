// Words about the way that requests take: proxy and certificate authorities, and what the environment sets of them.

export const network = {
  environment: 'Set by the environment',
  nothingSet: 'The environment sets no proxy and no certificate authorities.',
  variable: 'Variable',
  value: 'Value',
  effect: 'Effect',
  effects: {
    used: 'Used.',
    refused: 'Not used: turned off in these settings.',
    empty: 'Empty, so it counts as not set.',
    notApplicable: 'Not used: Pullpass sends nothing that it applies to.',
  },
  usedCertificates: { one: 'Used: one certificate authority.', other: 'Used: {count} certificate authorities.' },
  shadowed: 'Not used: {by} takes precedence.',
  faults: {
    notText: 'Cannot be used: it is not text.',
    notAnAddress: 'Cannot be used: it is not the address of a proxy.',
    unknownScheme: 'Cannot be used: only http and https proxies are supported.',
    credentials: 'Cannot be used: it contains a username or password.',
    missing: 'Cannot be used: there is no such file or folder.',
    unreadable: 'Cannot be used: the file or folder cannot be read.',
    noCertificate: 'Cannot be used: it contains no certificate in PEM format.',
  },
  use: {
    proxy: 'Use the proxy that the environment sets',
    authorities: 'Trust the certificate authorities that the environment sets',
  },
  refuse: {
    proxy: 'Do not use it',
    authorities: 'Do not trust them',
  },
  proxy: 'Proxy',
  authorities: 'Authorities',
  through: 'Requests go through the proxy {host}.',
  setBySettings: 'Set in the network settings.',
  setByVariable: 'Set by the environment variable {variable}.',
  by: '{host}[, set by {variable}]',
  via: 'through {host}',
  proxySees:
    'The proxy sees the names of the servers. It cannot read what is sent while the server’s certificate is checked.',
  trusts: 'The certificate authorities in {variables} are trusted instead of this computer’s.',
  authoritiesRead: 'Whoever chose them can read everything that is sent, passwords included, by posing as the server.',
  direct: 'No proxy is set, so servers are reached directly.',
  ownAuthorities: 'Certificate authorities of the environment',
  ownChoices: { inherit: 'As in settings', trusted: 'Trusted', refused: 'Not trusted' },
  requestProxy: 'Sent through the proxy {host}[, which the variable {variable} sets].',
} as const;
