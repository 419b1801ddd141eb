// What can go wrong, in words: what happened, why, and what to do next.
import type { Trouble } from '../../state/problem';
import type { CertificateRefusal, ForeignText } from '../../bindings';
import type { Told } from '../told';
import { foreignTexts } from './foreignTexts';

type Words = { [Kind in Trouble['kind']]: (problem: Extract<Trouble, { kind: Kind }>) => Told };

const told = (what: string, cause = '', cure = ''): Told => ({ what, cause, cure });
const said = (words: string): string => (words === '' ? 'It gave no reason.' : `It said: “${words}”`);
const bytes = (limit: number): string => (limit % 1024 === 0 ? `${limit / 1024} KiB` : `${limit} bytes`);

const day = (at: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
const newCertificate =
  'Create a new service key with {"xsuaa":{"credential-type":"x509"}} in the BTP cockpit and drop it here: this connection takes it over.';

// The alert of the server, in words.
const certificateRefusals: Record<CertificateRefusal, (host: string) => Told> = {
  required: (host) =>
    told(
      `${host} asks for a client certificate.`,
      'This connection has a client secret, and the address is one for certificates (certurl).',
      'Take the whole service key from the BTP cockpit and add it again.',
    ),
  expired: (host) =>
    told(
      `${host} says that the client certificate has expired.`,
      'It is over or not valid yet by the clock of the server; the clock of this computer may be wrong.',
      newCertificate,
    ),
  revoked: (host) =>
    told(
      `${host} says that the client certificate was revoked.`,
      'Its service key was deleted or replaced.',
      newCertificate,
    ),
  unknownIssuer: (host) =>
    told(
      `${host} does not know who issued the client certificate.`,
      'It is of another landscape, or an intermediate certificate is missing in the service key.',
      'Take the whole service key from the BTP cockpit, with every certificate of the chain, and add it again.',
    ),
  bad: (host) =>
    told(`${host} refused the client certificate.`, 'It breaks a rule that the server checks.', newCertificate),
  denied: (host) =>
    told(
      `${host} knows the client certificate and lets it not in.`,
      'Its service key was deleted, or the client may not ask from here.',
      newCertificate,
    ),
};

export const problems: Words = {
  clipboardEmpty: () =>
    told(
      'The clipboard holds no text.',
      '',
      'Copy the whole service key, from the first brace to the last, and paste again.',
    ),
  fileUnreadable: ({ file }) =>
    told(
      `${file} cannot be read.`,
      'It is no regular file, or this user may not read it.',
      'Check its permissions, or copy its content and paste it here.',
    ),
  fileUnwritable: ({ file }) =>
    told(
      `${file} cannot be written.`,
      'The folder is not there, is full, or this user may not write to it.',
      'Choose another folder.',
    ),
  noConnectionFile: () =>
    told(
      'This file holds no exported connections.',
      'It was not written by Pullpass, or by a newer version.',
      'Choose the file that “Export all without secrets” wrote.',
    ),
  importedConnectionUnusable: ({ name }) =>
    told(
      `${name} in this file cannot be used.`,
      'It has no client id, or an address that is not https.',
      'Nothing was added. Export the connections again where they come from.',
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
      `The first fault is in line ${line}, column ${column}.`,
      'Copy the whole key, from the first brace to the last. An editor may have changed quotes or cut it off.',
    ),
  tooDeep: () =>
    told(
      'This is nested more deeply than any service key.',
      'Only as many levels are read as a key in its wrapping has.',
      'Take the JSON that the BTP cockpit shows, without what is around it.',
    ),
  importNotText: () =>
    told(
      'This is no text.',
      'Its bytes are neither UTF-8 nor UTF-16, so it is some other kind of file.',
      'Choose a service key, a config.json, an auth.json or a Kubernetes Secret.',
    ),
  importEmpty: () => told('There is nothing in it.', '', 'Copy the text again, or choose another file.'),
  importUnrecognised: () =>
    told(
      'This is no service key, and no registry credentials were recognised in it.',
      'Known are docker and podman files, Kubernetes Secrets, AI Core and Launchpad bodies, and docker, podman, kubectl and curl commands.',
      'Copy the whole of one of these, or type the credentials into the form.',
    ),
  importNotYaml: () =>
    told(
      'This looks like YAML and cannot be read.',
      'Its indentation is broken, or it asks for more than is given to a text (aliases, depth, size).',
      'Correct the indentation; tabs are not allowed in YAML.',
    ),
  importRepeatedName: () =>
    told(
      'A name stands twice in one object.',
      'Which of the two is meant cannot be known.',
      'Remove one of them, then paste again.',
    ),
  importUnclosedQuote: () =>
    told(
      'A quote of the command is not closed.',
      'The end of the command is missing, or a quote too many is in it.',
      'Copy the whole command, from its first word to its last quote.',
    ),
  importNoCredential: () =>
    told(
      'There is no registry credential in it.',
      'The format is known, but nothing in it holds a username and password that the cluster could use.',
      'If a credential helper keeps them, log in with docker or podman there, or type them into the form.',
    ),
  // Each function takes the text of its own kind; TypeScript cannot see that across the union.
  foreignText: ({ text }) => (foreignTexts[text.kind] as (text: ForeignText) => Told)(text),
  helperFailed: ({ helper }) =>
    told(
      `docker-credential-${helper} gave no credential.`,
      'It is not installed on this computer, it was dismissed, or its answer cannot be read.',
      'Type the password into the form instead.',
    ),
  documentUnreadable: ({ line, column }) =>
    line === 0
      ? told(
          'The kubelet could not read this document.',
          'An entry has a field of the wrong kind, or an auth field that is not base64 of user:password.',
          'Correct it, or undo the edit. The form keeps what it had.',
        )
      : told(
          'The document is not JSON.',
          `The first fault is in line ${line}, column ${column}.`,
          'Correct it, or undo the edit. The form keeps what it had.',
        ),

  keychainLocked: () =>
    told('The keychain is locked.', 'What rests in it cannot be used until it is open.', 'Unlock it and try again.'),
  keychainDismissed: () =>
    told(
      'The keychain stayed locked.',
      'Its question was dismissed.',
      'Unlock it and type the password of your keychain.',
    ),
  keychainAbsent: () =>
    told(
      'This computer runs no keychain.',
      'Pullpass puts passwords there or nowhere.',
      'Start one, such as GNOME Keyring or KWallet, or work for this session only.',
    ),
  keychainNotAnswering: () =>
    told(
      'The keychain does not answer.',
      'It may wait for its password in a window behind this one.',
      'Look for its question, answer it, and try again.',
    ),
  keychainRefused: () =>
    told(
      'The keychain refused.',
      'It gave a reason that Pullpass does not know.',
      'Open the keychain’s own application and see whether it works there; then try again.',
    ),
  secretMissing: ({ what }) =>
    what === 'clientSecret'
      ? told(
          'The client secret is not in the keychain any more.',
          'It was removed outside of Pullpass, or belonged to a session that has ended.',
          'Add the service key again.',
        )
      : what === 'privateKey'
        ? told(
            'The private key is not in the keychain any more.',
            'It was removed outside of Pullpass, or belonged to a session that has ended.',
            'Add the service key again.',
          )
        : told(
            'The password is not in the keychain any more.',
            'It was removed outside of Pullpass, or belonged to a session that has ended.',
            'Enter the password again.',
          ),
  secretDamaged: () =>
    told(
      'The entry in the keychain is damaged.',
      'It was changed outside of Pullpass, or there are two of it.',
      'Enter the password or add the service key again; the entry is then written anew.',
    ),
  secretTooLong: ({ limit }) =>
    told(
      'The password is too long to be kept.',
      `A keychain takes up to ${bytes(limit)}.`,
      'It can be sent, but not remembered: switch off “Remember in keychain”.',
    ),
  secretNotText: () =>
    told(
      'The password is not text.',
      'It holds bytes that are no valid UTF-8, which JSON cannot carry.',
      'Copy it again from where it was created.',
    ),

  nameNotResolved: ({ host }) =>
    told(
      `${host} is not known.`,
      'The name could not be looked up: there is no network, a VPN is missing, or the address is wrong.',
      'Check the network and the address, then try again.',
    ),
  unreachable: ({ host }) =>
    told(
      `${host} cannot be reached.`,
      'Nothing answers there: the network is down, a firewall stands between, or the server is off.',
      'Check the network, VPN and proxy, then try again.',
    ),
  timedOut: ({ host, seconds }) =>
    told(
      `${host} did not answer within ${seconds} s.`,
      'The network is slow, or the server is busy.',
      'Try again in a moment.',
    ),
  connectionLost: ({ host }) =>
    told(`The connection to ${host} broke.`, 'The answer had not arrived completely.', 'Try again.'),
  untrusted: ({ host, reason }) =>
    told(
      `The certificate of ${host} is not trusted.`,
      `The check said: ${reason}. A proxy may open the connection with a certificate of its own.`,
      'Ask your administrator to install the certificate of the proxy on this computer. Nothing was sent.',
    ),
  clientCertificateRefused: ({ host, reason }) => certificateRefusals[reason](host),
  clientCertificateExpired: ({ at }) =>
    told(
      'The client certificate of this connection has expired.',
      `It ended on ${day(at)}. Certificates of SAP last seven days unless ordered longer. Nothing was sent.`,
      newCertificate,
    ),
  clientCertificateNotYetValid: ({ from }) =>
    told(
      'The client certificate of this connection is not valid yet.',
      `It begins on ${day(from)}, or the clock of this computer is wrong. Nothing was sent.`,
      'Check date and time of this computer.',
    ),
  proxyRefused: ({ host }) =>
    told(
      `The proxy did not let the call to ${host} through.`,
      'It wants a login, or forbids this host.',
      'Check the proxy settings of this computer, or ask your administrator to allow the host.',
    ),
  answerUnusable: ({ host }) =>
    told(
      `The answer of ${host} cannot be used.`,
      'It is no HTTP, or more than is read.',
      'Check the address of the connection.',
    ),

  clientSecretRefused: ({ host, said: words }) =>
    told(
      `${host} refused the client secret.`,
      said(words),
      'The service key was deleted or replaced. Create a new one in the BTP cockpit and add it here.',
    ),
  tokenRefused: ({ host, status, said: words }) =>
    told(
      `${host} gave no access token (${status}).`,
      said(words),
      'Test the connection again in a moment; if it stays, create a new service key.',
    ),
  accessTokenRefused: ({ status, said: words }) =>
    told(
      `AI Core refuses the access token (${status}), even after a renewal.`,
      said(words),
      'Check that the key is one of this tenant, or create a new service key.',
    ),
  notAllowed: ({ said: words }) =>
    told(
      'This service key may not do that (403).',
      said(words),
      'Ask your administrator for a key with the rights for Docker registry secrets.',
    ),
  tooManyRequests: ({ seconds }) =>
    told(
      'AI Core asks to wait (429).',
      seconds === null ? 'It got too many requests.' : `It got too many requests and asks for ${seconds} s.`,
      'Wait that long, then try again.',
    ),
  serverTrouble: ({ status, said: words }) =>
    told(
      `The server is in trouble (${status}).`,
      said(words),
      'Try again in a moment. If it stays, look at SAP’s status page.',
    ),
  redirected: ({ status, to }) =>
    told(
      `The server wants to send the call to ${to} (${status}).`,
      'Redirects are never followed: the token would go to another host.',
      'Check the address of the connection.',
    ),
  webPage: ({ status, title }) =>
    told(
      `A web page came back (${status}).`,
      title === ''
        ? 'Something between answered in place of AI Core.'
        : `Its title is “${title}”. Something between answered in place of AI Core.`,
      'Check the address, the VPN and the proxy. A login page means that the network wants a login first.',
    ),
  requestRefused: ({ status, code, said: words }) =>
    told(
      code === null
        ? `The server refused the request (${status}).`
        : `The server refused the request (${status}, code ${code}).`,
      said(words),
      'Correct what it names and send again.',
    ),
  answerUnknown: ({ status }) =>
    told(
      `The answer is not what AI Core describes (${status}).`,
      'The address may lead to something else, or the API has changed.',
      'Check the address of the connection; the response shows what came.',
    ),

  mayBeSomebodyElses: () =>
    told(
      'The tenant has the name now, and it may be yours or somebody else’s.',
      'The answer was lost, and the list does not tell who registered it.',
      'Replace its credentials to be sure that they are yours.',
    ),
  notSeenYet: () =>
    told(
      'No answer came, and the tenant does not show the name so far.',
      'It may still arrive: the list can lag behind.',
      'Read the list again in a minute before you send once more.',
    ),
  notTold: () =>
    told(
      'The server took it without a word.',
      'It answers like this when the name was taken before, too.',
      'Replace its credentials to be sure that they are yours.',
    ),
  interrupted: () =>
    told(
      'It could not be found out what happened.',
      'A secret that was needed to ask again could not be opened.',
      'Unlock the keychain and read the list again.',
    ),

  notSendable: () =>
    told(
      'The form cannot be sent as it is.',
      'A field holds something that AI Core would refuse.',
      'Correct the fields that are marked.',
    ),
  approvalWanted: ({ connection }) =>
    told(
      `${connection} is a production tenant, and nobody was asked.`,
      'A write there wants a yes first. Nothing was sent.',
      'Do it again and answer the question.',
    ),
  nameWanted: ({ connection }) =>
    told(
      `${connection} is a production tenant, and this cannot be undone.`,
      'Its name has to be typed first. Nothing was sent.',
      `Do it again and type ${connection}.`,
    ),
  connectionNameUnusable: () =>
    told('This name cannot be used.', 'It is empty, or another connection has it.', 'Choose another name.'),
  gone: () => told('It is not there any more.', 'It was removed in the meantime.', 'Read the list again.'),
  connectionRemoved: ({ name }) =>
    told(
      `${name} is removed from this computer.`,
      'Without its connection there is no token to send this request with.',
      'Add the service key again, and send a new request from there.',
    ),
  notSentAgain: () =>
    told(
      'This request is not sent again as it is.',
      'Only requests that read are: a write happens once, and a token is asked for when one is needed.',
      'Open a write as a new form, look at it, and send that.',
    ),
  recordUnreadable: () =>
    told(
      'What was asked and answered cannot be shown.',
      'Another version of Pullpass wrote this entry.',
      'Its line in the list is all there is.',
    ),
  cancelled: () => told('Cancelled.', 'You stopped it.', ''),
  notSaved: () =>
    told(
      'The records could not be written.',
      'The disk is full, or the folder cannot be written to.',
      'Make room or correct the permissions, then try again. Settings shows the folder.',
    ),
  practiceTenantNotStarted: () =>
    told(
      'The practice tenant could not be started.',
      'It needs free ports on this computer (127.0.0.1).',
      'Close what keeps loopback ports busy, and try again.',
    ),

  proxyMalformed: () =>
    told(
      'The address of the proxy cannot be used.',
      'It is no address, or it holds a username or password, which would rest in a file.',
      'Write it like http://proxy.example:8080.',
    ),
  certificatesUnreadable: () =>
    told(
      'No certificate can be read in this file.',
      'It has to hold certificates as PEM, between BEGIN CERTIFICATE and END CERTIFICATE.',
      'Export the certificate of the authority as PEM or Base64 X.509, and choose that file.',
    ),
  tlsUnavailable: () =>
    told(
      'TLS cannot be set up on this computer.',
      'Its store of trusted authorities cannot be read.',
      'Install the package ca-certificates, or repair the store, and start Pullpass again.',
    ),
  clipboardUnavailable: () =>
    told(
      'The clipboard cannot be written.',
      'The desktop does not let Pullpass use it.',
      'Select the text and copy it by hand.',
    ),
  browserUnavailable: ({ url }) =>
    told(
      'No browser could be started.',
      'The desktop knows none, or did not let it start.',
      `Open this address by hand: ${url}`,
    ),
  unexpected: () =>
    told(
      'Pullpass made a mistake.',
      'A call inside the application failed in a way that was not foreseen. Nothing is known to be lost.',
      'Close the window and start Pullpass again.',
    ),
};
