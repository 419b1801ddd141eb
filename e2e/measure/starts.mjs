// Starts of Pullpass, in turn with an empty Tauri window and a page of Chromium: how soon there is something to see, how
// soon it can be used, and how much memory all of its processes need then.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { App } from '../lib/app.mjs';
import { Chromium } from '../lib/chromium.mjs';
import { rounded, spread } from './figures.mjs';
import { memoryAtRest } from './memory.mjs';

const ROUNDS = 11;
const PAGE = join(import.meta.dirname, '../fixtures/empty-window/page/index.html');

/**
 * Starts each of them `ROUNDS` times after one start that is not counted. `pullpass` is started in the folders it has;
 * the path of the empty window comes from `PULLPASS_EMPTY_WINDOW`. Without `PULLPASS_CHROMIUM` there is no Chromium.
 */
export async function measureStarts(pullpass) {
  const programs = { pullpass, emptyWindow: await emptyWindow() };
  if (process.env.PULLPASS_CHROMIUM) programs.chromium = new Chromium(PAGE);
  const starts = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, program] of Object.entries(programs)) {
      const start = await measureStart(program);
      if (round > 0) starts[name].push(start);
    }
  }
  await Promise.all([programs.emptyWindow.dispose(), programs.chromium?.dispose()]);
  return { rounds: ROUNDS, ...summary(starts) };
}

/** The window of plain HTML, closed; `env` is added to its environment. */
export async function emptyWindow(env = {}) {
  const window = await App.start({ env, application: process.env.PULLPASS_EMPTY_WINDOW });
  await window.close();
  return window;
}

/** From the start of the process in milliseconds, and MiB of memory. */
async function measureStart(program) {
  await program.open();
  const began = startOf(program.pid);
  const { painted, usable, page } = await program.window.runAsync(timesOfPage);
  const memory = await memoryAtRest(program.pid);
  await program.close();
  return { painted: painted - began, usable: usable - began, page, memory };
}

/**
 * Runs in the page: waits for the first contentful paint, and for the mark of usable.js. The times are in milliseconds
 * since 1970; `page` is that of the paint since the page began to load.
 */
function timesOfPage(done) {
  const look = () => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const [usable] = performance.getEntriesByName('usable');
    if (!paint || !usable) return setTimeout(look, 20);
    const since1970 = (entry) => performance.timeOrigin + entry.startTime;
    return done({ painted: since1970(paint), usable: since1970(usable), page: paint.startTime });
  };
  look();
}

/** When the process began, in milliseconds since 1970, to a hundredth of a second. */
function startOf(pid) {
  const ticks = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[19]);
  const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
  return Date.now() - (uptime * 100 - ticks) * 10;
}

/** The figures of each program, and those of Pullpass as parts of the others'. */
function summary(starts) {
  const figures = Object.fromEntries(Object.entries(starts).map(([name, all]) => [name, figuresOf(all)]));
  const { pullpass, ...references } = figures;
  const ratios = Object.entries(references).map(([name, reference]) => [name, ratio(pullpass, reference)]);
  return { ...figures, toOthers: Object.fromEntries(ratios) };
}

function figuresOf(starts) {
  const names = ['painted', 'usable', 'page', 'memory'];
  return Object.fromEntries(names.map((name) => [name, spread(starts.map((start) => start[name]))]));
}

function ratio(ours, theirs) {
  const names = ['painted', 'usable', 'memory'];
  return Object.fromEntries(names.map((name) => [name, rounded(ours[name].median / theirs[name].median)]));
}
