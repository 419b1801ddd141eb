// Puts theme, language and motion into effect, for UI5 and for our own style sheets.
import { setAnimationMode } from '@ui5/webcomponents-base/dist/config/AnimationMode.js';
import { setLanguage } from '@ui5/webcomponents-base/dist/config/Language.js';
import { setTheme } from '@ui5/webcomponents-base/dist/config/Theme.js';
import AnimationMode from '@ui5/webcomponents-base/dist/types/AnimationMode.js';

import type { Theme } from '../bindings';

/** A theme of Horizon. */
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
export async function showTheme(theme: Theme): Promise<void> {
  const horizon = horizonFor(theme);
  const root = document.documentElement;
  root.dataset['theme'] = horizon;
  root.style.colorScheme = horizon === 'sap_horizon' ? 'light' : 'dark';
  await setTheme(horizon);
}

/** Lets UI5 and the screen reader speak the language. */
export async function speak(language: 'en' | 'de'): Promise<void> {
  document.documentElement.lang = language;
  await setLanguage(language);
}

/** Follows what the desktop asks for in motion, and tells when colours or contrast change there. */
export function followDesktop(coloursChanged: () => void): void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');
  const move = () => setAnimationMode(still.matches ? AnimationMode.None : AnimationMode.Full);
  still.addEventListener('change', move);
  move();
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']) {
    window.matchMedia(query).addEventListener('change', coloursChanged);
  }
}

const asks = (query: string): boolean => window.matchMedia(query).matches;
