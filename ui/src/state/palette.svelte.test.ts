import { expect, test, vi } from 'vitest';

import { match } from './match';
import { Palette, type Choice } from './palette.svelte';

test('typing narrows the choices down, groups stay together and the best comes first', () => {
  const { palette } = opened(['Go to Connections', 'pages'], ['Test acme', 'commands'], ['latest', 'commands']);
  palette.write('test');
  expect(palette.hits.map(({ choice }) => choice.text)).toEqual(['Test acme', 'latest']);
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

test('a match is found in one piece or in a few, and not by chance', () => {
  expect(match('Switch to acme', 'ACME')?.spans).toEqual([{ start: 10, end: 14 }]);
  expect(match('New pull secret', 'newsec')?.spans).toEqual([
    { start: 0, end: 3 },
    { start: 9, end: 12 },
  ]);
  expect(match('Go to Connections', 'gtcn')).toBeNull();
});

function opened(...rows: [text: string, group: Choice['group']][]) {
  const run = vi.fn();
  const palette = new Palette();
  palette.offer(() => rows.map(([text, group]) => ({ id: text, group, text, icon: 'add', run: () => run(text) })));
  palette.toggle();
  return { palette, run };
}
