// What each line of a check says: a title that stands alone, and what was seen.
import type { CheckCode, CheckLine, CheckPurpose, CheckStep } from '../../bindings';
import type { Uncheckable } from '../../state/checkRound.svelte';

type Fields = Readonly<Record<string, string>>;

/** A line in words. */
export interface CheckWords {
  title: string;
  text: string;
}

const line = (title: string, text = ''): CheckWords => ({ title, text });
const said = ({ message, serverCode }: Fields): string => {
  const words = message ?? serverCode ?? '';
  return words === '' ? '' : ` The server said: “${words}”.`;
};
const status = (fields: Fields): string => (fields['status'] ? ` (${fields['status']})` : '');
const at = (fields: Fields): string => fields['host'] ?? 'the registry';

const PROOF: Fields = {
  anonymousRefused: 'without a login, the registry denies access',
  tokenRefused: 'without a login, there is no token',
  tokenGrants: 'the token allows the pull',
  manifest: 'the image can be read only with the login',
  strictServer: 'its token server rejects wrong logins',
};

const PHASE: Fields = {
  connection: 'to connect',
  answer: 'to respond',
  body: 'to send its response',
  whole: 'overall',
};

/** What the note of a field says that a failed check is about; the title of the line where there is nothing to add. */
const BLAME: Partial<Record<CheckCode, string>> = {
  loginRefused: 'The registry rejected this login.',
  noKeyServes: 'No image below would be pulled with this host.',
  accessDenied: 'This user may not pull the image.',
  noPullRight: 'This user may not pull the image.',
};

const WHY: Record<Uncheckable, string> = {
  unknown: 'was created elsewhere',
  gone: 'was deleted in the tenant',
  noImage: 'has no image to check',
  noPassword: 'has no stored password',
};

export const checks = {
  title: 'Checks',
  check: 'Check',
  checkAgain: 'Check again',
  cancel: 'Cancel',
  checking: 'Checking',
  notChecked: 'Checks whether AI Core could pull with these credentials.',
  noImage: 'Enter an image above to check whether it can be pulled.',
  fromHere: 'Checked from this computer. The cluster may be in another network.',
  changed: 'The form changed after these checks.',
  image: (name: string) => `Image ${name}`,
  summary: (passed: number, warnings: number, failed: number, open: number, time: string) =>
    [
      passed > 0 ? `${passed} passed` : '',
      warnings > 0 ? `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : '',
      failed > 0 ? `${failed} failed` : '',
      open > 0 ? `${open} inconclusive` : '',
    ]
      .filter((part) => part !== '')
      .join(', ') + `, in ${time}`,
  of: (passed: number, all: number) => `${passed} of ${all}`,
  givenUp: (done: number, all: number) => `Stopped after ${done} of ${all}`,
  notRun: (why: string) => `not run: ${why}`,
  never: 'not checked',
  cannot: 'cannot be checked',
  rowChecking: 'checking',
  before: (time: string) => `before Register, ${time}`,
  passedOf: (passed: number, all: number) => `${passed} of ${all} passed`,
  short: {
    keyMatches: 'key',
    reachable: 'registry',
    loginAccepted: 'login',
    imageFound: 'image',
    runsOnPlatform: 'platform',
  } satisfies Record<CheckStep, string>,
  whyNot: {
    unknown: 'Its contents are unknown, so nothing can be checked. Replace its credentials to manage it here.',
    gone: 'It was deleted in the tenant.',
    noImage: 'No image to check. Edit the secret and enter one.',
    noPassword: 'Its password is not stored here. Edit the secret and enter the password again.',
  } satisfies Record<Uncheckable, string>,
  ruledOut: {
    keyMatches: line('Ruled out: registry host and image name', 'The kubelet would use this login for this image.'),
    reachable: line('Ruled out: network, proxy and certificates', 'The registry responded to this computer.'),
    loginAccepted: line('Ruled out: username and password', 'The registry accepted the login.'),
    imageFound: line('Ruled out: a wrong name or tag', 'The registry has the image and returns it.'),
    runsOnPlatform: line('Ruled out: the platform', 'The image runs on linux/amd64.'),
  } satisfies Record<CheckStep, CheckWords>,
  blame: ({ code, fields }: CheckLine): string => BLAME[code] ?? checks.codes[code](fields).title,
  mend: {
    registryKey: 'Change registry host',
    username: 'Change username',
    password: 'Replace password',
    image: 'Change image',
  },
  states: {
    proven: 'Passed',
    warning: 'Warning',
    refused: 'Failed',
    notProvable: 'Inconclusive',
    notTried: 'Not run',
    needsConsent: 'Needs your consent',
    running: 'Running',
    waiting: 'Waiting',
  },
  steps: {
    keyMatches: 'Registry host matches the image',
    reachable: 'Registry reachable',
    loginAccepted: 'Login accepted',
    imageFound: 'Image found',
    runsOnPlatform: 'Runs on linux/amd64',
  } satisfies Record<CheckStep, string>,
  purposes: {
    ping: 'reach',
    anonymous: 'without login',
    anonymousToken: 'token without login',
    login: 'login',
    manifest: 'image',
    configuration: 'platform',
  } satisfies Record<CheckPurpose, string>,
  what: 'What',
  cure: 'Cure',
  copyCommand: 'Copy command',
  copied: 'Copied.',
  openExchange: 'Show request',
  checkTab: (step: string) => `Check: ${step}`,
  consent: {
    realmTitle: 'Send the password to another host?',
    realmText: (registry: string, realm: string) =>
      `${registry} asks for the login to be sent to ${realm}. That is common for a token server. Agree only if both belong to the same provider.`,
    plainTitle: 'Send the password unencrypted?',
    plainText: (registry: string) =>
      `${registry} does not support TLS. Anyone on the network could read the password, and AI Core would not pull from it.`,
    from: 'Registry',
    to: 'Receives the password',
    agree: 'Agree and check',
    agreePlain: 'Send it unencrypted',
    refuse: 'Cancel',
    decide: 'Decide',
  },
  all: {
    check: 'Check all',
    progress: (done: number, all: number) => `Checking ${Math.min(done + 1, all)} of ${all}`,
    ended: (checked: number, failed: number): string =>
      failed === 0 ? `${checked} checked, none failed.` : `${checked} checked, ${failed} failed.`,
    one: (name: string, failed: boolean): string => (failed ? `${name}: a pull would fail.` : `${name} is checked.`),
    given: (checked: number): string => `Stopped; ${checked} checked.`,
    nothing: 'Nothing was checked.',
    skipped: (skipped: readonly { name: string; why: Uncheckable }[]): string => {
      const [first] = skipped;
      if (!first) return '';
      return skipped.length === 1
        ? `Skipped: ${first.name} ${WHY[first.why]}.`
        : `Skipped ${skipped.length}, such as ${first.name}, which ${WHY[first.why]}.`;
    },
  },
  codes: {
    earlierStep: () => line('Not run', 'an earlier step did not pass'),
    keyServes: (f) =>
      line(
        'Registry host matches the image',
        `the kubelet finds it under ${f['registryKey'] ?? f['pattern'] ?? 'this host'}`,
      ),
    keyServesPullsOnly: (f) =>
      line(
        'Works for workflows only',
        `${f['registryKey'] ?? 'The host'} works for workflows. Serving templates use other rules and would pull anonymously.`,
      ),
    noKeyServes: () => line('No registry host matches the image', 'The cluster would pull it without a login.'),
    imageNameMalformed: () => line('Invalid image name', 'Example: registry.example/team/app:1'),
    reached: (f) => line('Registry reachable', `${at(f)} responds`),
    reachedPrivately: (f) =>
      line(
        'Reachable from this computer only',
        `${at(f)} has a private address (${f['address'] ?? ''}); the nodes cannot reach it.`,
      ),
    reachedOnThisComputer: (f) =>
      f['practice']
        ? line('Registry reachable', `${at(f)} is the practice registry. It runs on this computer.`)
        : line('Reachable on this computer', `${at(f)} runs on this computer. AI Core cannot reach it.`),
    reachedInPlain: (f) =>
      line('Reachable without TLS', `${at(f)} responds without encryption. AI Core would not use it that way.`),
    nameNotResolved: (f) => line('Host not found', `${at(f)} has no address.`),
    connectionRefused: (f) => line('Connection refused', `Nothing accepts connections at ${at(f)}.`),
    unreachable: (f) => line('Not reachable', `There is no network route to ${at(f)}.`),
    timedOut: (f) => line('Timed out', `${at(f)} took too long ${PHASE[f['phase'] ?? ''] ?? ''}.`),
    connectionLost: (f) => line('Connection lost', `${at(f)} closed the connection before the response was complete.`),
    proxyRefused: (f) => line('Proxy refused', `The proxy rejected the request to ${at(f)}.`),
    proxyUnreachable: (f) => line('Proxy unreachable', `The proxy ${f['proxy'] ?? ''} cannot be reached.`),
    networkNotSetUp: () =>
      line('Network not set up', 'The network settings cannot be used; Settings › Network says why. Nothing was sent.'),
    notHttp: (f) =>
      line('Not an HTTP response', `The response of ${at(f)} is not valid HTTP, or its headers are too large.`),
    tlsFailed: (f) => line('TLS failed', `${at(f)} and this computer found no common TLS version or cipher.`),
    plainHttpConsent: (f) => line('No TLS', `${at(f)} can only be reached without encryption.`),
    noAuthorities: () =>
      line(
        'No trusted certificates',
        'This computer has no certificate authorities, so it trusts no server. Install the package ca-certificates, then try again.',
      ),
    certificateUnknownIssuer: (f) =>
      line(
        'Certificate not trusted',
        `The certificate of ${at(f)} was issued by an authority this computer does not trust.`,
      ),
    certificateExpired: (f) =>
      line('Certificate expired', `The certificate of ${at(f)} has expired, or the clock of this computer is wrong.`),
    certificateNotYetValid: (f) =>
      line('Certificate not valid yet', `The certificate of ${at(f)} begins later, or the clock here is wrong.`),
    certificateForOtherHost: (f) =>
      line('Certificate for another host', `The certificate that ${at(f)} shows is not for that name.`),
    certificateInvalid: (f) =>
      line('Certificate not valid', `The certificate of ${at(f)} is revoked or breaks a rule.`),
    notARegistry: (f) => line('Not a registry', `${at(f)} answers, but not as a registry${status(f)}.`),
    proxyAnswered: (f) =>
      line('Something else answered', `A proxy or a login portal responded instead of ${at(f)}${status(f)}.`),
    redirected: (f) =>
      line(
        'Redirected',
        `${at(f)} redirects to ${f['target'] ?? 'another address'}. The login is never sent to another host.`,
      ),
    serverFailed: (f) => line('Server error', `${at(f)} had an internal error${status(f)}.${said(f)}`),
    rateLimited: (f) =>
      line(
        'Rate limit reached',
        `${at(f)} limits requests${f['limit'] ? ` to ${f['limit']} pulls` : ''}${f['retryAfter'] ? `. Try again in ${f['retryAfter']} s` : ''}.`,
      ),
    notSendable: () =>
      line(
        'Not sent',
        'The request could not be built. Usually the registry host or username contains a control character.',
      ),
    loginAccepted: (f) =>
      line('Login accepted', `${f['username'] ?? ''}${PROOF[f['proof'] ?? ''] ? `; ${PROOF[f['proof'] ?? '']}` : ''}`),
    loginRefused: (f) =>
      line('Login denied', `${at(f)} denied the login for ${f['username'] ?? 'this user'}${status(f)}.${said(f)}`),
    loginNeverAsked: (f) =>
      line('No login needed', `${at(f)} never asks for a login, so the login could not be checked.`),
    publicImage: () =>
      line('Image is public', 'The image can be pulled without a login, so the login could not be checked.'),
    loginMakesNoDifference: (f) => line('Login makes no difference', `${at(f)} responds the same with and without it.`),
    worksForDockerOnly: (f) =>
      line(
        'Works for docker, not for the cluster',
        `containerd requests its token in a way that ${at(f)} rejects${status(f)}.`,
      ),
    noCredential: () => line('No credential', 'None of the logins above is for this image.'),
    usernameEmpty: () =>
      line('Username is empty', 'Without a username, containerd ignores the password and pulls anonymously.'),
    passwordMissing: () => line('Password not available', 'It was not entered, or the keychain did not return it.'),
    challengeMissing: (f) =>
      line('No login method offered', `${at(f)} denies access${status(f)} and names no login method.`),
    challengeMalformed: (f) => line('Login method unreadable', `The login challenge of ${at(f)} cannot be read.`),
    challengeUnknown: (f) =>
      line(
        'Unsupported login method',
        `${at(f)} asks for ${f['schemes'] ?? 'another scheme'}. containerd supports Basic and Bearer.`,
      ),
    realmMalformed: (f) =>
      line(
        'Token server unusable',
        `${at(f)} names a token server that cannot be used${f['realm'] ? `: ${f['realm']}` : ''}.`,
      ),
    realmNotHttps: (f) =>
      line(
        'Token server without TLS',
        `${at(f)} asks for the password to be sent without encryption to ${f['realmHost'] ?? 'its token server'}. It was not sent.`,
      ),
    realmWithUser: (f) =>
      line('Forged token server', `The token server address named by ${at(f)} contains a username. Nothing was sent.`),
    realmInForbiddenPlace: (f) =>
      line(
        'Token server in a private network',
        `${at(f)} names ${f['realmHost'] ?? 'a host'} (${f['address'] ?? ''}), which is a private address. Nothing was sent.`,
      ),
    realmConsent: (f) =>
      line(
        'Token server is another host',
        `${f['registryHost'] ?? at(f)} asks for the login to be sent to ${f['realmHost'] ?? 'another host'}.`,
      ),
    noTokenServer: (f) =>
      line('No token server', `There is no token server at the address that ${at(f)} names${status(f)}.`),
    tokenMalformed: (f) =>
      line('No token', `The response of the token server contains no token${status(f)}.${said(f)}`),
    manifestFound: (f) => line('Image found', f['digest'] ? `is ${f['digest'].slice(0, 19)}…` : ''),
    manifestFoundPublic: (f) =>
      line('Image found', `${f['digest'] ? `is ${f['digest'].slice(0, 19)}…; ` : ''}public, no login needed`),
    repositoryUnknown: (f) => line('Repository not found', `${at(f)} has no such repository${status(f)}.`),
    tagUnknown: (f) => line('Tag not found', `The repository has no tag ${f['tag'] ?? ''}${status(f)}.`),
    digestUnknown: (f) => line('Digest not found', `The repository has no such digest${status(f)}.`),
    notFound: (f) => line('Image not found', `${at(f)} has no such image${status(f)}.${said(f)}`),
    accessDenied: (f) =>
      line('Not allowed', `${f['username'] ?? 'The login'} may not pull this${status(f)}.${said(f)}`),
    noPullRight: (f) =>
      line(
        'No permission to pull',
        `The login of ${f['username'] ?? 'this user'} is correct, but its token does not allow this pull.`,
      ),
    deniedOrMissing: (f) => line('Not allowed or not found', `${at(f)} does not say which${status(f)}.${said(f)}`),
    loginNeeded: () => line('Login needed', 'The image cannot be pulled without one.'),
    digestMismatch: () => line('Digest mismatch', 'The content was changed in transit, or the registry is damaged.'),
    manifestTooLarge: () => line('Manifest too large', 'It is larger than containerd accepts.'),
    manifestMalformed: () => line('Manifest unreadable', 'The response is not a manifest.'),
    schemaOne: () =>
      line('Image too old', 'Its manifest format is older than Docker 1.10, which containerd no longer supports.'),
    artifact: (f) => line('Not an image', `It is ${f['mediaType'] ?? 'something else'}, such as a chart or a model.`),
    platformFits: () => line('Runs on linux/amd64', ''),
    platformNewer: (f) =>
      line(
        'Needs a newer processor',
        `It is built for ${f['platform'] ?? 'newer processors'}. Not every node has one.`,
      ),
    platformOlder: (f) => line('Runs on linux/amd64', `as ${f['platform'] ?? '386'}, which runs there too`),
    platformMissing: (f) =>
      line(
        `Image is ${shortPlatforms(f['platforms'])} only`,
        'AI Core runs linux/amd64. The pull fails, or the container stops with exec format error.',
      ),
    platformUnsaid: () => line('Platform unknown', 'The image does not say which platform it needs.'),
    configurationMissing: () => line('Platform unknown', 'The image configuration could not be read.'),
  } satisfies Record<CheckCode, (fields: Fields) => CheckWords>,
};

function shortPlatforms(platforms: string | undefined): string {
  return (platforms ?? 'for other platforms').replaceAll('linux/', '').replaceAll(',', ', ');
}
