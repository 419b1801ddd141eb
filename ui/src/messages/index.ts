// Every sentence a person reads, in the language in use. The English catalogue is the type; the German one must fit it.
import { app } from '../state';
import type { Trouble } from '../state/problem';
import type { Spoken } from '../state/settings.svelte';
import * as de from './de';
import * as en from './en';
import type { Told } from './told';

export type { Told } from './told';

/** The catalogue. */
export type Messages = typeof en;

const CATALOGUES: Record<Spoken, Messages> = { en, de };

/** The texts in the language in use; what reads them follows when the language changes. */
export function t(): Messages {
  return CATALOGUES[app.settings.spoken];
}

/** Puts a problem into words. */
export function tell(problem: Trouble): Told {
  // Each function takes the problem of its own kind; TypeScript cannot see that across the union.
  const words = t().problems[problem.kind] as (problem: Trouble) => Told;
  return words(problem);
}
