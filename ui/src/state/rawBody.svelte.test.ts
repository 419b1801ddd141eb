import { expect, test } from 'vitest';
import type { Composition, RawBodyInput, RawBodyView } from '../bindings';
import { fakeCall } from './fakeCall';
import { RawBody } from './rawBody.svelte';

const FORM: Composition = { connection: 'c', purpose: 'create', draft: { name: 'team', registries: [], images: [] } };
const TEXT = '{"p":"⟦••••••••⟧"}';

test('it_begins_with_what_the_form_says_and_is_read_at_once', async () => {
  const { rawBody, read } = given();
  await rawBody.begin(FORM);
  expect(rawBody.body?.text).toBe(TEXT);
  expect(rawBody.active && rawBody.sendable).toBe(true);
  expect(read.map(({ mask }) => mask)).toEqual([false]);
});

test('a_password_that_was_typed_is_in_no_state', async () => {
  const { rawBody } = given((text) => text.replace('typed', '⟦•••••••• 2⟧'));
  await rawBody.begin(FORM);
  await rawBody.look('{"p":"typed"}');
  expect(JSON.stringify([rawBody.body, rawBody.view])).not.toContain('typed');
  expect(await rawBody.take('{"p":"typed"}')).toBe('{"p":"⟦•••••••• 2⟧"}');
  expect(JSON.stringify([rawBody.body, rawBody.view])).not.toContain('typed');
  expect([...rawBody.typed]).toEqual(['new']);
});

test('what_was_written_is_taken_over_before_it_is_sent', async () => {
  const { rawBody } = given();
  await rawBody.begin(FORM);
  const taken = rawBody.take('{"a":1}');
  expect((await rawBody.ready())?.text).toBe('{"a":1}');
  await taken;
});

test('an_answer_to_an_older_text_is_not_shown', async () => {
  const answers: (() => void)[] = [];
  const { rawBody } = given(undefined, (view) => new Promise((answer) => answers.push(() => answer(view))));
  const begun = rawBody.begin(FORM);
  await settled();
  answers[0]?.();
  await begun;
  const [older, newer] = [rawBody.look('old'), rawBody.look('new')];
  answers[2]?.();
  answers[1]?.();
  await Promise.all([older, newer]);
  expect(rawBody.view?.findings[0]?.subject).toBe('new');
});

test('at_the_end_the_form_is_what_is_sent', async () => {
  const { rawBody } = given();
  await rawBody.begin(FORM);
  rawBody.end();
  expect(rawBody.active).toBe(false);
  expect(await rawBody.ready()).toBeNull();
});

function given(
  sealed: (text: string) => string = (text) => text,
  answer: (view: RawBodyView) => Promise<RawBodyView> = (view) => Promise.resolve(view),
) {
  const read: RawBodyInput[] = [];
  const { call } = fakeCall({ write_body: () => ({ text: TEXT, passwords: ['old'] }) });
  const rawBody = new RawBody(call, (asked, bytes) => {
    read.push(asked);
    const text = new TextDecoder().decode(bytes);
    const safe = sealed(text);
    const passwords = safe === text ? asked.passwords : [...asked.passwords, 'new'];
    return answer({
      body: asked.mask ? { text: safe, passwords } : null,
      findings: [{ code: 'memberUnknown', severity: 'hint', subject: safe, line: 0, column: 0 }],
      sendable: true,
      request: null,
      lines: [],
      formLines: [],
      draft: null,
      lossy: false,
    });
  });
  return { rawBody, read };
}

const settled = () => new Promise((done) => setTimeout(done));
