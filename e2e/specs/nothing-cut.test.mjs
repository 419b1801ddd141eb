// Nothing cut, nothing over each other, nothing out of reach: every page, dialog, menu and list in both languages, in
// windows from the smallest to a large screen, with names as long as they may be.
import { visitEverywhere } from '../lib/everywhere.mjs';

visitEverywhere('nothing is cut in any window', {
  sizes: [
    [640, 480],
    [900, 600],
    [1280, 800],
    [1920, 1080],
  ],
  examine: (window, size) => window.layoutFaults(...size),
});
