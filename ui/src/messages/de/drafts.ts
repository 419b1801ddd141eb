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
  interrupted: 'Das Formular zum Ersetzen von {name} bleibt bei {connection}',
  interruptedWhy:
    'Ein Secret wird in seinem eigenen Tenant ersetzt. Was Sie eingegeben haben, bleibt bei {connection} erhalten.',
  resume: 'Zurück zu {connection}',
  notSaved: 'Der Entwurf ist nicht gespeichert.',
};
