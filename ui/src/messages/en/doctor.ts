// Words of the key doctor: what a service key was found in, and a line for each check.
import type { DoctorCode, DoctorState, SecretPlace } from '../../bindings';

type Fields = Readonly<Record<string, string | undefined>>;

/** A line: the thing, what was found or made of it, and what to do if it is in the way. */
export interface DoctorWords {
  title: string;
  proof: string;
  cure?: string;
}

const field = ({ field }: Fields): string => field ?? 'a value';
const Field = ({ field }: Fields): string => field ?? 'A value';
const named = ({ field }: Fields): string => NAMES[field ?? ''] ?? field ?? 'value';
const layer = (name: string): string => found[name] ?? name;

const found: Readonly<Record<string, string>> = {
  utf16: 'in UTF-16 text',
  latin1: 'in text of an old encoding',
  base64: 'in base64',
  mail: 'in an e-mail',
  html: 'in HTML',
  codeFence: 'in a code fence',
  otherText: 'among other text',
  cfOutput: 'in what cf prints',
  escapedJson: 'escaped inside JSON',
  credentials: 'in credentials, as cf prints it',
  btpOutput: 'in what btp prints',
  vcapServices: 'in VCAP_SERVICES',
  envFile: 'in environment variables',
  serviceKeyVariable: 'in AICORE_SERVICE_KEY',
  sdkConfig: 'in the configuration of SAP’s SDKs',
  kubernetesSecret: 'in a Kubernetes Secret',
  postmanEnvironment: 'in a Postman environment',
};

const NAMES: Readonly<Record<string, string>> = {
  clientid: 'client id',
  clientsecret: 'client secret',
  url: 'token address',
  certurl: 'token address',
  'serviceurls.AI_API_URL': 'API address',
};
const NEW_KEY = 'Create a new key in the BTP cockpit and take all of it, from the first brace to the last.';
const X509 = 'Create a new key; one with a client secret does not end.';
const PARTS: Readonly<Record<string, string>> = {
  userInfo: 'a user name before the host',
  query: 'a part behind a question mark',
  fragment: 'a part behind a #',
};

const lines: Record<DoctorCode, (fields: Fields) => DoctorWords> = {
  wrapping: ({ layers }) => ({
    title: 'Found in a wrapping',
    proof: (layers ?? '').split(' ').reverse().map(layer).join(', '),
  }),
  bare: () => ({ title: 'Found as it is', proof: 'not wrapped' }),
  credentials: () => ({ title: 'Client id and secret', proof: 'both are there' }),
  credentialsX509: () => ({ title: 'Client id and certificate', proof: 'with its private key' }),
  clientId: () => ({ title: 'Service', proof: 'SAP AI Core, by its client id' }),
  tokenHost: ({ region }) => ({ title: 'Token host', proof: `one of SAP’s, in ${region ?? ''}` }),
  apiHost: ({ region }) => ({ title: 'API host', proof: `same region, ${region ?? ''}` }),
  thisComputer: () => ({ title: 'Token and API host', proof: 'this computer' }),
  kindSecret: () => ({ title: 'Kind of key', proof: 'client secret, not x509' }),
  kindCertificate: () => ({ title: 'Kind of key', proof: 'x509 certificate' }),
  certificateValid: ({ until, days }) => ({ title: 'Certificate', proof: `valid until ${until}, ${days} days` }),
  certificateMatches: () => ({ title: 'Private key', proof: 'belongs to the certificate' }),
  issuer: ({ host }) => ({ title: 'Issuer of the token', proof: host ?? 'the token host' }),
  zone: () => ({ title: 'Tenant of the token', proof: 'the one of the key' }),
  plan: ({ plan }) => ({ title: 'Service plan', proof: `${plan ?? ''}; pull secrets are allowed` }),

  looseJson: () => ({ title: 'Not quite JSON', proof: 'quotes, commas, comments or line ends put right' }),
  unclosed: () => ({ title: 'The last brace was missing', proof: 'added' }),
  encoding: ({ encoding }) => ({
    title: 'Encoding',
    proof: encoding === 'utf16' ? 'UTF-16, as PowerShell writes it; read' : 'an old one; read',
  }),
  blanks: (fields) => ({ title: `Blanks around the ${named(fields)}`, proof: 'taken off' }),
  lineEnds: (fields) => ({ title: `Line ends inside the ${named(fields)}`, proof: 'taken out' }),
  endSlashes: (fields) => ({ title: `The ${named(fields)} ended with a slash`, proof: 'taken off' }),
  knownSuffix: (fields) => ({
    title: `The ${named(fields)} went too far`,
    proof: `${fields['suffix'] ?? 'its end'} taken off, since it is added by each call`,
  }),
  secretUnescaped: () => ({ title: 'Backslash before $', proof: 'taken out of the client secret' }),

  secretForm: () => ({
    title: 'Unusual client secret',
    proof: 'It has neither of the known forms.',
    cure: 'Look whether it is complete. If the test fails, create a new key.',
  }),
  secretShortened: () => ({
    title: 'Client secret cut short',
    proof: 'A shell or dotenv took $ and what follows for a variable.',
    cure: "Take the key from the file or the BTP cockpit, not from a variable; in .env files quote it with '…'.",
  }),
  secretBackslash: () => ({
    title: 'Backslash in the client secret',
    proof: 'It stands before $, where some files need it.',
    cure: 'If the test fails, take the key as the BTP cockpit shows it.',
  }),
  clientIdForm: () => ({
    title: 'Unusual client id',
    proof: 'Those of AI Core end in |aicore!b and a number.',
    cure: 'Look whether the key is one of SAP AI Core.',
  }),
  appNameDiffers: () => ({
    title: 'Client id and appname differ',
    proof: 'The client id is usually sb- and the appname.',
    cure: 'Parts of two keys may be mixed. If the test fails, take the key anew.',
  }),
  regionsDiffer: ({ token, api }) => ({
    title: 'Two regions',
    proof:
      token && api
        ? `The token comes from ${token}, the API is in ${api}.`
        : 'Token and API belong to different regions.',
    cure: 'Parts of two keys may be mixed: the API takes tokens of its own region only.',
  }),
  regionUnknown: ({ host, field }) => ({
    title: field === 'serviceurls.AI_API_URL' ? 'Unknown API host' : 'Unknown token host',
    proof: `${host ?? 'It'} is none of SAP’s that Pullpass knows.`,
    cure: 'It may be a new region. Look whether you know the host before anything is sent there.',
  }),
  secretPreferred: () => ({ title: 'Certificate and client secret', proof: 'the client secret is used' }),
  certificatePreferred: () => ({
    title: 'Certificate and client secret',
    proof: 'the certificate is used, as credential-type says',
  }),
  intermediateMissing: () => ({
    title: 'Intermediate certificate missing',
    proof: 'the one that issued this certificate is not in the chain; the server may need it',
  }),
  certificateEndsSoon: ({ until, hours }) => ({
    title: 'The certificate ends soon',
    proof: `It ends on ${until}, in ${hours} h.`,
    cure: 'Create a new key in time. With a parameter it lasts longer, up to 30 days at many landscapes.',
  }),
  issuerDiffers: ({ host, issuer }) => ({
    title: 'The token has another issuer',
    proof: `It was issued by ${issuer ?? 'another host'}, not by ${host ?? 'the token host'}.`,
    cure: 'Parts of two keys may be mixed. If calls are refused, take the key anew.',
  }),
  zoneDiffers: () => ({
    title: 'The token is for another tenant',
    proof: 'Its zone is not the identityzoneid of the key.',
    cure: 'Parts of two keys may be mixed. Look at the tenant before you register anything.',
  }),
  planOdd: ({ plan, status }) => ({
    title: 'Service plan',
    proof:
      plan || status
        ? `The tenant says: ${[plan, status].filter(Boolean).join(', ')}.`
        : 'The tenant does not tell it.',
    cure: 'If calls are refused, look at the instance of SAP AI Core in the BTP cockpit.',
  }),

  notJson: ({ line, column }) => ({
    title: 'The key breaks off',
    proof: `It cannot be read on from line ${line}, column ${column}.`,
    cure: 'Copy the whole key, from the first brace to the last. An editor may have changed or cut it.',
  }),
  tooDeep: () => ({
    title: 'Nested too deeply',
    proof: 'No wrapping of a service key has so many levels.',
    cure: NEW_KEY,
  }),
  otherService: ({ service }) => ({
    title: `A key of another service: ${service ?? 'not SAP AI Core'}`,
    proof: 'Only a key of SAP AI Core opens the API for pull secrets.',
    cure: 'In the BTP cockpit choose the instance of SAP AI Core, then Service Keys.',
  }),
  fieldMissing: (fields) => ({
    title: `${Field(fields)} is missing`,
    proof: 'Every service key of SAP AI Core has it, and it cannot be guessed.',
    cure: NEW_KEY,
  }),
  placeholder: (fields) => ({
    title: `${Field(fields)} holds a placeholder`,
    proof: 'The key looks like one from documentation, or from a script that was to fill it in.',
    cure: 'Take a real key from the BTP cockpit.',
  }),
  urlNotHttps: (fields) => ({
    title: `The address in ${field(fields)} is not https`,
    proof: 'The client secret or the access token would travel unprotected.',
    cure: 'Take the key as the BTP cockpit shows it; its addresses begin with https://.',
  }),
  urlMalformed: (fields) => ({
    title: `The address in ${field(fields)} is none`,
    proof: 'It does not begin with https:// or holds a typing error.',
    cure: 'Take the key as the BTP cockpit shows it.',
  }),
  urlLeaks: (fields) => ({
    title: `The address in ${field(fields)} has too much in it`,
    proof: `It has ${PARTS[fields['part'] ?? ''] ?? 'an unusual part'}, through which the secret could leak.`,
    cure: 'Take the key as the BTP cockpit shows it.',
  }),
  urlsSwapped: () => ({
    title: 'The two addresses are swapped',
    proof: 'url holds the address of the API, AI_API_URL the one of the token server.',
    cure: 'Swap the two values in the key, or take it anew from the BTP cockpit.',
  }),
  certificateUnreadable: () => ({
    title: 'The certificate cannot be read',
    proof: 'It is no PEM certificate, or not a whole one.',
    cure: NEW_KEY,
  }),
  privateKeyUnreadable: () => ({
    title: 'The private key cannot be read',
    proof: 'It is no PEM key in PKCS#1, PKCS#8 or SEC1, or not a whole one.',
    cure: NEW_KEY,
  }),
  privateKeyLocked: () => ({
    title: 'The private key has a password',
    proof: 'Keys that SAP makes have none.',
    cure: 'Unlock it with openssl pkcs8, or create a new service key.',
  }),
  privateKeyUnsupported: () => ({
    title: 'The private key is of a kind that cannot be used',
    proof: 'RSA of 2048 to 4096 bits, EC P-256 and P-384 and Ed25519 can.',
    cure: NEW_KEY,
  }),
  privateKeyElsewhere: () => ({
    title: 'The private key is not in it',
    proof: 'The certificate was ordered with a key that stayed with whoever ordered it.',
    cure: 'Create a key of the type x509 without a certificate of your own, or one with a client secret.',
  }),
  certificateExpired: ({ until }) => ({
    title: 'The certificate has ended',
    proof: `It was valid until ${until}; keys of this type last 7 days by default.`,
    cure: X509,
  }),
  certificateNotYetValid: ({ from }) => ({
    title: 'The certificate is not valid yet',
    proof: `It is valid from ${from}.`,
    cure: 'Look whether the clock of this computer is right.',
  }),
  certificateOfOtherKey: () => ({
    title: 'Certificate and private key do not belong together',
    proof: 'The login would fail at the TLS handshake.',
    cure: 'Parts of two keys are mixed. ' + NEW_KEY,
  }),
  certificateInFile: (fields) => ({
    title: 'The certificate is in a file of its own',
    proof: `${Field(fields)} only names it, and Pullpass reads no file you did not choose.`,
    cure: 'Drop the service key itself, which holds both.',
  }),
  secretRotated: () => ({
    title: 'The client secret was refused',
    proof: 'It was rotated, or the key was deleted.',
    cure: 'Create a new key in the BTP cockpit and give it to this connection.',
  }),
};

export const doctor = {
  title: 'Key doctor',
  fine: (fine: number, of: number) => (fine === of ? `all ${of} fine` : `${fine} of ${of} fine`),
  none: 'No key was examined here yet. Add the service key, and the doctor looks at it.',
  states: { pass: 'Fine', mended: 'Mended', warn: 'Looks odd', fail: 'In the way' } satisfies Record<
    DoctorState,
    string
  >,
  privateKeyPlace: {
    keychain: 'private key now in the keychain',
    session: 'private key in memory, until Pullpass is closed',
    nowhere: 'private key not here: add the service key again',
  } satisfies Record<SecretPlace, string>,
  secretPlace: {
    keychain: 'secret now in the keychain',
    session: 'secret in memory, until Pullpass is closed',
    nowhere: 'the secret is not here: add the service key again',
  } satisfies Record<SecretPlace, string>,
  addresses: 'Addresses and client',
  unusable: 'This service key cannot be used',
  noneUsable: 'None of these service keys can be used',
  several: (count: number) => `${count} service keys were found. Which one?`,
  numbered: (number: number) => `Key ${number}`,
  cannotBeUsed: 'cannot be used',
  howTitle: 'How to get a right key',
  how: [
    'Open the BTP cockpit and your subaccount, then Instances and Subscriptions.',
    'Choose the instance of SAP AI Core. If there is none, create one; the plan extended has all there is.',
    'Under Service Keys choose Create. A name is enough; leave the parameters empty.',
    'Choose View, then Copy or Download, and drop the file here.',
  ],
  howHelp: 'SAP’s page about it',
  update: (name: string) => `Give the key to ${name}`,
  updateNote: 'It leads to the same tenant. Its name, its secrets and its activity stay; its old key is forgotten.',
  beside: 'Add a connection beside it',
  sameClient: (name: string) => `${name} has the same client: it gets this key in place of its own.`,
  updateButton: 'Update connection',
  home: {
    title: 'Found on this computer',
    text: (count: number) =>
      count === 1
        ? 'A configuration of SAP’s SDKs. It has not been read.'
        : `${count} configurations of SAP’s SDKs. They have not been read.`,
    read: 'Read it',
    readOne: (file: string) => `Read it: ${file}`,
    menu: (file: string) => `From ${file}`,
    profile: (profile: string) => `profile ${profile}`,
    variable: (variable: string) => `named by ${variable}`,
  },
  lines,
};
