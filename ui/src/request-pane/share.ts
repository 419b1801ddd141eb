// Keeps what did not change from one preview to the next, so that a keystroke draws anew only what it touched.
import type { Piece, PreviewView, RequestView } from '../bindings';
import { samePlace } from './place';

/** The new preview, with the old findings, verdicts, lines and pieces where they are the same. */
export function sharedPreview(before: PreviewView | null, now: PreviewView): PreviewView {
  if (!before) return now;
  return {
    ...now,
    request: shared(before.request, now.request),
    findings: sameText(before.findings, now.findings),
    verdicts: sameText(before.verdicts, now.verdicts),
  };
}

/** The new request, with the old pieces and lines where they are the same. */
export function shared(before: RequestView | undefined, now: RequestView): RequestView {
  if (!before?.body || !now.body) return now;
  const asSent = sharedRow(before.body.asSent, now.body.asSent);
  const old = before.body.unfolded ?? [];
  const unfolded = now.body.unfolded?.map((line, index) => sharedRow(old[index] ?? [], line)) ?? null;
  return { ...now, body: { ...now.body, asSent, unfolded } };
}

function sameText<Value>(before: Value, now: Value): Value {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

function sharedRow(before: Piece[], now: Piece[]): Piece[] {
  const row = now.map((piece, index) => samePiece(before[index], piece));
  return row.length === before.length && row.every((piece, index) => piece === before[index]) ? before : row;
}

function samePiece(before: Piece | undefined, now: Piece): Piece {
  const same =
    before?.text === now.text &&
    before.token === now.token &&
    before.sealed === now.sealed &&
    (before.place === now.place || samePlace(before.place, now.place));
  return same ? before : now;
}
