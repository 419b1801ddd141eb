// What the last run left behind, told at the start.
import type { Notice } from '../../bindings';
import type { Told } from '../told';

type Words = { [Kind in Notice['kind']]: (notice: Extract<Notice, { kind: Kind }>) => Told };

export const leftBehind: Words = {
  recordsRestored: ({ aside }) => ({
    what: 'The records were damaged.',
    cause: 'The copy of the last good start is in use; what was done since then may be missing.',
    cure: `The damaged file is kept as ${aside}.`,
  }),
  recordsStartedAnew: ({ aside }) => ({
    what: 'The records were damaged and are started anew.',
    cause: 'There was no good copy. Nothing in your tenants has changed.',
    cure: `The damaged file is kept as ${aside}. Add your service keys again.`,
  }),
  recordsReadOnly: () => ({
    what: 'The records are from a newer Pullpass.',
    cause: 'They are shown and not changed.',
    cure: 'Use the newer version.',
  }),
  preferencesStartedAnew: ({ aside }) => ({
    what: 'The settings could not be read and are back to the defaults.',
    cause: '',
    cure: `The old file is kept as ${aside}.`,
  }),
  preferencesReadOnly: () => ({
    what: 'The settings are from a newer Pullpass.',
    cause: 'Changes last until the window is closed.',
    cure: 'Use the newer version.',
  }),
  keychainTidied: ({ count }) => ({
    what:
      count === 1
        ? 'One password was deleted from the keychain.'
        : `${count} passwords were deleted from the keychain.`,
    cause: 'An interrupted run had left them there, and nothing uses them.',
    cure: '',
  }),
  practiceMoved: ({ from, to }) => ({
    what: `The practice registry is at ${to} today.`,
    cause: `Something else listens at ${from}, where it usually is; pull secrets registered for that address do not fit until the next start.`,
    cure: '',
  }),
  keychainNotTidied: ({ count }) => ({
    what:
      count === 1
        ? 'One unused password is still in the keychain.'
        : `${count} unused passwords are still in the keychain.`,
    cause: 'An interrupted run left them there, and the keychain does not answer.',
    cure: 'They are deleted at the next start with an open keychain.',
  }),
};
