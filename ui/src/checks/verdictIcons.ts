// How the line of a check looks in each state.
import type { IconName } from '../icons';
import type { Tone, Verdict } from '../bindings';

/** The state of a line: how it ended, or that it has not. */
export type LineState = Verdict['kind'] | 'running' | 'waiting';

interface Look {
  kind: 'pass' | 'warn' | 'fail' | 'skip' | 'run' | 'wait';
  icon: IconName;
  tone: string;
  /** Whether it shows what to do. */
  open: boolean;
}

export const LOOKS: Record<LineState, Look> = {
  proven: { kind: 'pass', icon: 'sys-enter-2', tone: 'ok', open: false },
  warning: { kind: 'warn', icon: 'alert', tone: 'warn', open: true },
  refused: { kind: 'fail', icon: 'error', tone: 'bad', open: true },
  notProvable: { kind: 'warn', icon: 'alert', tone: 'warn', open: true },
  needsConsent: { kind: 'warn', icon: 'alert', tone: 'warn', open: true },
  notTried: { kind: 'skip', icon: 'less', tone: 'quiet', open: false },
  running: { kind: 'run', icon: 'pending', tone: '', open: false },
  waiting: { kind: 'wait', icon: 'pending', tone: 'quiet', open: false },
};

/** How a verdict is to be taken, as the lines of the pane have it. */
export function toneOf({ kind }: Verdict): Tone {
  if (kind === 'proven') return 'good';
  if (kind === 'refused') return 'bad';
  return kind === 'notTried' ? 'info' : 'warning';
}
