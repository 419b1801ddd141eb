// Cuts a long row of pieces where one registry ends and the next begins, so that a keystroke draws and lays out the
// chunk it touched and not the whole body.
import type { Piece } from '../bindings';

/** Makes a cutter, which gives a chunk with the same pieces as the time before as the same object. */
export function cutter(): (pieces: readonly Piece[]) => Piece[][] {
  let before: Piece[][] = [];
  return (pieces) => {
    before = chunksOf(pieces).map((chunk, index) => kept(before[index], chunk));
    return before;
  };
}

function chunksOf(pieces: readonly Piece[]): Piece[][] {
  const chunks: Piece[][] = [[]];
  let registry: number | null = null;
  for (const piece of pieces) {
    const next = registryOf(piece);
    if (registry !== null && next !== null && next !== registry) chunks.push([]);
    registry = next ?? registry;
    chunks.at(-1)?.push(piece);
  }
  return chunks;
}

function registryOf({ place }: Piece): number | null {
  return place && 'registry' in place ? place.registry : null;
}

function kept(before: Piece[] | undefined, chunk: Piece[]): Piece[] {
  const same = before?.length === chunk.length && chunk.every((piece, index) => piece === before[index]);
  return same ? before : chunk;
}
