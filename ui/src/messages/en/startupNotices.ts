// What the last run left behind, told at the start.
import type { Notice } from '../../bindings';
import type { ProblemText } from '../problemText';

type Words = { [Kind in Notice['kind']]: (notice: Extract<Notice, { kind: Kind }>) => ProblemText };

export const startupNotices: Words = {
  recordsRestored: ({ aside }) => ({
    what: 'The records were damaged.',
    cause: 'Pullpass uses the copy from the last good start. Later changes may be missing.',
    cure: `The damaged file is kept as ${aside}.`,
  }),
  recordsStartedAnew: ({ aside }) => ({
    what: 'The records were damaged. New ones were created.',
    cause: 'There was no usable copy. Nothing in your tenants has changed.',
    cure: `The damaged file is kept as ${aside}. Add your service keys again.`,
  }),
  recordsReadOnly: () => ({
    what: 'The records are from a newer Pullpass.',
    cause: 'They are shown but not changed.',
    cure: 'Use the newer version.',
  }),
  preferencesRestored: ({ aside }) => ({
    what: 'The settings could not be read, so an earlier copy of them is in use.',
    cause: 'What was changed last may be missing.',
    cure: `The damaged file is kept as ${aside}.`,
  }),
  preferencesStartedAnew: ({ aside }) => ({
    what: 'The settings could not be read. The defaults are in use.',
    cause: '',
    cure: `The old file is kept as ${aside}.`,
  }),
  preferencesReadOnly: () => ({
    what: 'The settings are from a newer Pullpass.',
    cause: 'Changes are lost when you quit.',
    cure: 'Use the newer version.',
  }),
  preferencesUnreadable: ({ file }) => ({
    what: 'The settings cannot be read, so the defaults are in use.',
    cause: `This user lacks the permission, or the disk has an error: ${file}`,
    cure: 'Give yourself read and write permission, then restart Pullpass. Until then, changes last until the window is closed.',
  }),
  keychainTidied: ({ count }) => ({
    what:
      count === 1 ? '1 password was deleted from the keychain.' : `${count} passwords were deleted from the keychain.`,
    cause: 'An interrupted run had left unused passwords behind.',
    cure: '',
  }),
  practiceMoved: ({ from, to }) => ({
    what: `The practice registry now uses ${to}.`,
    cause: `Another program uses its usual address ${from}. Pull secrets for that address do not match until the next start.`,
    cure: '',
  }),
  keychainNotTidied: ({ count }) => ({
    what:
      count === 1
        ? '1 unused password is still in the keychain.'
        : `${count} unused passwords are still in the keychain.`,
    cause: 'An interrupted run left unused passwords behind, and the keychain does not respond.',
    cure: 'They are deleted at the next start with an unlocked keychain.',
  }),
};
