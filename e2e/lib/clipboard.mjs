// The clipboard of the test's desktop, filled and looked at as another program does it.
import { execFileSync } from 'node:child_process';

import { until } from './waiting.mjs';

/** Puts the text on the clipboard. xclip stays in the background to hand it out. */
export function putOnClipboard(text) {
  execFileSync('xclip', ['-selection', 'clipboard', '-in'], { input: text, stdio: ['pipe', 'ignore', 'ignore'] });
}

/** The text on the clipboard; empty if there is none. */
export function clipboardText() {
  return read('UTF8_STRING');
}

/** The text that is being copied, told by `expected` from what was there before. */
export function copied(expected) {
  return until(`a copy like ${expected}`, () => {
    const text = clipboardText();
    return expected.test(text) && text;
  });
}

/** What the clipboard offers its content as. */
export function clipboardTypes() {
  return read('TARGETS').split('\n').filter(Boolean);
}

function read(type) {
  try {
    const ask = ['-selection', 'clipboard', '-out', '-target', type];
    return execFileSync('xclip', ask, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    // Nobody owns it, or nothing of this type is on it.
    return '';
  }
}
