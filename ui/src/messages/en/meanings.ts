// What answers mean and what to do about them. The codes are those of the table in the AI Core client, and the lines
// that follow from how a write ended.
import type { Meaning, Meanings } from '../meaning';

const says = (title: string, text: string): Meaning => ({ title, text });
const quoted = (said: string | undefined): string => (said ? ` It said: “${said}”` : '');

export const meanings: Meanings = {
  tokenGiven: () => says('The token server gave a token', 'Client id and client secret are right.'),
  tenantTold: () => says('The tenant told about itself', 'The token is taken by the API.'),
  quotaTold: () => says('The server told the quota', 'So many pull secrets the tenant may hold.'),
  quotaOff: () =>
    says('Pull secrets are turned off', 'The quota of this tenant is 0. Ask SAP for more, component CA-ML-AIC.'),
  answerUnreadable: ({ status = '' }) =>
    says(
      'The answer cannot be read',
      `${status} says yes, but no JSON came with it. A proxy or another service may have answered.`,
    ),
  listed: () => says('The server listed the pull secrets', 'Names only: AI Core never gives back what is in them.'),
  found: () => says('There is a secret of that name', 'AI Core tells the name and nothing else.'),
  created: ({ status = '' }) =>
    says('AI Core took the secret', `${status} says it is stored. AI Core never tests the credentials.`),
  replaced: ({ status = '' }) =>
    says('AI Core took the new credentials', `${status} says they are stored. AI Core never tests them.`),
  deleted: () => says('AI Core deleted the secret', 'Pods that start from now on cannot pull with it.'),
  nameTaken: ({ status = '' }) =>
    says(
      'The name is taken',
      `Nothing was changed, although ${status} may look like success. Replace it, or choose another name.`,
    ),
  notThere: () =>
    says('There is no secret of that name', 'It was deleted meanwhile, or never registered in this tenant.'),
  tenantNotTold: () =>
    says('The server does not tell about the tenant', 'That is no fault: not every tenant offers it.'),
  errorInSuccess: ({ status = '', said }) =>
    says(
      'The status says yes, the body says no',
      `${status} came with an error in its body, so it counts as refused.${quoted(said)}`,
    ),
  clientSecretRefused: () =>
    says(
      'Client id or client secret were refused',
      'The service key was deleted or its secret changed. Create a new key in the BTP cockpit.',
    ),
  certificateWanted: () =>
    says(
      'This client wants a certificate',
      'The service key is of the type x509, and its certificate is missing here. Add the whole key again.',
    ),
  tokenAddressUnknown: () =>
    says(
      'The token server does not know the subdomain',
      'The field url of the service key is wrong, or the subaccount is gone.',
    ),
  grantRefused: () =>
    says('The client may not get tokens this way', 'It is no key of SAP AI Core. Take one from its instance.'),
  tokenRequestRefused: ({ said }) =>
    says('The token server found a fault in the request', `Try again; a proxy may have changed it.${quoted(said)}`),
  tokenMissing: () =>
    says('The access token got lost on the way', 'A proxy takes the Authorization header away. Ask who runs it.'),
  tokenExpired: () => says('The access token has expired', 'Pullpass asks for a new one and sends again.'),
  tokenOfOtherRegion: () =>
    says(
      'The token is of another region than the API',
      'url and AI_API_URL of the service key do not belong together. Take the key anew.',
    ),
  tokenOfOtherTenant: () =>
    says('The token is of another tenant, or damaged', 'Take the service key anew from the right subaccount.'),
  tokenMalformed: () =>
    says(
      'What arrived is no access token',
      'Something between changed it. Ask for a new one by testing the connection.',
    ),
  keysRotated: () => says('The keys that sign tokens were changed', 'Pullpass asks for a new token and sends again.'),
  tokenOfOtherService: () => says('The token is of another service', 'Take a service key of SAP AI Core.'),
  accessDenied: () =>
    says(
      'The gateway denies access',
      'One of four: no usable token, an address without /v2, a right that is missing, or a tenant that is not ready yet.',
    ),
  tokenRefused: ({ said }) => says('The access token was refused', `Test the connection to see why.${quoted(said)}`),
  forbidden: ({ said }) =>
    says(
      'The right to do this is missing',
      `Ask for the role with aicore.dockerregistrysecret.credentials, or another service key.${quoted(said)}`,
    ),
  requestRefused: ({ said }) => says('AI Core found a fault in the request', `Nothing was changed.${quoted(said)}`),
  addressUnknown: () => says('The server does not know this address', 'AI_API_URL of the service key may be wrong.'),
  methodRefused: () =>
    says('The server does not know this method here', 'AI_API_URL of the service key may lead elsewhere.'),
  conflict: ({ said }) =>
    says(
      'The request contradicts what the tenant holds',
      `A full quota or another change at the same time. Read the list and try again.${quoted(said)}`,
    ),
  tooLarge: () => says('The body is larger than the server takes', 'Put fewer registries into one secret.'),
  mediaTypeRefused: () =>
    says('The server does not take this media type', 'Pullpass sends it once more as application/json.'),
  tooManyRequests: ({ wait }) =>
    says(
      'The server asks for fewer requests',
      wait ? `Wait ${wait} s, then try again.` : 'Wait a minute, then try again.',
    ),
  redirected: ({ location }) =>
    says(
      'The server would send the call elsewhere',
      `That is never followed, since the token would go along.${location ? ` It named ${location}.` : ''}`,
    ),
  gatewayTrouble: () =>
    says('The servers behind the gateway are in trouble', 'Nothing here is wrong. Try again in a few minutes.'),
  serverTimedOut: () => says('The server took too long', 'Nothing here is wrong. Read the list, then try again.'),
  serverTrouble: ({ said }) =>
    says('The server is in trouble', `Nothing here is wrong. Try again in a few minutes.${quoted(said)}`),
  webPage: () =>
    says('A web page came in place of an answer', 'A proxy, a login page or a wrong address answered, not AI Core.'),
  unknown: ({ status = '', said }) =>
    says(
      `An answer nobody has described${status ? `: ${status}` : ''}`,
      `Its own words are under Body.${quoted(said)}`,
    ),

  listedYes: () => says('Listed in the tenant: yes', 'The list was read back and shows it.'),
  listedNo: () =>
    says('Listed in the tenant: not yet', 'The list was read back and does not show it. Read it again in a minute.'),
  listedNotRead: () => says('Listed in the tenant: not known', 'The list could not be read back. Open it to see.'),
  stillListed: () =>
    says('Still listed in the tenant', 'The list was read back and still shows it. Read it again in a minute.'),
  goneYes: () => says('Gone from the tenant: yes', 'The list was read back and does not show it.'),
  newPods: () =>
    says(
      'Running deployments keep what they have',
      'Pods that start from now on can pull with it, once their template names it.',
    ),
  newPodsReplaced: () =>
    says('Running deployments keep what they have', 'Pods that start from now on pull with the new credentials.'),
  runningPods: () => says('Running deployments keep what they have', 'Only pods that start from now on are affected.'),
  replacementUnknown: () =>
    says(
      'Whether it was replaced, nobody can tell',
      'AI Core never gives back what is in a secret. Replace it once more: that does no harm.',
    ),
  nothingChanged: () => says('The tenant is as it was', 'The form keeps what was typed.'),
};
