// Words of the settings.
import type { HostPurpose } from '../../bindings';

export const settings = {
  title: 'Settings',
  appearance: 'Appearance',
  theme: 'Theme',
  language: 'Language',
  languages: { system: 'As the desktop', en: 'English', de: 'Deutsch' },
  keychain: 'Keychain',
  keychainIs: {
    open: 'Open. Passwords, client secrets and private keys rest there, and in no file.',
    locked: 'Locked. What rests in it cannot be used until it is open.',
    absent: 'None runs on this computer. Passwords last until Pullpass is closed, and are in no file.',
    notAnswering: 'Does not answer. It may wait for its password in a window behind this one.',
  },
  state: 'State',
  lookAgain: 'Look again',
  unlock: 'Unlock',
  rememberNote: 'New passwords go to the keychain unless you say otherwise.',
  network: {
    title: 'Network',
    proxy: 'Proxy',
    proxies: { system: 'As the desktop', direct: 'None', manual: 'This one' },
    address: 'Proxy address',
    addressNote: 'Like http://proxy.example:8080, without a username and password.',
    authorities: 'Extra certificate authorities',
    none: 'None. Servers are trusted as this computer trusts them.',
    some: (count: number) =>
      count === 1
        ? 'One certificate is trusted beside those of this computer.'
        : `${count} certificates are trusted beside those of this computer.`,
    note: 'For a company’s own authority. The nodes of AI Core do not know it: what works here may fail there.',
    choose: 'Choose a file',
    remove: 'Remove',
  },
  records: 'Records',
  recordsNote: 'Connections and what this computer knows about each secret. No password is in it.',
  folder: 'Folder',
  copyFolder: 'Copy the path',
  copied: 'Copied.',
  hosts: 'Hosts contacted',
  hostsNote:
    'Every host Pullpass has sent a request to, and why. There is no other traffic: no telemetry, no update check, no font from a network.',
  noHosts: 'None so far.',
  host: 'Host',
  purpose: 'What for',
  requests: 'Requests',
  first: 'First',
  last: 'Last',
  purposes: {
    token: 'access token of a connection',
    api: 'AI Core API of a connection',
    registry: 'registry of a credential',
    registryToken: 'token server a registry named',
  } satisfies Record<HostPurpose, string>,
  about: 'About',
  version: (version: string) => `Pullpass ${version}`,
  licence: 'Apache License 2.0. The fonts are SAP’s 72, under the same licence.',
};
