// The remembered choices. They are kept by Rust; here they are only shown and changed.
import type { Language, Preferences, Theme } from '../bindings';
import type { Call } from '../ipc';
import { zoomed } from './zoom';

const DEFAULTS: Preferences = {
  theme: 'system',
  language: 'system',
  connection: null,
  connectionsByUse: false,
  remember: true,
  preset: null,
  snippet: 'workflow',
  network: { proxy: { kind: 'system' }, environmentProxy: true, authorities: null, environmentAuthorities: true },
  codeLanguage: null,
  zoom: 100,
  usedCommands: [],
  paneWidth: null,
  notifications: true,
};

/** A language the window speaks. */
export type Spoken = 'en' | 'de';

/** The choices, and their saving in order. */
export class Settings {
  preferences = $state.raw<Preferences>(DEFAULTS);
  #call: Call;
  #saving: Promise<unknown> = Promise.resolve();

  /** The language to speak; for `system`, the desktop's if we know it. */
  readonly spoken = $derived<Spoken>(spokenFor(this.preferences.language, navigator.language));

  constructor(call: Call) {
    this.#call = call;
  }

  /** Takes over what Rust remembered. */
  load(preferences: Preferences): void {
    this.preferences = preferences;
  }

  /** Changes some of them at once and saves all. Rejects with the problem when they could not be saved. */
  change(some: Partial<Preferences>): Promise<void> {
    this.preferences = { ...this.preferences, ...some };
    // One after the other: of two changes in a row the later one has to be the last to arrive.
    const saved = this.#saving.then(() => this.#call('set_preferences', this.preferences)).then(() => undefined);
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  /** Changes the theme. */
  setTheme(theme: Theme): Promise<void> {
    return this.change({ theme });
  }

  /** Draws the window one size larger or smaller, or with 0 as large as it was made. */
  zoom(by: 1 | -1 | 0): Promise<void> {
    const zoom = by === 0 ? 100 : zoomed(this.preferences.zoom, by);
    return zoom === this.preferences.zoom ? Promise.resolve() : this.change({ zoom });
  }

  /** Changes the language. */
  setLanguage(language: Language): Promise<void> {
    return this.change({ language });
  }
}

/** The language to speak for a choice on a desktop with this locale. */
export function spokenFor(language: Language, locale: string): Spoken {
  if (language !== 'system') return language;
  return locale.toLowerCase().startsWith('de') ? 'de' : 'en';
}
