// The windows of a process on the test's display, as the X server has them.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const CLOSE_WINDOW = join(import.meta.dirname, 'close_window.py');

/** Whether the process has a window that can be seen. */
export function isOnScreen(pid) {
  return spawnSync('xdotool', ['search', '--onlyvisible', '--pid', String(pid)]).status === 0;
}

/** Asks the windows of the process to close, as their close button does. */
export function closeWindows(pid) {
  execFileSync('python3', [CLOSE_WINDOW, String(pid)]);
}
