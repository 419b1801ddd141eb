// What stands in a dropdown.
import type { IconName } from '../icons';
import type { ConnectionView } from '../bindings';

/** One entry. With `checked` it is one of a set of choices. */
export interface Entry {
  id: string;
  text: string;
  hint?: string;
  icon?: IconName;
  swatch?: Pick<ConnectionView, 'colour' | 'practice'>;
  checked?: boolean;
  /** Whether it takes something away. */
  bad?: boolean;
  run: () => void;
}

/** Leaves a click on the button of an open menu or panel to the button, which closes it itself. */
export function leaveToTrigger(event: PointerEvent, trigger: HTMLElement): void {
  if (event.target instanceof Node && trigger.contains(event.target)) event.preventDefault();
}
