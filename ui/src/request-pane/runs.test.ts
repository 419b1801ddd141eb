import { expect, test } from 'vitest';
import type { Piece, FieldPath, RequestView } from '../bindings';
import { placeKey, placeOf } from './fieldPath';
import { placesIn, runsOf } from './runs';
import { DIRECT } from '../state/fakeCall';

const KEY: FieldPath = { kind: 'registryKey', registry: 0 };

test('quotes_and_text_of_one_value_are_one_run', () => {
  const runs = runsOf([piece('{'), piece('\\"', KEY), piece('ghcr.io', KEY), piece('\\"', KEY), piece(':{')]);
  expect(runs.map(({ pieces }) => pieces.map(({ text }) => text).join(''))).toEqual(['{', '\\"ghcr.io\\"', ':{']);
});

test('an_empty_text_makes_no_run', () => {
  expect(runsOf([piece('', { kind: 'name' })])).toEqual([]);
});

test('a_value_is_counted_once_in_each_layer_it_stands_in', () => {
  const pieces = [piece('a', KEY), piece(','), piece('a', KEY)];
  const request = view([piece('/v2')], pieces, [pieces]);
  expect(placesIn(request, KEY)).toBe(2);
  expect(placesIn(request, { kind: 'image', image: 0 })).toBe(0);
  expect(placesIn(view([piece('team', { kind: 'name' })], [], null), { kind: 'name' })).toBe(1);
});

test('every_place_of_a_value_survives_being_written_as_a_key', () => {
  const places: FieldPath[] = [{ kind: 'name' }, KEY, { kind: 'username', registry: 2 }, { kind: 'image', image: 1 }];
  for (const place of places) expect(placeOf(placeKey(place) ?? undefined)).toEqual(place);
  expect(placeKey({ kind: 'document' })).toBeNull();
  expect(placeOf(undefined)).toBeNull();
});

function piece(text: string, place?: FieldPath): Piece {
  return { text, token: 'plain', ...(place && { place }) };
}

function view(path: Piece[], asSent: Piece[], unfolded: Piece[][] | null): RequestView {
  const body = { asSent, unfolded, size: 0, secrets: 0 };
  return { kind: 'create', method: 'POST', base: '', path, headers: [], body, certificate: null, route: DIRECT };
}
