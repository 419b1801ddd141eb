// Checks secrets of the list, and says in passing what came of it.
import { t, tell } from '../../messages';
import { app } from '../../state';
import type { RoundResult } from '../../state/checkRound.svelte';

/** Checks secrets and shows a toast: how many were checked, how many failed, which were skipped and why. */
export async function checkAndTell(names: readonly string[]): Promise<void> {
  const result = await app.secrets.check(names);
  if (!result) return;
  app.notices.show({ tone: toneOf(result), title: () => titleOf(result), text: () => textOf(result) });
}

function toneOf({ checked, failed, problem, cancelled }: RoundResult): 'ok' | 'info' | 'bad' {
  if (problem || failed.length > 0) return 'bad';
  return cancelled || checked.length === 0 ? 'info' : 'ok';
}

function titleOf({ checked, failed, cancelled }: RoundResult): string {
  const words = t().checks.all;
  const [only] = checked;
  if (cancelled) return words.given(checked.length);
  if (only === undefined) return words.nothing;
  return checked.length === 1 ? words.one(only, failed.length > 0) : words.ended(checked.length, failed.length);
}

function textOf({ skipped, problem }: RoundResult): string {
  return [problem ? tell(problem).what : '', t().checks.all.skipped(skipped)].filter((part) => part !== '').join(' ');
}
