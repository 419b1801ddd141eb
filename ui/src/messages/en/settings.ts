// Words of the settings.
import type { HostPurpose } from '../../bindings';

export const settings = {
  title: 'Settings',
  appearance: 'Appearance',
  theme: 'Theme',
  language: 'Language',
  languages: { system: 'System', en: 'English', de: 'Deutsch' },
  keychain: 'Keychain',
  keychainIs: {
    open: 'Unlocked. Passwords, client secrets and private keys are stored only there.',
    locked: 'Locked. Its contents cannot be used until you unlock it.',
    absent: 'No keychain on this computer. Passwords are kept until you quit, never in a file.',
    notAnswering: 'No response. It may be asking for its password in a window behind this one.',
  },
  state: 'State',
  lookAgain: 'Check again',
  unlock: 'Unlock',
  rememberNote: 'Save new passwords in the keychain.',
  network: {
    title: 'Network',
    proxy: 'Proxy',
    proxies: { system: 'System', direct: 'None', manual: 'Custom' },
    address: 'Proxy address',
    addressNote: 'Example: http://proxy.example:8080, without username and password.',
    authorities: 'Extra certificate authorities',
    none: 'None. Only the authorities of this computer are trusted.',
    some: (count: number) =>
      count === 1
        ? '1 certificate is trusted in addition to those of this computer.'
        : `${count} certificates are trusted in addition to those of this computer.`,
    note: 'For your company’s own authority. AI Core does not know it, so what works here may fail there.',
    choose: 'Choose a file',
    remove: 'Remove',
  },
  records: 'Records',
  recordsNote: 'Connections and secret details. Contains no passwords.',
  folder: 'Folder',
  copyFolder: 'Copy the path',
  copied: 'Copied.',
  hosts: 'Hosts contacted',
  hostsNote:
    'Every host Pullpass has sent requests to, and why. There is no other traffic: no telemetry, no update checks, no web fonts.',
  noHosts: 'No hosts yet.',
  host: 'Host',
  purpose: 'Purpose',
  requests: 'Requests',
  first: 'First',
  last: 'Last',
  purposes: {
    token: 'access token of a connection',
    api: 'AI Core API of a connection',
    registry: 'registry of a credential',
    registryToken: 'token server named by a registry',
  } satisfies Record<HostPurpose, string>,
  about: 'About',
  version: (version: string) => `Pullpass ${version}`,
  licence: 'Apache License 2.0. The fonts are SAP’s 72, under the same licence.',
};
