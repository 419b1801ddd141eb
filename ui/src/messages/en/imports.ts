// What was recognised in a pasted or dropped text, what was repaired, and what was left out and why.
import type { CommandShell, Format, KubeletVerdict, LeftOut, Part, RepairKind, Taken } from '../../bindings';

type Words<T extends { kind: string }> = { [Kind in T['kind']]: (one: Extract<T, { kind: Kind }>) => string };

/** What a value of a text is called at the start of a sentence. */
export const PARTS: Record<Part, string> = {
  name: 'The name',
  registryKey: 'The registry host',
  username: 'The username',
  password: 'The password',
  document: 'The document',
};

/** What the shells are called. */
export const SHELLS: Record<CommandShell, string> = { bash: 'bash', powerShell: 'PowerShell', cmd: 'cmd' };

const hours = (count: number): string => (count === 1 ? 'one hour' : `${count} hours`);

export const imports = {
  title: 'Use these credentials?',
  paste: 'Paste config',
  recognised: (format: string, name: string | null) =>
    `Recognised: ${format}.${name === null ? '' : ` Secret name: ${name}.`}`,
  choose: 'Credentials',
  ofSecret: (name: string) => `Secret ${name}`,
  chosenTwice: (key: string) =>
    `A pull secret has one credential for each registry. Select one${key === '' ? '' : ` for ${key}`}.`,
  credential: (key: string, user: string) => (user === '' ? key : key === '' ? user : `${key} as ${user}`),
  noPassword: 'The text has no password for it. Enter it in the form.',
  taken: 'Notes',
  leftOut: 'Left out',
  nothingOdd: 'Nothing had to be repaired or left out.',
  helper: (helper: string) => `The passwords are stored by docker-credential-${helper}, a program on this computer.`,
  helperNote: 'It may ask you to unlock a keychain. The passwords stay in Pullpass until you register the secret.',
  ask: (helper: string) => `Ask docker-credential-${helper}`,
  asking: 'Asking',
  take: (count: number) => (count === 1 ? 'Add to form' : `Add ${count} to form`),
  refuse: 'Discard',
  noConnection: 'Open a connection first, then paste again.',
  formats: {
    dockerConfig: 'a Docker config.json',
    podmanAuth: 'a Podman auth.json',
    dockercfg: 'an old .dockercfg',
    kubernetesSecret: 'a Kubernetes Secret',
    aiCoreRequest: 'the body of an AI Core request',
    launchpadData: 'the JSON for AI Launchpad',
    helperAnswer: 'the output of a credential helper',
    kubectlCommand: 'a kubectl command',
    loginCommand: 'a login command',
    curlCommand: 'a curl command',
    ecrToken: 'the output of aws ecr get-authorization-token',
    acrToken: 'the output of az acr login --expose-token',
    k3sRegistries: 'the registries.yaml of k3s',
    helmValues: 'the values of a Helm chart',
    terraform: 'a Terraform configuration',
    kustomization: 'a Kustomization',
    notebook: 'a notebook cell',
    pipeline: 'a pipeline',
    ecrPassword: 'the output of aws ecr get-login-password',
    gcloudToken: 'the output of gcloud auth print-access-token',
    gcpKey: 'the key of a Google Cloud service account',
    harborRobot: 'a Harbor robot account',
    gitlabDeployToken: 'a GitLab deploy token',
    acrPasswords: 'the passwords of an Azure container registry',
    servicePrincipal: 'an Azure service principal',
    variables: 'variables or settings',
    containerd: 'a containerd configuration',
    netrc: 'a .netrc file',
    fluxCommand: 'a flux command',
    imageCommand: 'a command with a login',
  } satisfies Record<Format, string>,
  done: {
    fromUtf16: () => 'The text was decoded from UTF-16.',
    fromSingleByte: () => 'The text is not Unicode, so only its ASCII characters are certain.',
    withoutByteOrderMark: () => 'A byte order mark at the start was skipped.',
    fromBase64: () => 'The text was decoded from base64.',
    fromEscapedTwice: () => 'The document was escaped once too often. It is sent correctly.',
    fromNestedObject: () => 'The document was an object, which AI Core rejects. It is sent as a string.',
    fromLooseJson: () => 'The text is not valid JSON, but its meaning is clear.',
    stringDataBeforeData: () => 'stringData takes precedence over data, as in Kubernetes.',
    authBeforeFields: ({ registryKey }) =>
      `${registryKey}: auth differs from username and password. auth takes precedence, as in the kubelet.`,
    defaultRegistry: () => 'The command names no registry, so it means Docker Hub.',
    passwordFromPipe: () => 'The password comes from the command before the pipe.',
    shellAssumed: ({ shell }) =>
      `Shells differ in how they read quotes, and the text does not say which one it is for. It was read as ${SHELLS[shell]}.`,
    expires: ({ registryKey, at, hours: valid }) =>
      (registryKey === '' ? 'The password is' : `${registryKey}: the password is`) +
      (at === null ? ` a token that expires ${hours(valid)} after it is issued.` : ` a token that expires at ${at}.`),
  } satisfies Words<Taken>,
  repaired: 'Repaired',
  before: 'In the text',
  after: 'Read as',
  about: (part: Part, key: string | null) => (key === null ? PARTS[part] : `${PARTS[part]} of ${key}`),
  repairs: {
    missingSpace: 'A space is missing between two options.',
    missingDashes: 'The dashes of an option are missing.',
    blanksAroundEquals: 'There are spaces around the equals sign.',
    unclosedQuote: 'A quote is never closed.',
    typographicCharacters: 'There are typographic quotes or dashes, as word processors insert them.',
    lineContinuation: 'A line continuation is missing or belongs to another shell.',
    variable: 'A shell would replace this part as a variable, but it belongs to the username.',
    unquotedBlank: 'The value contains a space but is not in quotes.',
    blankBeforePipe: 'In cmd, echo sends the space before the pipe as part of the password.',
    variableFilledIn: 'A variable was replaced with its value from the same text.',
    commandEvaluated: 'The output of a command was computed from its arguments. Nothing was run.',
    authsIsText: 'The value of auths is a string instead of an object.',
    authsMissing: 'The entries are not inside auths.',
    encodedTwice: 'The document is base64-encoded twice.',
    authAlphabet: 'auth is URL-safe base64, which the kubelet does not accept.',
    authNotBase64: 'auth is plain text instead of base64.',
    innerFromBase64: 'The document is base64 where AI Core expects text.',
    textInsteadOfBase64: 'The document is text where Kubernetes expects base64.',
    quotesInBlockText: 'There are quotes inside a block, which makes them part of the value.',
    secretType: 'The type of the Secret is wrong.',
    promptRemoved: 'Shell prompts and output were removed.',
    foldedBase64: 'The base64 is folded, which adds spaces to it.',
    numberKeptAsText: 'YAML reads this value as a number. It was kept as it is written.',
    missingBraces: 'Braces are missing.',
    authPadding: 'auth does not end in the right number of equals signs.',
    authReplaced: 'auth cannot be decoded. The username and password next to it were taken.',
    dataAlphabet: 'The value is URL-safe base64, which Kubernetes does not accept.',
    authsIsList: 'auths is a list instead of an object.',
    entryIsAuth: 'The entry is a string instead of an object with auth.',
    wrapped: 'The document is inside another one.',
  } satisfies Record<RepairKind, string>,
  kubelet: 'The original in Kubernetes',
  verdict: (secret: string | null, verdict: string) => (secret === null ? verdict : `${secret}: ${verdict}`),
  verdicts: {
    notStored: () => 'The API server rejects this Secret.',
    refusedForAuth: ({ registryKey }) =>
      `The kubelet rejects the whole Secret, because it cannot decode auth of ${registryKey}.`,
    refusedForStructure: () => 'The kubelet cannot read this Secret.',
    noEntries: () => 'The kubelet finds no credentials in this Secret.',
    typeIgnored: ({ secretType }) =>
      secretType === ''
        ? 'The kubelet ignores this Secret, because it has no type.'
        : `The kubelet ignores this Secret, because its type is ${secretType}.`,
  } satisfies Words<KubeletVerdict>,
  left: {
    emptyEntry: ({ registryKey }) => `${registryKey}: the entry is empty.`,
    token: ({ registryKey }) =>
      `${registryKey}: an identity token, which the kubelet ignores. Create an access token or password instead.`,
    deviceLogin: ({ registryKey }) => `${registryKey}: Docker's own device login, which only Docker can use.`,
    authUnreadable: ({ registryKey }) => `${registryKey}: auth is not the base64 of username:password.`,
    entryUnreadable: ({ registryKey }) => `${registryKey}: the entry is not an object.`,
    notText: ({ registryKey }) => `${registryKey}: the username or password is not valid UTF-8.`,
    email: ({ registryKey }) => `${registryKey}: the email address, which is not needed.`,
    variable: ({ part, name }) =>
      `${PARTS[part]} is a variable${name === null ? '' : ` ($${name})`} that the text does not set.`,
    commandOutput: ({ part }) => `${PARTS[part]} is the output of another command, which is not run.`,
    file: ({ part }) => `${PARTS[part]} is in a file, which is not read.`,
    passwordAsked: () => 'The command prompts for the password. Enter it in the form.',
    namespace: () => 'The namespace, which AI Core does not have.',
    headers: () => 'The headers of the request, such as its access token.',
    otherDocument: ({ documentKind }) => `Another document in the text (${documentKind}).`,
    otherSecret: ({ name }) => `The Secret ${name}, which is not a pull secret.`,
    helperName: () => 'A credential helper with an invalid name.',
    otherCommand: () => 'Another command in the text.',
    otherText: () => 'Other text, such as the response of a server.',
    placeholder: ({ part, name }) => `${PARTS[part]} is a placeholder (${name}).`,
    notARegistry: ({ registryKey }) => `${registryKey}: not a registry host, so no image uses it.`,
    secretUnreadable: ({ name }) => `The Secret ${name}, whose document cannot be read.`,
    clusterInternal: ({ name }) =>
      `The Secret ${name}, which OpenShift created for the registry inside its cluster. AI Core cannot reach that one.`,
    serviceKey: () => 'A service key. Paste it alone to add a connection.',
    registry: () => 'The text does not name the registry host. Enter it in the form.',
    secondPassword: ({ username }) => `The second password of ${username}. Both are valid, so the first was used.`,
  } satisfies Words<LeftOut>,
};
