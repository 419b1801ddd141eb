// Joins neighbouring pieces of one value, so that a value is one mark in the code and not a mark per quote.
import type { Piece, FieldPath, RequestView } from '../bindings';
import { placeKey } from './fieldPath';

/** Pieces in a row that come from the same value of the form, or from none. */
export interface Run {
  /** The key of the value. */
  key: string | null;
  pieces: Piece[];
}

/** Cuts a row of pieces into runs. */
export function runsOf(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    // An empty text between quotes has nothing to draw; a ring around it would be a speck.
    if (piece.text === '') continue;
    const key = placeKey(piece.place);
    const last = runs.at(-1);
    if (last && last.key === key) last.pieces.push(piece);
    else runs.push({ key, pieces: [piece] });
  }
  return runs;
}

/** Whether a row of pieces shows the value with this key. */
export function shows(pieces: readonly Piece[], key: string | null): boolean {
  return key !== null && pieces.some((piece) => placeKey(piece.place) === key);
}

/** In how many places of a request a value stands: the path, the unfolded document and the body as sent. */
export function placesIn(request: RequestView, place: FieldPath): number {
  const layers = [request.path, ...request.headers.map((header) => header.value)];
  if (request.body) layers.push(request.body.asSent, (request.body.unfolded ?? []).flat());
  return layers.filter((layer) => shows(layer, placeKey(place))).length;
}

/** A row as JSON that can be edited: drawn, a mask stands without quotes. */
export function editable(pieces: readonly Piece[]): string {
  return pieces.map(({ text, secret }) => (secret ? `"${text}"` : text)).join('');
}

/** The characters of a row, with masks where secrets are. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}
