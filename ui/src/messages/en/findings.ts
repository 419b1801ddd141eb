// What each finding says: the thing, why, and what to do, short enough for one line.
import type { Code } from '../../bindings';
import { visible } from '../character';

type Fields = Readonly<Record<string, string>>;

const IMAGE: Fields = {
  format: 'This is no image name. It looks like registry.example/team/app:1.',
  uppercase: 'Repositories have no capital letters: write it small.',
  tooLong: 'The path has more than 255 characters.',
  bareHexId: '64 hex digits alone are an id, not a name. Take the name of the repository.',
  digestFormat: 'After @ stands a digest, like sha256:… with 64 hex digits.',
  digestLength: 'The digest has the wrong length: sha256 has 64 hex digits.',
  digestAlgorithm: 'This algorithm of the digest is not known: use sha256.',
};

const NEAR: Fields = {
  case: 'its key differs in capital letters',
  port: 'its key has another port',
  path: 'its key is for another path',
  labels: 'the stars in its key stand for too few or too many names',
  host: 'its key is for another host',
  dropped: 'its key cannot be read',
};

const NOT_JSON: Fields = {
  tooDeep: 'it is nested too deeply',
  endsEarly: 'it ends too early',
  byteOrderMark: 'it begins with a byte-order mark',
  singleQuotes: 'it has single quotes',
  typographicQuotes: 'it has typographic quotes',
  comment: 'it has a comment',
  trailingComma: 'it has a comma too many',
  base64: 'it is base64',
  textAfterDocument: 'text stands after it',
};

const AUTH: Fields = { notBase64: 'it is no base64', noColon: 'it holds no colon', noUsername: 'it holds no username' };

const WRONG_KIND: Fields = {
  'language-model-key': 'This looks like an API key of a language model, not a registry password.',
  'hugging-face-token': 'This looks like a Hugging Face token, not a registry password.',
  'slack-token': 'This looks like a Slack token, not a registry password.',
  'private-key-or-certificate': 'This is a key or certificate in PEM form; registries take none as a password.',
  'whole-command-line': 'This is a whole command line, not a password. Take the password out of it.',
};

export const findings: Record<Code, (fields: Fields) => string> = {
  nameMissing: () => 'Type a name; the template will use it.',
  nameTooShort: () => 'A name has two characters or more.',
  nameTooLong: ({ length }) => `A name has at most 63 characters; this one has ${length}.`,
  nameCharacter: ({ character }) => `Use a to z, 0 to 9, - and . like team-images, not ${visible(character)}.`,
  nameFirstCharacter: ({ character }) => `A name begins with a letter or digit, not with ${visible(character)}.`,
  nameLastCharacter: ({ character }) => `A name ends with a letter or digit, not with ${visible(character)}.`,
  nameDoubleUnderscore: () => 'AI Core takes no two underscores in a row.',
  nameUnderscoreBeforeLast: () => 'AI Core takes no underscore right before the last character.',
  nameUnderscore: () => 'AI Core takes the underscore; AI Launchpad and Kubernetes do not. Use - instead.',
  nameEmptyLabel: () => 'AI Core takes it; Kubernetes allows no .., .- or -. in names.',

  noRegistry: () => 'Without a registry the secret would serve nothing: add one.',
  registryKeyMissing: () => 'Type the address of the registry, as it stands in the image name.',
  registryKeyControlCharacter: () => 'It holds a control character, and the kubelet drops such keys. Type it anew.',
  registryKeyTwice: ({ other }) => `Registry ${other} has the same key; only one of them can be in the secret.`,
  registryKeyBlanks: () => 'Blanks stand around it, and the kubelet drops such keys.',
  registryKeyInvisible: () => 'It holds characters without width, and so matches no image.',
  registryKeyQuotes: () => 'The quotes would be part of the key, and so it matches no image.',
  registryKeyVariable: () => 'Sent letter for letter: no shell fills this in.',
  registryKeyPlaceholder: () => 'This is the key of an example. Type the address of your registry.',
  hubKeyWithoutSlash: () => 'Without the last slash no image matches: https://index.docker.io/v1/',
  hubKeyOtherHost: ({ host }) => `No image name has ${host}. For Docker Hub use https://index.docker.io/v1/`,
  hubKeyKubeletOnly: () => 'Workflows can pull with it, serving cannot. Use https://index.docker.io/v1/',
  hubKeySecondReaderOnly: () => 'The kubelet does not match it. Use https://index.docker.io/v1/',
  registryKeyScheme: ({ scheme }) => `${scheme} makes it match no image. Leave it away.`,
  registryKeyUserInfo: () => 'What stands before @ is dropped. Username and password have their own fields.',
  registryKeyCut: ({ sign }) => `The kubelet cuts the key at ${sign}.`,
  registryKeyDropped: () => 'It cannot be read as an address: the kubelet drops it.',
  registryKeyDoubleSlash: () => 'No image name has two slashes in a row.',
  registryKeyUppercase: () => 'Image names are written small, and keys are compared with case.',
  registryKeyGlobInPath: () => 'A star stands for something in the host only, not in the path.',
  registryKeyTag: () => 'A key has no tag and no digest: what is looked up has none.',
  registryKeyPathOfPages: ({ path }) => `${path} is a path of web pages, not of images. Leave it away.`,
  registryKeyVersion: ({ path }) => `${path} without a slash behind stays in the key, and then no image matches.`,
  registryKeyCharacter: ({ character }) => `No image name has ${visible(character)}.`,
  registryKeyNoHost: ({ host }) => `${host} is no host: it has neither a dot nor a port.`,
  registryKeyParentDomain: ({ host, example }) => `The registries lie below ${host}, such as ${example}.`,
  registryKeyStarAlone: () => 'A star stands for one name without dots, so this matches no registry.',
  registryKeyDefaultPort: () => ':443 matches only images that are written with it. Leave it away.',
  registryKeyPathPrefix: ({ path }) => `It also serves longer names than ${path}. End it with / to stop that.`,
  registryKeySamePattern: ({ other }) =>
    `Registry ${other} matches the same images; which is tried first is not defined.`,
  registryKeyHidden: ({ other }) => `Registry ${other} matches Docker Hub directly, so this one is never used.`,
  registryKeyUnused: () => 'None of the images needs it.',

  usernameMissing: () => 'Type a username: without one the pull is anonymous.',
  usernameControlCharacter: () => 'It holds a control character, which no registry takes. Type it anew.',
  usernameBlanks: () => 'Blanks stand around it and would be sent.',
  usernameInvisible: () => 'It holds characters without width, which would be sent.',
  usernameQuotes: () => 'The quotes would be sent as part of it.',
  usernameVariable: () => 'Sent letter for letter: no shell fills this in.',
  usernamePlaceholder: () => 'This is the username of an example. Type yours.',
  usernameIsServiceAccount: () => 'This is a service account key: it belongs into the password, _json_key here.',
  usernameIsToken: () => 'This looks like a token: it belongs into the password.',
  usernameColon: () => 'At a colon the username ends for the registry.',

  passwordMissing: () => 'Type the password or token.',
  passwordBlanks: () => 'Blanks stand around it and would be sent.',
  passwordLineEnd: () => 'It ends with a line end, as echo leaves it, and nobody takes that away.',
  passwordNul: () => 'It holds a NUL, which no registry takes. Copy it anew.',
  passwordInvisible: () => 'It holds characters without width, as PowerShell leaves them.',
  passwordQuotes: () => 'Quotes stand around it and would be sent.',
  passwordVariable: () => 'Looks like a variable. Sent letter for letter: no shell fills it in.',
  passwordPlaceholder: () => 'This is the password of an example. Type yours.',
  passwordMask: () => 'This is a mask, copied from where the password was hidden.',
  passwordTypedLineEnd: () => 'It ends with \\n, typed as two characters.',
  passwordIsAuthField: () => 'This is an auth field: base64 of username and password. Take the password alone.',
  passwordIsDocument: () => 'This is a whole docker config, not a password.',
  passwordIsFolder: () => 'This is a folder: a shell has filled in $PWD.',
  passwordIsServiceAccount: () => 'This is a Google service account key, and this is no Google registry.',
  wrongKind: ({ row = '' }) => WRONG_KIND[row] ?? 'This looks like the wrong kind of password for this registry.',
  passwordExpired: ({ at }) => `It has expired: ${at}. Create a new one.`,
  passwordExpiresSoon: ({ at }) => `It expires soon: ${at}.`,

  imageInvalid: ({ reason = '' }) => IMAGE[reason] ?? 'This is no image name.',
  imageTwice: () => 'This image stands here twice.',
  imageHostPrivate: ({ host }) => `AI Core pulls over the internet and cannot reach ${host}.`,
  imageNotServed: ({ suggestedKey, registry, why = '' }) => {
    if (registry) return `Not served: registry ${registry} is near, but ${NEAR[why] ?? NEAR['host']}.`;
    return suggestedKey ? `No credential serves it. It needs the key ${suggestedKey}` : 'No credential serves it.';
  },
  imageNotServedSecond: ({ key }) => `Workflows can pull it, serving cannot: ${key} is not read there.`,

  bodyTooLarge: ({ bytes }) => `The secret would have ${bytes}; Kubernetes stops at 1 MiB.`,
  bodyAboveLaunchpad: ({ bytes }) => `The secret has ${bytes}; AI Launchpad takes up to 10 KB, Pullpass sends it.`,
  documentNotJson: ({ line, column, reason = '' }) =>
    `Line ${line}, column ${column} is no JSON${NOT_JSON[reason] ? `: ${NOT_JSON[reason]}` : ''}.`,
  documentIsText: () => 'This is JSON in quotes: it is escaped once too often.',
  documentIsRequest: () => 'This is a whole request or Secret. Take the document inside it.',
  documentWrongType: ({ field }) => `${field} has the wrong type, and that fails all pulls.`,
  documentWithoutAuths: () => 'auths around the entries is missing: it would be read as nothing.',
  documentEmpty: () => 'It holds no registry, so pulls are anonymous.',
  documentIgnoredField: ({ field }) => `${field} is ignored by the kubelet.`,
  entryRepeated: ({ key }) => `${key} stands there twice; the last one counts.`,
  entryIgnoredToken: ({ field }) => `${field} is ignored by the kubelet.`,
  entryAuthUnreadable: ({ reason = '' }) =>
    `auth cannot be read${AUTH[reason] ? `: ${AUTH[reason]}` : ''}. That fails all pulls.`,
  entryAuthContradicts: () => 'auth says something else than username and password, and auth wins.',
  entryAnonymous: () => 'The entry has no username, so the pull is anonymous.',
  entryNotText: () => 'Username or password are no UTF-8 text and do not arrive.',
};
