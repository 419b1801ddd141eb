// Was ein Schreibvorgang bewirkt hat, in einem Satz.
import type { Translated } from '../compile';
import type { outcomes as en } from '../en/outcomes';

export const outcomes: Translated<typeof en> = {
  registered: 'Es ist registriert.',
  registeredLost: 'Es ist registriert; nur die Antwort ging verloren.',
  replaced: 'Seine Zugangsdaten sind ersetzt.',
  deleted: 'Es ist gelöscht.',
  goneBefore: 'Es war schon vorher fort.',
  nameTaken: 'Inzwischen hat jemand ein Secret dieses Namens registriert; nichts wurde geändert.',
  quotaFull: 'Der Tenant hält {max} Secrets, so viele er darf; nichts wurde geändert.',
  notFound: 'Der Tenant hat kein Secret dieses Namens mehr.',
};
