import { expect, test } from 'vitest';
import type { CodeSubject } from '../bindings';
import { CodePanel } from './codePanel.svelte';
import { fakeCall } from './fakeCall';

const SUBJECT: CodeSubject = { kind: 'call', connection: 'c', call: { kind: 'list' } };

test('nothing_is_written_before_the_languages_are_known', async () => {
  const { codePanel, asked } = given();
  await codePanel.write(SUBJECT);
  expect(asked.map(([name]) => name)).toEqual([]);
  await codePanel.begin();
  expect(codePanel.code?.files[0]?.text).toBe('python');
});

test('a_language_that_is_not_there_any_more_gives_way_to_the_first', async () => {
  const { codePanel } = given('cobol');
  await codePanel.begin();
  expect(codePanel.language).toBe('bash');
});

test('another_language_is_another_text', async () => {
  const { codePanel } = given();
  await codePanel.write(SUBJECT);
  await codePanel.begin();
  await codePanel.choose('bash');
  expect(codePanel.code?.files[0]?.text).toBe('bash');
});

test('a_request_is_shown_in_short_first_and_as_the_safe_program_behind_it', async () => {
  const { codePanel } = given();
  await codePanel.write(SUBJECT);
  await codePanel.begin();
  expect([codePanel.form, codePanel.code?.files[0]?.name]).toEqual(['short', 'short']);
  await codePanel.show('safe');
  expect([codePanel.form, codePanel.code?.files[0]?.name]).toEqual(['safe', 'safe']);
});

test('a_language_without_a_short_form_shows_the_one_it_has', async () => {
  const { codePanel } = given('bash');
  await codePanel.write(SUBJECT);
  await codePanel.begin();
  expect(codePanel.form).toBe('safe');
});

test('what_was_saved_is_told_until_the_code_changes', async () => {
  const { codePanel } = given();
  await codePanel.write(SUBJECT);
  await codePanel.begin();
  await codePanel.save();
  expect(codePanel.saved).toBe('request.py');
  await codePanel.choose('bash');
  expect(codePanel.saved).toBe('');
});

function given(language: string | null = 'python') {
  const { call, asked } = fakeCall({
    code_languages: () => ['bash', 'python'],
    code: ({ language, form }) => ({
      files: [{ name: form, text: language }],
      variables: [],
      forms: language === 'python' ? ['short', 'safe'] : ['safe'],
    }),
    save_code: () => 'request.py',
  });
  return { codePanel: new CodePanel(call, language), asked };
}
