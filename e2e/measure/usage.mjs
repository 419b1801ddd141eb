// Whether the memory stays what it is while the window is used: pages are changed by mouse for minutes, and then as often
// in a window of plain HTML, which shows what of it is the web view's own.
import { clickLink, placesOfLinks } from '../lib/links.mjs';
import { until } from '../lib/waiting.mjs';
import { rounded } from './figures.mjs';
import { memoryAtRest } from './memory.mjs';

const MINUTES = 10;
const LOOKS = 5;
/** Half seconds: WebKit gives back what a page held some ten seconds after it was last used. */
const REST = 30;
const PAGES = ['Activity', 'Secrets', 'Connections', 'Settings'];
const PLAIN_PAGES = ['A', 'B', 'C', 'D'];

/** The proportional set size of all processes in MiB: at the start, and at rest after each fifth of ten minutes of use. */
export async function measureUsage(app) {
  const length = (MINUTES * 60_000) / LOOKS;
  return { minutes: MINUTES, ...(await use(app, PAGES, ({ began }) => Date.now() - began < length)) };
}

/** The same of the empty window, after as many changes of its plain pages (`e2e/fixtures/empty-window/page`). */
export async function measurePlainUsage(emptyWindow, changes) {
  await emptyWindow.window.run(() => location.assign('pages.html'));
  await until('the plain pages', () => emptyWindow.window.run(() => document.querySelector('nav') !== null));
  return use(emptyWindow, PLAIN_PAGES, ({ done }) => done < changes / LOOKS);
}

/** Changes the pages of these links until `goesOn` says no, as often as there are looks. */
async function use(app, names, goesOn) {
  const links = await placesOfLinks(app.window, names);
  const start = rounded(await memoryAtRest(app.pid, REST));
  const later = [];
  let changes = 0;
  for (let look = 1; look <= LOOKS; look += 1) {
    const began = Date.now();
    for (let done = 0; goesOn({ began, done }); done += 1, changes += 1) {
      await clickLink(app.window, links[changes % links.length]);
    }
    later.push(rounded(await memoryAtRest(app.pid, REST)));
  }
  return { changes, start, later, ratio: rounded(later.at(-1) / start) };
}
