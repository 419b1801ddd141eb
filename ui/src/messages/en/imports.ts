// What was recognised in a pasted or dropped text, what was taken, what was left out and why.
import type { Format, LeftOut, Part, Taken } from '../../bindings';

type Words<T extends { kind: string }> = { [Kind in T['kind']]: (one: Extract<T, { kind: Kind }>) => string };

const PARTS: Record<Part, string> = {
  name: 'The name',
  registryKey: 'The registry',
  username: 'The username',
  password: 'The password',
  document: 'The document',
};

export const imports = {
  title: 'Take these credentials?',
  paste: 'Paste config',
  recognised: (format: string) => `Recognised: ${format}.`,
  named: (name: string) => `It names the secret ${name}.`,
  choose: 'Which registries',
  credential: (key: string, user: string) => (user === '' ? key : `${key} as ${user}`),
  noPassword: 'without a password: type it into the form',
  taken: 'What was done',
  leftOut: 'Left out',
  nothingOdd: 'Nothing had to be mended or left out.',
  helper: (helper: string) => `The passwords are kept by docker-credential-${helper}, a program on this computer.`,
  helperNote: 'It may ask you to unlock something. What it gives stays in Pullpass until you send it.',
  ask: (helper: string) => `Ask docker-credential-${helper}`,
  asking: 'Asking',
  take: (count: number) => (count === 1 ? 'Take it' : `Take ${count}`),
  refuse: 'Do not take',
  noConnection: 'Open a connection first; then paste this again.',
  formats: {
    dockerConfig: "docker's config.json",
    podmanAuth: "podman's auth.json",
    dockercfg: 'an old .dockercfg',
    kubernetesSecret: 'a Kubernetes Secret',
    aiCoreRequest: 'the body of an AI Core request',
    launchpadData: "AI Launchpad's JSON",
    helperAnswer: 'the answer of a credential helper',
    kubectlCommand: 'a kubectl command',
    loginCommand: 'a login command',
    curlCommand: 'a curl command',
  } satisfies Record<Format, string>,
  done: {
    fromUtf16: () => 'The text was UTF-16, as PowerShell writes it.',
    withoutByteOrderMark: () => 'A byte-order mark was skipped.',
    fromBase64: () => 'The text was base64.',
    fromEscapedTwice: () => 'The inner document was escaped once too often; mended.',
    fromNestedObject: () => 'The inner document stood there as an object, which AI Core refuses; mended.',
    innerFromBase64: () => 'The inner document was base64, which AI Core may not decode; mended.',
    fromLooseJson: () => 'It is not strict JSON; read all the same.',
    stringDataBeforeData: () => 'stringData goes before data, as Kubernetes has it.',
    authBeforeFields: ({ registryKey }) =>
      `${registryKey}: auth says something else than username and password; auth goes first, as in the kubelet.`,
    defaultRegistry: () => 'No registry is named, so it is Docker Hub.',
    passwordFromPipe: () => 'The password comes from the command before the pipe.',
  } satisfies Words<Taken>,
  left: {
    emptyEntry: ({ registryKey }) => `${registryKey}: the entry is empty.`,
    token: ({ registryKey }) =>
      `${registryKey}: an identity token, which the kubelet ignores. Create a token or password that can pull.`,
    deviceLogin: ({ registryKey }) => `${registryKey}: docker's own device login, of no use elsewhere.`,
    authUnreadable: ({ registryKey }) => `${registryKey}: its auth field is not base64 of user:password.`,
    entryUnreadable: ({ registryKey }) => `${registryKey}: the entry does not have the form of one.`,
    notText: ({ registryKey }) => `${registryKey}: username or password is no text.`,
    email: ({ registryKey }) => `${registryKey}: a mail address, used by nobody.`,
    variable: ({ part, name }) =>
      `${PARTS[part]}${name === null ? '' : ` ($${name})`} is a variable, which only a shell could fill in.`,
    commandOutput: ({ part }) => `${PARTS[part]} is the output of another command; it is not run.`,
    file: ({ part }) => `${PARTS[part]} is in a file; it is not read.`,
    passwordAsked: () => 'The command asks for the password; type it into the form.',
    namespace: () => 'The namespace: AI Core knows none.',
    headers: () => 'The headers of the request, such as its access token.',
    otherDocument: ({ documentKind }) => `Another document of the same text (${documentKind}).`,
    otherSecret: ({ name }) => `The Secret ${name}, which is no pull secret.`,
    helperName: () => 'A credential helper whose name is none; it will not be asked.',
    otherCommand: () => 'Another command of the same text.',
  } satisfies Words<LeftOut>,
};
