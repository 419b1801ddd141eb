import { expect, test } from 'vitest';

import { t } from '../messages';
import { EXAMPLES, SAP_PAGES, TOPICS, topicOf } from './topics';
import { blocks, fetchHelp, parts } from './words';

test('every topic has words in both languages, and none is left over', async () => {
  for (const language of ['en', 'de'] as const) {
    const { pages } = await fetchHelp(language);
    expect(Object.keys(pages).sort()).toEqual([...TOPICS].sort());
  }
  expect(Object.keys(t().shell.helpTopics)).toEqual(TOPICS);
});

test('every page leads to its topic, and without a connection to how to begin', () => {
  expect(topicOf({ page: 'replaceSecret', name: 'team' }, true)).toBe('form');
  expect(topicOf({ page: 'secret', name: 'team' }, true)).toBe('checks');
  expect(topicOf({ page: 'connections' }, false)).toBe('start');
  expect(topicOf({ page: 'settings' }, false)).toBe('settings');
});

test('steps follow the paragraph that announces them, else they come last', () => {
  expect(blocks({ text: ['Do this:', 'Then rest.'], steps: ['one'] })).toEqual(['Do this:', ['one'], 'Then rest.']);
  expect(blocks({ text: ['So it is.', 'Really.'], steps: ['one'] })).toEqual(['So it is.', 'Really.', ['one']]);
  expect(blocks({ text: ['So it is.'] })).toEqual(['So it is.']);
});

test('what is in backticks is code, and every one is closed', async () => {
  expect(parts('Send `-d @body.json` now')).toEqual([
    { text: 'Send ', code: false },
    { text: '-d @body.json', code: true },
    { text: ' now', code: false },
  ]);
  const marks = JSON.stringify([await fetchHelp('en'), await fetchHelp('de')]).match(/`/g) ?? [];
  expect(marks.length % 2).toBe(0);
});

test('the examples hold no secret, and each step of the instructions of SAP leads to their page', () => {
  expect(JSON.stringify(EXAMPLES)).not.toMatch(/password\\*":\\*"[^…]/);
  for (const topic of ['template', 'quota', 'curl', 'postman'] as const) {
    expect(SAP_PAGES[topic]).toBe('registerSecret');
  }
});
