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
  return words === '' ? '' : ` It said: “${words}”`;
};
const status = (fields: Fields): string => (fields['status'] ? ` (${fields['status']})` : '');
const at = (fields: Fields): string => fields['host'] ?? 'the registry';

const PROOF: Fields = {
  anonymousRefused: 'without a login the registry refuses',
  tokenRefused: 'without a login there is no token',
  tokenGrants: 'the token grants the pull',
  manifest: 'the image can be read with the login alone',
  strictServer: 'its token server refuses wrong logins',
};

const PHASE: Fields = { connection: 'to connect', answer: 'to answer', body: 'to send its answer', whole: 'in all' };

/** What the note of a field says that a failed check is about; the title of the line where there is nothing to add. */
const BLAME: Partial<Record<CheckCode, string>> = {
  loginRefused: 'The registry refused the login with it.',
  noKeyServes: 'No image below would be pulled with this key.',
  accessDenied: 'This user may not pull the image.',
  noPullRight: 'This user may not pull the image.',
};

const WHY: Record<Uncheckable, string> = {
  unknown: 'is not known here',
  gone: 'is gone from the tenant',
  noImage: 'names no image',
  noPassword: 'has no password here',
};

export const checks = {
  title: 'Checks',
  check: 'Check',
  checkAgain: 'Check again',
  cancel: 'Cancel',
  checking: 'Checking',
  notChecked: 'Asks each registry whether the cluster could pull with these credentials.',
  noImage: 'Name an image above: only with one can a pull be proved.',
  fromHere: 'From this computer. The cluster may be in another network.',
  changed: 'The form changed after these checks.',
  image: (name: string) => `Image ${name}`,
  summary: (passed: number, warnings: number, failed: number, open: number, time: string) =>
    [
      passed > 0 ? `${passed} passed` : '',
      warnings > 0 ? `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : '',
      failed > 0 ? `${failed} failed` : '',
      open > 0 ? `${open} not proven` : '',
    ]
      .filter((part) => part !== '')
      .join(', ') + `, in ${time}`,
  of: (passed: number, all: number) => `${passed} of ${all}`,
  givenUp: (done: number, all: number) => `Given up after ${done} of ${all}`,
  notRun: (why: string) => `not run: ${why}`,
  never: 'never checked',
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
    unknown: 'Nothing is known here of what it holds, so nothing can be proved.',
    gone: 'It is gone from the tenant.',
    noImage: 'It names no image: only with one can a pull be proved. Edit it and name one.',
    noPassword: 'Its password is not kept here. Edit it and enter the password again.',
  } satisfies Record<Uncheckable, string>,
  ruledOut: {
    keyMatches: line('Ruled out: the key and the image name', 'The kubelet would send this credential for this image.'),
    reachable: line('Ruled out: network, proxy and certificates', 'The registry answered this computer.'),
    loginAccepted: line('Ruled out: username and password', 'The registry took the login.'),
    imageFound: line('Ruled out: a wrong name or tag', 'The registry has the image and hands it out.'),
    runsOnPlatform: line('Ruled out: the platform', 'The image runs on linux/amd64.'),
  } satisfies Record<CheckStep, CheckWords>,
  blame: ({ code, fields }: CheckLine): string => BLAME[code] ?? checks.codes[code](fields).title,
  mend: {
    registryKey: 'Change key',
    username: 'Change username',
    password: 'Replace password',
    image: 'Change image',
  },
  states: {
    proven: 'Passed',
    warning: 'Warning',
    refused: 'Failed',
    notProvable: 'Not proven',
    notTried: 'Not run',
    needsConsent: 'Asks first',
    running: 'Running',
    waiting: 'Waiting',
  },
  steps: {
    keyMatches: 'Key matches the image',
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
  openExchange: 'Show what was sent',
  checkTab: (step: string) => `Check: ${step}`,
  consent: {
    realmTitle: 'Send the password to another host?',
    realmText: (registry: string, realm: string) =>
      `${registry} wants the login for its images sent to ${realm}. That is usual for a token server. Agree only if both belong to the same provider.`,
    plainTitle: 'Send the password unencrypted?',
    plainText: (registry: string) =>
      `${registry} does not speak TLS. Everybody between this computer and it could read the password, and the nodes of AI Core would not pull from it.`,
    from: 'Registry',
    to: 'Would get the password',
    agree: 'Agree and check',
    agreePlain: 'Send it unencrypted',
    refuse: 'Do not send',
    decide: 'Decide',
  },
  all: {
    check: 'Check all',
    progress: (done: number, all: number) => `Checking ${Math.min(done + 1, all)} of ${all}`,
    ended: (checked: number, failed: number): string =>
      failed === 0 ? `${checked} checked, none failed.` : `${checked} checked, ${failed} failed.`,
    one: (name: string, failed: boolean): string => (failed ? `${name}: a pull would fail.` : `${name} is checked.`),
    given: (checked: number): string => `Given up; ${checked} checked.`,
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
    earlierStep: () => line('Not run', 'an earlier step did not get through'),
    keyServes: (f) =>
      line('Key matches the image', `the kubelet finds it under ${f['registryKey'] ?? f['pattern'] ?? 'this key'}`),
    keyServesPullsOnly: (f) =>
      line(
        'Key serves pulls only',
        `${f['registryKey'] ?? 'The key'} works for workflows. Serving templates read keys by other rules and would pull anonymously.`,
      ),
    noKeyServes: () => line('No key matches the image', 'The cluster would pull it without a login.'),
    imageNameMalformed: () => line('Image name cannot be read', 'It looks like registry.example/team/app:1.'),
    reached: (f) => line('Registry reachable', `${at(f)} answers`),
    reachedPrivately: (f) =>
      line(
        'Reachable from here only',
        `${at(f)} has a private address (${f['address'] ?? ''}); the nodes cannot reach it.`,
      ),
    reachedOnThisComputer: (f) =>
      f['practice']
        ? line('Registry reachable', `${at(f)} is the practice registry; it runs on this computer.`)
        : line('Reachable on this computer', `${at(f)} runs on this computer; the nodes of AI Core cannot reach it.`),
    reachedInPlain: (f) =>
      line('Reachable without TLS', `${at(f)} answers unencrypted, and the nodes would not ask it that way.`),
    nameNotResolved: (f) => line('Host name not known', `${at(f)} has no address.`),
    connectionRefused: (f) => line('Connection refused', `Nobody listens at ${at(f)}.`),
    unreachable: (f) => line('Not reachable', `No way leads to ${at(f)}.`),
    timedOut: (f) => line('No answer in time', `${at(f)} took too long ${PHASE[f['phase'] ?? ''] ?? ''}.`),
    connectionLost: (f) => line('Connection broke', `${at(f)} closed it before the answer was complete.`),
    proxyRefused: (f) => line('Proxy refused', `The proxy did not let the request to ${at(f)} through.`),
    notHttp: (f) => line('No HTTP answer', `What ${at(f)} sent is not HTTP, or its headers are too large.`),
    tlsFailed: (f) => line('No TLS', `${at(f)} and this computer could not agree on TLS.`),
    plainHttpConsent: (f) => line('Speaks no TLS', `${at(f)} could only be asked unencrypted.`),
    certificateUnknownIssuer: (f) =>
      line('Certificate not trusted', `The certificate of ${at(f)} comes from an issuer this computer does not know.`),
    certificateExpired: (f) =>
      line('Certificate expired', `The certificate of ${at(f)} has ended, or the clock here is wrong.`),
    certificateNotYetValid: (f) =>
      line('Certificate not valid yet', `The certificate of ${at(f)} begins later, or the clock here is wrong.`),
    certificateForOtherHost: (f) =>
      line('Certificate for another host', `The certificate that ${at(f)} shows is not for that name.`),
    certificateInvalid: (f) =>
      line('Certificate not valid', `The certificate of ${at(f)} is revoked or breaks a rule.`),
    notARegistry: (f) => line('Not a registry', `${at(f)} answers, but not as a registry${status(f)}.`),
    proxyAnswered: (f) =>
      line('Something else answered', `A proxy or a portal answered in place of ${at(f)}${status(f)}.`),
    redirected: (f) =>
      line('Leads elsewhere', `${at(f)} points to ${f['target'] ?? 'another address'}. A login is never sent along.`),
    serverFailed: (f) => line('Server in trouble', `${at(f)} failed within itself${status(f)}.${said(f)}`),
    rateLimited: (f) =>
      line(
        'Limit reached',
        `${at(f)} wants to be asked less${f['limit'] ? `: ${f['limit']} pulls in its window` : ''}${f['retryAfter'] ? `, again in ${f['retryAfter']} s` : ''}.`,
      ),
    notSendable: () =>
      line(
        'Not sent',
        'The request could not be put together. A control character in key or username is the usual reason.',
      ),
    loginAccepted: (f) =>
      line('Login accepted', `${f['username'] ?? ''}${PROOF[f['proof'] ?? ''] ? `; ${PROOF[f['proof'] ?? '']}` : ''}`),
    loginRefused: (f) =>
      line('Login refused', `${at(f)} refused the login for ${f['username'] ?? 'this user'}${status(f)}.${said(f)}`),
    loginNeverAsked: (f) => line('No login needed', `${at(f)} asks nobody for a login, so it proves nothing.`),
    publicImage: () => line('Image is public', 'It comes without a login too, so nothing is proved about this one.'),
    loginMakesNoDifference: (f) => line('Login makes no difference', `${at(f)} answers the same with and without it.`),
    worksForDockerOnly: (f) =>
      line(
        'Works for docker, not for the cluster',
        `containerd asks for its token in a way that ${at(f)} refuses${status(f)}.`,
      ),
    noCredential: () => line('No credential', 'None of the registries above is for this image.'),
    usernameEmpty: () =>
      line('Username is empty', 'containerd drops a password without a username and pulls anonymously.'),
    passwordMissing: () => line('Password not at hand', 'It was not entered, or the keychain does not give it out.'),
    challengeMissing: (f) =>
      line('Does not say how to log in', `${at(f)} refuses${status(f)} and names no way to log in.`),
    challengeMalformed: (f) => line('Way to log in unreadable', `What ${at(f)} says about logging in cannot be read.`),
    challengeUnknown: (f) =>
      line(
        'Unknown way to log in',
        `${at(f)} wants ${f['schemes'] ?? 'another scheme'}; containerd knows Basic and Bearer.`,
      ),
    realmMalformed: (f) =>
      line(
        'Token server unusable',
        `${at(f)} names a token server that cannot be used${f['realm'] ? `: ${f['realm']}` : ''}.`,
      ),
    realmNotHttps: (f) =>
      line(
        'Token server without TLS',
        `${at(f)} wants the password sent unencrypted to ${f['realmHost'] ?? 'its token server'}. It was not sent.`,
      ),
    realmWithUser: (f) =>
      line(
        'Forged token server',
        `The address of the token server that ${at(f)} names has a username in it. Nothing was sent.`,
      ),
    realmInForbiddenPlace: (f) =>
      line(
        'Token server in a private network',
        `${at(f)} names ${f['realmHost'] ?? 'a host'} (${f['address'] ?? ''}), where a public registry has no business. Nothing was sent.`,
      ),
    realmConsent: (f) =>
      line(
        'Token server is another host',
        `${f['registryHost'] ?? at(f)} wants the login sent to ${f['realmHost'] ?? 'another host'}.`,
      ),
    noTokenServer: (f) => line('No token server', `Where ${at(f)} says it is, there is none${status(f)}.`),
    tokenMalformed: (f) => line('No token', `The token server answered with something else${status(f)}.${said(f)}`),
    manifestFound: (f) => line('Image found', f['digest'] ? `is ${f['digest'].slice(0, 19)}…` : ''),
    manifestFoundPublic: (f) =>
      line('Image found', `${f['digest'] ? `is ${f['digest'].slice(0, 19)}…; ` : ''}without a login: it is public`),
    repositoryUnknown: (f) => line('Repository not found', `${at(f)} has no such repository${status(f)}.`),
    tagUnknown: (f) => line('Tag not found', `The repository has no tag ${f['tag'] ?? ''}${status(f)}.`),
    digestUnknown: (f) => line('Digest not found', `The repository has no such digest${status(f)}.`),
    notFound: (f) => line('Image not found', `${at(f)} has no such image${status(f)}.${said(f)}`),
    accessDenied: (f) =>
      line('Not allowed', `${f['username'] ?? 'The login'} may not pull this${status(f)}.${said(f)}`),
    noPullRight: (f) =>
      line(
        'No right to pull',
        `The login of ${f['username'] ?? 'this user'} is right, but its token holds no right to pull this.`,
      ),
    deniedOrMissing: (f) => line('Not allowed, or not there', `${at(f)} does not tell which${status(f)}.${said(f)}`),
    loginNeeded: () => line('Needs a login', 'The image cannot be had without one.'),
    digestMismatch: () =>
      line('Content is not what its digest says', 'It was changed on the way, or the registry is damaged.'),
    manifestTooLarge: () => line('Manifest too large', 'It is larger than containerd takes.'),
    manifestMalformed: () => line('Manifest unreadable', 'What came is no manifest.'),
    schemaOne: () => line('Image too old', 'Its manifest is of docker before 1.10, which containerd no longer pulls.'),
    artifact: (f) => line('Not an image', `It is ${f['mediaType'] ?? 'something else'}, such as a chart or a model.`),
    platformFits: () => line('Runs on linux/amd64', ''),
    platformNewer: (f) =>
      line(
        'Needs a newer processor',
        `It is built for ${f['platform'] ?? 'newer processors'}; a node may or may not have one.`,
      ),
    platformOlder: (f) => line('Runs on linux/amd64', `as ${f['platform'] ?? '386'}, which runs there too`),
    platformMissing: (f) =>
      line(
        `Image is ${shortPlatforms(f['platforms'])} only`,
        'AI Core runs linux/amd64. The pull fails, or the container stops with exec format error.',
      ),
    platformUnsaid: () => line('Platform not told', 'The image does not say what it runs on.'),
    configurationMissing: () => line('Platform not told', 'The part of the image that tells it cannot be had.'),
  } satisfies Record<CheckCode, (fields: Fields) => CheckWords>,
};

function shortPlatforms(platforms: string | undefined): string {
  return (platforms ?? 'for other platforms').replaceAll('linux/', '').replaceAll(',', ', ');
}
