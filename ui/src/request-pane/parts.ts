// Names the parts of an address and the reason of each header, so that both can be explained. The words are elsewhere.
import type { CheckPurpose, Piece, RequestKind, RequestView } from '../bindings';

/** What a part of an address is. */
export type PartCode =
  | 'api'
  | 'tokenServer'
  | 'registry'
  | 'server'
  | 'serverPath'
  | 'version'
  | 'tokenPath'
  | 'secrets'
  | 'quota'
  | 'tenant'
  | 'path'
  | 'name'
  | 'count'
  | 'skip'
  | 'top'
  | 'parameter';

/** Why a header is there. */
export type HeaderReason =
  'host' | 'bearer' | 'login' | 'json' | 'mergePatch' | 'form' | 'accept' | 'acceptManifest' | 'userAgent' | 'unknown';

/** A part of an address. */
export interface Part {
  code: PartCode;
  pieces: Piece[];
}

const CHECKS: Readonly<Record<CheckPurpose, true>> = {
  ping: true,
  anonymous: true,
  anonymousToken: true,
  login: true,
  manifest: true,
  configuration: true,
};

/** Whether a request asks a registry, for a check. */
export function isCheck(kind: RequestKind): kind is CheckPurpose {
  return kind in CHECKS;
}

const PATHS: readonly [start: string, code: PartCode][] = [
  ['/oauth/token', 'tokenPath'],
  ['/admin/dockerRegistrySecrets', 'secrets'],
  ['/admin/resourceQuota/dockerRegistrySecrets', 'quota'],
  ['/admin/tenantInfo', 'tenant'],
];
const PARAMETERS: Readonly<Record<string, PartCode>> = { $count: 'count', $skip: 'skip', $top: 'top' };
const VERSION = '/v2';

/** The parts of an address in their order; together they are all of it. */
export function partsOf(request: RequestView): Part[] {
  const query = request.path.findIndex(({ text, token }) => token === 'punctuation' && text === '?');
  const path = query < 0 ? request.path : request.path.slice(0, query);
  const parameters = query < 0 ? [] : request.path.slice(query);
  const base: Piece = { text: request.base, token: 'plain' };
  return [
    { code: baseOf(request.kind), pieces: [base] },
    ...path.flatMap((piece) => pathParts(piece, request.kind)),
    ...parametersOf(parameters),
  ];
}

function baseOf(kind: RequestKind): PartCode {
  if (kind === 'unknown') return 'server';
  if (kind === 'token') return 'tokenServer';
  return isCheck(kind) ? 'registry' : 'api';
}

function pathParts(piece: Piece, kind: RequestKind): Part[] {
  if (piece.place?.kind === 'name') return [{ code: 'name', pieces: [piece] }];
  if (kind === 'unknown') return [{ code: 'serverPath', pieces: [piece] }];
  if (isCheck(kind)) return [{ code: 'path', pieces: [piece] }];
  const versioned = piece.text === VERSION || piece.text.startsWith(`${VERSION}/`);
  const rest = versioned ? piece.text.slice(VERSION.length) : piece.text;
  const code = PATHS.find(([start]) => rest === start || rest.startsWith(`${start}/`))?.[1] ?? 'path';
  return [
    ...(versioned ? [{ code: 'version' as const, pieces: [{ ...piece, text: VERSION }] }] : []),
    ...(rest === '' ? [] : [{ code, pieces: [{ ...piece, text: rest }] }]),
  ];
}

function parametersOf(pieces: readonly Piece[]): Part[] {
  const parts: Part[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    const starts = piece.token === 'punctuation' && (piece.text === '?' || piece.text === '&');
    if (starts || !last) parts.push({ code: 'parameter', pieces: [piece] });
    else last.pieces.push(piece);
    const part = parts.at(-1);
    if (part && piece.token === 'key') part.code = PARAMETERS[piece.text] ?? 'parameter';
  }
  return parts;
}

const MEDIA: Readonly<Record<string, HeaderReason>> = {
  'application/json': 'json',
  'application/merge-patch+json': 'mergePatch',
  'application/x-www-form-urlencoded': 'form',
};

/** Why a header is there. */
export function reasonOf(kind: RequestKind, name: string, value: string): HeaderReason {
  switch (name.toLowerCase()) {
    case 'host':
      return 'host';
    case 'authorization':
      return isCheck(kind) ? 'login' : 'bearer';
    case 'content-type':
      return MEDIA[value] ?? 'unknown';
    case 'accept':
      return value.includes('manifest') || value.includes('image') ? 'acceptManifest' : 'accept';
    case 'user-agent':
      return 'userAgent';
    default:
      return 'unknown';
  }
}

/** A request as HTTP text, with masks where secrets are. */
export function asHttp(request: RequestView): string {
  const text = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
  const below = /^[a-z]+:\/\/[^/]*(.*)$/.exec(request.base)?.[1] ?? '';
  const head = `${request.method} ${below}${text(request.path)} HTTP/1.1`;
  const headers = request.headers.map(({ name, value }) => `${name}: ${text(value)}`);
  const body = request.body ? ['', text(request.body.asSent)] : [];
  return [head, ...headers, ...body].join('\n');
}
