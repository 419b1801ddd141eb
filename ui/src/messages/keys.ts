// Keys as they are printed on the keyboard: in the language in use, on a Mac with Apple's signs.
import { t } from '.';
import { isMac } from '../platform';
import { pick } from './compile';

const ON_MAC: Record<string, string> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Del: '⌫', Enter: '↩' };

/** What is printed on a key, given by its English name. The key for commands is called Ctrl. */
export function keyName(name: string): string {
  return (isMac() ? pick(ON_MAC, name) : undefined) ?? pick(t().common.keyNames, name) ?? name;
}

/** Keys to press together: "Ctrl+Enter", on a Mac "⌘↩". */
export function keyNames(...names: readonly string[]): string {
  return names.map(keyName).join(isMac() ? '' : '+');
}
