// Accessible everywhere: no violation of axe-core on any page, dialog, menu or list, in both languages and all themes; and
// nothing is told by colour alone.
import { ColourAlone } from '../lib/colour_alone.mjs';
import { visitEverywhere } from '../lib/everywhere.mjs';

const FIRST_THEME = 'sap_horizon';
const OTHER_THEMES = ['sap_horizon_dark', 'sap_horizon_hcb'];

const colourAlone = new ColourAlone();

visitEverywhere('every place is accessible', { sizes: [[1280, 800]], examine });

async function examine(window, size, language) {
  await window.resize(...size);
  const faults = [...(await window.violations()), ...(await window.run(looseEnds))];
  // Words have no colour of their own.
  if (language !== 'en') return faults;
  faults.push(...colourAlone.faultsIn(await window.statesShown()));
  for (const theme of OTHER_THEMES) {
    await window.run(draw, theme);
    faults.push(...(await window.violations(['color-contrast'])).map((fault) => `${theme}: ${fault}`));
  }
  await window.run(draw, FIRST_THEME);
  return faults;
}

/** Runs in the page: draws it in a theme, without the menu for it, which would close what is open. */
function draw(theme) {
  document.documentElement.dataset.theme = theme;
  document.documentElement.style.colorScheme = theme === 'sap_horizon' ? 'light' : 'dark';
}

/** Runs in the page: what names or describes something and is not there, and fields that are wrong without saying why. */
function looseEnds() {
  const parts = (element, name) => (element.getAttribute(name) ?? '').split(/\s+/).filter(Boolean);
  const short = (element) => element.outerHTML.slice(0, 120);
  const dangling = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-errormessage'].flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)].flatMap((element) =>
      parts(element, name)
        .filter((id) => !document.getElementById(id))
        .map((id) => `${name} leads nowhere: ${id} of ${short(element)}`),
    ),
  );
  const unexplained = [...document.querySelectorAll('[aria-invalid="true"]')]
    .filter((field) =>
      parts(field, 'aria-describedby').every((id) => (document.getElementById(id)?.textContent ?? '').trim() === ''),
    )
    .map((field) => `wrong without a reason: ${short(field)}`);
  return [...dangling, ...unexplained];
}
