import { expect, test } from 'vitest';
import type { Piece } from '../bindings';
import { cutter } from './chunks';

test('a_body_is_cut_where_the_next_registry_begins_and_loses_nothing', () => {
  const pieces = [piece('{'), piece('a', 0), piece(':'), piece('x', 0), piece(','), piece('b', 1), piece('}')];
  const chunks = cutter()(pieces);
  expect(chunks.map((chunk) => chunk.map(({ text }) => text).join(''))).toEqual(['{a:x,', 'b}']);
  expect(chunks.flat()).toEqual(pieces);
});

test('what_was_not_touched_is_the_chunk_from_before', () => {
  const [open, a, comma, b] = [piece('{'), piece('a', 0), piece(','), piece('b', 1)];
  const cut = cutter();
  const before = cut([open, a, comma, b]);
  const after = cut([open, a, comma, piece('bb', 1)]);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

test('a_body_without_registries_is_one_chunk', () => {
  expect(cutter()([])).toEqual([[]]);
  expect(cutter()([piece('grant_type'), piece('=')])).toHaveLength(1);
});

function piece(text: string, registry?: number): Piece {
  return { text, token: 'plain', ...(registry !== undefined && { place: { kind: 'username', registry } }) };
}
