// The clipboard of the test's desktop, filled as another program fills it.
import { execFileSync } from 'node:child_process';

/** Puts the text on the clipboard. xclip stays in the background to hand it out. */
export function putOnClipboard(text) {
  execFileSync('xclip', ['-selection', 'clipboard', '-in'], { input: text, stdio: ['pipe', 'ignore', 'ignore'] });
}
