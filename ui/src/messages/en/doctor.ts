// Words of the key doctor: what a service key was found in, and a line for each check.

const NEW_KEY = 'Create a new key in the BTP cockpit and copy all of it, from the first brace to the last.';
const NO_EXPIRY = 'Create a new key. Keys with a client secret do not expire.';
const UNKNOWN_HOST = '{host} is not an SAP host that Pullpass knows.';
const CHECK_HOST = 'It may be a new region. Check that you recognise the host before anything is sent to it.';
const BOTH_LOGINS = 'Certificate and client secret';
const CHECK_INSTANCE = 'If requests are denied, check the SAP AI Core instance in the BTP cockpit.';
const COPY_KEY = 'Copy the key from the BTP cockpit.';

export const doctor = {
  title: 'Key doctor',
  fine: '{fine} of {count} OK',
  allFine: 'all {count} OK',
  none: 'No key examined yet. Add the service key to check it.',
  states: { pass: 'OK', mended: 'Fixed', warn: 'Warning', fail: 'Error' },
  privateKeyPlace: {
    keychain: 'private key now in the keychain',
    session: 'private key in memory until you quit',
    nowhere: 'private key missing: add the service key again',
  },
  secretPlace: {
    keychain: 'secret now in the keychain',
    session: 'secret in memory until you quit',
    nowhere: 'secret missing: add the service key again',
  },
  addresses: 'Addresses and client',
  unusable: 'This service key cannot be used',
  noneUsable: 'None of these service keys can be used',
  several: '{count} service keys were found. Which one?',
  numbered: 'Key {number}',
  cannotBeUsed: 'cannot be used',
  howTitle: 'How to get a valid key',
  how: [
    'Open the BTP cockpit and your subaccount, then Instances and Subscriptions.',
    'Choose the instance of SAP AI Core. If there is none, create one. The plan “extended” has all features.',
    'Under Service Keys choose Create. A name is enough; leave the parameters empty.',
    'Choose View, then Copy or Download, and drop the file here.',
  ],
  howHelp: 'SAP documentation',
  update: 'Use this key for {name}',
  updateNote: 'It belongs to the same tenant. Name, secrets and activity stay. The old key is deleted.',
  beside: 'Add a separate connection',
  sameClient: '{name} uses the same client. Its key will be replaced.',
  updateButton: 'Update connection',
  home: {
    title: 'Found on this computer',
    text: {
      one: 'An SAP SDK configuration. It has not been read.',
      other: '{count} SAP SDK configurations. They have not been read.',
    },
    read: 'Read it',
    readOne: 'Read it: {file}',
    menu: 'From {file}',
    profile: 'profile {profile}',
    variable: 'named by {variable}',
  },
  wrappings: {
    utf16: 'in UTF-16 text',
    latin1: 'in text with a legacy encoding',
    base64: 'in base64',
    mail: 'in an e-mail',
    html: 'in HTML',
    codeFence: 'in a code fence',
    otherText: 'inside other text',
    cfOutput: 'in the output of cf',
    escapedJson: 'escaped inside JSON',
    credentials: 'under credentials, as cf prints it',
    btpOutput: 'in the output of btp',
    vcapServices: 'in VCAP_SERVICES',
    envFile: 'in environment variables',
    serviceKeyVariable: 'in AICORE_SERVICE_KEY',
    sdkConfig: 'in the SAP SDK configuration',
    kubernetesSecret: 'in a Kubernetes Secret',
    postmanEnvironment: 'in a Postman environment',
    destination: 'in a BTP destination',
  },
  values: {
    clientid: 'client ID',
    clientsecret: 'client secret',
    url: 'token address',
    certurl: 'token address',
    'serviceurls.AI_API_URL': 'API address',
  },
  urlParts: {
    userInfo: 'a username before the host',
    query: 'a query (after ?)',
    fragment: 'a fragment (after #)',
  },
  lines: {
    wrapping: { title: 'Found inside other text', proof: '{wrappings}' },
    bare: { title: 'Plain JSON', proof: 'used as it is' },
    credentials: { title: 'Client ID and secret', proof: 'both present' },
    credentialsX509: { title: 'Client ID and certificate', proof: 'with its private key' },
    clientId: { title: 'Service', proof: 'SAP AI Core, according to the client ID' },
    tokenHost: { title: 'Token host', proof: 'an SAP host in {region}' },
    apiHost: { title: 'API host', proof: 'same region, {region}' },
    thisComputer: { title: 'Token and API host', proof: 'this computer' },
    kindSecret: { title: 'Key type', proof: 'client secret, not x509' },
    kindCertificate: { title: 'Key type', proof: 'x509 certificate' },
    certificateValid: { title: 'Certificate', proof: 'valid until {until}, {days} days left' },
    certificateMatches: { title: 'Private key', proof: 'matches the certificate' },
    issuer: { title: 'Token issuer', proof: '{host}' },
    zone: { title: 'Tenant', proof: 'matches the key' },
    plan: { title: 'Service plan', proof: '{plan}; supports pull secrets' },

    looseJson: { title: 'Almost JSON', proof: 'quotes, commas, comments or line breaks corrected' },
    unclosed: { title: 'Missing closing brace', proof: 'added' },
    encoding: { title: 'Encoding', proof: 'converted from a legacy encoding' },
    encodingUtf16: { title: 'Encoding', proof: 'converted from UTF-16, as PowerShell writes it' },
    blanks: { title: 'Spaces around the {value}', proof: 'removed' },
    lineEnds: { title: 'Line breaks inside the {value}', proof: 'removed' },
    endSlashes: { title: 'Trailing slash in the {value}', proof: 'removed' },
    knownSuffix: { title: 'The {value} had an extra path', proof: 'removed {suffix}, which each request adds itself' },
    secretUnescaped: { title: 'Backslash before $', proof: 'removed from the client secret' },

    secretForm: {
      title: 'Unusual client secret',
      proof: 'It does not have one of the known formats.',
      cure: 'Check that it is complete. If the test fails, create a new key.',
    },
    secretShortened: {
      title: 'Client secret truncated',
      proof: 'A shell or dotenv treated $ and the text after it as a variable.',
      cure: 'Copy the key from the file or the BTP cockpit instead. In .env files, put it in single quotes.',
    },
    secretBackslash: {
      title: 'Backslash in the client secret',
      proof: 'It precedes $, where some file formats need it.',
      cure: 'If the test fails, copy the key from the BTP cockpit.',
    },
    clientIdForm: {
      title: 'Unusual client ID',
      proof: 'Client IDs of AI Core end in |aicore!b and a number.',
      cure: 'Check that the key is for SAP AI Core.',
    },
    appNameDiffers: {
      title: 'Client ID and appname differ',
      proof: 'The client ID is usually sb- followed by the appname.',
      cure: 'Parts of two keys may be mixed. If the test fails, copy the key again.',
    },
    regionsDiffer: {
      title: 'Two regions',
      proof: 'The token comes from {token}, the API is in {api}.',
      cure: 'Parts of two keys may be mixed. The API accepts only tokens from its own region.',
    },
    regionUnknown: {
      title: 'Unknown token host',
      proof: UNKNOWN_HOST,
      cure: CHECK_HOST,
    },
    regionUnknownApi: {
      title: 'Unknown API host',
      proof: UNKNOWN_HOST,
      cure: CHECK_HOST,
    },
    secretPreferred: { title: BOTH_LOGINS, proof: 'the client secret is used' },
    certificatePreferred: {
      title: BOTH_LOGINS,
      proof: 'the certificate is used, as credential-type says',
    },
    intermediateMissing: {
      title: 'Intermediate certificate missing',
      proof: 'the issuing certificate is not in the chain; the server may need it',
    },
    certificateEndsSoon: {
      title: 'The certificate expires soon',
      proof: 'It expires on {until}, in {hours} h.',
      cure: 'Create a new key in time. A parameter extends its validity, up to 30 days in many landscapes.',
    },
    issuerDiffers: {
      title: 'The token has a different issuer',
      proof: 'It was issued by {issuer}, not by {host}.',
      cure: 'Parts of two keys may be mixed. If requests are denied, copy the key again.',
    },
    zoneDiffers: {
      title: 'The token is for a different tenant',
      proof: 'Its zone is not the identityzoneid of the key.',
      cure: 'Parts of two keys may be mixed. Check the tenant before you register anything.',
    },
    planOdd: {
      title: 'Service plan',
      proof: 'The tenant reports: {reported}.',
      cure: CHECK_INSTANCE,
    },
    planUnknown: {
      title: 'Service plan',
      proof: 'The tenant does not report it.',
      cure: CHECK_INSTANCE,
    },

    notJson: {
      title: 'The key is incomplete',
      proof: 'It cannot be read after line {line}, column {column}.',
      cure: 'Copy the whole key, from the first brace to the last. An editor may have changed or cut it.',
    },
    tooDeep: { title: 'Nested too deeply', proof: 'A service key never has so many levels.', cure: NEW_KEY },
    otherService: {
      title: 'A key for another service[: {service}]',
      proof: 'Only a key for SAP AI Core gives access to pull secrets.',
      cure: 'In the BTP cockpit, choose the SAP AI Core instance, then Service Keys.',
    },
    fieldMissing: {
      title: '{field} is missing',
      proof: 'Every SAP AI Core service key has this field, and it cannot be guessed.',
      cure: NEW_KEY,
    },
    placeholder: {
      title: '{field} is a placeholder',
      proof: 'The key looks like an example from documentation, or a script did not fill it in.',
      cure: 'Copy a real key from the BTP cockpit.',
    },
    urlNotHttps: {
      title: 'The address in {field} is not https',
      proof: 'The client secret or access token would be sent without encryption.',
      cure: 'Copy the key from the BTP cockpit. Its addresses start with https://.',
    },
    urlMalformed: {
      title: 'The address in {field} is not valid',
      proof: 'It does not start with https://, or it contains a typo.',
      cure: COPY_KEY,
    },
    urlLeaks: {
      title: 'The address in {field} has extra parts',
      proof: 'It has {part}, which could leak the secret.',
      cure: COPY_KEY,
    },
    urlsSwapped: {
      title: 'The two addresses are swapped',
      proof: 'url contains the API address, and AI_API_URL the token server.',
      cure: 'Swap the two values in the key, or copy it again from the BTP cockpit.',
    },
    certificateUnreadable: {
      title: 'The certificate cannot be read',
      proof: 'It is not a complete PEM certificate.',
      cure: NEW_KEY,
    },
    privateKeyUnreadable: {
      title: 'The private key cannot be read',
      proof: 'It is not a complete PEM key in PKCS#1, PKCS#8 or SEC1 format.',
      cure: NEW_KEY,
    },
    privateKeyLocked: {
      title: 'The private key is encrypted',
      proof: 'Keys created by SAP have no password.',
      cure: 'Decrypt it with openssl pkcs8, or create a new service key.',
    },
    privateKeyUnsupported: {
      title: 'The private key type is not supported',
      proof: 'Supported are RSA with 2048 to 4096 bits, EC P-256 and P-384, and Ed25519.',
      cure: NEW_KEY,
    },
    privateKeyElsewhere: {
      title: 'The private key is missing',
      proof: 'The certificate was requested with a key that was not included.',
      cure: 'Create an x509 key without your own certificate, or a key with a client secret.',
    },
    certificateExpired: {
      title: 'The certificate has expired',
      proof: 'It was valid until {until}. Keys of this type are valid for 7 days by default.',
      cure: NO_EXPIRY,
    },
    certificateNotYetValid: {
      title: 'The certificate is not valid yet',
      proof: 'It is valid from {from}.',
      cure: 'Check the clock of this computer.',
    },
    certificateOfOtherKey: {
      title: 'Certificate and private key do not match',
      proof: 'The login would fail at the TLS handshake.',
      cure: `Parts of two keys are mixed. ${NEW_KEY}`,
    },
    certificateInFile: {
      title: 'The certificate is in a separate file',
      proof: '{field} only names the file, and Pullpass reads only files that you choose.',
      cure: 'Drop the service key itself, which contains both.',
    },
    secretRotated: {
      title: 'The client secret was rejected',
      proof: 'It was rotated, or the key was deleted.',
      cure: 'Create a new key in the BTP cockpit and add it to this connection.',
    },
  },
} as const;
