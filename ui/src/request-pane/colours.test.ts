import { expect, test } from 'vitest';
import { coloured } from './colours';

test('no_character_is_lost_or_added', () => {
  const text = '# x "y"\nurl=\'https://a#b\' # "z"\necho "$AICORE_TOKEN" REGISTRY_PASSWORD_2 \\"\n';
  const lines = coloured('request.sh', text);
  expect(lines.map((line) => line.map((run) => run.text).join('')).join('\n')).toBe(text.slice(0, -1));
});

test('texts_remarks_and_variables_have_their_colours', () => {
  const colours = (name: string, text: string) => coloured(name, text)[0]?.map(({ colour }) => colour);
  expect(colours('request.sh', '# remark')).toEqual(['tok-comment']);
  expect(colours('request.sh', "a='b#c'")).toEqual(['', 'tok-str']);
  expect(colours('request.mjs', '// remark')).toEqual(['tok-comment']);
  expect(colours('request.mjs', 'a = "https://b"')).toEqual(['', 'tok-str']);
  expect(colours('request.sh', '$AICORE_CLIENT_SECRET')).toEqual(['', 'tok-key']);
});
