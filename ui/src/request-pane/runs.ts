// Joins neighbouring pieces of one value, so that a value is one mark in the code and not a mark per quote.
import type { Piece, Place, RequestView } from '../bindings';
import { placeKey, samePlace } from './place';

/** Pieces in a row that come from the same value of the form, or from none. */
export interface Run {
  place: Place | null;
  pieces: Piece[];
}

/** Cuts a row of pieces into runs. */
export function runsOf(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    // An empty text between quotes has nothing to draw; a ring around it would be a speck.
    if (piece.text === '') continue;
    const last = runs.at(-1);
    if (last && placeKey(last.place) === placeKey(piece.place)) last.pieces.push(piece);
    else runs.push({ place: piece.place, pieces: [piece] });
  }
  return runs;
}

/** Whether a row of pieces shows this value. */
export function shows(pieces: readonly Piece[], place: Place | null): boolean {
  return pieces.some((piece) => samePlace(piece.place, place));
}

/** In how many places of a request a value stands: the path, the unfolded document and the body as sent. */
export function placesIn(request: RequestView, place: Place): number {
  const layers = [request.path, ...request.headers.map((header) => header.value)];
  if (request.body) layers.push(request.body.asSent, (request.body.unfolded ?? []).flat());
  return layers.filter((layer) => shows(layer, place)).length;
}

/** The characters of a row, with masks where secrets are. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}
