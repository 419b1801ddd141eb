// Loads what is remembered, puts theme and language into effect, and only then draws.
import 'virtual:horizon.css';
import './styles/index.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { subscribe } from './ipc';
import { loadTheRest } from './lazy.svelte';
import { pageFor } from './pages/pages';
import { followDesktop, showTheme, speak } from './shell/appearance';
import StartFailed from './shell/StartFailed.svelte';
import { app } from './state';
import { toProblem } from './state/problem';

const target = document.getElementById('app') ?? document.body;

followDesktop(() => showTheme(app.settings.preferences.theme));

try {
  await subscribe((event) => app.hear(event));
  app.load(await app.call('start', null));
  showTheme(app.settings.preferences.theme);
  const page = pageFor(app.navigation.route, app.connections.current !== null);
  await Promise.all([speak(app.settings.spoken), page.load()]);
  mount(App, { target });
} catch (thrown) {
  showTheme('system');
  await speak(app.settings.spoken);
  mount(StartFailed, { target, props: { problem: toProblem(thrown) } });
}

// A task that is queued in a frame runs after the frame is painted.
requestAnimationFrame(() => setTimeout(() => void afterFirstFrame()));

async function afterFirstFrame(): Promise<void> {
  app.reconcile().catch((thrown: unknown) => app.reportFailure(thrown));
  await loadTheRest();
}
