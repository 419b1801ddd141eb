// How far a long table is scrolled, so that only the rows in view have to be drawn.

/** What the `.sheet__body` around a table shows of it, in rem. */
export class ScrollView {
  #top = $state(0);
  #height = $state(0);
  #scroller: HTMLElement | null = null;
  #rem = 16;
  readonly #onscroll: () => void;

  /** @param onscroll Called after each scroll, when `top` is the new one. */
  constructor(onscroll: () => void = () => undefined) {
    this.#onscroll = onscroll;
  }

  /** Where the part in view begins. */
  get top(): number {
    return this.#top;
  }

  /** How high the part in view is. */
  get height(): number {
    return this.#height;
  }

  /** Scrolls so that the part in view begins there. */
  scrollTo(top: number): void {
    if (!this.#scroller) return;
    this.#scroller.scrollTop = top * this.#rem;
    this.#scrolled();
  }

  /** Follows the scroller around the table; returns what ends that. For `{@attach}` at the table. */
  readonly follow = (table: HTMLElement): (() => void) | undefined => {
    const scroller = table.closest<HTMLElement>('.sheet__body');
    if (!scroller) return undefined;
    this.#scroller = scroller;
    this.#rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    this.#look();
    const resized = new ResizeObserver(() => this.#look());
    resized.observe(scroller);
    const scrolled = () => this.#scrolled();
    scroller.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      resized.disconnect();
      scroller.removeEventListener('scroll', scrolled);
      this.#scroller = null;
    };
  };

  #scrolled(): void {
    this.#look();
    this.#onscroll();
  }

  #look(): void {
    if (!this.#scroller) return;
    this.#top = this.#scroller.scrollTop / this.#rem;
    this.#height = this.#scroller.clientHeight / this.#rem;
  }
}
