// Loads what is remembered, puts theme and language into effect, and only then draws.
import 'virtual:horizon.css';
import './styles/index.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { subscribe } from './ipc';
import { learn } from './messages/catalogue.svelte';
import { pageFor } from './pages/pages';
import { followDesktop, showTheme, speak } from './shell/appearance';
import StartFailed from './shell/StartFailed.svelte';
import { app } from './state';
import { toProblem } from './state/problem';

const target = document.getElementById('app') ?? document.body;

followDesktop(() => showTheme(app.settings.preferences.theme));

// Most people leave the language to the desktop, so its catalogue is fetched while Rust answers.
void learn(app.settings.spoken);
const answers = Promise.all([app.call('start', null), subscribe((event) => app.hear(event))]);

void begin();

// In a function: of an entry that awaits at its top, Rollup cuts off all that a page shares with it, 30 files of code and
// eight style sheets that the first paint would wait for.
async function begin(): Promise<void> {
  try {
    const [start] = await answers;
    app.load(start);
    showTheme(app.settings.preferences.theme);
    const page = pageFor(app.navigation.route, app.connections.current !== null);
    await Promise.all([speak(app.settings.spoken), page.load()]);
    mount(App, { target });
    // A task that is queued in a frame runs after the frame is painted.
    requestAnimationFrame(() => setTimeout(() => void afterFirstFrame()));
  } catch (thrown) {
    showTheme('system');
    await speak(app.settings.spoken);
    mount(StartFailed, { target, props: { problem: toProblem(thrown) } });
  }
}

async function afterFirstFrame(): Promise<void> {
  app.reconcile().catch((thrown: unknown) => app.reportFailure(thrown));
  await fetchFonts();
}

/** Fetches the fonts of the other pages: as `index.html` says of the first, looking for others in their place is slow. */
async function fetchFonts(): Promise<void> {
  const latin = [...document.fonts].filter(({ family }) => !family.includes('full'));
  await Promise.all(latin.map((face) => face.load()));
}
