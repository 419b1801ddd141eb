// Was ein Schreibvorgang bewirkt hat, in einem Satz.
import type { Translated } from '../compile';
import type { outcomes as en } from '../en/outcomes';

export const outcomes: Translated<typeof en> = {
  registered: 'Es ist registriert.',
  registeredLost: 'Es ist registriert. Nur die Antwort ging verloren.',
  replaced: 'Seine Zugangsdaten sind ersetzt.',
  deleted: 'Es ist gelöscht.',
  goneBefore: 'Es war schon gelöscht.',
  nameTaken: 'Jemand anders hat ein Secret mit diesem Namen registriert. Nichts wurde geändert.',
  quotaFull: 'Der Tenant ist voll ({max} Secrets). Nichts wurde geändert.',
  notFound: 'Das Secret gibt es im Tenant nicht mehr.',
};
