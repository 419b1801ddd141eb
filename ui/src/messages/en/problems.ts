// What can go wrong, in words: what happened, why, and what to do next.

const NEW_CERTIFICATE =
  'Create a new service key with {parameters} in the BTP cockpit and drop it here. This connection will use it.';

const FIRST_ERROR = 'The first error is in line {line}, column {column}.';
const CORRECT = 'Correct it, or undo the edit. The form is unchanged.';
const REMOVED = 'It was removed outside of Pullpass, or was stored for an earlier session only.';
const ADD_KEY = 'Add the service key again.';
const CHECK_ADDRESS = 'Check the address of the connection.';
const REPLACE = 'Replace its credentials to be sure that they are yours.';

export const problems = {
  clipboardEmpty: {
    what: 'There is no text on the clipboard.',
    cause: '',
    cure: 'Copy the complete service key, from the first brace to the last, and paste again.',
  },
  fileUnreadable: {
    what: '{file} cannot be read.',
    cause: 'It is not a regular file, or you do not have permission to read it.',
    cure: 'Check the permissions, or paste its contents here.',
  },
  fileUnwritable: {
    what: '{file} cannot be written.',
    cause: 'The folder does not exist, the disk is full, or you do not have permission to write to it.',
    cure: 'Choose another folder.',
  },
  fileExists: {
    what: '{file} already exists.',
    cause: 'This code consists of several files, and replacing that one was not confirmed.',
    cure: 'Choose an empty folder, or move the file.',
  },
  noConnectionFile: {
    what: 'This file contains no exported connections.',
    cause: 'It was not exported by Pullpass, or by a newer version.',
    cure: 'Choose a file created with “Export all without secrets”.',
  },
  importedConnectionUnusable: {
    what: '{name} in this file cannot be used.',
    cause: 'It has no client ID, or an address is not https.',
    cure: 'Nothing was added. Export the connections again on the other computer.',
  },
  tooLarge: {
    what: 'This is too large for a service key.',
    cause: 'A service key is a few kilobytes; up to {limit} are read.',
    cure: 'Choose the JSON file that the BTP cockpit gave you.',
  },
  notJson: {
    what: 'This is not JSON.',
    cause: FIRST_ERROR,
    cure: 'Copy the complete key, from the first brace to the last. An editor may have changed the quotes or cut it off.',
  },
  tooDeep: {
    what: 'This is nested more deeply than any service key.',
    cause: 'Service keys have only a few levels.',
    cure: 'Copy only the JSON shown in the BTP cockpit.',
  },
  importNotText: {
    what: 'This is not text.',
    cause: 'It is neither UTF-8 nor UTF-16, so it is another kind of file.',
    cure: 'Choose a service key, a config.json, an auth.json or a Kubernetes Secret.',
  },
  importEmpty: { what: 'This is empty.', cause: '', cure: 'Copy the text again, or choose another file.' },
  importUnrecognised: {
    what: 'This is not a service key, and it contains no registry credentials that Pullpass recognises.',
    cause:
      'Pullpass reads Docker and Podman files, Kubernetes Secrets, AI Core and AI Launchpad bodies, and docker, podman, kubectl and curl commands.',
    cure: 'Copy one of these completely, or enter the credentials in the form.',
  },
  importNotYaml: {
    what: 'This looks like YAML but cannot be read.',
    cause: 'The indentation is wrong, or it exceeds a limit (aliases, depth, size).',
    cure: 'Correct the indentation. YAML does not allow tabs.',
  },
  importRepeatedName: {
    what: 'A name appears twice in one object.',
    cause: 'Pullpass cannot tell which one is meant.',
    cure: 'Remove one of them, then paste again.',
  },
  importUnclosedQuote: {
    what: 'A quote in the command is not closed.',
    cause: 'The end of the command is missing, or it has one quote too many.',
    cure: 'Copy the complete command, from the first word to the last quote.',
  },
  importNoCredential: {
    what: 'It contains no registry credential.',
    cause: 'The format is known, but it has no username and password that the cluster could use.',
    cure: 'If a credential helper stores them, log in with docker or podman there, or enter them in the form.',
  },
  helperFailed: {
    what: 'docker-credential-{helper} returned no credential.',
    cause: 'It is not installed, the prompt was cancelled, or its output cannot be read.',
    cure: 'Enter the password in the form instead.',
  },
  documentUnreadable: {
    what: 'The kubelet could not read this document.',
    cause: 'An entry has a field of the wrong type, or an auth value that is not base64 of user:password.',
    cure: CORRECT,
  },
  documentNotJson: {
    what: 'The document is not JSON.',
    cause: FIRST_ERROR,
    cure: CORRECT,
  },

  keychainLocked: {
    what: 'The keychain is locked.',
    cause: 'Its contents cannot be used until you unlock it.',
    cure: 'Unlock it and try again.',
  },
  keychainDismissed: {
    what: 'The keychain is still locked.',
    cause: 'The unlock prompt was cancelled.',
    cure: 'Unlock it and enter your keychain password.',
  },
  keychainAbsent: {
    what: 'No keychain is running on this computer.',
    cause: 'Pullpass stores passwords only there.',
    cure: 'Start one, such as GNOME Keyring or KWallet, or keep passwords for this session only.',
  },
  keychainNotAnswering: {
    what: 'The keychain does not respond.',
    cause: 'It may be asking for its password in a window behind this one.',
    cure: 'Answer its prompt and try again.',
  },
  keychainRefused: {
    what: 'The keychain denied access.',
    cause: 'It returned an unknown error.',
    cure: 'Check the keychain in its own application, then try again.',
  },
  secretMissing: {
    clientSecret: {
      what: 'The client secret is no longer in the keychain.',
      cause: REMOVED,
      cure: ADD_KEY,
    },
    privateKey: {
      what: 'The private key is no longer in the keychain.',
      cause: REMOVED,
      cure: ADD_KEY,
    },
    password: {
      what: 'The password is no longer in the keychain.',
      cause: REMOVED,
      cure: 'Enter the password again.',
    },
    username: {
      what: 'The hidden username is no longer in the keychain.',
      cause: REMOVED,
      cure: 'Enter the username again.',
    },
  },
  secretDamaged: {
    what: 'The keychain entry is damaged.',
    cause: 'It was changed outside of Pullpass, or exists twice.',
    cure: 'Enter the password or add the service key again to replace the entry.',
  },
  secretTooLong: {
    what: 'The password is too long to store.',
    cause: 'The keychain accepts up to {limit}.',
    cure: 'You can send it but not store it. Turn off “Remember in keychain”.',
  },
  secretNotText: {
    what: 'The password is not text.',
    cause: 'It contains bytes that are not valid UTF-8, so it cannot be sent as JSON.',
    cure: 'Copy it again from where it was created.',
  },

  nameNotResolved: {
    what: '{host} was not found.',
    cause: 'The name could not be resolved: no network, no VPN, or a wrong address.',
    cure: 'Check the network and the address, then try again.',
  },
  unreachable: {
    what: '{host} cannot be reached.',
    cause: 'There is no response: the network is down, a firewall blocks it, or the server is off.',
    cure: 'Check the network, VPN and proxy, then try again.',
  },
  timedOut: {
    what: '{host} did not respond within {seconds} s.',
    cause: 'The network is slow, or the server is busy.',
    cure: 'Try again in a moment.',
  },
  connectionLost: {
    what: 'The connection to {host} was lost.',
    cause: 'The response was incomplete.',
    cure: 'Try again.',
  },
  untrusted: {
    what: 'The certificate of {host} is not trusted.',
    cause: 'Reason: {reason}. A proxy may intercept the connection with its own certificate.',
    cure: 'Ask your administrator to install the proxy’s certificate on this computer. Nothing was sent.',
  },
  clientCertificateRefused: {
    required: {
      what: '{host} requires a client certificate.',
      cause: 'This connection uses a client secret, but the address is for certificates (certurl).',
      cure: 'Copy the complete service key from the BTP cockpit and add it again.',
    },
    expired: {
      what: '{host} reports that the client certificate has expired.',
      cause: 'By the server’s clock it has expired or is not valid yet. The clock of this computer may be wrong.',
      cure: NEW_CERTIFICATE,
    },
    revoked: {
      what: '{host} reports that the client certificate was revoked.',
      cause: 'Its service key was deleted or replaced.',
      cure: NEW_CERTIFICATE,
    },
    unknownIssuer: {
      what: '{host} does not trust the issuer of the client certificate.',
      cause: 'It is from another landscape, or the service key lacks an intermediate certificate.',
      cure: 'Copy the complete service key from the BTP cockpit, with every certificate in the chain, and add it again.',
    },
    bad: {
      what: '{host} rejected the client certificate.',
      cause: 'It violates a rule that the server checks.',
      cure: NEW_CERTIFICATE,
    },
    denied: {
      what: '{host} recognises the client certificate but denies access.',
      cause: 'Its service key was deleted, or access from here is not allowed.',
      cure: NEW_CERTIFICATE,
    },
  },
  clientCertificateExpired: {
    what: 'The client certificate of this connection has expired.',
    cause: 'It expired on {at}. By default, SAP certificates are valid for seven days. Nothing was sent.',
    cure: NEW_CERTIFICATE,
  },
  clientCertificateNotYetValid: {
    what: 'The client certificate of this connection is not valid yet.',
    cause: 'It is valid from {from}, or the clock of this computer is wrong. Nothing was sent.',
    cure: 'Check the date and time of this computer.',
  },
  proxyRefused: {
    what: 'The proxy rejected the request to {host}.',
    cause: 'It requires a login, or does not allow this host.',
    cure: 'Check the proxy settings, or ask your administrator to allow the host.',
  },
  proxyUnreachable: {
    what: 'The proxy {proxy} cannot be reached.',
    cause: 'The call to {host} has to go through it. Nothing was sent.',
    cure: 'Check the proxy and the VPN, or choose another way in Settings › Network.',
  },
  variableUnusable: {
    what: 'The environment variable {name} cannot be used.',
    cause: '{fault} Nothing is sent until that is settled.',
    cure: 'Correct the variable and start Pullpass again, or stop using it in Settings › Network.',
  },
  answerUnusable: {
    what: 'The response of {host} cannot be used.',
    cause: 'It is not valid HTTP, or it is too large.',
    cure: CHECK_ADDRESS,
  },

  clientSecretRefused: {
    what: '{host} rejected the client secret.',
    cause: '{message}',
    cure: 'The service key was deleted or replaced. Create a new one in the BTP cockpit and add it here.',
  },
  tokenRefused: {
    what: '{host} issued no access token ({status}).',
    cause: '{message}',
    cure: 'Test the connection again in a moment. If the error stays, create a new service key.',
  },
  accessTokenRefused: {
    what: 'AI Core rejects the access token ({status}), even after a renewal.',
    cause: '{message}',
    cure: 'Check that the key is for this tenant, or create a new service key.',
  },
  notAllowed: {
    what: 'This service key does not have the permission (403).',
    cause: '{message}',
    cure: 'Ask your administrator for a key with permissions for Docker registry secrets.',
  },
  tooManyRequests: {
    what: 'Too many requests (429).',
    cause: 'AI Core limits the rate of requests.[ It asks to wait {seconds} s.]',
    cure: 'Wait that long, then try again.',
  },
  serverFailed: {
    what: 'Server error ({status}).',
    cause: '{message}',
    cure: 'Try again in a moment. If the error stays, check SAP’s status page.',
  },
  redirected: {
    what: 'The server redirects to {to} ({status}).',
    cause: 'Redirects are not followed, because the token would be sent to another host.',
    cure: CHECK_ADDRESS,
  },
  webPage: {
    what: 'The response is a web page ({status}).',
    cause: '[Its title is “{title}”. ]Something other than AI Core responded.',
    cure: 'Check the address, the VPN and the proxy. A login page means that the network requires a login first.',
  },
  requestRefused: {
    what: 'The server rejected the request ({status}[, code {code}]).',
    cause: '{message}',
    cure: 'Correct the reported problem and send again.',
  },
  answerUnknown: {
    what: 'The response does not match the AI Core API ({status}).',
    cause: 'The address may be wrong, or the API has changed.',
    cure: 'Check the address of the connection. The response is shown below.',
  },

  ownerUnknown: {
    what: 'The tenant now has a secret with this name. It may be yours or someone else’s.',
    cause: 'The response was lost, and the list does not show who registered it.',
    cure: REPLACE,
  },
  notSeenYet: {
    what: 'There was no response, and the tenant does not list the name yet.',
    cause: 'The list can lag behind, so it may still appear.',
    cure: 'Refresh the list in a minute before you send again.',
  },
  unconfirmed: {
    what: 'The server accepted the request but did not confirm it.',
    cause: 'It sends the same response when the name already exists.',
    cure: REPLACE,
  },
  interrupted: {
    what: 'The result is unknown.',
    cause: 'A secret that is needed to check it could not be read.',
    cure: 'Unlock the keychain and refresh the list.',
  },

  notSendable: {
    what: 'The form cannot be sent yet.',
    cause: 'A field has a value that AI Core would reject.',
    cure: 'Correct the marked fields.',
  },
  approvalWanted: {
    what: '{connection} is a production tenant, and the change was not confirmed.',
    cause: 'Changes there need a confirmation. Nothing was sent.',
    cure: 'Try again and confirm.',
  },
  nameWanted: {
    what: '{connection} is a production tenant, and this cannot be undone.',
    cause: 'You have to type its name to confirm. Nothing was sent.',
    cure: 'Try again and type {connection}.',
  },
  connectionNameUnusable: {
    what: 'This name cannot be used.',
    cause: 'It is empty, or another connection has it.',
    cure: 'Choose another name.',
  },
  callMalformed: {
    what: 'The window asked for something that Pullpass does not understand.',
    cause: 'The argument {argument} of {command} has the wrong form.',
    cure: 'This is a fault of Pullpass. Please report it.',
  },
  gone: { what: 'It no longer exists.', cause: 'It was removed in the meantime.', cure: 'Refresh the list.' },
  connectionRemoved: {
    what: '{name} was removed from this computer.',
    cause: 'Without its connection there is no token to send this request with.',
    cure: 'Add the service key again, and send a new request from there.',
  },
  notSentAgain: {
    what: 'This request cannot be sent again.',
    cause: 'Only read requests can be repeated. Tokens are requested when needed.',
    cure: 'Open it as a new form, check it, and send that.',
  },
  recordUnreadable: {
    what: 'The request and response cannot be shown.',
    cause: 'Another version of Pullpass wrote this entry.',
    cure: 'Only its line in the list is available.',
  },
  cancelled: { what: 'Cancelled.', cause: 'You stopped it.', cure: '' },
  notSaved: {
    what: 'The records could not be saved.',
    cause: 'The disk is full, or the folder is not writable.',
    cure: 'Free some space or correct the permissions, then try again. The folder is shown in Settings.',
  },
  practiceTenantNotStarted: {
    what: 'The practice tenant could not be started.',
    cause: 'It needs free ports on this computer (127.0.0.1).',
    cure: 'Close programs that use many local ports, and try again.',
  },

  proxyMalformed: {
    what: 'The address of the proxy cannot be used.',
    cause: 'It is not a valid address, or it contains a username or password, which would be stored in a file.',
    cure: 'Example: http://proxy.example:8080.',
  },
  certificatesUnreadable: {
    what: 'This file contains no readable certificate.',
    cause: 'Certificates must be in PEM format, between BEGIN CERTIFICATE and END CERTIFICATE.',
    cure: 'Export the certificate of the authority as PEM (Base64 X.509), and choose that file.',
  },
  tlsUnavailable: {
    what: 'This computer has no certificate authorities, so it trusts no server.',
    cause:
      'The package ca-certificates is missing, or SSL_CERT_FILE or SSL_CERT_DIR names nothing that can be read. Nothing was sent.',
    cure: 'Install ca-certificates, or start Pullpass without these variables, then try again.',
  },
  clipboardUnavailable: {
    what: 'The text could not be copied.',
    cause: 'The desktop does not give Pullpass access to the clipboard.',
    cure: 'Select the text and copy it by hand.',
  },
  browserUnavailable: {
    what: 'No browser could be started.',
    cause: 'No default browser is set, or it could not start.',
    cure: 'Open this address yourself: {url}',
  },
  fileManagerUnavailable: {
    what: 'The folder could not be opened.',
    cause: 'No file manager is set, or it could not start.',
    cure: 'Open this folder yourself: {folder}',
  },
  unexpected: {
    what: 'Internal error.',
    cause: 'Something in Pullpass failed unexpectedly.',
    cure: 'Close the window and start Pullpass again.',
  },
} as const;

/** What problems name in detail. */
export const problemDetails = {
  serverMessage: 'The server said: “{message}”.',
  noReason: 'The server gave no reason.',
  variableFault: {
    notText: 'Its value is not text.',
    notAnAddress: 'Its value is not the address of a proxy.',
    unknownScheme: 'Only http and https proxies are supported.',
    credentials: 'It contains a username or password, which Pullpass does not send to a proxy.',
    missing: 'There is no such file or folder.',
    unreadable: 'The file or folder cannot be read.',
    noCertificate: 'There is no certificate in PEM format in it.',
  },
} as const;
