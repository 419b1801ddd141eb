// An exchange of a check that somebody looks at, with what was found out beside it.
import type { CheckLine, ExchangeView } from '../bindings';
import { STEPS } from '../state/checks.svelte';

/** What is looked at. */
export interface SelectedExchange {
  line: CheckLine;
  exchange: ExchangeView;
  /** The lines of the same check. */
  before: readonly CheckLine[];
}

/** The earlier steps of the same image that hold, so that they cannot be the cause of a failure. */
export function ruledOut({ line, before }: Pick<SelectedExchange, 'line' | 'before'>): CheckLine[] {
  if (line.verdict.kind !== 'refused') return [];
  return before.filter(
    ({ image, step, verdict }) =>
      image === line.image &&
      STEPS.indexOf(step) < STEPS.indexOf(line.step) &&
      (verdict.kind === 'proven' || verdict.kind === 'warning'),
  );
}
