// Keeps what did not change from one preview to the next, so that a keystroke draws anew only what it touched.
import type { Piece, RequestView } from '../bindings';
import { samePlace } from './place';

/** The new request, with the old pieces and lines where they are the same. */
export function shared(before: RequestView | undefined, now: RequestView): RequestView {
  if (!before?.body || !now.body) return now;
  const asSent = sharedRow(before.body.asSent, now.body.asSent);
  const old = before.body.unfolded ?? [];
  const unfolded = now.body.unfolded?.map((line, index) => sharedRow(old[index] ?? [], line)) ?? null;
  return { ...now, body: { ...now.body, asSent, unfolded } };
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
    (samePlace(before.place, now.place) || (before.place === null && now.place === null));
  return same ? before : now;
}
