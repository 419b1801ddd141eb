import { afterEach, expect, test, vi } from 'vitest';

import './messages/fetched';
import { keyName, keyNames } from './messages/keys';
import { deletes, isMac, withCommand } from './platform';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15';
const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Edg/131.0';

afterEach(() => vi.restoreAllMocks());

test('a Mac shows its own signs, other systems what is printed on their keys', () => {
  on(MAC);
  expect(keyNames('Ctrl', 'Enter')).toBe('⌘↩');
  expect(['Alt', 'Shift', 'Del', 'K'].map(keyName)).toEqual(['⌥', '⇧', '⌫', 'K']);
  for (const system of [LINUX, WINDOWS]) {
    on(system);
    expect(keyNames('Ctrl', 'Enter')).toBe('Ctrl+Enter');
    expect(keyName('Del')).toBe('Del');
  }
});

test('commands are pressed with Cmd on a Mac and with Ctrl elsewhere, never with both', () => {
  const [ctrl, cmd] = [
    { ctrlKey: true, metaKey: false },
    { ctrlKey: false, metaKey: true },
  ];
  on(MAC);
  expect([withCommand(ctrl), withCommand(cmd)]).toEqual([false, true]);
  on(LINUX);
  expect([withCommand(ctrl), withCommand(cmd)]).toEqual([true, false]);
});

test('the one key for deleting on a Mac deletes, which elsewhere is for text alone', () => {
  on(MAC);
  expect([isMac(), deletes({ key: 'Backspace' }), deletes({ key: 'Delete' })]).toEqual([true, true, true]);
  on(WINDOWS);
  expect([isMac(), deletes({ key: 'Backspace' }), deletes({ key: 'Delete' })]).toEqual([false, false, true]);
});

function on(userAgent: string) {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent);
}
