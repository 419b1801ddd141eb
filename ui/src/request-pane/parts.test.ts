import { expect, test } from 'vitest';
import type { Piece, RequestKind, RequestView } from '../bindings';
import { asHttp, partsOf, reasonOf } from './parts';
import { DIRECT } from '../state/fakeCall';

test('the_parts_of_an_address_are_all_of_it_and_each_is_known', () => {
  const cases: [RequestKind, Piece[], string[]][] = [
    ['token', [plain('/oauth/token')], ['tokenServer', 'tokenPath']],
    ['tenant', [plain('/v2/admin/tenantInfo')], ['api', 'version', 'tenant']],
    ['quota', [plain('/v2/admin/resourceQuota/dockerRegistrySecrets')], ['api', 'version', 'quota']],
    ['create', [plain('/v2/admin/dockerRegistrySecrets')], ['api', 'version', 'secrets']],
    [
      'delete',
      [plain('/v2/admin/dockerRegistrySecrets/'), { ...plain('team'), place: { kind: 'name' } }],
      ['api', 'version', 'secrets', 'name'],
    ],
    ['list', [plain('/v2/admin/dockerRegistrySecrets'), ...query()], ['api', 'version', 'secrets', 'skip', 'count']],
    ['manifest', [plain('/v2/acme/train/manifests/1')], ['registry', 'path']],
    ['unknown', [plain('/v2/admin/rotate')], ['server', 'serverPath']],
  ];
  for (const [kind, path, codes] of cases) {
    const parts = partsOf(view(kind, path));
    expect(parts.map(({ code }) => code)).toEqual(codes);
    const text = parts.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');
    expect(text).toBe(`https://api.example${path.map((piece) => piece.text).join('')}`);
  }
});

test('a_path_that_only_begins_alike_is_not_taken_for_the_version', () => {
  expect(partsOf(view('list', [plain('/v20/x')])).map(({ code }) => code)).toEqual(['api', 'path']);
});

test('each_header_has_its_reason', () => {
  expect(reasonOf('create', 'content-type', 'application/json')).toBe('json');
  expect(reasonOf('replace', 'Content-Type', 'application/merge-patch+json')).toBe('mergePatch');
  expect(reasonOf('list', 'Authorization', 'Bearer ••••••••')).toBe('bearer');
  expect(reasonOf('login', 'Authorization', 'Basic ••••••••')).toBe('login');
  expect(reasonOf('manifest', 'Accept', 'application/vnd.oci.image.manifest.v1+json')).toBe('acceptManifest');
  expect(reasonOf('list', 'X-Odd', '1')).toBe('unknown');
});

test('a_request_as_text_is_what_http_sends_with_masks', () => {
  const request = view('create', [plain('/v2/x')]);
  request.headers = [{ name: 'Host', value: [plain('api.example')] }];
  request.body = { asSent: [plain('{"p":"'), sealed(), plain('"}')], unfolded: null, size: 8, secrets: 1 };
  expect(asHttp(request)).toBe('POST /v2/x HTTP/1.1\nHost: api.example\n\n{"p":"••••••••"}');
});

function plain(text: string): Piece {
  return { text, token: 'plain' };
}

function sealed(): Piece {
  return { text: '••••••••', token: 'string', secret: 'registryPassword' };
}

function query(): Piece[] {
  const part = (start: string, name: string, value: string): Piece[] => [
    { ...plain(start), token: 'punctuation' },
    { ...plain(name), token: 'key' },
    { ...plain('='), token: 'punctuation' },
    { ...plain(value), token: 'string' },
  ];
  return [...part('?', '$skip', '20'), ...part('&', '$count', 'true')];
}

function view(kind: RequestKind, path: Piece[]): RequestView {
  const method = kind === 'create' ? 'POST' : 'GET';
  return { kind, method, base: 'https://api.example', path, headers: [], body: null, certificate: null, route: DIRECT };
}
