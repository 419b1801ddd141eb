// The phases of an exchange, in milliseconds.
import type { ResponseView } from '../bindings';

/** A part of the time an exchange took. */
export type Phase = 'lookUp' | 'connect' | 'connectTls' | 'firstByte' | 'wait' | 'rest';

/** Cuts the time of an exchange into what is known of it. Nothing is counted twice and nothing is made up. */
export function phasesOf(
  { connecting, firstByte, duration }: Pick<ResponseView, 'connecting' | 'firstByte' | 'duration'>,
  tls: boolean,
): { phase: Phase; spent: number }[] {
  const rest = { phase: 'rest' as const, spent: Math.max(0, duration - firstByte) };
  if (connecting.kind === 'notMeasured') return [{ phase: 'firstByte', spent: firstByte }, rest];
  if (connecting.kind === 'reused') return [{ phase: 'wait', spent: firstByte }, rest];
  const { lookUp, connect } = connecting;
  const wait = Math.max(0, Math.round((firstByte - (lookUp ?? 0) - connect) * 10) / 10);
  return [
    ...(lookUp === null ? [] : [{ phase: 'lookUp' as const, spent: lookUp }]),
    { phase: tls ? 'connectTls' : 'connect', spent: connect },
    { phase: 'wait', spent: wait },
    rest,
  ];
}
