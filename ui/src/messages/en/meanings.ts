// What answers mean and what to do about them. The codes are those of the table in the AI Core client, and the lines
// that follow from how a write ended.
import type { Meaning, Meanings } from '../meaning';

const says = (title: string, text: string): Meaning => ({ title, text });
const isSuccess = (status: string): boolean => status.startsWith('2');
const quoted = (said: string | undefined): string => (said ? ` The server said: “${said}”.` : '');

export const meanings: Meanings = {
  tokenGiven: () => says('Access token issued', 'The client ID and client secret are correct.'),
  tenantTold: () => says('Tenant details read', 'The API accepts the token.'),
  quotaTold: () => says('Quota read', 'The tenant may hold this many pull secrets.'),
  quotaOff: () =>
    says('Pull secrets are turned off', 'The quota of this tenant is 0. Ask SAP to increase it (component CA-ML-AIC).'),
  answerUnreadable: ({ status = '' }) =>
    says(
      'The response cannot be read',
      `${status} was returned without a JSON body. A proxy or another service may have responded.`,
    ),
  responseCutOff: ({ status = '' }) =>
    says(
      'The response is incomplete',
      `The connection ended before the body of ${status} did. Refresh the list before you try again.`,
    ),
  listed: () => says('Pull secrets listed', 'Names only: AI Core never returns their contents.'),
  found: () => says('The secret exists', 'AI Core returns only its name.'),
  created: ({ status = '' }) =>
    says('Secret registered', `AI Core confirmed it with ${status}. It does not test the credentials.`),
  replaced: ({ status = '' }) =>
    says('Credentials replaced', `AI Core confirmed it with ${status}. It does not test the credentials.`),
  deleted: () => says('Secret deleted', 'New pods can no longer pull with it.'),
  createdUnconfirmed: ({ status = '' }) =>
    says(
      'Secret registered',
      `${status} does not say so, but the tenant has the secret now and did not have it before. AI Core does not test the credentials.`,
    ),
  createdSilently: ({ status = '' }) =>
    says(
      'Accepted, but not confirmed',
      `${status} came without a message. AI Core also answers like this when the name already exists.`,
    ),
  nameTaken: ({ status = '' }) =>
    says(
      'The name already exists',
      `Nothing was changed${isSuccess(status) ? `, although ${status} looks like success` : ''}. Replace the secret, or choose another name.`,
    ),
  ownerUnknown: () =>
    says(
      'The name exists now',
      'Either this request or someone else created it. Replace the secret to make sure it holds your credentials.',
    ),
  quotaFull: ({ said }) =>
    says(
      'The quota is used up',
      `Nothing was changed. Delete a pull secret, or ask SAP for a higher quota (component CA-ML-AIC).${quoted(said)}`,
    ),
  notThere: () => says('Secret not found', 'It was deleted, or never registered in this tenant.'),
  tenantNotTold: () => says('Tenant details not available', 'Not an error: not every tenant offers them.'),
  quotaNotTold: () => says('Quota not available', 'Not an error: not every plan offers it.'),
  errorInSuccess: ({ status = '', said }) =>
    says(
      'Success status, but the body reports an error',
      `${status} came with an error in its body, so the request counts as rejected.${quoted(said)}`,
    ),
  clientSecretRefused: () =>
    says(
      'Client ID or client secret rejected',
      'The service key was deleted or its secret changed. Create a new key in the BTP cockpit.',
    ),
  certificateWanted: () =>
    says(
      'This client needs a certificate',
      'The service key is of type x509, but its certificate is missing. Add the complete key again.',
    ),
  tokenAddressUnknown: () =>
    says(
      'The token server does not know this subdomain',
      'The url field of the service key is wrong, or the subaccount was deleted.',
    ),
  grantRefused: () =>
    says('This client may not use this grant type', 'The key is not for SAP AI Core. Create one for its instance.'),
  tokenRequestRefused: ({ said }) =>
    says('The token server rejected the request', `Try again. A proxy may have changed it.${quoted(said)}`),
  tokenMissing: () =>
    says('The access token did not arrive', 'A proxy removes the Authorization header. Ask its administrator.'),
  tokenExpired: () => says('The access token has expired', 'Pullpass requests a new one and sends again.'),
  tokenOfOtherRegion: () =>
    says(
      'The token is from a different region than the API',
      'url and AI_API_URL of the service key do not match. Copy the key again.',
    ),
  tokenOfOtherTenant: () =>
    says('The token is for another tenant or damaged', 'Copy the service key again from the correct subaccount.'),
  tokenMalformed: () => says('Not an access token', 'It was changed in transit. Test the connection to get a new one.'),
  keysRotated: () => says('The token signing keys have changed', 'Pullpass requests a new token and sends again.'),
  tokenOfOtherService: () => says('The token is for another service', 'Use a service key for SAP AI Core.'),
  accessDenied: () =>
    says(
      'Access denied by the gateway',
      'Possible causes: no usable token, an address without /v2, a missing permission, or a tenant that is not ready yet.',
    ),
  tokenRefused: ({ said }) => says('The access token was rejected', `Test the connection to see why.${quoted(said)}`),
  forbidden: ({ said }) =>
    says(
      'Permission missing',
      `Ask for the role with aicore.dockerregistrysecret.credentials, or use another service key.${quoted(said)}`,
    ),
  requestRefused: ({ said }) => says('AI Core rejected the request', `Nothing was changed.${quoted(said)}`),
  addressUnknown: () => says('Address not found', 'AI_API_URL of the service key may be wrong.'),
  methodRefused: () => says('Method not allowed', 'AI_API_URL of the service key may be wrong.'),
  conflict: ({ said }) =>
    says(
      'Conflict with the current state of the tenant',
      `The quota may be used up, or someone made a change at the same time. Refresh the list and try again.${quoted(said)}`,
    ),
  tooLarge: () => says('The body is too large', 'Put fewer registries into one secret.'),
  mediaTypeRefused: () => says('Media type not supported', 'Pullpass sends it once more as application/json.'),
  tooManyRequests: ({ wait }) =>
    says('Too many requests', wait ? `Wait ${wait} s, then try again.` : 'Wait a minute, then try again.'),
  redirected: ({ location }) =>
    says(
      'Redirected to another address',
      `Redirects are not followed, since the token would be sent along.${location ? ` Target: ${location}.` : ''}`,
    ),
  gatewayTrouble: () =>
    says('Gateway error', 'The servers behind the gateway have a problem. Try again in a few minutes.'),
  serverTimedOut: () => says('The server timed out', 'Refresh the list before you try again.'),
  serverTrouble: ({ said }) => says('Server error', `Try again in a few minutes.${quoted(said)}`),
  webPage: () =>
    says('The response is a web page', 'It came from a proxy, a login page or a wrong address, not from AI Core.'),
  unknown: ({ status = '', said }) =>
    says(`Unknown response${status ? `: ${status}` : ''}`, `See its text under Body.${quoted(said)}`),

  listedYes: () => says('Listed in the tenant: yes', 'The list was refreshed and includes it.'),
  listedNo: () =>
    says(
      'Listed in the tenant: not yet',
      'The list was refreshed and does not include it. Refresh it again in a minute.',
    ),
  listedNotRead: () => says('Listed in the tenant: unknown', 'The list could not be refreshed. Open it to check.'),
  stillListed: () =>
    says('Still listed in the tenant', 'The list was refreshed and still includes it. Refresh it again in a minute.'),
  goneYes: () => says('Deleted from the tenant: yes', 'The list was refreshed and no longer includes it.'),
  newPods: () =>
    says('Running deployments keep what they have', 'New pods can pull with it once their template names it.'),
  newPodsReplaced: () => says('Running deployments keep what they have', 'New pods pull with the new credentials.'),
  runningPods: () => says('Running deployments keep what they have', 'Only new pods are affected.'),
  replacementUnknown: () =>
    says(
      'Unknown whether it was replaced',
      'AI Core never returns the contents of a secret. You can safely replace it again.',
    ),
  nothingChanged: () => says('Nothing was changed in the tenant', 'The form keeps your entries.'),
};
