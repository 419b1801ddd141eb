// How soon after a click another page is painted, also where its list is long, beside the frame of a page that has nothing.
import { until } from '../lib/waiting.mjs';
import { rounded, spread } from './figures.mjs';

const ROUNDS = 11;
const PAGES = ['Activity', 'Connections', 'Secrets', 'Settings'];
const LISTS = [50, 5_000];
const PATIENCE = 60_000;

/**
 * Goes to each page `ROUNDS` times, and to lists of each length. The tenant is one of its own, filled here. Times are in
 * milliseconds from the click to the end of the frame that shows heading and rows.
 */
export async function measurePages({ window }, tenant) {
  const reference = spread(await window.runAsync(timesOfFrames, ROUNDS));
  const changes = {};
  for (const name of PAGES) changes[name] = spread(await changesTo(window, name));
  const lists = {};
  let filled = 0;
  for (const rows of LISTS) {
    for (; filled < rows; filled += 1) await tenant.addForeign(`secret-${filled}`);
    lists[rows] = spread(await changesTo(window, 'Secrets', rows));
  }
  const slowest = Math.max(...Object.values(changes).map(({ median }) => median));
  return { rounds: ROUNDS, reference, changes, lists, slowestToReference: rounded(slowest / reference.median) };
}

/** The first time is not counted: the page is fetched then, and its rows are read. */
async function changesTo(window, name, rows = 0) {
  const times = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    await window.runAsync(timeOfChange, name === 'Activity' ? 'Secrets' : 'Activity', 0);
    const time = await window.runAsync(timeOfChange, name, round === 0 ? 0 : rows);
    if (round > 0) times.push(time);
    else await until(`${rows} rows`, async () => (await window.run(countOfRows)) >= rows, PATIENCE);
  }
  return times;
}

/** Runs in the page: how many rows the table has, of which those in view are drawn. */
function countOfRows() {
  return Number(document.querySelector('main table')?.ariaRowCount ?? 1) - 1;
}

/** Runs in the page: the time from the click on a link to the frame that shows its page, and a table of as many rows. */
function timeOfChange(name, rows, done) {
  const start = performance.now();
  [...document.querySelectorAll('nav a')].find((link) => link.title === name).click();
  const shown = () =>
    document.querySelector('nav a[aria-current]')?.title === name &&
    document.querySelector('main h1') !== null &&
    (rows === 0 || Number(document.querySelector('main table')?.ariaRowCount) > rows);
  // A task that is queued in a frame runs after the frame is painted.
  const frame = () =>
    requestAnimationFrame(() => setTimeout(() => (shown() ? done(performance.now() - start) : frame())));
  frame();
}

/** Runs in the page: the same for a click that changes one line of a text. */
function timesOfFrames(rounds, done) {
  const text = document.createElement('p');
  document.body.append(text);
  const times = [];
  const next = () => {
    if (times.length === rounds) {
      text.remove();
      return done(times);
    }
    const start = performance.now();
    text.textContent = `line ${times.length}`;
    return requestAnimationFrame(() =>
      setTimeout(() => {
        times.push(performance.now() - start);
        next();
      }),
    );
  };
  next();
}
