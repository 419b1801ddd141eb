// Checks secrets of the list, and says in passing what came of it.
import { t, tell } from '../../messages';
import { app } from '../../state';
import type { RoundResult, Uncheckable } from '../../state/checkRound.svelte';

/** Checks secrets and shows a toast: how many were checked, how many failed, which were skipped and why. */
export async function checkAndTell(names: readonly string[]): Promise<void> {
  const result = await app.secrets.check(names);
  if (!result) return;
  app.notices.show({ ended: true, tone: toneOf(result), title: () => titleOf(result), text: () => textOf(result) });
}

function toneOf({ checked, failed, problem, cancelled }: RoundResult): 'ok' | 'info' | 'bad' {
  if (problem || failed.length > 0) return 'bad';
  return cancelled || checked.length === 0 ? 'info' : 'ok';
}

function titleOf({ checked, failed, cancelled }: RoundResult): string {
  const words = t().checks.all;
  const [only] = checked;
  if (cancelled) return words.given({ checked: checked.length });
  if (only === undefined) return words.nothing;
  if (checked.length === 1) return (failed.length > 0 ? words.oneFailed : words.one)({ name: only });
  return failed.length > 0
    ? words.endedFailed({ checked: checked.length, failed: failed.length })
    : words.ended({ checked: checked.length });
}

function textOf({ skipped, problem }: RoundResult): string {
  return [problem ? tell(problem).what : '', skippedText(skipped)].filter((part) => part !== '').join(' ');
}

function skippedText(skipped: RoundResult['skipped']): string {
  const words = t().checks.all.skipped;
  const [first] = skipped;
  if (!first) return '';
  if (skipped.length === 1) return words.one[first.why]({ name: first.name });
  const counts = new Map<Uncheckable, number>();
  for (const { why } of skipped) counts.set(why, (counts.get(why) ?? 0) + 1);
  const reasons = [...counts].map(([why, count]) => words.reasons[why]({ count }));
  return words.several({ count: skipped.length, reasons });
}
