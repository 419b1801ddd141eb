// Wörter für Formulare, die begonnen und verlassen wurden.
import type { Translated } from '../compile';
import type { drafts as english } from '../en/drafts';

export const drafts: Translated<typeof english> = {
  tag: 'Entwurf',
  tagTitle: 'Auf diesem Computer gespeichert, bis Sie ihn registrieren oder verwerfen.',
  ofNew: 'Entwurf eines neuen Pull-Secrets[: {name}]',
  ofReplacing: 'Entwurf: {name} ersetzen',
  changed: 'Geändert {when}. Noch nicht gesendet.',
  open: 'Fortsetzen',
  discard: 'Entwurf verwerfen',
  discardTitle: 'Den Entwurf[ {name}] verwerfen?',
  discardText: 'Was Sie eingegeben haben, wird gelöscht, auch die Passwörter.',
  notSaved: 'Der Entwurf ist nicht gespeichert.',
};
