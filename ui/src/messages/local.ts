// Texts that come with their own translation, such as those of the registries.
import type { Words } from '../bindings';
import { app } from '../state';

/** The text in the language in use. */
export function local(words: Words): string {
  return words[app.settings.spoken];
}
