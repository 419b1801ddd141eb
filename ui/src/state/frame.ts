// Waits for what is drawn.

/** How long a page waits for a frame: one that is not visible gets none. */
const LONGEST_MS = 100;

/** Waits until the next frame is drawn. */
export function afterFrame(): Promise<void> {
  return new Promise((drawn) => {
    const late = setTimeout(drawn, LONGEST_MS);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(drawn);
    });
  });
}
