// Saves a picture of every page, dialog, menu and list: in all themes, both languages and two sizes of the window.
//   e2e/desktop.sh node e2e/gallery.mjs DIR
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { visitEverywhere } from './lib/everywhere.mjs';

const THEMES = { light: 'sap_horizon', dark: 'sap_horizon_dark', contrast: 'sap_horizon_hcb' };
const [out] = process.argv.slice(2);

visitEverywhere('a picture of each place', {
  sizes: [
    [900, 600],
    [1280, 800],
  ],
  examine: takePictures,
});

/** One picture for each theme, in a folder for language, size and theme. What is in front stays open meanwhile. */
async function takePictures(window, [width, height], language, place) {
  await window.resize(width, height);
  window.movePointerAway();
  const before = await window.run(() => document.documentElement.dataset.theme);
  for (const [name, theme] of Object.entries(THEMES)) {
    const folder = join(out, language, `${width}x${height}`, name);
    mkdirSync(folder, { recursive: true });
    await window.run(showTheme, theme);
    await window.steadyPicture(join(folder, `${place.replaceAll(/\W+/g, '-')}.png`));
  }
  await window.run(showTheme, before);
  return [];
}

/** Runs in the page. */
function showTheme(theme) {
  document.documentElement.dataset.theme = theme;
}
