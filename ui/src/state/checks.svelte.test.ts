import { describe, expect, test } from 'vitest';
import type { CheckLine, CheckStep, Draft, Event, LastCheck, Verdict } from '../bindings';
import { Checks } from './checks.svelte';
import { failing, fakeCall } from './fakeCall';
import { checkRank, loginProved, worst, wouldFail } from './lastCheck';

describe('the checks of a form', () => {
  test('lines_come_while_it_goes_on_and_those_of_other_calls_are_not_heard', async () => {
    let end: (() => void) | undefined;
    const { call, asked } = fakeCall({
      check: () => new Promise((done) => (end = () => done({ checkedAt: NOW, lines: [line('keyMatches')] }))),
    });
    const checks = new Checks(call);
    const going = checks.run('c', DRAFT);
    const { operation } = asked[0]?.[1] as { operation: string };
    checks.hear(heard('another'));
    expect(checks.lines).toHaveLength(0);
    checks.hear(heard(operation));
    expect(checks.line(0, 'reachable')?.code).toBe('reached');
    end?.();
    await going;
    expect(checks.running).toBe(false);
  });

  test('empty_images_are_not_asked_about', async () => {
    const { call, asked } = fakeCall({ check: () => ({ checkedAt: NOW, lines: [] }) });
    await new Checks(call).run('c', { ...DRAFT, images: ['', ' ghcr.io/a/b:1 '] });
    expect(asked[0]?.[1]).toMatchObject({ draft: { images: ['ghcr.io/a/b:1'] }, consents: [] });
  });

  test('what_a_person_agreed_to_goes_along_with_the_next_check', async () => {
    const { call, asked } = fakeCall({ check: () => ({ checkedAt: NOW, lines: [line('loginAccepted', CONSENT)] }) });
    const checks = new Checks(call);
    await checks.run('c', DRAFT);
    expect(checks.wanted).toEqual(CONSENT.consent);
    checks.agree(CONSENT.consent);
    await checks.run('c', DRAFT);
    expect(asked[1]?.[1]).toMatchObject({ consents: [CONSENT.consent] });
  });

  test('given_up_it_keeps_the_lines_it_had', async () => {
    const { call, asked } = fakeCall({ check: failing({ kind: 'cancelled' }) });
    const checks = new Checks(call);
    const going = checks.run('c', DRAFT);
    checks.hear(heard((asked[0]?.[1] as { operation: string }).operation));
    expect(await going).toBeNull();
    expect(checks.lines).toHaveLength(1);
    expect(checks.problem?.kind).toBe('cancelled');
  });

  test('checks_from_before_hold_for_the_form_they_were_made_of_alone', () => {
    const checks = new Checks(fakeCall({}).call, last({ kind: 'refused' }), DRAFT);
    expect(checks.failed).toBe(true);
    expect(checks.outdated(DRAFT)).toBe(false);
    expect(checks.outdated({ ...DRAFT, name: 'other' })).toBe(true);
  });
});

describe('the last checks of a secret', () => {
  test('the_gravest_line_stands_for_all', () => {
    const lines = [line('reachable', { kind: 'warning' }), line('loginAccepted', { kind: 'refused' })];
    expect(worst(lines)?.step).toBe('loginAccepted');
    expect(worst([line('reachable')])).toBeNull();
  });

  test('a_refusal_needs_attention_and_a_warning_does_not', () => {
    expect(wouldFail(last({ kind: 'refused' }))).toBe(true);
    expect(wouldFail(last({ kind: 'warning' }))).toBe(false);
    expect(wouldFail(null)).toBe(false);
  });

  test('the_login_works_only_if_each_was_proved', () => {
    expect(loginProved(last({ kind: 'proven' }))).toBe(true);
    expect(loginProved(last({ kind: 'notProvable' }))).toBe(false);
    expect(loginProved({ checkedAt: NOW, lines: [] })).toBe(false);
  });

  test('failures_sort_before_passes_and_what_was_never_checked_has_no_rank', () => {
    expect(checkRank(last({ kind: 'refused' })) < checkRank(last({ kind: 'proven' }))).toBe(true);
    expect(checkRank(null)).toBe('');
  });
});

const NOW = '2026-11-24T07:00:00Z';
const DRAFT: Draft = { name: 'a', registries: [], images: ['ghcr.io/a/b:1'] };
const CONSENT = {
  kind: 'needsConsent',
  consent: { kind: 'realm', registryHost: 'r.example', realmHost: 'auth.example' },
} as const;

function last(verdict: Verdict): LastCheck {
  return { checkedAt: NOW, lines: [line('loginAccepted', verdict)] };
}

function heard(operation: string): Event {
  return { kind: 'progress', operation, step: { kind: 'checked', line: line('reachable') } };
}

function line(step: CheckStep, verdict: Verdict = { kind: 'proven' }): CheckLine {
  return { image: 0, step, verdict, code: 'reached', fields: {}, remedy: null, duration: 1, evidence: [] };
}
