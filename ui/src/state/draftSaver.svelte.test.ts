// The draft of a form: the latest state is saved last, however fast somebody types.
import { expect, test } from 'vitest';
import type { DraftForm } from '../bindings';
import { DraftSaver } from './draftSaver.svelte';
import { fakeCall } from './fakeCall';

const OF = { connection: 'c1', purpose: 'create', name: '' } as const;

test('the_latest_state_is_saved_last_and_those_between_are_left_out', async () => {
  const answers: (() => void)[] = [];
  const { call, asked } = fakeCall({ save_draft: () => new Promise((done) => answers.push(() => done(null))) });
  const saver = new DraftSaver(call, OF, false);
  saver.save(form('t'));
  await turn();
  for (const name of ['te', 'tea']) saver.save(form(name));
  answers[0]?.();
  await turn();
  answers[1]?.();
  await saver.idle();
  expect(asked.map(([, args]) => (args as { form: DraftForm }).form.draft.name)).toEqual(['t', 'tea']);
});

test('a_discarded_draft_is_not_saved_again_by_what_was_typed_before', async () => {
  const { call, asked } = fakeCall({});
  const saver = new DraftSaver(call, OF, false);
  saver.save(form('tea'));
  await saver.discard();
  expect(asked.map(([name]) => name)).toEqual(['discard_draft']);
  expect(saver.saved).toBe(false);
});

test('a_form_that_was_sent_is_not_saved_any_more', async () => {
  const { call, asked } = fakeCall({});
  const saver = new DraftSaver(call, OF, true);
  saver.stop();
  saver.save(form('tea'));
  await saver.idle();
  expect(asked).toEqual([]);
});

test('that_a_draft_is_not_saved_is_told_until_it_is', async () => {
  let isFull = true;
  const save = () => (isFull ? Promise.reject({ kind: 'notSaved' }) : Promise.resolve(null));
  const { call, asked } = fakeCall({ save_draft: save as never });
  const saver = new DraftSaver(call, OF, false);
  saver.save(form('tea'));
  await saver.idle();
  expect(saver.problem).toMatchObject({ kind: 'notSaved' });
  isFull = false;
  saver.retry();
  await saver.idle();
  expect(saver.problem).toBe(null);
  expect(asked.at(-1)).toEqual(['save_draft', { of: OF, form: form('tea'), typing: null }]);
});

test('what_is_typed_is_drawn_before_it_is_saved_and_all_of_one_frame_is_saved_once', async () => {
  let draw: () => void = () => undefined;
  const { call, asked } = fakeCall({});
  const saver = new DraftSaver(call, OF, false, () => new Promise((drawn) => (draw = drawn)));
  for (const name of ['t', 'te', 'tea']) saver.save(form(name));
  await turn();
  expect(asked).toEqual([]);
  draw();
  await saver.idle();
  expect(asked).toEqual([['save_draft', { of: OF, form: form('tea'), typing: null }]]);
});

test('a_username_is_told_to_be_typed_until_its_field_is_left', async () => {
  const { call, asked } = fakeCall({});
  const saver = new DraftSaver(call, OF, false);
  saver.left();
  saver.typing = 0;
  saver.save(form('tea'));
  await saver.idle();
  saver.left();
  await saver.idle();
  expect(asked.map(([, args]) => (args as { typing: number | null }).typing)).toEqual([0, null]);
});

const form = (name: string): DraftForm => ({
  draft: { name, registries: [], images: [] },
  rawBody: null,
  remember: true,
});

async function turn() {
  for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
}
