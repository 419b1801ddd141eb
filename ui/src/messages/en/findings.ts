// What each finding says: the thing, why, and what to do, short enough for one line.
import type { Code } from '../../bindings';
import { visible } from '../character';

type Fields = Readonly<Record<string, string>>;

const IMAGE: Fields = {
  format: 'Not an image name. Example: registry.example/team/app:1',
  uppercase: 'Repository names are lower case.',
  tooLong: 'The path is longer than 255 characters.',
  bareHexId: '64 hex digits are an ID, not a name. Use the repository name.',
  digestFormat: 'After @, a digest is expected: sha256: and 64 hex digits.',
  digestLength: 'Wrong digest length: sha256 has 64 hex digits.',
  digestAlgorithm: 'Unknown digest algorithm. Use sha256.',
};

const NEAR: Fields = {
  case: 'its host differs in upper and lower case',
  port: 'its host has a different port',
  path: 'it is for a different path',
  labels: 'its wildcards match a different number of labels',
  host: 'it is for another host',
  dropped: 'its host cannot be read',
};

const NOT_JSON: Fields = {
  tooDeep: 'it is nested too deeply',
  endsEarly: 'it ends too soon',
  byteOrderMark: 'it begins with a byte-order mark',
  singleQuotes: 'it has single quotes',
  typographicQuotes: 'it has curly quotes',
  comment: 'it has a comment',
  trailingComma: 'it has a trailing comma',
  base64: 'it is base64',
  textAfterDocument: 'there is text after it',
};

const AUTH: Fields = { notBase64: 'it is not base64', noColon: 'it has no colon' };

const WRONG_KIND: Fields = {
  'language-model-key': 'This looks like a language model API key, not a registry password.',
  'hugging-face-token': 'This looks like a Hugging Face token, not a registry password.',
  'slack-token': 'This looks like a Slack token, not a registry password.',
  'private-key-or-certificate': 'This is a PEM key or certificate. Registries do not accept it as a password.',
  'whole-command-line': 'This is a command, not a password. Enter only the password.',
};

export const findings: Record<Code, (fields: Fields) => string> = {
  nameMissing: () => 'Enter a name. Your template uses it.',
  nameTooShort: () => 'A name needs at least two characters.',
  nameTooLong: ({ length }) => `A name has at most 63 characters; this one has ${length}.`,
  nameCharacter: ({ character }) => `Use lower-case letters, digits, - and . instead of ${visible(character)}.`,
  nameFirstCharacter: ({ character }) => `Start the name with a letter or digit, not with ${visible(character)}.`,
  nameLastCharacter: ({ character }) => `End the name with a letter or digit, not with ${visible(character)}.`,
  nameDoubleUnderscore: () => 'AI Core does not accept two underscores in a row.',
  nameUnderscoreBeforeLast: () => 'AI Core does not accept an underscore before the last character.',
  nameUnderscore: () => 'AI Core accepts the underscore; AI Launchpad and Kubernetes do not. Use - instead.',
  nameEmptyLabel: () => 'AI Core accepts it; Kubernetes does not allow .., .- or -. in names.',

  noRegistry: () => 'Add a registry. Without one, the secret has no use.',
  registryKeyMissing: () => 'Enter the registry host as in the image name.',
  registryKeyControlCharacter: () => 'Contains a control character, so the kubelet ignores it. Type it again.',
  registryKeyTwice: ({ other }) => `Registry ${other} has the same host. A secret can hold it only once.`,
  registryKeyBlanks: () => 'Remove the spaces before or after it. The kubelet ignores such a host.',
  registryKeyInvisible: () => 'Contains invisible characters, so it matches no image.',
  registryKeyQuotes: () => 'The quotes would be part of the host, so it matches no image.',
  registryKeyVariable: () => 'Sent exactly as typed. Variables are not replaced.',
  registryKeyPlaceholder: () => 'This is an example. Enter your own registry host.',
  hubKeyWithoutSlash: () => 'Without the trailing slash no image matches: https://index.docker.io/v1/',
  hubKeyOtherHost: ({ host }) => `No image name contains ${host}. For Docker Hub, use https://index.docker.io/v1/`,
  hubKeyKubeletOnly: () => 'Works for workflows but not for serving. Use https://index.docker.io/v1/',
  hubKeySecondReaderOnly: () => 'The kubelet does not match it. Use https://index.docker.io/v1/',
  registryKeyScheme: ({ scheme }) => `With ${scheme} it matches no image. Remove it.`,
  registryKeyUserInfo: () => 'Everything before @ is ignored. Enter the username and password in their own fields.',
  registryKeyCut: ({ sign }) => `The kubelet cuts the host off at ${sign}.`,
  registryKeyDropped: () => 'Not a valid address, so the kubelet ignores it.',
  registryKeyDoubleSlash: () => 'Image names never have two slashes in a row.',
  registryKeyUppercase: () => 'Image names are lower case, and the comparison is case-sensitive.',
  registryKeyGlobInPath: () => 'A wildcard works only in the host, not in the path.',
  registryKeyTag: () => 'Remove the tag or digest. Hosts are compared without them.',
  registryKeyPathOfPages: ({ path }) => `${path} is a web page path, not an image path. Remove it.`,
  registryKeyVersion: ({ path }) => `${path} needs a trailing slash. Without it no image matches.`,
  registryKeyCharacter: ({ character }) => `Image names never contain ${visible(character)}.`,
  registryKeyNoHost: ({ host }) => `${host} is not a host: it has neither a dot nor a port.`,
  registryKeyParentDomain: ({ host, example }) => `Registries are subdomains of ${host}, such as ${example}.`,
  registryKeyStarAlone: () => 'A wildcard matches one label without dots, so this matches no registry.',
  registryKeyDefaultPort: () => ':443 matches only images written with :443. Remove it.',
  registryKeyPathPrefix: ({ path }) =>
    `Also matches longer names that start with ${path}. End it with / to prevent that.`,
  registryKeySamePattern: ({ other }) =>
    `Registry ${other} matches the same images. Which is tried first is undefined.`,
  registryKeyHidden: ({ other }) => `Registry ${other} matches Docker Hub directly, so this one is never used.`,
  registryKeyUnused: () => 'No image above uses this registry.',

  usernameMissing: () => 'Enter a username. Without one, the pull is anonymous.',
  usernameControlCharacter: () => 'Contains a control character, which registries reject. Type it again.',
  usernameBlanks: () => 'Spaces before or after it would be sent too.',
  usernameInvisible: () => 'Contains invisible characters, which would be sent too.',
  usernameQuotes: () => 'The quotes would be sent too.',
  usernameVariable: () => 'Sent exactly as typed. Variables are not replaced.',
  usernamePlaceholder: () => 'This is an example. Enter your own username.',
  usernameIsServiceAccount: () => 'This is a service account key. Enter it as the password, and _json_key here.',
  usernameIsToken: () => 'This looks like a token. Enter it as the password.',
  usernameColon: () => 'Registries read the username only up to the colon.',

  passwordMissing: () => 'Enter the password or token.',
  passwordBlanks: () => 'Spaces before or after it would be sent too.',
  passwordLineEnd: () => 'Ends with a line break (as echo adds). It would be sent too.',
  passwordNul: () => 'Contains a NUL character, which registries reject. Copy it again.',
  passwordInvisible: () => 'Contains invisible characters, as PowerShell may add them.',
  passwordQuotes: () => 'The quotes around it would be sent too.',
  passwordVariable: () => 'Looks like a variable. Sent exactly as typed; variables are not replaced.',
  passwordPlaceholder: () => 'This is an example. Enter your own password.',
  passwordMask: () => 'This is a mask, copied from a place where the password was hidden.',
  passwordTypedLineEnd: () => 'Ends with \\n, typed as two characters.',
  passwordIsAuthField: () => 'This is an auth value: base64 of username and password. Enter only the password.',
  passwordIsDocument: () => 'This is a Docker configuration, not a password.',
  passwordIsFolder: () => 'This is a folder: a shell replaced $PWD.',
  passwordIsServiceAccount: () => 'This is a Google service account key, but not a Google registry.',
  wrongKind: ({ row = '' }) => WRONG_KIND[row] ?? 'This looks like the wrong kind of password for this registry.',
  passwordExpired: ({ at }) => `Expired ${at}. Create a new one.`,
  passwordExpiresSoon: ({ at }) => `Expires soon: ${at}.`,

  imageInvalid: ({ reason = '' }) => IMAGE[reason] ?? 'Not an image name.',
  imageTwice: () => 'This image is listed twice.',
  imageHostPrivate: ({ host }) => `AI Core pulls over the internet and cannot reach ${host}.`,
  imageNotServed: ({ suggestedKey, registry, why = '' }) => {
    if (registry) return `No login here matches. Registry ${registry} comes close, but ${NEAR[why] ?? NEAR['host']}.`;
    return suggestedKey ? `No login here matches ${suggestedKey}.` : 'No login here matches.';
  },
  imageNotServedSecond: ({ key }) => `Workflows can pull it but serving cannot: ${key} is ignored there.`,

  bodyTooLarge: ({ bytes }) => `The secret would be ${bytes}. Kubernetes allows up to 1 MiB.`,
  bodyAboveLaunchpad: ({ bytes }) =>
    `The secret is ${bytes}. AI Launchpad accepts up to 10 KB; Pullpass sends it anyway.`,
  documentNotJson: ({ line, column, reason = '' }) =>
    `Line ${line}, column ${column} is not JSON${NOT_JSON[reason] ? `: ${NOT_JSON[reason]}` : ''}.`,
  documentIsText: () => 'This is JSON in quotes: it is escaped twice.',
  documentIsRequest: () => 'This is a whole request or Secret. Use only the document inside it.',
  documentWrongType: ({ field }) => `${field} has the wrong type, so all pulls fail.`,
  documentWithoutAuths: () => 'auths is missing around the entries, so none of them is read.',
  documentEmpty: () => 'Contains no registry, so pulls are anonymous.',
  documentIgnoredField: ({ field }) => `The kubelet ignores ${field}.`,
  entryRepeated: ({ key }) => `${key} is listed twice. The last one counts.`,
  entryIgnoredToken: ({ field }) => `The kubelet ignores ${field}.`,
  entryAuthUnreadable: ({ reason = '' }) =>
    `auth cannot be read${AUTH[reason] ? `: ${AUTH[reason]}` : ''}. All pulls would fail.`,
  entryAuthContradicts: () => 'auth differs from username and password. auth is used.',
  entryAnonymous: () => 'The entry has no username, so the pull is anonymous.',
  entryNotText: () => 'The username or password is not UTF-8 text and would be damaged.',
};
