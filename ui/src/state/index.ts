// The one instance of the window's state. Components take it from here; tests build their own `App`.
import { call } from '../ipc';
import { App } from './app.svelte';

export const app = new App(call);
