// Which value is pointed at, and how the request pane is folded. What it shows is handed to it.
import type { ExchangeView, FieldPath } from '../bindings';
import { placeKey } from '../request-pane/fieldPath';

/** The tabs of the response. */
export type ResponseTab = 'means' | 'body' | 'headers';

/** The tabs of the request; one of them shows a request of a check. */
export type RequestTab = 'request' | 'code' | 'raw' | 'check';

/** What the page beside the request pane is. */
export type PageKind = 'form' | 'secret' | 'list';

/** The state of the request pane, shared with the page beside it. */
export class RequestPane {
  readonly page: PageKind;
  #pointed = $state.raw<FieldPath | null>(null);
  #focused = $state.raw<FieldPath | null>(null);
  #looked = $state.raw<{ of: readonly ExchangeView[]; index: number } | null>(null);

  /** Whether the keyboard was used after the pointer was moved to a value. */
  #typing = $state(false);

  /** The value that is lit in every layer: under the pointer, or with the focus, whichever was used last. */
  readonly lit = $derived(this.#typing ? (this.#focused ?? this.#pointed) : (this.#pointed ?? this.#focused));

  /** Whether the headers are unfolded; `null` until somebody says: it is for the height of the window to decide then. */
  headersOpen = $state<boolean | null>(null);

  /** The same for a request that was sent, where the response needs the room. */
  sentHeadersOpen = $state(false);

  /** Whether the inner document of a request that was sent is shown. */
  unfoldedOpen = $state(false);

  /** Whether each header says why it is there. */
  why = $state(false);

  /** Which tab of the request is shown. */
  tab = $state<RequestTab>('request');

  /** The tab of the response that is shown. */
  responseTab = $state<ResponseTab>('means');

  /** Whether the body of the response is shown as it came, also where it is JSON. */
  asItCame = $state(false);

  /** What is searched for; null while nobody searches. */
  search = $state<string | null>(null);

  /** What a narrow window shows, where page and request take turns. */
  front = $state<'page' | 'request'>('page');

  #opener: HTMLElement | null = null;

  constructor(page: PageKind = 'form') {
    this.page = page;
  }

  /** The pointer came to a value, or left it. */
  point(place: FieldPath | null): void {
    this.#pointed = placeKey(place) === null ? null : place;
    this.#typing = false;
  }

  /** A key was pressed: a pointer that merely rests on a value counts for less than the focus. */
  type(): void {
    this.#typing = true;
  }

  /** The focus came to a value, or left it. */
  focus(place: FieldPath | null): void {
    this.#focused = placeKey(place) === null ? null : place;
  }

  /** Which of the exchanges somebody wants to see; null if nobody chose one of these. */
  lookedAt(exchanges: readonly ExchangeView[]): number | null {
    return this.#looked?.of === exchanges ? this.#looked.index : null;
  }

  /** Shows one of the exchanges, or none in particular if it is the one shown. */
  look(exchanges: readonly ExchangeView[], index: number): void {
    this.#looked = this.lookedAt(exchanges) === index ? null : { of: exchanges, index };
  }

  /** Opens the search, from wherever the focus is. */
  openSearch(): void {
    this.#opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.search ??= '';
  }

  /** Closes it; the focus goes back. */
  closeSearch(): void {
    this.search = null;
    this.#opener?.focus();
  }
}
