// What the window does differently on a Mac: which key commands are pressed with.

/** Whether this computer is a Mac. */
export function isMac(): boolean {
  return /Macintosh|Mac OS X|darwin/.test(navigator.userAgent);
}

/** Whether the key for commands is down: Cmd on a Mac, Ctrl elsewhere. */
export function withCommand({ ctrlKey, metaKey }: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>): boolean {
  return isMac() ? metaKey : ctrlKey;
}

/** Whether the key is the one that deletes; keyboards of Apple have a single one, which is Backspace elsewhere. */
export function deletes({ key }: Pick<KeyboardEvent, 'key'>): boolean {
  return key === 'Delete' || (isMac() && key === 'Backspace');
}
