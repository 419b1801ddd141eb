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
