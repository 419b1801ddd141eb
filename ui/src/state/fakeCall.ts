// For tests: a `call` that answers from a table and remembers what it was asked.
import type { Commands, ConnectionView, Problem, Right, Route, TokenFacts } from '../bindings';
import type { Call } from '../ipc';

type Answers = {
  [Name in keyof Commands]?: (
    args: Commands[Name]['args'],
  ) => Commands[Name]['result'] | Promise<Commands[Name]['result']>;
};

/** What was asked, in order. */
export type Asked = [name: keyof Commands, args: unknown][];

/** A call with these answers; what has none is answered with null. */
export function fakeCall(answers: Answers): { call: Call; asked: Asked } {
  const asked: Asked = [];
  const call: Call = async (name, args) => {
    asked.push([name, args]);
    const answer = answers[name] as ((args: unknown) => unknown) | undefined;
    return (answer ? await answer(args) : null) as never;
  };
  return { call, asked };
}

/** An answer that fails. */
export function failing(problem: Problem): () => Promise<never> {
  return () => Promise.reject(problem);
}

/** A request that takes no other way than the direct one. */
export const DIRECT: Route = { proxy: null, authorities: [] };

const UNKNOWN: Right = { kind: 'unknown' };

/** What is known of a token to test with. */
export const TOKEN: TokenFacts = {
  issuedAt: '2026-08-01T12:00:00Z',
  expiresAt: '2026-08-02T00:00:00Z',
  readable: true,
  clientId: 'sb-invented',
  issuer: 'https://token.example/oauth/token',
  zone: null,
  subaccount: null,
  tokenId: null,
  scopes: [],
};

/** A connection to test with. */
export function connection(id: string, some: Partial<ConnectionView> = {}): ConnectionView {
  return {
    id,
    name: id,
    region: 'eu10',
    apiUrl: 'https://api.example',
    tokenUrl: 'https://token.example',
    clientId: 'sb-invented',
    identityZone: null,
    colour: 0,
    production: false,
    practice: false,
    clientSecret: 'keychain',
    certificate: null,
    doctor: [],
    hasPreviousKey: false,
    addedAt: '2026-01-01T00:00:00Z',
    usedAt: null,
    network: { proxy: null, authorities: null, environmentAuthorities: null },
    token: { kind: 'none' },
    rights: { create: UNKNOWN, read: UNKNOWN, update: UNKNOWN, delete: UNKNOWN },
    lastTest: null,
    quota: null,
    ...some,
  };
}
