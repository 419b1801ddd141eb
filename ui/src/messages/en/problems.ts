// What can go wrong, in words: what happened, why, and what to do next.
import type { AppProblem } from '../../state/problem';
import type { CertificateRefusal, ForeignText, VariableFault } from '../../bindings';
import type { ProblemText } from '../problemText';
import { foreignTexts } from './foreignTexts';

type Words = { [Kind in AppProblem['kind']]: (problem: Extract<AppProblem, { kind: Kind }>) => ProblemText };

const told = (what: string, cause = '', cure = ''): ProblemText => ({ what, cause, cure });
const said = (words: string): string => (words === '' ? 'The server gave no reason.' : `The server said: “${words}”.`);
const bytes = (limit: number): string => (limit % 1024 === 0 ? `${limit / 1024} KiB` : `${limit} bytes`);

const day = (at: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
const newCertificate =
  'Create a new service key with {"xsuaa":{"credential-type":"x509"}} in the BTP cockpit and drop it here. This connection will use it.';

// The alert of the server, in words.
const certificateRefusals: Record<CertificateRefusal, (host: string) => ProblemText> = {
  required: (host) =>
    told(
      `${host} requires a client certificate.`,
      'This connection uses a client secret, but the address is for certificates (certurl).',
      'Copy the complete service key from the BTP cockpit and add it again.',
    ),
  expired: (host) =>
    told(
      `${host} reports that the client certificate has expired.`,
      'By the server’s clock it has expired or is not valid yet. The clock of this computer may be wrong.',
      newCertificate,
    ),
  revoked: (host) =>
    told(
      `${host} reports that the client certificate was revoked.`,
      'Its service key was deleted or replaced.',
      newCertificate,
    ),
  unknownIssuer: (host) =>
    told(
      `${host} does not trust the issuer of the client certificate.`,
      'It is from another landscape, or the service key lacks an intermediate certificate.',
      'Copy the complete service key from the BTP cockpit, with every certificate in the chain, and add it again.',
    ),
  bad: (host) =>
    told(`${host} rejected the client certificate.`, 'It violates a rule that the server checks.', newCertificate),
  denied: (host) =>
    told(
      `${host} recognises the client certificate but denies access.`,
      'Its service key was deleted, or access from here is not allowed.',
      newCertificate,
    ),
};

const variableFaults: Record<VariableFault['kind'], string> = {
  notText: 'Its value is not text.',
  notAnAddress: 'Its value is not the address of a proxy.',
  unknownScheme: 'Only http and https proxies are supported.',
  credentials: 'It contains a username or password, which Pullpass does not send to a proxy.',
  missing: 'There is no such file or folder.',
  unreadable: 'The file or folder cannot be read.',
  noCertificate: 'There is no certificate in PEM format in it.',
};

export const problems: Words = {
  clipboardEmpty: () =>
    told(
      'There is no text on the clipboard.',
      '',
      'Copy the complete service key, from the first brace to the last, and paste again.',
    ),
  fileUnreadable: ({ file }) =>
    told(
      `${file} cannot be read.`,
      'It is not a regular file, or you do not have permission to read it.',
      'Check the permissions, or paste its contents here.',
    ),
  fileUnwritable: ({ file }) =>
    told(
      `${file} cannot be written.`,
      'The folder does not exist, the disk is full, or you do not have permission to write to it.',
      'Choose another folder.',
    ),
  noConnectionFile: () =>
    told(
      'This file contains no exported connections.',
      'It was not exported by Pullpass, or by a newer version.',
      'Choose a file created with “Export all without secrets”.',
    ),
  importedConnectionUnusable: ({ name }) =>
    told(
      `${name} in this file cannot be used.`,
      'It has no client ID, or an address is not https.',
      'Nothing was added. Export the connections again on the other computer.',
    ),
  tooLarge: ({ limit }) =>
    told(
      'This is too large for a service key.',
      `A service key is a few kilobytes; up to ${bytes(limit)} are read.`,
      'Choose the JSON file that the BTP cockpit gave you.',
    ),
  notJson: ({ line, column }) =>
    told(
      'This is not JSON.',
      `The first error is in line ${line}, column ${column}.`,
      'Copy the complete key, from the first brace to the last. An editor may have changed the quotes or cut it off.',
    ),
  tooDeep: () =>
    told(
      'This is nested more deeply than any service key.',
      'Service keys have only a few levels.',
      'Copy only the JSON shown in the BTP cockpit.',
    ),
  importNotText: () =>
    told(
      'This is not text.',
      'It is neither UTF-8 nor UTF-16, so it is another kind of file.',
      'Choose a service key, a config.json, an auth.json or a Kubernetes Secret.',
    ),
  importEmpty: () => told('This is empty.', '', 'Copy the text again, or choose another file.'),
  importUnrecognised: () =>
    told(
      'This is not a service key, and it contains no registry credentials that Pullpass recognises.',
      'Pullpass reads Docker and Podman files, Kubernetes Secrets, AI Core and AI Launchpad bodies, and docker, podman, kubectl and curl commands.',
      'Copy one of these completely, or enter the credentials in the form.',
    ),
  importNotYaml: () =>
    told(
      'This looks like YAML but cannot be read.',
      'The indentation is wrong, or it exceeds a limit (aliases, depth, size).',
      'Correct the indentation. YAML does not allow tabs.',
    ),
  importRepeatedName: () =>
    told(
      'A name appears twice in one object.',
      'Pullpass cannot tell which one is meant.',
      'Remove one of them, then paste again.',
    ),
  importUnclosedQuote: () =>
    told(
      'A quote in the command is not closed.',
      'The end of the command is missing, or it has one quote too many.',
      'Copy the complete command, from the first word to the last quote.',
    ),
  importNoCredential: () =>
    told(
      'It contains no registry credential.',
      'The format is known, but it has no username and password that the cluster could use.',
      'If a credential helper stores them, log in with docker or podman there, or enter them in the form.',
    ),
  // Each function takes the text of its own kind; TypeScript cannot see that across the union.
  foreignText: ({ text }) => (foreignTexts[text.kind] as (text: ForeignText) => ProblemText)(text),
  helperFailed: ({ helper }) =>
    told(
      `docker-credential-${helper} returned no credential.`,
      'It is not installed, the prompt was cancelled, or its output cannot be read.',
      'Enter the password in the form instead.',
    ),
  documentUnreadable: ({ line, column }) =>
    line === 0
      ? told(
          'The kubelet could not read this document.',
          'An entry has a field of the wrong type, or an auth value that is not base64 of user:password.',
          'Correct it, or undo the edit. The form is unchanged.',
        )
      : told(
          'The document is not JSON.',
          `The first error is in line ${line}, column ${column}.`,
          'Correct it, or undo the edit. The form is unchanged.',
        ),

  keychainLocked: () =>
    told('The keychain is locked.', 'Its contents cannot be used until you unlock it.', 'Unlock it and try again.'),
  keychainDismissed: () =>
    told(
      'The keychain is still locked.',
      'The unlock prompt was cancelled.',
      'Unlock it and enter your keychain password.',
    ),
  keychainAbsent: () =>
    told(
      'No keychain is running on this computer.',
      'Pullpass stores passwords only there.',
      'Start one, such as GNOME Keyring or KWallet, or keep passwords for this session only.',
    ),
  keychainNotAnswering: () =>
    told(
      'The keychain does not respond.',
      'It may be asking for its password in a window behind this one.',
      'Answer its prompt and try again.',
    ),
  keychainRefused: () =>
    told(
      'The keychain denied access.',
      'It returned an unknown error.',
      'Check the keychain in its own application, then try again.',
    ),
  secretMissing: ({ what }) =>
    what === 'clientSecret'
      ? told(
          'The client secret is no longer in the keychain.',
          'It was removed outside of Pullpass, or was stored for an earlier session only.',
          'Add the service key again.',
        )
      : what === 'privateKey'
        ? told(
            'The private key is no longer in the keychain.',
            'It was removed outside of Pullpass, or was stored for an earlier session only.',
            'Add the service key again.',
          )
        : told(
            'The password is no longer in the keychain.',
            'It was removed outside of Pullpass, or was stored for an earlier session only.',
            'Enter the password again.',
          ),
  secretDamaged: () =>
    told(
      'The keychain entry is damaged.',
      'It was changed outside of Pullpass, or exists twice.',
      'Enter the password or add the service key again to replace the entry.',
    ),
  secretTooLong: ({ limit }) =>
    told(
      'The password is too long to store.',
      `The keychain accepts up to ${bytes(limit)}.`,
      'You can send it but not store it. Turn off “Remember in keychain”.',
    ),
  secretNotText: () =>
    told(
      'The password is not text.',
      'It contains bytes that are not valid UTF-8, so it cannot be sent as JSON.',
      'Copy it again from where it was created.',
    ),

  nameNotResolved: ({ host }) =>
    told(
      `${host} was not found.`,
      'The name could not be resolved: no network, no VPN, or a wrong address.',
      'Check the network and the address, then try again.',
    ),
  unreachable: ({ host }) =>
    told(
      `${host} cannot be reached.`,
      'There is no response: the network is down, a firewall blocks it, or the server is off.',
      'Check the network, VPN and proxy, then try again.',
    ),
  timedOut: ({ host, seconds }) =>
    told(
      `${host} did not respond within ${seconds} s.`,
      'The network is slow, or the server is busy.',
      'Try again in a moment.',
    ),
  connectionLost: ({ host }) =>
    told(`The connection to ${host} was lost.`, 'The response was incomplete.', 'Try again.'),
  untrusted: ({ host, reason }) =>
    told(
      `The certificate of ${host} is not trusted.`,
      `Reason: ${reason}. A proxy may intercept the connection with its own certificate.`,
      'Ask your administrator to install the proxy’s certificate on this computer. Nothing was sent.',
    ),
  clientCertificateRefused: ({ host, reason }) => certificateRefusals[reason](host),
  clientCertificateExpired: ({ at }) =>
    told(
      'The client certificate of this connection has expired.',
      `It expired on ${day(at)}. By default, SAP certificates are valid for seven days. Nothing was sent.`,
      newCertificate,
    ),
  clientCertificateNotYetValid: ({ from }) =>
    told(
      'The client certificate of this connection is not valid yet.',
      `It is valid from ${day(from)}, or the clock of this computer is wrong. Nothing was sent.`,
      'Check the date and time of this computer.',
    ),
  proxyRefused: ({ host }) =>
    told(
      `The proxy rejected the request to ${host}.`,
      'It requires a login, or does not allow this host.',
      'Check the proxy settings, or ask your administrator to allow the host.',
    ),
  proxyUnreachable: ({ host, proxy }) =>
    told(
      `The proxy ${proxy} cannot be reached.`,
      `The call to ${host} has to go through it. Nothing was sent.`,
      'Check the proxy and the VPN, or choose another way in Settings › Network.',
    ),
  variableUnusable: ({ name, fault }) =>
    told(
      `The environment variable ${name} cannot be used.`,
      `${variableFaults[fault.kind]} Nothing is sent until that is settled.`,
      'Correct the variable and start Pullpass again, or stop using it in Settings › Network.',
    ),
  answerUnusable: ({ host }) =>
    told(
      `The response of ${host} cannot be used.`,
      'It is not valid HTTP, or it is too large.',
      'Check the address of the connection.',
    ),

  clientSecretRefused: ({ host, said: words }) =>
    told(
      `${host} rejected the client secret.`,
      said(words),
      'The service key was deleted or replaced. Create a new one in the BTP cockpit and add it here.',
    ),
  tokenRefused: ({ host, status, said: words }) =>
    told(
      `${host} issued no access token (${status}).`,
      said(words),
      'Test the connection again in a moment. If the error stays, create a new service key.',
    ),
  accessTokenRefused: ({ status, said: words }) =>
    told(
      `AI Core rejects the access token (${status}), even after a renewal.`,
      said(words),
      'Check that the key is for this tenant, or create a new service key.',
    ),
  notAllowed: ({ said: words }) =>
    told(
      'This service key does not have the permission (403).',
      said(words),
      'Ask your administrator for a key with permissions for Docker registry secrets.',
    ),
  tooManyRequests: ({ seconds }) =>
    told(
      'Too many requests (429).',
      seconds === null ? 'AI Core limits the rate of requests.' : `AI Core asks to wait ${seconds} s.`,
      'Wait that long, then try again.',
    ),
  serverTrouble: ({ status, said: words }) =>
    told(
      `Server error (${status}).`,
      said(words),
      'Try again in a moment. If the error stays, check SAP’s status page.',
    ),
  redirected: ({ status, to }) =>
    told(
      `The server redirects to ${to} (${status}).`,
      'Redirects are not followed, because the token would be sent to another host.',
      'Check the address of the connection.',
    ),
  webPage: ({ status, title }) =>
    told(
      `The response is a web page (${status}).`,
      title === ''
        ? 'Something other than AI Core responded.'
        : `Its title is “${title}”. Something other than AI Core responded.`,
      'Check the address, the VPN and the proxy. A login page means that the network requires a login first.',
    ),
  requestRefused: ({ status, code, said: words }) =>
    told(
      code === null
        ? `The server rejected the request (${status}).`
        : `The server rejected the request (${status}, code ${code}).`,
      said(words),
      'Correct the reported problem and send again.',
    ),
  answerUnknown: ({ status }) =>
    told(
      `The response does not match the AI Core API (${status}).`,
      'The address may be wrong, or the API has changed.',
      'Check the address of the connection. The response is shown below.',
    ),

  mayBeSomebodyElses: () =>
    told(
      'The tenant now has a secret with this name. It may be yours or someone else’s.',
      'The response was lost, and the list does not show who registered it.',
      'Replace its credentials to be sure that they are yours.',
    ),
  notSeenYet: () =>
    told(
      'There was no response, and the tenant does not list the name yet.',
      'The list can lag behind, so it may still appear.',
      'Refresh the list in a minute before you send again.',
    ),
  notTold: () =>
    told(
      'The server accepted the request but did not confirm it.',
      'It sends the same response when the name already exists.',
      'Replace its credentials to be sure that they are yours.',
    ),
  interrupted: () =>
    told(
      'The result is unknown.',
      'A secret that is needed to check it could not be read.',
      'Unlock the keychain and refresh the list.',
    ),

  notSendable: () =>
    told(
      'The form cannot be sent yet.',
      'A field has a value that AI Core would reject.',
      'Correct the marked fields.',
    ),
  approvalWanted: ({ connection }) =>
    told(
      `${connection} is a production tenant, and the change was not confirmed.`,
      'Changes there need a confirmation. Nothing was sent.',
      'Try again and confirm.',
    ),
  nameWanted: ({ connection }) =>
    told(
      `${connection} is a production tenant, and this cannot be undone.`,
      'You have to type its name to confirm. Nothing was sent.',
      `Try again and type ${connection}.`,
    ),
  connectionNameUnusable: () =>
    told('This name cannot be used.', 'It is empty, or another connection has it.', 'Choose another name.'),
  callMalformed: ({ command, argument }) =>
    told(
      'The window asked for something that Pullpass does not understand.',
      `The argument ${argument} of ${command} has the wrong form.`,
      'This is a fault of Pullpass. Please report it.',
    ),
  gone: () => told('It no longer exists.', 'It was removed in the meantime.', 'Refresh the list.'),
  connectionRemoved: ({ name }) =>
    told(
      `${name} was removed from this computer.`,
      'Without its connection there is no token to send this request with.',
      'Add the service key again, and send a new request from there.',
    ),
  notSentAgain: () =>
    told(
      'This request cannot be sent again.',
      'Only read requests can be repeated. Tokens are requested when needed.',
      'Open it as a new form, check it, and send that.',
    ),
  recordUnreadable: () =>
    told(
      'The request and response cannot be shown.',
      'Another version of Pullpass wrote this entry.',
      'Only its line in the list is available.',
    ),
  cancelled: () => told('Cancelled.', 'You stopped it.', ''),
  notSaved: () =>
    told(
      'The records could not be saved.',
      'The disk is full, or the folder is not writable.',
      'Free some space or correct the permissions, then try again. The folder is shown in Settings.',
    ),
  practiceTenantNotStarted: () =>
    told(
      'The practice tenant could not be started.',
      'It needs free ports on this computer (127.0.0.1).',
      'Close programs that use many local ports, and try again.',
    ),

  proxyMalformed: () =>
    told(
      'The address of the proxy cannot be used.',
      'It is not a valid address, or it contains a username or password, which would be stored in a file.',
      'Example: http://proxy.example:8080.',
    ),
  certificatesUnreadable: () =>
    told(
      'This file contains no readable certificate.',
      'Certificates must be in PEM format, between BEGIN CERTIFICATE and END CERTIFICATE.',
      'Export the certificate of the authority as PEM (Base64 X.509), and choose that file.',
    ),
  tlsUnavailable: () =>
    told(
      'This computer has no certificate authorities, so it trusts no server.',
      'The package ca-certificates is missing, or SSL_CERT_FILE or SSL_CERT_DIR names nothing that can be read. Nothing was sent.',
      'Install ca-certificates, or start Pullpass without these variables, then try again.',
    ),
  clipboardUnavailable: () =>
    told(
      'The text could not be copied.',
      'The desktop does not give Pullpass access to the clipboard.',
      'Select the text and copy it by hand.',
    ),
  browserUnavailable: ({ url }) =>
    told(
      'No browser could be started.',
      'No default browser is set, or it could not start.',
      `Open this address yourself: ${url}`,
    ),
  unexpected: () =>
    told('Internal error.', 'Something in Pullpass failed unexpectedly.', 'Close the window and start Pullpass again.'),
};
