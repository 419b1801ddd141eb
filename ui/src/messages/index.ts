// Every sentence a person reads, in the language in use. The English catalogue is the type; the others must fit it.
import { app } from '../state';
import { catalogue, type Messages } from './catalogue.svelte';

export type { Messages } from './catalogue.svelte';
export { type ProblemText, tell } from './problem';

/** The texts in the language in use; what reads them follows when the language changes. */
export function t(): Messages {
  return catalogue(app.settings.spoken);
}
