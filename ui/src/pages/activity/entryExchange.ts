// An entry of the activity as the request pane shows it.
import type { ActivityView, ExchangeView } from '../../bindings';
import { worded } from '../../messages/meaning';
import { meaningOf, type ShownExchanges } from '../../request-pane/shownExchanges';

/** The one exchange of an entry, with what it means. */
export function shownOf({ exchange }: ActivityView): ShownExchanges {
  const exchanges: readonly ExchangeView[] = [exchange];
  const meanings = meaningOf(exchange);
  // A taken name is answered 2xx: what was not done must not look done.
  const undone = worded(meanings).some(({ tone }) => tone === 'bad');
  return { exchanges, main: 0, meanings, undone };
}
