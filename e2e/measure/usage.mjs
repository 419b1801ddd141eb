// Whether the memory stays what it is while the window is used: pages are changed by mouse for minutes.
import { clickLink, placesOfLinks } from '../lib/links.mjs';
import { rounded } from './figures.mjs';
import { memoryAtRest } from './memory.mjs';

const MINUTES = 10;
const LOOKS = 5;
/** Half seconds: WebKit gives back what a page held some ten seconds after it was last used. */
const REST = 30;
const PAGES = ['Activity', 'Secrets', 'Connections', 'Settings'];

/** The proportional set size of all processes in MiB: at the start, and at rest after each fifth of ten minutes of use. */
export async function measureUsage(app) {
  const links = await placesOfLinks(app.window, PAGES);
  const start = rounded(await memoryAtRest(app.pid, REST));
  const later = [];
  let changes = 0;
  for (let look = 1; look <= LOOKS; look += 1) {
    const end = Date.now() + (MINUTES * 60_000) / LOOKS;
    for (; Date.now() < end; changes += 1) await clickLink(app.window, links[changes % links.length]);
    later.push(rounded(await memoryAtRest(app.pid, REST)));
  }
  return { minutes: MINUTES, changes, start, later, ratio: rounded(later.at(-1) / start) };
}
