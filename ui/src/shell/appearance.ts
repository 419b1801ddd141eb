// Puts theme and language into effect.
import type { Theme } from '../bindings';
import { learn } from '../messages/catalogue.svelte';
import type { Spoken } from '../state/settings.svelte';

/** A theme of Horizon. Its tokens are in the style sheet under this name. */
export type Horizon = 'sap_horizon' | 'sap_horizon_dark' | 'sap_horizon_hcb';

/** The theme to draw for a choice; for `system`, what the desktop asks for. */
export function horizonFor(theme: Theme): Horizon {
  if (theme === 'highContrast') return 'sap_horizon_hcb';
  if (theme === 'dark') return 'sap_horizon_dark';
  if (theme === 'light') return 'sap_horizon';
  if (asks('(forced-colors: active)') || asks('(prefers-contrast: more)')) return 'sap_horizon_hcb';
  return asks('(prefers-color-scheme: dark)') ? 'sap_horizon_dark' : 'sap_horizon';
}

/** Draws the window in the theme. */
export function showTheme(theme: Theme): void {
  const horizon = horizonFor(theme);
  const root = document.documentElement;
  root.dataset['theme'] = horizon;
  root.style.colorScheme = horizon === 'sap_horizon' ? 'light' : 'dark';
}

/** Lets the window and the screen reader speak the language. */
export async function speak(language: Spoken): Promise<void> {
  await learn(language);
  document.documentElement.lang = language;
}

/** Tells when the desktop asks for other colours or another contrast. */
export function followDesktop(coloursChanged: () => void): void {
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']) {
    window.matchMedia(query).addEventListener('change', coloursChanged);
  }
}

const asks = (query: string): boolean => window.matchMedia(query).matches;
