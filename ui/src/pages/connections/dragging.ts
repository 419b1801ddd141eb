// Where something that is dragged would be put in a list.

/** The place under the pointer: that of the box it is over, or of the nearest end. */
export function placeAt(y: number, boxes: readonly Pick<DOMRect, 'bottom'>[]): number {
  const place = boxes.findIndex(({ bottom }) => y < bottom);
  return place < 0 ? boxes.length - 1 : place;
}
