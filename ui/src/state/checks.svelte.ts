// The checks of one form: lines as they come, what they say in all, and what a person agreed to.
import type { CheckLine, CheckStep, CheckView, Consent, Draft, Event, LastCheck } from '../bindings';
import type { Call } from '../ipc';
import { newOperation } from './operation';
import { toProblem, type AppProblem } from './problem';

/** The steps in their order. */
export const STEPS: readonly CheckStep[] = ['keyMatches', 'reachable', 'loginAccepted', 'imageFound', 'runsOnPlatform'];

/** How many lines ended in which way. */
export interface Tally {
  passed: number;
  warnings: number;
  failed: number;
  open: number;
  /** In milliseconds, of the requests alone. */
  time: number;
}

/** The images of a form that were named. */
export function imagesOf(draft: Draft): string[] {
  return draft.images.map((name) => name.trim()).filter((name) => name !== '');
}

/** What lines say in all. */
export function tally(lines: readonly CheckLine[]): Tally {
  const of = (...kinds: string[]) => lines.filter(({ verdict }) => kinds.includes(verdict.kind)).length;
  return {
    passed: of('proven'),
    warnings: of('warning'),
    failed: of('refused'),
    open: of('notProvable', 'needsConsent'),
    time: lines.reduce((sum, { duration }) => sum + duration, 0),
  };
}

/** The state of the checks. */
export class Checks {
  lines = $state.raw<readonly CheckLine[]>([]);
  /** When the lines were found out, if that was before this form was opened. */
  since = $state.raw<string | null>(null);
  running = $state(false);
  problem = $state.raw<AppProblem | null>(null);

  #call: Call;
  #operation: string | null = null;
  #checked = $state.raw<Draft | null>(null);
  #consents: readonly Consent[] = [];

  readonly tally = $derived(tally(this.lines));
  readonly failed = $derived(this.tally.failed > 0);
  /** What a person has to agree to before a check can go on. */
  readonly wanted = $derived(
    this.lines.flatMap(({ verdict }) => (verdict.kind === 'needsConsent' ? [verdict.consent] : [])).at(0) ?? null,
  );

  /** `last` is what was found out about `draft` before. */
  constructor(call: Call, last: LastCheck | null = null, draft: Draft | null = null) {
    this.#call = call;
    if (last) this.show(last, draft);
  }

  /** Shows what was found out about a form before. What is on its way now stays. */
  show(last: LastCheck | null, draft: Draft | null): void {
    if (this.running) return;
    this.lines = last?.lines ?? [];
    this.since = last?.checkedAt ?? null;
    this.#checked = last && draft;
  }

  /** Whether the form is another one than was checked. */
  outdated(draft: Draft): boolean {
    return this.#checked !== null && this.#checked !== draft;
  }

  /** The line of a step, if it is known. */
  line(image: number, step: CheckStep): CheckLine | undefined {
    return this.lines.find((line) => line.image === image && line.step === step);
  }

  /** Checks the form, its empty images left out. Gives what was found out if it came to an end. */
  async run(connection: string, draft: Draft): Promise<CheckView | null> {
    if (this.running) return null;
    const operation = newOperation();
    this.#operation = operation;
    this.running = true;
    this.lines = [];
    this.since = null;
    this.problem = null;
    this.#checked = draft;
    try {
      const form = { ...draft, images: imagesOf(draft) };
      const report = await this.#call('check', { connection, draft: form, consents: [...this.#consents], operation });
      this.lines = report.lines;
      return report;
    } catch (thrown) {
      this.problem = toProblem(thrown);
      return null;
    } finally {
      this.running = false;
      this.#operation = null;
    }
  }

  /** Remembers for this form what a person agreed to. */
  agree(consent: Consent): void {
    this.#consents = [...this.#consents, consent];
  }

  /** Gives the check up; what is known by then stays. */
  async cancel(): Promise<void> {
    if (this.#operation) await this.#call('cancel', { operation: this.#operation }).catch(() => undefined);
  }

  /** Takes note of an event, if it is about these checks. */
  hear(event: Event): void {
    if (event.kind !== 'progress' || event.operation !== this.#operation || event.step.kind !== 'checked') return;
    const { line } = event.step;
    this.lines = [...this.lines.filter(({ image, step }) => image !== line.image || step !== line.step), line];
  }
}
