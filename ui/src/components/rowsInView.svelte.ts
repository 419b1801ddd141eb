// Which rows of the table are drawn: those in view and some around them, so that thousands are as light as a hundred.
import { ScrollView } from './scrollView.svelte';
import { ROW } from '../state/activityLayout';

/** Up to so many rows all are drawn: more than a tenant has pull secrets, unless its limit was raised. */
const ALL = 100;
/** How many rows are drawn beyond those in view, so that the next one is there when the keyboard goes to it. */
const BEYOND = 10;

/** The rows of a table whose rows have one height, `ROW`. */
export class RowsInView {
  readonly #view = new ScrollView();
  readonly #count: () => number;

  /** Follows how far the table is scrolled. For `{@attach}` at the table. */
  readonly follow = this.#view.follow;

  /** @param count How many rows there are. */
  constructor(count: () => number) {
    this.#count = count;
  }

  /** The first row that is drawn, counted from 0. */
  get first(): number {
    if (this.#count() <= ALL) return 0;
    return Math.max(0, Math.min(Math.floor(this.#view.top / ROW), this.#count()) - BEYOND);
  }

  /** The row after the last one that is drawn. */
  get end(): number {
    if (this.#count() <= ALL) return this.#count();
    return Math.min(this.#count(), Math.ceil((this.#view.top + this.#view.height) / ROW) + BEYOND);
  }

  /** The room of the rows before those that are drawn, in rem. */
  get before(): number {
    return this.first * ROW;
  }

  /** The room of the rows after them, in rem. */
  get after(): number {
    return (this.#count() - this.end) * ROW;
  }
}
