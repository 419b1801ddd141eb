import { expect, test } from 'vitest';
import { updated, type NumberedView } from './updates';

interface View {
  lines: { text: string }[];
  sendable: boolean;
}

const BEFORE: NumberedView<View> = { number: 1, view: { lines: [{ text: 'user' }, { text: 'key' }], sendable: true } };

test('a_whole_view_is_taken_as_it_is', () => {
  const view = { lines: [], sendable: false };
  expect(updated(BEFORE, { kind: 'whole', number: 2, view })).toEqual({ number: 2, view });
  expect(updated<View>(null, { kind: 'whole', number: 1, view }).view).toBe(view);
});

test('what_did_not_change_is_the_same_object_and_what_did_is_a_new_one', () => {
  const patch = [{ op: 'replace' as const, path: '/lines/1/text', value: 'keys' }];
  const { number, view } = updated(BEFORE, { kind: 'changed', number: 2, patch });
  expect(number).toBe(2);
  expect(view).toEqual({ lines: [{ text: 'user' }, { text: 'keys' }], sendable: true });
  expect(view.lines[0]).toBe(BEFORE.view.lines[0]);
  expect(view.lines[1]).not.toBe(BEFORE.view.lines[1]);
  expect(BEFORE.view.lines[1]?.text).toBe('key');
});

test('nothing_changed_is_the_same_view', () => {
  expect(updated(BEFORE, { kind: 'changed', number: 2, patch: [] }).view).toBe(BEFORE.view);
});

test('lines_come_and_go', () => {
  const patch = [
    { op: 'remove' as const, path: '/lines/1' },
    { op: 'add' as const, path: '/lines/1', value: { text: 'image' } },
    { op: 'add' as const, path: '/lines/2', value: { text: 'end' } },
  ];
  const { view } = updated(BEFORE, { kind: 'changed', number: 2, patch });
  expect(view.lines.map(({ text }) => text)).toEqual(['user', 'image', 'end']);
});

test('changes_to_nothing_are_refused', () => {
  expect(() => updated<View>(null, { kind: 'changed', number: 2, patch: [] })).toThrow('without the view');
});
