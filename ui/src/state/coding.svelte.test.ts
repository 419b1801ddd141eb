import { expect, test } from 'vitest';
import type { CodeSubject } from '../bindings';
import { Coding } from './coding.svelte';
import { fakeCall } from './fakeCall';

const SUBJECT: CodeSubject = { kind: 'call', connection: 'c', call: { kind: 'list' } };

test('nothing_is_written_before_the_languages_are_known', async () => {
  const { coding, asked } = given();
  await coding.write(SUBJECT);
  expect(asked.map(([name]) => name)).toEqual([]);
  await coding.begin();
  expect(coding.code?.files[0]?.text).toBe('python');
});

test('a_language_that_is_not_there_any_more_gives_way_to_the_first', async () => {
  const { coding } = given('cobol');
  await coding.begin();
  expect(coding.language).toBe('bash');
});

test('another_language_is_another_text', async () => {
  const { coding } = given();
  await coding.write(SUBJECT);
  await coding.begin();
  await coding.choose('bash');
  expect(coding.code?.files[0]?.text).toBe('bash');
});

test('what_was_saved_is_told_until_the_code_changes', async () => {
  const { coding } = given();
  await coding.write(SUBJECT);
  await coding.begin();
  await coding.save();
  expect(coding.saved).toBe('request.py');
  await coding.choose('bash');
  expect(coding.saved).toBe('');
});

function given(language: string | null = 'python') {
  const { call, asked } = fakeCall({
    code_languages: () => ['bash', 'python'],
    code: ({ language }) => ({ files: [{ name: 'x', text: language }], variables: [] }),
    save_code: () => 'request.py',
  });
  return { coding: new Coding(call, language), asked };
}
