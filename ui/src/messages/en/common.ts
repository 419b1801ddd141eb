// Words that many places share.
export const common = {
  cancel: 'Cancel',
  keep: 'Keep',
  close: 'Close',
  copy: 'Copy',
  more: 'More',
  save: 'Save',
  undo: 'Undo',
  tryAgain: 'Try again',
  remember: 'Remember in keychain',
  sessionOnly: 'Kept until you quit, and never in a file.',
  production: 'Production',
  practice: 'Practice',
  cause: 'Cause',
  cure: 'Cure',
} as const;
