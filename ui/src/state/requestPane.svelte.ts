// Which value is pointed at, and how the request pane is folded. What it shows is handed to it.
import type { Place } from '../bindings';
import { placeKey } from '../request-pane/place';

/** The tabs of the response. */
export type ResponseTab = 'means' | 'body' | 'headers';

/** The state of the request pane, shared with the form beside it. */
export class RequestPane {
  #pointed = $state.raw<Place | null>(null);
  #focused = $state.raw<Place | null>(null);

  /** The value that is lit in every layer: the one under the pointer, else the one with the focus. */
  readonly lit = $derived(this.#pointed ?? this.#focused);

  /** Whether the headers are unfolded. */
  headersOpen = $state(true);

  /** Whether the request of the page or one of its checks is shown. */
  tab = $state<'request' | 'check'>('request');

  /** The tab of the response that is shown. */
  responseTab = $state<ResponseTab>('means');

  /** What a narrow window shows, where form and request take turns. */
  front = $state<'form' | 'request'>('form');

  /** The pointer came to a value, or left it. */
  point(place: Place | null): void {
    this.#pointed = placeKey(place) === null ? null : place;
  }

  /** The focus came to a value, or left it. */
  focus(place: Place | null): void {
    this.#focused = placeKey(place) === null ? null : place;
  }
}
