// What the last run left behind, told at the start.

const DAMAGED_FILE = 'The damaged file is kept as {aside}.';
const NEWER_VERSION = 'Use the newer version.';

export const startupNotices = {
  recordsRestored: {
    what: 'The records were damaged.',
    cause: 'Pullpass uses the copy from the last good start. Later changes may be missing.',
    cure: DAMAGED_FILE,
  },
  recordsStartedAnew: {
    what: 'The records were damaged. New ones were created.',
    cause: 'There was no usable copy. Nothing in your tenants has changed.',
    cure: 'The damaged file is kept as {aside}. Add your service keys again.',
  },
  recordsReadOnly: {
    what: 'The records are from a newer Pullpass.',
    cause: 'They are shown but not changed.',
    cure: NEWER_VERSION,
  },
  preferencesRestored: {
    what: 'The settings could not be read, so an earlier copy of them is in use.',
    cause: 'What was changed last may be missing.',
    cure: DAMAGED_FILE,
  },
  preferencesStartedAnew: {
    what: 'The settings could not be read. The defaults are in use.',
    cause: '',
    cure: 'The old file is kept as {aside}.',
  },
  preferencesReadOnly: {
    what: 'The settings are from a newer Pullpass.',
    cause: 'Changes are lost when you quit.',
    cure: NEWER_VERSION,
  },
  preferencesUnreadable: {
    what: 'The settings cannot be read, so the defaults are in use.',
    cause: 'This user lacks the permission, or the disk has an error: {file}',
    cure: 'Give yourself read and write permission, then restart Pullpass. Until then, changes last until the window is closed.',
  },
  keychainTidied: {
    what: {
      one: '1 password was deleted from the keychain.',
      other: '{count} passwords were deleted from the keychain.',
    },
    cause: 'An interrupted run had left unused passwords behind.',
    cure: '',
  },
  practiceMoved: {
    what: 'The practice registry now uses {to}.',
    cause:
      'Another program uses its usual address {from}. Pull secrets for that address do not match until the next start.',
    cure: '',
  },
  keychainNotTidied: {
    what: {
      one: '1 unused password is still in the keychain.',
      other: '{count} unused passwords are still in the keychain.',
    },
    cause: 'An interrupted run left unused passwords behind, and the keychain does not respond.',
    cure: 'They are deleted at the next start with an unlocked keychain.',
  },
} as const;
