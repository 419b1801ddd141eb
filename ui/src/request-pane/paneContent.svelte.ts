// What the request pane shows: which request, of which exchange, in which tabs. Its state is in `RequestPane`.
import type { CodeSubject, ExchangeView, RequestView, SentView } from '../bindings';
import type { SelectedExchange } from '../checks/selectedExchange';
import type { Progress } from '../state/operation';
import type { RequestPane, RequestTab } from '../state/requestPane.svelte';
import { shownOf, type ShownExchanges } from './shownExchanges';

/** What a page hands to the pane beside it. */
export interface PaneSource {
  pane: RequestPane;
  /** The request that would be sent now. */
  request: RequestView | null;
  progress?: Progress | null;
  /** The write that was made last. */
  sent?: SentView | null;
  /** What came of another action than a write. */
  shown?: ShownExchanges | null;
  /** Whether the form was changed since. */
  outdated?: boolean;
  /** An exchange of a check that is looked at. */
  checked?: SelectedExchange | null;
  /** What to write as code while nothing that was sent is shown. */
  subject?: CodeSubject | null;
  /** What writes the body as text, where the page has a form. */
  raw?: object | undefined;
}

/** Decides what is shown of a source. */
export class PaneContent {
  readonly #source: () => PaneSource;

  constructor(source: () => PaneSource) {
    this.#source = source;
  }

  /** The exchanges of the last action. */
  readonly shown = $derived.by((): ShownExchanges | null => {
    const { shown, sent } = this.#source();
    return shown ?? (sent ? shownOf(sent) : null);
  });

  readonly #looked = $derived.by(() => (this.shown ? this.#source().pane.lookedAt(this.shown.exchanges) : null));

  /** Which of the exchanges is shown. */
  readonly index = $derived.by(() => this.#looked ?? this.shown?.main ?? 0);

  /** Whether there is a response, and nothing is on its way. */
  readonly answered = $derived.by(() => this.shown !== null && !this.#source().progress);

  /**
   * The exchange whose request is shown. A form that was changed since would send another request; the one that was sent is
   * shown if somebody asks for it.
   */
  readonly past = $derived.by((): ExchangeView | null => {
    const current = !this.#source().outdated || this.#looked !== null;
    return this.answered && current ? (this.shown?.exchanges[this.index] ?? null) : null;
  });

  /** The exchange of a check, while its tab is open. */
  readonly checked = $derived.by((): SelectedExchange | null => {
    const { pane, checked } = this.#source();
    return pane.tab === 'check' ? (checked ?? null) : null;
  });

  /** The request of this page itself: sent, or to be sent. */
  readonly own = $derived.by((): RequestView | null => this.#source().request ?? this.past?.request ?? null);

  /** The request that is shown. */
  readonly request = $derived.by(
    (): RequestView | null => this.checked?.exchange.request ?? this.past?.request ?? this.#source().request,
  );

  /** Whether the request gives most of the room to the response. */
  readonly short = $derived.by(() => this.answered || this.checked !== null);

  /** What the Code tab writes. */
  readonly subject = $derived.by((): CodeSubject | null => {
    const activity = this.past?.activity ?? null;
    return activity === null ? (this.#source().subject ?? null) : { kind: 'activity', activity };
  });

  /** The tabs there are, in their order. */
  readonly tabs = $derived.by((): RequestTab[] => {
    const { checked, raw } = this.#source();
    return [
      // A page that sent nothing itself has but the request of a check to show.
      ...(this.own || !checked ? ['request' as const] : []),
      ...(this.subject ? ['code' as const] : []),
      ...(raw ? ['raw' as const] : []),
      ...(checked ? ['check' as const] : []),
    ];
  });

  /** The tab that is open: the one that was chosen, if it is there. */
  readonly tab = $derived.by((): RequestTab => {
    const { tab } = this.#source().pane;
    return this.tabs.includes(tab) ? tab : 'request';
  });
}
