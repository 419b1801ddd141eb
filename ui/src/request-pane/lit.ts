// Scrolls to the value that is pointed at in the form.

/** Scrolls the pane to the first place that is lit, unless one is in sight. */
export function showLit(pane: Element): void {
  const places = [...pane.querySelectorAll('.mark')];
  if (!places.some(isInSight)) places[0]?.scrollIntoView({ block: 'center' });
}

function isInSight(place: Element): boolean {
  const around = place.closest('.pane__body')?.getBoundingClientRect();
  const { top, bottom } = place.getBoundingClientRect();
  return around === undefined || (top >= around.top && bottom <= around.bottom);
}
