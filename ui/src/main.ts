// Loads what is remembered, puts theme and language into effect, and only then draws.
import './ui5/setup';
import './styles/index.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { subscribe } from './ipc';
import StartFailed from './shell/StartFailed.svelte';
import { app } from './state';
import { troubleOf } from './state/problem';
import { followDesktop, showTheme, speak } from './ui5/appearance';

const target = document.getElementById('app') ?? document.body;

followDesktop(() => void showTheme(app.settings.preferences.theme));

try {
  await subscribe((event) => app.hear(event));
  app.load(await app.call('start', null));
  await Promise.all([showTheme(app.settings.preferences.theme), speak(app.settings.spoken)]);
  mount(App, { target });
} catch (thrown) {
  await showTheme('system');
  mount(StartFailed, { target, props: { problem: troubleOf(thrown) } });
}
