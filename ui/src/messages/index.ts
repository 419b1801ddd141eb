// Every sentence a person reads, in the language in use. The English catalogue is the type; the German one must fit it.
import { app } from '../state';
import type { AppProblem } from '../state/problem';
import { catalogue, type Messages } from './catalogue.svelte';
import type { ProblemText } from './problemText';

export type { Messages } from './catalogue.svelte';
export type { ProblemText } from './problemText';

/** The texts in the language in use; what reads them follows when the language changes. */
export function t(): Messages {
  return catalogue(app.settings.spoken);
}

/** Puts a problem into words. */
export function tell(problem: AppProblem): ProblemText {
  // Each function takes the problem of its own kind; TypeScript cannot see that across the union.
  const words = t().problems[problem.kind] as (problem: AppProblem) => ProblemText;
  return words(problem);
}
