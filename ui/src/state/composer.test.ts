import { describe, expect, test } from 'vitest';
import type { Commands, Draft, PreviewView, RegistryDraft, SentView, Update, UsernameKind } from '../bindings';
import type { Call } from '../ipc';
import { Composer } from './composer.svelte';
import type { Start } from './composerStart';
import { hasUsername } from './draft';
import { DIRECT } from './fakeCall';

const HANDLE = 'a'.repeat(32);
const HUB = 'https://index.docker.io/v1/';

describe('what is typed', () => {
  test('each_keystroke_asks_for_its_preview_at_once', () => {
    const { composer, asked } = given();
    for (const name of ['t', 'te', 'tea']) composer.write({ kind: 'name' }, name);
    expect(asked('preview').map(({ composition }) => composition.draft.name)).toEqual(['', 't', 'te', 'tea']);
  });

  test('an_answer_that_comes_late_does_not_take_the_place_of_a_newer_one', async () => {
    const answers: ((told: Update<PreviewView>) => void)[] = [];
    const { composer } = given({ preview: () => new Promise((answer) => answers.push(answer)) });
    composer.write({ kind: 'name' }, 'new');
    answers[1]?.(preview({ sendable: true }));
    answers[0]?.(preview({ sendable: false }));
    await settled();
    expect(composer.preview?.sendable).toBe(true);
  });

  test('answers_are_drawn_while_newer_ones_are_on_their_way', async () => {
    const answers: ((told: Update<PreviewView>) => void)[] = [];
    const { composer } = given({ preview: () => new Promise((answer) => answers.push(answer)) });
    composer.write({ kind: 'name' }, 'new');
    answers[0]?.(preview({ sendable: false }));
    await settled();
    expect(composer.preview).not.toBeNull();
  });

  test('what_changed_is_told_since_the_preview_that_was_drawn_last', async () => {
    const patch = [{ op: 'replace' as const, path: '/sendable', value: false }];
    const { composer, asked } = given({
      preview: ({ since }) =>
        Promise.resolve(since === null ? preview({}) : { kind: 'changed', number: since + 1, patch }),
    });
    await settled();
    const { request } = composer.preview ?? {};
    composer.write({ kind: 'name' }, 'new');
    await settled();
    expect(asked('preview').map(({ since }) => since)).toEqual([null, 1]);
    expect(composer.preview?.sendable).toBe(false);
    expect(composer.preview?.request).toBe(request);
  });

  test('a_missing_value_is_told_once_the_form_is_to_be_sent_and_a_wrong_one_at_once', async () => {
    const findings = [finding('usernameMissing', 'username'), finding('passwordBlanks', 'password')];
    const { composer } = given({ preview: () => Promise.resolve(preview({ findings })) });
    await settled();
    composer.leave({ kind: 'username', registry: 0 });
    expect(composer.findings.map(({ code }) => code)).toEqual(['passwordBlanks']);
    await composer.ready();
    expect(composer.findings.map(({ code }) => code)).toEqual(['usernameMissing', 'passwordBlanks']);
  });

  test('a_fix_is_applied_to_the_form_as_it_is_by_then', async () => {
    const { composer, asked } = given({
      apply_fix: ({ draft }) => Promise.resolve({ ...draft, images: ['docker.io/acme/train:1'] }),
    });
    const fixing = composer.fix({ code: 'imageInvalid', place: IMAGE, replacement: { kind: 'setText', text: 'x' } });
    composer.write({ kind: 'name' }, 'typed-meanwhile');
    await fixing;
    expect(composer.draft.name).toBe('typed-meanwhile');
    expect(composer.draft.images).toEqual(['docker.io/acme/train:1']);
    expect(asked('apply_fix')).toHaveLength(2);
  });
});

describe('passwords', () => {
  test('a_typed_password_leaves_and_only_its_handle_stays', async () => {
    const { composer } = given();
    expect(await composer.takePassword(0, bytes('invented'))).toBe(true);
    expect(composer.draft.registries[0]?.password).toBe(HANDLE);
    expect(JSON.stringify(composer.draft)).not.toContain('invented');
    expect(composer.placeOfPassword(HANDLE)).toBe('memory');
  });

  test('sending_waits_for_a_password_that_is_being_handed_over', async () => {
    const { composer, asked } = given();
    void composer.takePassword(0, bytes('invented'));
    await composer.send();
    expect(asked('send')[0]?.draft.registries[0]?.password).toBe(HANDLE);
  });

  test('a_password_that_was_not_taken_keeps_the_form_from_being_sent', async () => {
    const { composer, asked } = given({}, () => Promise.reject({ kind: 'secretNotText' }));
    void composer.takePassword(0, bytes('invented'));
    expect(await composer.send()).toBeNull();
    expect(composer.problem?.kind).toBe('secretNotText');
    expect(asked('send')).toHaveLength(0);
  });

  test('a_form_that_is_left_keeps_what_was_typed_and_one_that_is_discarded_forgets_it', async () => {
    const { composer, asked } = given();
    await composer.takePassword(0, bytes('invented'));
    composer.close();
    expect(asked('discard_secret')).toHaveLength(0);
    await composer.discard();
    composer.close();
    expect(asked('discard_draft')).toHaveLength(1);
    expect(asked('discard_secret')).toEqual([{ handle: HANDLE }]);
  });

  test('what_was_registered_is_not_forgotten_when_the_form_closes', async () => {
    const { composer, asked } = given();
    await composer.takePassword(0, bytes('invented'));
    await composer.send();
    composer.close();
    expect(asked('discard_secret')).toHaveLength(0);
  });
});

describe('sending', () => {
  test('a_form_with_an_error_is_not_sent_and_all_that_is_missing_is_shown', async () => {
    const findings = [finding('usernameMissing', 'username')];
    const { composer, asked } = given({ preview: () => Promise.resolve(preview({ findings, sendable: false })) });
    expect(await composer.send()).toBeNull();
    expect(asked('send')).toHaveLength(0);
    expect(composer.findings).toHaveLength(1);
  });

  test('its_progress_is_told_and_that_of_other_calls_is_not', async () => {
    let answer: (view: SentView) => void = () => undefined;
    const { composer } = given({ send: () => new Promise((done) => (answer = done)) });
    const sending = composer.send();
    await settled();
    const operation = composer.progress?.operation ?? '';
    composer.hear({ kind: 'progress', operation: 'other', step: { kind: 'sending', operation: 'create' } });
    expect(composer.progress?.step).toBeNull();
    composer.hear({ kind: 'progress', operation, step: { kind: 'waiting', seconds: 3, attempt: 2, of: 3 } });
    expect(composer.progress?.step).toEqual({ kind: 'waiting', seconds: 3, attempt: 2, of: 3 });
    answer(sent({ kind: 'replaced' }));
    await sending;
    expect(composer.progress).toBeNull();
  });

  test('a_cancelled_call_leaves_the_form_as_it_was', async () => {
    let refuse: (problem: unknown) => void = () => undefined;
    const { composer, asked } = given({ send: () => new Promise((_, no) => (refuse = no)) });
    composer.write({ kind: 'name' }, 'team-images');
    const sending = composer.send();
    await settled();
    await composer.cancel();
    refuse({ kind: 'cancelled' });
    expect(await sending).toBeNull();
    expect(asked('cancel')).toHaveLength(1);
    expect(composer.problem?.kind).toBe('cancelled');
    expect(composer.draft.name).toBe('team-images');
  });

  test('a_taken_name_is_replaced_with_the_same_form', async () => {
    const { composer, asked } = given({ send: () => Promise.resolve(sent({ kind: 'nameTaken' })) });
    await composer.takePassword(0, bytes('invented'));
    await composer.send();
    composer.turn('replace');
    await composer.send();
    expect(asked('send').map(({ purpose }) => purpose)).toEqual(['create', 'replace']);
    expect(asked('send')[1]?.draft).toEqual(asked('send')[0]?.draft);
    expect(asked('discard_secret')).toHaveLength(0);
  });

  test('the_answer_is_marked_as_old_once_the_form_changes', async () => {
    const { composer } = given({ send: () => Promise.resolve(sent({ kind: 'nameTaken' })) });
    await composer.send();
    expect(composer.changedSince).toBe(false);
    composer.write({ kind: 'name' }, 'other');
    expect(composer.changedSince).toBe(true);
  });

  test('is_sent_once_however_often_it_is_asked_for_while_it_is_on_its_way', async () => {
    const { composer, asked } = given();
    const sent = await Promise.all([composer.send(), composer.send(), composer.send()]);
    expect(sent.filter((view) => view !== null)).toHaveLength(1);
    expect(asked('send')).toHaveLength(1);
  });

  test('is_not_sent_again_once_it_is_registered_though_its_page_may_still_be_there', async () => {
    const { composer, asked } = given();
    await composer.send();
    expect(composer.sendable).toBe(false);
    expect(await composer.send()).toBeNull();
    expect(asked('send')).toHaveLength(1);
  });

  test('can_be_sent_again_after_a_refusal', async () => {
    const { composer, asked } = given({ send: () => Promise.resolve(sent({ kind: 'nameTaken' })) });
    await composer.send();
    await composer.send();
    expect(asked('send')).toHaveLength(2);
  });

  test('image_fields_in_which_nothing_was_typed_are_not_sent', async () => {
    const { composer, asked } = given();
    composer.addImage();
    await composer.send();
    expect(asked('send')[0]?.draft.images).toEqual([]);
  });
});

describe('a username that is a secret', () => {
  const masked = () => Promise.resolve(preview({ masked: [USERNAME] }));

  test('leaves_the_window_when_its_field_is_left', async () => {
    const settle_usernames = (draft: Draft) => Promise.resolve(withUsername(draft, '', 'password'));
    const { composer, asked } = given({ preview: masked, settle_usernames });
    composer.write(USERNAME, 'dop_v1_invented');
    composer.leave(USERNAME);
    await settled();
    expect(composer.draft.registries[0]).toMatchObject({ username: '', usernameKind: 'password' });
    expect(asked('save_draft').at(-1)?.form.draft.registries[0]?.username).toBe('');
  });

  test('is_not_taken_over_by_an_answer_that_comes_after_more_was_typed', async () => {
    let answer: () => void = () => undefined;
    const settle_usernames = (draft: Draft) =>
      new Promise<Draft>((done) => (answer = () => done(withUsername(draft, '', 'password'))));
    const { composer } = given({ preview: masked, settle_usernames });
    composer.write(USERNAME, 'dop_v1_invented');
    composer.leave(USERNAME);
    await settled();
    composer.write(USERNAME, 'anna');
    answer();
    await settled();
    expect(composer.draft.registries[0]).toMatchObject({ username: 'anna', usernameKind: 'typed' });
  });

  test('is_saved_when_its_field_is_left_and_told_to_be_typed_until_then', async () => {
    const { composer, asked } = given();
    composer.type(USERNAME, 'be');
    composer.type(USERNAME, 'bert');
    await settled();
    expect(asked('save_draft').map(({ typing }) => typing)).toEqual([0]);
    composer.leave(USERNAME);
    await settled();
    expect(asked('save_draft').at(-1)).toMatchObject({ typing: null });
    expect(asked('save_draft').at(-1)?.form.draft.registries[0]?.username).toBe('bert');
    composer.type({ kind: 'name' }, 'team-images-2');
    await settled();
    expect(asked('save_draft').at(-1)).toMatchObject({ typing: null });
  });

  test('can_be_replaced_by_one_that_is_typed', () => {
    const { composer } = given();
    composer.adopt(withUsername(composer.draft, '', 'password'));
    composer.typeUsername(0);
    expect(composer.draft.registries[0]).toMatchObject({ username: '', usernameKind: 'typed' });
    expect(composer.next).toEqual(['username-0']);
  });

  test('is_forgotten_with_its_handle_when_another_one_is_typed_in_its_place', () => {
    const { composer, asked } = given();
    const hiddenUsername = 'c'.repeat(32);
    const { draft } = composer;
    composer.adopt({ ...draft, registries: draft.registries.map((row) => ({ ...row, username: '', hiddenUsername })) });
    expect(hasUsername(composer.draft.registries[0] as RegistryDraft)).toBe(true);
    composer.typeUsername(0);
    expect(composer.draft.registries[0]).toMatchObject({ username: '', hiddenUsername: null });
    expect(asked('discard_secret')).toEqual([{ handle: hiddenUsername }]);
  });

  test('is_shown_while_it_is_changed_once_it_was_confirmed_to_be_none', () => {
    const { composer } = given();
    composer.adopt(withUsername(composer.draft, 'aB3dEf6hIj9k', 'confirmed'));
    composer.write(USERNAME, 'aB3dEf6hIj9kL');
    expect(composer.draft.registries[0]?.usernameKind).toBe('confirmed');
    composer.write(USERNAME, '');
    expect(composer.draft.registries[0]?.usernameKind).toBe('typed');
  });
});

const USERNAME = { kind: 'username', registry: 0 } as const;
const IMAGE = { kind: 'image', image: 0 } as const;

function withUsername(draft: Draft, username: string, usernameKind: UsernameKind): Draft {
  return { ...draft, registries: draft.registries.map((row) => ({ ...row, username, usernameKind })) };
}

type Answers = { [Name in keyof Commands]?: (args: Commands[Name]['args']) => Promise<Commands[Name]['result']> };

function given(answers: Answers = {}, stage: () => Promise<string> = () => Promise.resolve(HANDLE)) {
  const calls: [string, unknown][] = [];
  const all: Answers = {
    preview: () => Promise.resolve(preview({})),
    send: () => Promise.resolve(sent({ kind: 'registered', answerLost: false })),
    ...answers,
  };
  const call: Call = (name, args) => {
    calls.push([name, args]);
    const answer = all[name] as ((args: unknown) => Promise<never>) | undefined;
    return answer?.(args) ?? Promise.resolve(null as never);
  };
  const composer = new Composer(call, stage, start());
  const asked = <Name extends keyof Commands>(name: Name) =>
    calls.filter(([called]) => called === name).map(([, args]) => args as Commands[Name]['args']);
  return { composer, asked };
}

function start(): Start {
  const registry = {
    preset: 'docker-hub',
    registryKey: HUB,
    username: 'anna',
    usernameKind: 'typed' as const,
    hiddenUsername: null,
    password: 'b'.repeat(32),
  };
  const draft: Draft = { name: '', registries: [registry], images: [''] };
  return { connection: 'c1', purpose: 'create', draft, remember: true, kept: true, presets: [] };
}

function preview(view: Partial<PreviewView>): Update<PreviewView> {
  const request = {
    kind: 'create',
    method: 'POST',
    base: '',
    path: [],
    headers: [],
    body: null,
    certificate: null,
    route: DIRECT,
  } as const;
  const whole = {
    request: { ...request, path: [], headers: [] },
    findings: [],
    verdicts: [],
    masked: [],
    sendable: true,
    ...view,
  };
  return { kind: 'whole', number: 1, view: whole };
}

function finding(code: 'usernameMissing' | 'passwordBlanks', kind: 'username' | 'password') {
  return { code, severity: 'error' as const, place: { kind, registry: 0 }, fields: {}, fix: null };
}

function sent(result: SentView['result']): SentView {
  const storage = { kind: 'nothing' } as const;
  return { result, listed: 'yes', storage, undo: null, main: null, exchanges: [], list: null };
}

const bytes = (text: string) => new TextEncoder().encode(text);

async function settled() {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}
