// Words of forms that were begun and left.
export const drafts = {
  tag: 'Draft',
  tagTitle: 'Saved on this computer until you register or discard it.',
  ofNew: 'Draft of a new pull secret[: {name}]',
  ofReplacing: 'Draft: replace {name}',
  changed: 'Changed {when}. Not sent yet.',
  open: 'Continue',
  discard: 'Discard draft',
  discardTitle: 'Discard the draft[ {name}]?',
  discardText: 'What you entered is deleted, passwords included.',
  interrupted: 'The form that replaces {name} stays in {connection}',
  interruptedWhy: 'A secret is replaced in its own tenant. What you entered is kept for {connection}.',
  resume: 'Back to {connection}',
  notSaved: 'The draft is not saved.',
} as const;
