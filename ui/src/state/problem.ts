// What a failed call rejects with, made sure of.
import type { Problem } from '../bindings';

/** A problem, or a fault of our own that is none. */
export type AppProblem = Problem | { kind: 'unexpected' };

/** Takes what a call rejected with. Only a `Problem` has words of its own. */
export function toProblem(error: unknown): AppProblem {
  return isProblem(error) ? error : { kind: 'unexpected' };
}

const ABOUT_KEY: ReadonlySet<AppProblem['kind']> = new Set(['clientSecretRefused', 'tokenRefused', 'secretMissing']);

/** Whether another service key would mend it. */
export function isAboutKey(problem: AppProblem | null): boolean {
  return problem !== null && ABOUT_KEY.has(problem.kind);
}

const LOCKED: ReadonlySet<AppProblem['kind']> = new Set([
  'keychainLocked',
  'keychainDismissed',
  'keychainNotAnswering',
]);

/** Whether the keychain has to be unlocked first. */
export function isLockedKeychain(problem: AppProblem | null): boolean {
  return problem !== null && LOCKED.has(problem.kind);
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'kind' in error && typeof error.kind === 'string';
}
