// Changes of pages by mouse. The clicks come from the X server, since WebDriver remembers the elements that it clicks.
import { execFileSync } from 'node:child_process';

import { until } from './waiting.mjs';

/** The links of these names in the navigation, with the places of their middles. */
export function placesOfLinks(window, names) {
  return window.run(places, names);
}

/** Clicks a link, and waits until its page is in front. */
export async function clickLink(window, { name, x, y }) {
  execFileSync('xdotool', ['mousemove', String(x), String(y), 'click', '1']);
  await until(name, () => window.run(isInFront, name));
}

/** Runs in the page. */
function places(names) {
  const links = [...document.querySelectorAll('nav a')];
  return names.map((name) => {
    const { left, top, width, height } = links.find((link) => link.title === name).getBoundingClientRect();
    return { name, x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  });
}

/** Runs in the page. */
function isInFront(name) {
  return document.querySelector('nav a[aria-current]')?.title === name && document.querySelector('main h1') !== null;
}
