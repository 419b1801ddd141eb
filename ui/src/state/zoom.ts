// How large the window can be drawn, in percent.

/** The sizes in their order. */
export const ZOOMS: readonly number[] = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200];

/** The next larger or smaller size, or the same at the end. */
export function zoomed(now: number, by: 1 | -1): number {
  const next = by > 0 ? ZOOMS.find((size) => size > now) : ZOOMS.findLast((size) => size < now);
  return next ?? now;
}
