import { expect, test } from 'vitest';
import type { Finding, Piece, PreviewView, RequestView } from '../bindings';
import { shared, sharedPreview } from './share';

test('what_did_not_change_is_the_same_object_and_what_did_is_the_new_one', () => {
  const before = view(['{', 'anna', '}']);
  const after = shared(before, view(['{', 'berta', '}']));
  expect(after.body?.asSent.map(({ text }) => text)).toEqual(['{', 'berta', '}']);
  expect(after.body?.asSent[0]).toBe(before.body?.asSent[0]);
  expect(after.body?.unfolded?.[0]).toBe(before.body?.unfolded?.[0]);
  expect(after.body?.unfolded?.[1]).not.toBe(before.body?.unfolded?.[1]);
});

test('a_value_that_belongs_to_another_field_now_is_not_kept', () => {
  const moved = view(['{', 'anna', '}']);
  if (moved.body?.asSent[1]) moved.body.asSent[1].place = { kind: 'name' };
  expect(shared(view(['{', 'anna', '}']), moved).body?.asSent[1]?.place).toEqual({ kind: 'name' });
});

test('without_a_preview_before_the_new_one_is_taken_as_it_is', () => {
  const now = view(['{', '}']);
  expect(shared(undefined, now)).toBe(now);
});

test('findings_and_verdicts_that_say_the_same_are_the_same_objects', () => {
  const before = preview('usernameMissing');
  const after = sharedPreview(before, preview('usernameMissing'));
  expect(after.findings).toBe(before.findings);
  expect(after.verdicts).toBe(before.verdicts);
  expect(sharedPreview(before, preview('passwordMissing')).findings).not.toBe(before.findings);
});

function preview(code: Finding['code']): PreviewView {
  const finding: Finding = { code, severity: 'error', place: { kind: 'name' }, fields: {}, fix: null };
  return { request: view(['{', '}']), sendable: false, verdicts: [], findings: [finding] };
}

function view(texts: string[]): RequestView {
  const pieces = () => texts.map<Piece>((text) => ({ text, token: 'plain' }));
  const body = { asSent: pieces(), unfolded: pieces().map((piece) => [piece]), size: 0, secrets: 0 };
  return { kind: 'create', method: 'POST', base: '', path: [], headers: [], body, certificate: null };
}
