// What answers mean and what to do about them. The codes are those of the table in the AI Core client, and the lines
// that follow from how a write ended.

const CONFIRMED = 'AI Core confirmed it with {status}. It does not test the credentials.';
const CHECK_API_URL = 'AI_API_URL of the service key may be wrong.';
const TOO_MANY = 'Too many requests';
const DEPLOYMENTS_KEEP = 'Running deployments keep what they have';

export const meanings = {
  tokenIssued: { title: 'Access token issued', text: 'The client ID and client secret are correct.' },
  tenantRead: { title: 'Tenant details read', text: 'The API accepts the token.' },
  quotaRead: { title: 'Quota read', text: 'The response says how many pull secrets the tenant may hold.' },
  quotaOff: {
    title: 'Pull secrets are turned off',
    text: 'The quota of this tenant is 0. Ask SAP to increase it (component CA-ML-AIC).',
  },
  answerUnreadable: {
    title: 'The response cannot be read',
    text: '{status} was returned without a JSON body. A proxy or another service may have responded.',
  },
  responseCutOff: {
    title: 'The response is incomplete',
    text: 'The connection ended before the body of {status} did. Refresh the list before you try again.',
  },
  listed: { title: 'Pull secrets listed', text: 'Names only: AI Core never returns their contents.' },
  found: { title: 'The secret exists', text: 'AI Core returns only its name.' },
  created: {
    title: 'Secret registered',
    text: CONFIRMED,
  },
  replaced: {
    title: 'Credentials replaced',
    text: CONFIRMED,
  },
  deleted: { title: 'Secret deleted', text: 'New pods can no longer pull with it.' },
  createdUnconfirmed: {
    title: 'Secret registered',
    text: '{status} does not say so, but the tenant has the secret now and did not have it before. AI Core does not test the credentials.',
  },
  createdSilently: {
    title: 'Accepted, but not confirmed',
    text: '{status} came without a message. AI Core also answers like this when the name already exists.',
  },
  nameTaken: {
    title: 'The name already exists',
    text: 'Nothing was changed[, although {successStatus} looks like success]. Replace the secret, or choose another name.',
  },
  ownerUnknown: {
    title: 'The name exists now',
    text: 'Either this request or someone else created it. Replace the secret to make sure it holds your credentials.',
  },
  quotaFull: {
    title: 'The tenant is full',
    text: 'All pull secrets that it may hold are used. Nothing was changed. Delete one, or ask SAP for a higher quota (component CA-ML-AIC).[ The server said: “{message}”.]',
  },
  notThere: { title: 'Secret not found', text: 'It was deleted, or never registered in this tenant.' },
  tenantUnavailable: { title: 'Tenant details not available', text: 'Not an error: not every tenant offers them.' },
  quotaUnavailable: { title: 'Quota not available', text: 'Not an error: not every plan offers it.' },
  errorInSuccess: {
    title: 'Success status, but the body reports an error',
    text: '{status} came with an error in its body, so the request counts as rejected.[ The server said: “{message}”.]',
  },
  clientSecretRefused: {
    title: 'Client ID or client secret rejected',
    text: 'The service key was deleted or its secret changed. Create a new key in the BTP cockpit.',
  },
  certificateWanted: {
    title: 'This client needs a certificate',
    text: 'The service key is of type x509, but its certificate is missing. Add the complete key again.',
  },
  tokenAddressUnknown: {
    title: 'The token server does not know this subdomain',
    text: 'The url field of the service key is wrong, or the subaccount was deleted.',
  },
  grantRefused: {
    title: 'This client may not use this grant type',
    text: 'The key is not for SAP AI Core. Create one for its instance.',
  },
  tokenRequestRefused: {
    title: 'The token server rejected the request',
    text: 'Try again. A proxy may have changed it.[ The server said: “{message}”.]',
  },
  tokenMissing: {
    title: 'The access token did not arrive',
    text: 'A proxy removes the Authorization header. Ask its administrator.',
  },
  tokenExpired: { title: 'The access token has expired', text: 'Pullpass requests a new one and sends again.' },
  tokenOfOtherRegion: {
    title: 'The token is from a different region than the API',
    text: 'url and AI_API_URL of the service key do not match. Copy the key again.',
  },
  tokenOfOtherTenant: {
    title: 'The token is for another tenant or damaged',
    text: 'Copy the service key again from the correct subaccount.',
  },
  tokenMalformed: {
    title: 'Not an access token',
    text: 'It was changed in transit. Test the connection to get a new one.',
  },
  keysRotated: { title: 'The token signing keys have changed', text: 'Pullpass requests a new token and sends again.' },
  tokenOfOtherService: { title: 'The token is for another service', text: 'Use a service key for SAP AI Core.' },
  accessDenied: {
    title: 'Access denied by the gateway',
    text: 'Possible causes: no usable token, an address without /v2, a missing permission, or a tenant that is not ready yet.',
  },
  tokenRefused: {
    title: 'The access token was rejected',
    text: 'Test the connection to see why.[ The server said: “{message}”.]',
  },
  forbidden: {
    title: 'Permission missing',
    text: 'Ask for the role with aicore.dockerregistrysecret.credentials, or use another service key.[ The server said: “{message}”.]',
  },
  requestRefused: {
    title: 'AI Core rejected the request',
    text: 'Nothing was changed.[ The server said: “{message}”.]',
  },
  addressUnknown: { title: 'Address not found', text: CHECK_API_URL },
  methodRefused: { title: 'Method not allowed', text: CHECK_API_URL },
  conflict: {
    title: 'Conflict with the current state of the tenant',
    text: 'The quota may be used up, or someone made a change at the same time. Refresh the list and try again.[ The server said: “{message}”.]',
  },
  tooLarge: { title: 'The body is too large', text: 'Put fewer registries into one secret.' },
  mediaTypeRefused: { title: 'Media type not supported', text: 'Pullpass sends it once more as application/json.' },
  tooManyRequests: { title: TOO_MANY, text: 'Wait a minute, then try again.' },
  tooManyRequestsWait: { title: TOO_MANY, text: 'Wait {wait} s, then try again.' },
  redirected: {
    title: 'Redirected to another address',
    text: 'Redirects are not followed, since the token would be sent along.[ Target: {location}.]',
  },
  gatewayFailed: {
    title: 'Gateway error',
    text: 'The servers behind the gateway have a problem. Try again in a few minutes.',
  },
  serverTimedOut: { title: 'The server timed out', text: 'Refresh the list before you try again.' },
  serverFailed: { title: 'Server error', text: 'Try again in a few minutes.[ The server said: “{message}”.]' },
  webPage: {
    title: 'The response is a web page',
    text: 'It came from a proxy, a login page or a wrong address, not from AI Core.',
  },
  unknown: { title: 'Unknown response[: {status}]', text: 'See its text under Body.[ The server said: “{message}”.]' },

  listedYes: { title: 'Listed in the tenant: yes', text: 'The list was refreshed and includes it.' },
  listedNo: {
    title: 'Listed in the tenant: not yet',
    text: 'The list was refreshed and does not include it. Refresh it again in a minute.',
  },
  listedNotRead: { title: 'Listed in the tenant: unknown', text: 'The list could not be refreshed. Open it to check.' },
  stillListed: {
    title: 'Still listed in the tenant',
    text: 'The list was refreshed and still includes it. Refresh it again in a minute.',
  },
  goneYes: { title: 'Deleted from the tenant: yes', text: 'The list was refreshed and no longer includes it.' },
  newPods: {
    title: DEPLOYMENTS_KEEP,
    text: 'New pods can pull with it once their template names it.',
  },
  newPodsReplaced: {
    title: DEPLOYMENTS_KEEP,
    text: 'New pods pull with the new credentials.',
  },
  runningPods: { title: DEPLOYMENTS_KEEP, text: 'Only new pods are affected.' },
  replacementUnknown: {
    title: 'Unknown whether it was replaced',
    text: 'AI Core never returns the contents of a secret. You can safely replace it again.',
  },
  nothingChanged: { title: 'Nothing was changed in the tenant', text: 'The form keeps your entries.' },
} as const;
