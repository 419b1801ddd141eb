// What chooses among the texts by a code, and what it fills in.
import { expect, test } from 'vitest';
import type { AppProblem } from '../state/problem';
import { blame, checkLine, checkSummary } from './check';
import { diagnostic } from './diagnostic';
import './fetched';
import { finding } from './finding';
import { kubeletVerdict, leftOut, partOf, taken } from './imported';
import { noticed, tell } from './problem';
import { proxySetBy } from './proxy';
import { testFinding } from './testFinding';

test('a_problem_is_told_with_its_fields', () => {
  const refused: AppProblem = { kind: 'requestRefused', status: 400, code: '01', message: 'no such field' };
  expect(tell(refused)).toEqual({
    what: 'The server rejected the request (400, code 01).',
    cause: 'The server said: “no such field”.',
    cure: 'Correct the reported problem and send again.',
  });
  expect(tell({ ...refused, code: null, message: '' })).toMatchObject({
    what: 'The server rejected the request (400).',
    cause: 'The server gave no reason.',
  });
});

test('a_problem_with_variants_is_told_by_the_one_that_applies', () => {
  expect(tell({ kind: 'documentUnreadable', line: 0, column: 0 }).what).toContain('kubelet');
  expect(tell({ kind: 'documentUnreadable', line: 1024, column: 3 }).cause).toContain('line 1024, column 3');
  expect(tell({ kind: 'secretMissing', what: 'privateKey' }).what).toContain('private key');
  expect(tell({ kind: 'secretMissing', what: 'password' }).what).toContain('password');
  expect(tell({ kind: 'secretMissing', what: 'username' }).cure).toBe('Enter the username again.');
  expect(tell({ kind: 'clientCertificateRefused', host: 'a.example', reason: 'bad' }).cure).toContain('"x509"');
  expect(tell({ kind: 'secretTooLong', limit: 2560 }).cause).toBe('The keychain accepts up to 2.5 KiB.');
  const unusable: AppProblem = { kind: 'variableUnusable', name: 'HTTPS_PROXY', fault: { kind: 'notText' } };
  expect(tell(unusable).cause).toBe('Its value is not text. Nothing is sent until that is settled.');
});

test('a_text_without_a_login_is_named_with_what_it_refers_to', () => {
  const foreign = (text: Extract<AppProblem, { kind: 'foreignText' }>['text']) => tell({ kind: 'foreignText', text });
  expect(foreign({ kind: 'variables', names: ['USER', 'PASS'] }).what).toBe(
    'The values are variables: $USER and $PASS.',
  );
  expect(foreign({ kind: 'variables', names: [] }).what).toBe('The values are variables.');
  expect(foreign({ kind: 'secretReference', names: ['pull'] })).toMatchObject({
    what: 'The text refers to the Secret pull.',
    cure: 'Paste the output of kubectl get secret pull -o yaml.',
  });
  expect(foreign({ kind: 'otherSecrets', names: ['', ''] }).what).toBe('This Secret is not a pull secret.');
  expect(foreign({ kind: 'commandOutput', part: 'password' }).what).toBe('The password is the output of a command.');
});

test('what_the_last_run_left_behind_is_counted', () => {
  expect(noticed({ kind: 'keychainTidied', count: 1 }).what).toBe('1 password was deleted from the keychain.');
  expect(noticed({ kind: 'keychainTidied', count: 2 }).what).toBe('2 passwords were deleted from the keychain.');
});

test('a_line_of_a_check_names_what_it_knows', () => {
  const text = (code: Parameters<typeof checkLine>[0]['code'], fields: Record<string, string> = {}) =>
    checkLine({ code, fields }).text;
  expect(text('loginRefused', { host: 'ghcr.io', username: 'anna', status: '401', message: 'bad' })).toBe(
    'ghcr.io denied the login for anna (401). The server said: “bad”.',
  );
  expect(text('loginRefused')).toBe('the registry denied the login for this user.');
  expect(text('rateLimited', { host: 'docker.io', limit: '100', retryAfter: '60' })).toBe(
    'docker.io limits requests to 100 pulls. Try again in 60 s.',
  );
  expect(text('manifestFound', { digest: 'sha256:0123456789abcdef' })).toBe('is sha256:0123456789ab…');
  expect(text('reachedOnThisComputer', { host: 'here', practice: 'true' })).toContain('practice registry');
  expect(checkLine({ code: 'platformMissing', fields: { platforms: 'linux/arm64,linux/s390x' } }).title).toBe(
    'Image is arm64 and s390x only',
  );
});

test('a_field_is_blamed_in_words_that_stand_alone', () => {
  expect(blame({ code: 'noPullRight', fields: {} })).toBe('This user may not pull the image.');
  expect(blame({ code: 'tagUnknown', fields: { tag: 'v1' } })).toBe('Tag not found');
});

test('a_summary_of_checks_leaves_out_what_did_not_occur', () => {
  const tally = { passed: 3, warnings: 1, failed: 0, open: 0, time: 1200 };
  expect(checkSummary(tally)).toBe('3 passed, 1 warning, in 1.2 s');
});

test('a_diagnostic_has_the_wording_of_its_value', () => {
  const line = (code: Parameters<typeof diagnostic>[0]['code'], fields: Record<string, string>) =>
    diagnostic({ code, fields });
  expect(line('wrapping', { layers: 'base64 mail' }).proof).toBe('in an e-mail, in base64');
  expect(line('encoding', { encoding: 'utf16' }).proof).toContain('PowerShell');
  expect(line('blanks', { field: 'clientsecret' }).title).toBe('Spaces around the client secret');
  expect(line('planOdd', { plan: '', status: '' }).proof).toBe('The tenant does not report it.');
  expect(line('planOdd', { plan: 'free', status: '' }).proof).toBe('The tenant reports: free.');
  expect(line('bare', {})).not.toHaveProperty('cure');
});

test('a_finding_has_the_wording_of_its_reason', () => {
  const of = (code: Parameters<typeof finding>[0]['code'], fields: Record<string, string>) =>
    finding({ code, fields, severity: 'error', place: { kind: 'name' }, fix: null });
  expect(of('imageInvalid', { reason: 'uppercase' })).toBe('Repository names are lower case.');
  expect(of('imageInvalid', { reason: 'new' })).toBe('Not an image name.');
  expect(of('imageNotServed', { suggestedKey: 'ghcr.io' })).toBe('No login here matches ghcr.io.');
  expect(of('imageNotServed', { registry: '2', why: 'port' })).toContain('its host has a different port');
  expect(of('nameCharacter', { character: '\u200b' })).toContain('U+200B');
});

test('what_became_of_a_pasted_text_is_said_in_full', () => {
  expect(taken({ kind: 'expires', registryKey: 'ghcr.io', at: null, hours: 12 })).toBe(
    'ghcr.io: The password is a token that expires 12 hours after it is issued.',
  );
  expect(taken({ kind: 'shellAssumed', shell: 'powerShell' })).toContain('read as PowerShell');
  expect(leftOut({ kind: 'variable', part: 'password', name: 'TOKEN' })).toBe(
    'The password is a variable ($TOKEN) that the text does not set.',
  );
  expect(kubeletVerdict({ kind: 'typeIgnored', secretType: '' })).toContain('it has no type');
  expect(partOf('username', 'ghcr.io')).toBe('The username of ghcr.io');
});

test('a_part_of_a_test_says_what_it_found', () => {
  expect(testFinding({ kind: 'token', minutes: 720 })).toBe('issued for 12 h');
  const tenantId = 'a1b2c3d4-0000-4000-8000-000000000000';
  expect(testFinding({ kind: 'tenant', tenantId, servicePlan: 'extended', status: null })).toBe(
    'plan extended, zone a1b2c3d4',
  );
  expect(testFinding({ kind: 'quota', used: null, max: 50 })).toBe('up to 50 pull secrets');
});

test('who_set_a_proxy_is_said', () => {
  expect(proxySetBy(null)).toBe('Set in the network settings.');
  expect(proxySetBy('HTTPS_PROXY')).toBe('Set by the environment variable HTTPS_PROXY.');
});
