import { expect, test, vi } from 'vitest';

import { match } from './match';
import { Palette, type Choice } from './palette.svelte';

test('typing narrows the choices down, and the group with the best comes first', () => {
  const { palette } = opened(['Go to Connections', 'pages'], ['Test acme', 'commands'], ['latest', 'secrets']);
  palette.write('test');
  expect(texts(palette)).toEqual(['Test acme', 'latest']);
  palette.write('conn');
  expect(texts(palette)).toEqual(['Go to Connections']);
});

test('the beginnings of words count more than what stands in them, and each word that is typed has to fit', () => {
  const { palette } = opened(['Reset all', 'commands'], ['Settings', 'commands'], ['Go to Settings', 'commands']);
  palette.write('set');
  expect(texts(palette)).toEqual(['Settings', 'Go to Settings', 'Reset all']);
  palette.write('go set');
  expect(texts(palette)).toEqual(['Go to Settings']);
});

test('a choice is found by more than its text', () => {
  const { palette } = opened(['team-images', 'secrets', { more: 'index.docker.io anna docker-hub' }]);
  for (const query of ['docker', 'anna', 'docker.io', 'team docker']) {
    palette.write(query);
    expect(texts(palette), query).toEqual(['team-images']);
  }
});

test('of equals, what was used last comes first, also after a restart', () => {
  const { palette, noted } = opened(['Test one', 'commands'], ['Test two', 'commands']);
  palette.write('test');
  palette.run(palette.hits[1]);
  expect(noted).toHaveBeenLastCalledWith(['Test two']);
  const { palette: later } = opened(['Test one', 'commands'], ['Test two', 'commands']);
  later.load(['Test two']);
  later.write('test');
  expect(texts(later)).toEqual(['Test two', 'Test one']);
});

test('a few letters never lead to what is risky, and whole words only behind the others of its group', () => {
  const risky = { risky: true };
  const { palette } = opened(
    ['Copy the access token of acme', 'commands', risky],
    ['Theme: High contrast', 'commands'],
    ['Copy snippet of team-images', 'commands'],
    ['copycat', 'secrets'],
  );
  expect(texts(palette)).not.toContain('Copy the access token of acme');
  for (const query of ['che', 'cop', 'ct', 'acc']) {
    palette.write(query);
    expect(texts(palette), query).not.toContain('Copy the access token of acme');
  }
  palette.write('ghcr');
  expect(texts(palette)).toEqual([]);
  palette.write('copy');
  expect(texts(palette)).toEqual(['Copy snippet of team-images', 'Copy the access token of acme', 'copycat']);
  palette.write('copy token');
  expect(texts(palette)).toEqual(['Copy the access token of acme']);
});

test('what there is one of for each secret is shown to those who search alone', () => {
  const { palette } = opened(['Check all secrets', 'commands'], ['Check team-images', 'commands', { searched: true }]);
  expect(texts(palette)).toEqual(['Check all secrets']);
  palette.write('check');
  expect(texts(palette)).toHaveLength(2);
});

test('what is chosen is done once the palette is closed', () => {
  const { palette, run } = opened(['one', 'commands'], ['two', 'commands']);
  palette.run(palette.hits[1]);
  expect(run).toHaveBeenCalledWith('two');
  expect(palette.open).toBe(false);
});

test('what was typed is forgotten when it opens again', () => {
  const { palette } = opened(['one', 'commands']);
  palette.write('zzz');
  palette.toggle();
  palette.toggle();
  expect(palette.hits).toHaveLength(1);
});

test('a match is found in one piece or in the beginnings of words, and not by chance', () => {
  expect(match('Switch to acme', 'ACME')?.spans).toEqual([{ start: 10, end: 14 }]);
  expect(match('New pull secret', 'newsec')?.spans).toEqual([
    { start: 0, end: 3 },
    { start: 9, end: 12 },
  ]);
  for (const [text, query] of [
    ['Go to Connections', 'gtcn'],
    ['Copy the access token', 'che'],
    ['Theme: High contrast', 'ghcr'],
    ['Settings', 'tt'],
  ] as const) {
    expect(match(text, query), query).toBeNull();
  }
});

type Row = [text: string, group: Choice['group'], some?: Partial<Choice>];

function opened(...rows: Row[]) {
  const run = vi.fn();
  const noted = vi.fn();
  const palette = new Palette(noted);
  palette.offer(() => rows.map(([text, group, some]) => ({ id: text, group, text, run: () => run(text), ...some })));
  palette.toggle();
  return { palette, run, noted };
}

const texts = (palette: Palette): string[] => palette.hits.map(({ choice }) => choice.text);
