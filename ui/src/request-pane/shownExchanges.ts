// What the lower part of the pane shows: the exchanges of one action, and which of them tells most.
import type { ExchangeView, RequestKind, SentView } from '../bindings';
import { meaningsOf, type Conclusion } from '../messages/meaning';
import { isCheck } from './parts';

/** The exchanges of one action. */
export interface ShownExchanges {
  exchanges: readonly ExchangeView[];
  /** The one that tells most. */
  main: number;
  /** What that one means, and what follows from it. */
  meanings: readonly Conclusion[];
  /** Whether what looks like success did nothing. */
  undone: boolean;
}

const WRITES: ReadonlySet<RequestKind> = new Set(['create', 'replace', 'delete']);

/** What there is to show of a write; null if nothing was sent. */
export function shownOf(sent: SentView): ShownExchanges | null {
  const { exchanges } = sent;
  const write = exchanges.findLastIndex(({ request }) => WRITES.has(request.kind));
  const main = write >= 0 ? write : exchanges.length - 1;
  if (main < 0) return null;
  // AI Core answers a taken name with 2xx: what was not done must not look done.
  const undone = sent.result.kind === 'nameTaken';
  return { exchanges, main, meanings: write >= 0 ? meaningsOf(sent) : meaningOf(exchanges[main]), undone };
}

/** What there is to show of the last exchange of a kind; null if there was none. */
export function shownOfKind(exchanges: readonly ExchangeView[], kind: RequestKind): ShownExchanges | null {
  const main = exchanges.findLastIndex(({ request }) => request.kind === kind);
  return main < 0 ? null : { exchanges, main, meanings: meaningOf(exchanges[main]), undone: false };
}

/** What one exchange means by itself. */
export function meaningOf(exchange: ExchangeView | undefined): Conclusion[] {
  if (!exchange) return [];
  const { meaning, finding, request } = exchange;
  if (meaning ?? finding) return [meaning ?? finding].filter((one) => one !== null);
  return isCheck(request.kind) ? [{ purpose: request.kind }] : [];
}
