// A text on its way into a field: what is put in, what is masked first, and what is kept back.
import { expect, test } from 'vitest';
import type { FieldPaste as Answer } from '../bindings';
import { FieldPaste } from './fieldPaste.svelte';

const RECOGNISED = { kind: 'recognised', recognised: { kind: 'credentials', import: { import: 'i1' } } } as Answer;

test('a_value_of_a_field_is_put_in', async () => {
  const { paste, done } = given({ kind: 'text', secret: false });
  await paste('team-images');
  expect(done).toEqual(['insert team-images']);
});

test('a_field_is_masked_before_a_secret_is_put_in', async () => {
  const { paste, done } = given({ kind: 'text', secret: true });
  await paste('ghp_invented');
  expect(done).toEqual(['mask', 'insert ghp_invented']);
});

test('a_secret_is_not_put_into_a_field_that_cannot_be_masked', async () => {
  const { pasted, done } = given({ kind: 'text', secret: true });
  await pasted.paste('ghp_invented', { insert: () => done.push('insert'), mask: null });
  expect(done).toEqual([]);
  expect(pasted.refused?.kind).toBe('secretInSearch');
});

test('what_is_recognised_goes_to_its_dialog_and_only_on_request_into_the_field_masked', async () => {
  const { pasted, paste, done, shown } = given(RECOGNISED);
  await paste('{"auths":{}}');
  expect(done).toEqual([]);
  expect(shown).toHaveLength(1);
  expect(pasted.waiting).toBe('i1');
  pasted.asText();
  expect(done).toEqual(['mask', 'insert {"auths":{}}']);
  expect(pasted.waiting).toBeNull();
});

test('a_refused_text_can_be_put_in_until_it_is_settled', async () => {
  const { pasted, paste, done } = given({ kind: 'refused', problem: { kind: 'importUnrecognised' } });
  await paste('two\nlines');
  expect(pasted.refused?.kind).toBe('importUnrecognised');
  expect(pasted.canInsert).toBe(true);
  pasted.forget();
  pasted.asText();
  expect(done).toEqual([]);
});

function given(answer: Answer) {
  const done: string[] = [];
  const shown: unknown[] = [];
  const pasted = new FieldPaste(
    () => Promise.resolve(answer),
    (recognised) => shown.push(recognised),
  );
  const paste = (text: string) =>
    pasted.paste(text, { insert: (put) => done.push(`insert ${put}`), mask: () => done.push('mask') });
  return { pasted, paste, done, shown };
}
