// Generated from crates/app/src/contract.rs and the types it names; `./dev bindings` writes it anew.

/**
 * What can be done with an entry now.
 */
export type ActivityAgain = "send" | "form" | "removed" | "nothing";

/**
 * A long call on an entry.
 */
export type ActivityCall = { 
/**
 * The number of the entry.
 */
activity: number, 
/**
 * The id by which the window can cancel this call.
 */
operation: string, };

/**
 * The entries of one day that follow one another.
 */
export type ActivityDay = { 
/**
 * The day in local time, as YYYY-MM-DD.
 */
date: string, 
/**
 * How many there are.
 */
entries: number, };

/**
 * Which entries to choose; the empty one chooses all.
 */
export type ActivityFilter = { 
/**
 * Of this tenant only.
 */
tenant: ActivityTenant | null, 
/**
 * With this method only, in capitals.
 */
method: string | null, 
/**
 * All of them, or which.
 */
show: ActivityShow, 
/**
 * With each of these words in connection name, secret name, method, URL or status; capitals don't matter.
 */
text: string, };

/**
 * A write of the past as a form that can be sent.
 */
export type ActivityForm = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * Whether it creates or replaces.
 */
purpose: Purpose, 
/**
 * The form with what was sent, except passwords that are no longer stored.
 */
draft: Draft, 
/**
 * Which registries, counted from 0, need their password typed again since it is not kept any more.
 */
withoutPassword: Array<number>, };

/**
 * How activity is exported.
 */
export type ActivityFormat = "har" | "postman";

/**
 * A line of the activity list.
 */
export type ActivityLine = { 
/**
 * The number of the entry, which names it in other calls.
 */
activity: number, 
/**
 * When it was sent.
 */
at: string, 
/**
 * What it did.
 */
kind: RequestKind, 
/**
 * The method in capitals.
 */
method: string, 
/**
 * The host with its port, if not the default one.
 */
host: string, 
/**
 * Path and query as they were sent.
 */
path: string, 
/**
 * The pull secret it is about.
 */
secretName: string | null, 
/**
 * The id of the connection, if that is still there.
 */
connection: string | null, 
/**
 * What the connection was called then.
 */
connectionName: string, 
/**
 * The status; none if there was no answer.
 */
status: number | null, 
/**
 * Whether it ended otherwise than hoped.
 */
failed: boolean, 
/**
 * How long it took, in milliseconds.
 */
duration: number, };

/**
 * Names an entry of the activity.
 */
export type ActivityRef = { 
/**
 * The number of the entry.
 */
activity: number, };

/**
 * Which entries to show.
 */
export type ActivityShow = "all" | "writes" | "failed";

/**
 * Asks for a stretch of the entries.
 */
export type ActivityStretch = { 
/**
 * The filter that the entries pass.
 */
filter: ActivityFilter, 
/**
 * The newest that counts, from the summary, so that new ones move nothing.
 */
newest: number, 
/**
 * Whether the oldest come first.
 */
oldestFirst: boolean, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many to give at most; no more than 500 are given.
 */
limit: number, };

/**
 * How much there is, without the entries themselves.
 */
export type ActivitySummary = { 
/**
 * The number of the newest entry: what stretches count up to.
 */
newest: number, 
/**
 * How many entries there are.
 */
all: number, 
/**
 * How many pass the filter.
 */
chosen: number, 
/**
 * How many of them failed, whether failed ones alone are shown or not.
 */
failed: number, 
/**
 * The days of those that pass, newest first, in the time zone of this computer.
 */
days: Array<ActivityDay>, 
/**
 * The names of removed connections that still have entries.
 */
removed: Array<string>, 
/**
 * For how many days entries are kept.
 */
daysKept: number, };

/**
 * The tenant of an entry.
 */
export type ActivityTenant = { "kind": "connection", 
/**
 * The id of the connection.
 */
id: string, } | { "kind": "removed", 
/**
 * The name it had.
 */
name: string, };

/**
 * An entry with all that was asked and answered.
 */
export type ActivityView = { 
/**
 * Its line in the list.
 */
line: ActivityLine, 
/**
 * What was asked and answered.
 */
exchange: ExchangeView, 
/**
 * What can be done with it now.
 */
again: ActivityAgain, };

/**
 * Saves a service key that was read.
 */
export type AddConnection = { 
/**
 * The id of the reading, from [`ReadingView::reading`].
 */
reading: string, 
/**
 * Which of the keys, counted from 0.
 */
key: number, 
/**
 * The connection that gets it in place of its own key; absent for a connection of its own.
 */
update?: string, 
/**
 * The name of the connection.
 */
name: string, 
/**
 * Whether to store the client secret in the keychain; otherwise it is in memory until the application ends.
 */
remember: boolean, 
/**
 * Whether each write has to be approved.
 */
production: boolean, 
/**
 * Whether to replace the key without testing the new one first.
 */
untested: boolean, 
/**
 * The id by which the window can cancel this call.
 */
operation: string, };

/**
 * The result of saving a service key.
 */
export type AddedConnection = { "kind": "saved", 
/**
 * The connection with the new key.
 */
connection: ConnectionView, } | { "kind": "keyFailed", 
/**
 * Why there is no token.
 */
problem: Problem, };

/**
 * An answer, or why there is none.
 */
export type AnswerView = { "kind": "response" } & ResponseView | { "kind": "none", 
/**
 * Why there is no response.
 */
problem: Problem, 
/**
 * After how long, in milliseconds.
 */
after: number, };

/**
 * What the user confirmed before a write. Only production connections require it.
 */
export type Approval = { "kind": "notAsked" } | { "kind": "given" } | { "kind": "typed", 
/**
 * The name as typed; compared with that of the connection.
 */
name: string, };

/**
 * A `docker-credential-*` program that keeps credentials.
 */
export type AskHelper = { 
/**
 * What stands behind `docker-credential-`; letters, digits, `.`, `_` and `-` only.
 */
helper: string, 
/**
 * The keys to ask it for. None means: ask it to list its own.
 */
registryKeys: Array<string>, };

/**
 * Asks a credential helper for what the text only refers to. Only after consent.
 */
export type AskHelperCall = { 
/**
 * The id of the import, from [`ImportView`].
 */
import: string, 
/**
 * Which of its helpers, counted from 0.
 */
helper: number, 
/**
 * The id by which the window can cancel this call.
 */
operation: string, };

/**
 * A body, once as sent and once unfolded.
 */
export type BodyView = { 
/**
 * The characters on the wire.
 */
asSent: Array<Piece>, 
/**
 * The innermost document, indented, line by line; absent if there is nothing to unfold.
 */
unfolded: Array<Array<Piece>> | null, 
/**
 * Its size in bytes without the secrets.
 */
size: number, 
/**
 * How many secrets are in it.
 */
secrets: number, };

/**
 * A call that no form belongs to.
 */
export type Call = { "kind": "token" } | { "kind": "tenant" } | { "kind": "quota" } | { "kind": "list" } | { "kind": "get", 
/**
 * The secret name.
 */
name: string, } | { "kind": "delete", 
/**
 * The secret name.
 */
name: string, };

/**
 * A call of a connection, to be looked at before it is made.
 */
export type CallPreview = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * The call to preview.
 */
call: Call, };

/**
 * Why a server did not take a client certificate, by the alert it sent (RFC 8446 § 6.2).
 */
export type CertificateRefusal = "required" | "expired" | "revoked" | "unknownIssuer" | "bad" | "denied";

/**
 * How a certificate is, as of now.
 */
export type CertificateState = "valid" | "endsSoon" | "expired" | "notYetValid";

/**
 * The client certificate of a connection.
 */
export type CertificateView = { 
/**
 * Whom it is for.
 */
subject: string, 
/**
 * Distinguished name of the authority that issued it.
 */
issuer: string, 
/**
 * Its number, in hexadecimal with colons.
 */
serial: string, 
/**
 * The kind and size of its key, such as `RSA 2048`.
 */
key: string, 
/**
 * From when on it is valid.
 */
beginsAt: string, 
/**
 * Until when it is.
 */
endsAt: string, 
/**
 * How many whole days are left; negative when it is over.
 */
daysLeft: number, 
/**
 * Whether it is valid, from its dates and the clock of this computer.
 */
state: CertificateState, 
/**
 * How many certificates the chain has, itself included.
 */
length: number, };

/**
 * What to change of a connection; what is absent stays.
 */
export type ChangeConnection = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * The new name; `None` leaves it as it is.
 */
name?: string, 
/**
 * A new colour, 0 to 7.
 */
colour?: number, 
/**
 * Whether each write has to be approved.
 */
production?: boolean, };

/**
 * The outcome of one change of several.
 */
export type ChangedSecret = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * The secret name.
 */
name: string, 
/**
 * What the change did to the tenant.
 */
result: SendResult, 
/**
 * Whether the tenant lists the secret after all changes.
 */
listed: Listed, 
/**
 * Where its passwords are now.
 */
storage: PasswordStorage, };

/**
 * The outcome of changes that are made one after the other, up to the first that fails.
 */
export type ChangesView = { 
/**
 * The changes that were sent, in order.
 */
changes: Array<ChangedSecret>, 
/**
 * The first change that was not sent; `None` if all were.
 */
stopped: NotChanged | null, 
/**
 * How many changes were requested.
 */
of: number, 
/**
 * The names of secrets that cannot be restored, since not all of their passwords are stored on this computer: after
 * a deletion those that its undo leaves out, after an undo those that were lost with the action.
 */
notRestorable: Array<string>, 
/**
 * The token for [`UndoCall::undo`], for all of them together; `None` if none can be undone.
 */
undo: string | null, 
/**
 * The lists of the tenants that were changed, read back after the last change.
 */
lists: Array<SecretListView>, };

/**
 * Checks a form, or a secret that is known, against its registries.
 */
export type CheckCall = { 
/**
 * The id of the connection whose secret it is, or is to be.
 */
connection: string, 
/**
 * What was typed, or is known.
 */
draft: Draft, 
/**
 * What the user agreed to.
 */
consents: Array<Consent>, 
/**
 * The id by which the window can cancel this call.
 */
operation: string, };

/**
 * Why a step ended as it did. Common fields: `host`, `status`, `username`; `serverCode` and `message` as the server
 * said them.
 */
export type CheckCode = "earlierStep" | "keyServes" | "keyServesPullsOnly" | "noKeyServes" | "imageNameMalformed" | "reached" | "reachedPrivately" | "reachedOnThisComputer" | "reachedInPlain" | "nameNotResolved" | "connectionRefused" | "unreachable" | "timedOut" | "connectionLost" | "proxyRefused" | "proxyUnreachable" | "networkNotSetUp" | "notHttp" | "tlsFailed" | "plainHttpConsent" | "noAuthorities" | "certificateUnknownIssuer" | "certificateExpired" | "certificateNotYetValid" | "certificateForOtherHost" | "certificateInvalid" | "notARegistry" | "proxyAnswered" | "redirected" | "serverFailed" | "rateLimited" | "notSendable" | "loginAccepted" | "loginRefused" | "loginNeverAsked" | "publicImage" | "loginMakesNoDifference" | "worksForDockerOnly" | "noCredential" | "usernameEmpty" | "passwordMissing" | "challengeMissing" | "challengeMalformed" | "challengeUnknown" | "realmMalformed" | "realmNotHttps" | "realmWithUser" | "realmInForbiddenPlace" | "realmConsent" | "noTokenServer" | "tokenMalformed" | "manifestFound" | "manifestFoundPublic" | "repositoryUnknown" | "tagUnknown" | "digestUnknown" | "notFound" | "accessDenied" | "noPullRight" | "deniedOrMissing" | "loginNeeded" | "digestMismatch" | "manifestTooLarge" | "manifestMalformed" | "schemaOne" | "artifact" | "platformFits" | "platformNewer" | "platformOlder" | "platformMissing" | "platformUnspecified" | "configurationMissing";

/**
 * What a check concluded from the answer of a registry: its line without the requests.
 */
export type CheckFinding = { 
/**
 * Which step it was.
 */
step: CheckStep, 
/**
 * Whether the step proved it, failed, or could not tell.
 */
verdict: Verdict, 
/**
 * The reason, which chooses the sentence.
 */
code: CheckCode, 
/**
 * The values its sentence needs.
 */
fields: { [key in string]: string }, 
/**
 * What to do about it.
 */
remedy: Words | null, };

/**
 * What was found out about one step of one image.
 */
export type CheckLine = { 
/**
 * Which image of the draft, counted from 0.
 */
image: number, 
/**
 * The step that the line is about.
 */
step: CheckStep, 
/**
 * Whether the step proved it, failed, or could not tell.
 */
verdict: Verdict, 
/**
 * The reason, which chooses the sentence.
 */
code: CheckCode, 
/**
 * The values its sentence needs.
 */
fields: { [key in string]: string }, 
/**
 * What to do about it.
 */
remedy: Words | null, 
/**
 * How long its own requests took, in milliseconds.
 */
duration: number, 
/**
 * What was asked and answered, in order. Not kept with the records of the secret.
 */
evidence: Array<ExchangeView>, };

/**
 * What a request of a check is for.
 */
export type CheckPurpose = "ping" | "anonymous" | "anonymousToken" | "login" | "manifest" | "configuration";

/**
 * The steps, from cheap to conclusive.
 */
export type CheckStep = "keyMatches" | "reachable" | "loginAccepted" | "imageFound" | "runsOnPlatform";

/**
 * What the checks of all images say.
 */
export type CheckView = { 
/**
 * When the last of them ended.
 */
checkedAt: string, 
/**
 * Five lines for each image, in their order.
 */
lines: Array<CheckLine>, };

/**
 * What a finding is about. The UI has a sentence for each.
 */
export type Code = "nameMissing" | "nameTooShort" | "nameTooLong" | "nameCharacter" | "nameFirstCharacter" | "nameLastCharacter" | "nameDoubleUnderscore" | "nameUnderscoreBeforeLast" | "noRegistry" | "registryKeyMissing" | "registryKeyControlCharacter" | "registryKeyTwice" | "usernameMissing" | "usernameControlCharacter" | "passwordMissing" | "textIsSecret" | "bodyTooLarge" | "nameUnderscore" | "nameEmptyLabel" | "registryKeyBlanks" | "registryKeyInvisible" | "registryKeyQuotes" | "registryKeyVariable" | "registryKeyPlaceholder" | "hubKeyWithoutSlash" | "hubKeyOtherHost" | "hubKeyKubeletOnly" | "hubKeySecondReaderOnly" | "registryKeyScheme" | "registryKeyUserInfo" | "registryKeyCut" | "registryKeyDropped" | "registryKeyDoubleSlash" | "registryKeyUppercase" | "registryKeyGlobInPath" | "registryKeyTag" | "registryKeyPathOfPages" | "registryKeyVersion" | "registryKeyCharacter" | "registryKeyNoHost" | "registryKeyParentDomain" | "registryKeyStarAlone" | "registryKeyDefaultPort" | "registryKeyPathPrefix" | "registryKeySamePattern" | "registryKeyHidden" | "registryKeyUnused" | "usernameBlanks" | "usernameInvisible" | "usernameQuotes" | "usernameVariable" | "usernamePlaceholder" | "usernameIsServiceAccount" | "usernameIsToken" | "usernameLooksSecret" | "usernameColon" | "passwordBlanks" | "passwordLineEnd" | "passwordNul" | "passwordInvisible" | "passwordQuotes" | "passwordVariable" | "passwordPlaceholder" | "passwordMask" | "passwordTypedLineEnd" | "passwordIsAuthField" | "passwordIsDocument" | "passwordIsFolder" | "passwordIsServiceAccount" | "wrongKind" | "passwordExpired" | "passwordExpiresSoon" | "imageInvalid" | "imageTwice" | "imageHostPrivate" | "imageNotServed" | "imageNotServedSecond" | "bodyAboveLaunchpad";

/**
 * Asks for a request as code.
 */
export type CodeCall = { 
/**
 * The request to write as code.
 */
subject: CodeSubject, 
/**
 * In which language: a name that [`code_languages`](crate::CodeSnippets::code_languages) gave.
 */
language: string, 
/**
 * In which form; one that has no short form is written as the safe program.
 */
form: CodeForm, };

/**
 * A file of code.
 */
export type CodeFile = { 
/**
 * The file name with its extension.
 */
name: string, 
/**
 * The code, in UTF-8.
 */
text: string, };

/**
 * A form of code.
 */
export type CodeForm = "short" | "safe";

/**
 * What is to be written as code.
 */
export type CodeSubject = { "kind": "form", 
/**
 * The form and the purpose it is composed for.
 */
composition: Composition, } | { "kind": "call", 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * The kind of call.
 */
call: Call, } | { "kind": "activity", 
/**
 * The number of its record.
 */
activity: number, };

/**
 * A request as code. No secret is in it.
 */
export type CodeView = { 
/**
 * The files; none if the language cannot say this request.
 */
files: Array<CodeFile>, 
/**
 * The environment variables it reads, each once.
 */
variables: Array<string>, 
/**
 * The forms that there are of this request in this language, the short one first.
 */
forms: Array<CodeForm>, };

/**
 * A shell whose quoting was applied.
 */
export type CommandShell = "bash" | "powerShell" | "cmd";

/**
 * A form, with the connection and the call it is for.
 */
export type Composition = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * Whether it creates or replaces.
 */
purpose: Purpose, 
/**
 * The contents of the form.
 */
draft: Draft, };

/**
 * How a request came by its connection. Durations are milliseconds.
 */
export type Connecting = { "kind": "notMeasured" } | { "kind": "reused" } | { "kind": "made", 
/**
 * How long the name was looked up; none for an address, which is no name.
 */
lookUp: number | null, 
/**
 * How long connecting took after that, TLS included where there is some.
 */
connect: number, };

/**
 * A long call on a connection.
 */
export type ConnectionCall = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * The id by which the window can cancel this call.
 */
operation: string, };

/**
 * How the network is reached for one connection alone; what is absent is as the preferences have it.
 */
export type ConnectionNetwork = { 
/**
 * The proxy; none to use the one of the preferences.
 */
proxy: ProxyChoice | null, 
/**
 * Certificates of authorities to trust as well, as PEM.
 */
authorities: string | null, 
/**
 * Whether the authorities that the environment names are trusted in place of those of this computer.
 */
environmentAuthorities: boolean | null, };

/**
 * The order of the connections.
 */
export type ConnectionOrder = { 
/**
 * The ids of all connections, in the new order.
 */
connections: Array<string>, };

/**
 * The argument of commands that are about one connection.
 */
export type ConnectionRef = { 
/**
 * The id of the connection.
 */
connection: string, };

/**
 * A saved service key.
 */
export type ConnectionView = { 
/**
 * The id of the connection: 32 hex digits.
 */
id: string, 
/**
 * The name the user gave it.
 */
name: string, 
/**
 * The BTP landscape, such as `eu10`, if the addresses tell it.
 */
region: string | null, 
/**
 * The base address of the AI Core API, without `/v2`.
 */
apiUrl: string, 
/**
 * The base address of the token server.
 */
tokenUrl: string, 
/**
 * The client id of the service key.
 */
clientId: string, 
/**
 * The zone (tenant) of the service key.
 */
identityZone: string | null, 
/**
 * Which of the eight colours marks it, from 0.
 */
colour: number, 
/**
 * Whether each write has to be approved: the production mark.
 */
production: boolean, 
/**
 * Whether it is the practice tenant on this computer.
 */
practice: boolean, 
/**
 * Where its client secret is, or the private key of its certificate.
 */
clientSecret: SecretPlace, 
/**
 * Its client certificate, where it has one in place of a client secret.
 */
certificate: CertificateView | null, 
/**
 * The diagnostics of its service key, with what its use has shown since.
 */
doctor: Array<Diagnostic>, 
/**
 * Whether its service key replaced another in this session, which can be put back.
 */
hasPreviousKey: boolean, 
/**
 * When it was added.
 */
addedAt: string, 
/**
 * When it was last selected; `None` if it never was.
 */
usedAt: string | null, 
/**
 * Its own proxy and authorities, where they differ from those of the settings.
 */
network: ConnectionNetwork, 
/**
 * What is known of its access token.
 */
token: TokenView, 
/**
 * What it may do with pull secrets, as far as responses and scopes say.
 */
rights: RightsView, 
/**
 * Its last test in this run; `None` if there was none.
 */
lastTest: LastTest | null, 
/**
 * The quota, as last read; `None` if it was not read or is not offered.
 */
quota: Quota | null, };

/**
 * Something only a person can agree to. Handed back in [`Plan::consents`](crate::Plan::consents) it counts as given.
 */
export type Consent = { "kind": "plainHttp", 
/**
 * Host of the registry, with its port if it is not the default.
 */
registryHost: string, } | { "kind": "realm", 
/**
 * The host the password is meant for, with its port.
 */
registryHost: string, 
/**
 * The host it would be sent to, with its port.
 */
realmHost: string, };

/**
 * A secret was put on the clipboard.
 */
export type CopiedView = { 
/**
 * When it is taken off again.
 */
clearsAt: string, };

/**
 * Text for the clipboard; never a secret.
 */
export type CopyText = { 
/**
 * Text without a secret, in UTF-8.
 */
text: string, };

/**
 * Asks to delete pull secrets, one after the other.
 */
export type DeleteSecrets = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * The secret names, in the order of the changes.
 */
names: Array<string>, 
/**
 * What the user confirmed.
 */
approval: Approval, 
/**
 * The id by which the window can cancel this call.
 */
operation: string, };

/**
 * A deleted pull secret that can be restored until the application ends, for 24 hours at most.
 */
export type DeletedSecret = { 
/**
 * The secret name.
 */
name: string, 
/**
 * When it was deleted.
 */
deletedAt: string, 
/**
 * The keys of `auths` that it had, in order.
 */
registryKeys: Array<string>, 
/**
 * Identifies the action that deleted it, perhaps with others; see [`UndoCall`].
 */
undo: string, };

/**
 * One line of the key doctor. Holds names of fields, hosts, regions, dates and counts; never a value of the key.
 */
export type Diagnostic = { 
/**
 * The kind of diagnostic, which chooses the sentence.
 */
code: DiagnosticCode, 
/**
 * What it reports of that.
 */
state: DiagnosticState, 
/**
 * The values its sentence needs.
 */
fields: { [key in string]: string }, };

/**
 * What a line tells.
 */
export type DiagnosticCode = "wrapping" | "bare" | "credentials" | "credentialsX509" | "clientId" | "tokenHost" | "apiHost" | "thisComputer" | "kindSecret" | "kindCertificate" | "certificateValid" | "certificateMatches" | "issuer" | "zone" | "plan" | "looseJson" | "unclosed" | "encoding" | "blanks" | "lineEnds" | "endSlashes" | "knownSuffix" | "secretUnescaped" | "secretForm" | "secretShortened" | "secretBackslash" | "clientIdForm" | "appNameDiffers" | "regionsDiffer" | "regionUnknown" | "intermediateMissing" | "secretPreferred" | "certificatePreferred" | "certificateEndsSoon" | "issuerDiffers" | "zoneDiffers" | "planOdd" | "notJson" | "tooDeep" | "otherService" | "fieldMissing" | "placeholder" | "urlNotHttps" | "urlMalformed" | "urlLeaks" | "urlsSwapped" | "certificateUnreadable" | "privateKeyUnreadable" | "privateKeyLocked" | "privateKeyUnsupported" | "privateKeyElsewhere" | "certificateExpired" | "certificateNotYetValid" | "certificateOfOtherKey" | "certificateInFile" | "secretRotated";

/**
 * The state that a diagnostic reports.
 */
export type DiagnosticState = "pass" | "mended" | "warn" | "fail";

/**
 * The form as it stands. [`PullSecret::parse`](crate::PullSecret::parse) makes a pull secret of it.
 */
export type Draft = { 
/**
 * The secret name, as typed.
 */
name: string, 
/**
 * The registry credentials, in the order of the form.
 */
registries: Array<RegistryDraft>, 
/**
 * The images the secret is meant to serve, as typed. They are not sent.
 */
images: Array<string>, };

/**
 * What is in a form. Passwords are handles.
 */
export type DraftForm = { 
/**
 * The contents of the form, without what lint masks.
 */
draft: Draft, 
/**
 * The body that was edited as text in place of the form; `None` if it was not.
 */
rawBody: MaskedBody | null, 
/**
 * Whether the passwords go to the keychain.
 */
remember: boolean, };

/**
 * A draft in a list.
 */
export type DraftLine = { 
/**
 * Which form it is.
 */
of: DraftRef, 
/**
 * The secret name that was typed, which may be empty.
 */
name: string, 
/**
 * When it was changed last.
 */
changedAt: string, };

/**
 * Names the draft of a form. There is one for each connection, purpose and secret.
 */
export type DraftRef = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * Whether the form creates or replaces.
 */
purpose: Purpose, 
/**
 * The secret that the form was opened for; empty for none.
 */
name: string, };

/**
 * A draft as it was left.
 */
export type DraftView = { 
/**
 * What is in it. A password that is no longer stored is left out.
 */
form: DraftForm, 
/**
 * The passwords that were entered in the form and are still at hand.
 */
entered: Array<Handle>, 
/**
 * When it was changed last.
 */
changedAt: string, };

/**
 * What the environment sets for the network.
 */
export type EnvironmentView = { 
/**
 * The variables that are set, the strongest first.
 */
variables: Array<VariableView>, 
/**
 * The proxy that requests go through as the settings are now, unless the variables exempt their host.
 */
proxy: Via | null, 
/**
 * Why nothing is sent over https as the settings are now.
 */
problem: Problem | null, };

/**
 * What the application tells the window without being asked.
 */
export type Event = { "kind": "progress", 
/**
 * The id the window gave the call.
 */
operation: string, 
/**
 * The step that has begun.
 */
step: Step, } | { "kind": "connectionChanged", 
/**
 * How it stands now.
 */
connection: ConnectionView, } | { "kind": "clipboardCleared", 
/**
 * Whether something else stands there, which was left alone.
 */
overwritten: boolean, } | { "kind": "recorded", 
/**
 * The number of its record.
 */
activity: number, } | { "kind": "dragEntered" } | { "kind": "dragLeft" } | { "kind": "dropped", 
/**
 * The kind of text, with what was read of it.
 */
recognised: Recognised, } | { "kind": "noticed", 
/**
 * The notice to show.
 */
notice: Notice, } | { "kind": "dropRefused", 
/**
 * Why it cannot be used.
 */
problem: Problem, };

/**
 * One request and what came of it.
 */
export type ExchangeView = { 
/**
 * The request, secrets masked.
 */
request: RequestView, 
/**
 * When it was sent.
 */
sentAt: string, 
/**
 * Which try of the same request this was, from 1.
 */
attempt: number, 
/**
 * The response, or why there is none.
 */
answer: AnswerView, 
/**
 * The number of its record; none if it could not be recorded.
 */
activity: number | null, 
/**
 * What the answer of a tenant means; none without one.
 */
meaning: Meaning | null, 
/**
 * What a check concluded from the answer of a registry; none if it concluded nothing from this one alone.
 */
finding: CheckFinding | null, };

/**
 * Exports the chosen entries to a file that the user names.
 */
export type ExportActivity = { 
/**
 * HAR or a Postman collection.
 */
format: ActivityFormat, 
/**
 * The filter that the exported entries pass.
 */
filter: ActivityFilter, 
/**
 * The id by which the window can cancel this call.
 */
operation: string, };

/**
 * How an export ended.
 */
export type ExportedActivity = { 
/**
 * The name of the file, without its folder.
 */
file: string, 
/**
 * How many requests are in it.
 */
requests: number, 
/**
 * How many entries are left out: they could not be read, or have no place in this format.
 */
leftOut: number, };

/**
 * Connections were written to a file.
 */
export type ExportedConnections = { 
/**
 * The name of the file, without its folder.
 */
file: string, 
/**
 * How many connections the file contains.
 */
count: number, };

/**
 * What becomes of a text that is pasted into a field of the form that shows what it contains.
 */
export type FieldPaste = { "kind": "recognised", 
/**
 * The kind of text, with what was read of it.
 */
recognised: Recognised, } | { "kind": "text", 
/**
 * Whether it is a secret, so that the field has to be masked first.
 */
secret: boolean, } | { "kind": "refused", 
/**
 * Why the text cannot be used.
 */
problem: Problem, };

/**
 * One value of the form. `registry` counts the registry credentials from 0, `image` the images.
 */
export type FieldPath = { "kind": "name" } | { "kind": "registryKey", 
/**
 * Index of the credential in the form, from 0.
 */
registry: number, } | { "kind": "username", 
/**
 * Index of the credential in the form, from 0.
 */
registry: number, } | { "kind": "password", 
/**
 * Index of the credential in the form, from 0.
 */
registry: number, } | { "kind": "image", 
/**
 * Index of the image in the form, from 0.
 */
image: number, } | { "kind": "document" };

/**
 * One thing to say about one value of the form.
 */
export type Finding = { 
/**
 * What it is about; chooses the words.
 */
code: Code, 
/**
 * How grave it is.
 */
severity: Severity, 
/**
 * The value it is about.
 */
place: FieldPath, 
/**
 * What the words need, by name. See [`Code`] for the names.
 */
fields: { [key in string]: string }, 
/**
 * A change that settles it.
 */
fix: Fix | null, };

/**
 * A change to the draft that settles a finding.
 */
export type Fix = { 
/**
 * The finding it settles.
 */
code: Code, 
/**
 * The value it changes, which need not be the one the finding is about.
 */
place: FieldPath, 
/**
 * What is done to that value.
 */
replacement: FixAction, };

/**
 * What a fix does.
 */
export type FixAction = { "kind": "setText", 
/**
 * The text that the field gets.
 */
text: string, } | { "kind": "editPassword", 
/**
 * The edit, made without showing the password.
 */
edit: PasswordEdit, } | { "kind": "moveToPassword" } | { "kind": "confirmUsername" } | { "kind": "useRegistry", 
/**
 * The `id` of the registry's preset, if it has one.
 */
preset: string | null, 
/**
 * The key of `auths` of that credential.
 */
registryKey: string, } | { "kind": "addRegistry", 
/**
 * The `id` of the registry's preset, if it has one.
 */
preset: string | null, 
/**
 * The key of `auths` of that credential.
 */
registryKey: string, } | { "kind": "removeRegistry" } | { "kind": "removeImage" };

/**
 * Asks to apply the fix of a finding.
 */
export type FixCall = { 
/**
 * The contents of the form.
 */
draft: Draft, 
/**
 * The edit to apply, from [`Finding`].
 */
fix: Fix, };

/**
 * A text without the values that are needed. No field holds what could be a secret.
 */
export type ForeignText = { "kind": "helmTemplate" } | { "kind": "helmValues" } | { "kind": "terraform" } | { "kind": "kustomization" } | { "kind": "externalSecret" } | { "kind": "sealedSecret" } | { "kind": "sops" } | { "kind": "githubActions", 
/**
 * The variables it refers to, without `$`.
 */
names: Array<string>, } | { "kind": "gitlabCi", 
/**
 * The variables it refers to, without `$`.
 */
names: Array<string>, } | { "kind": "azurePipelines", 
/**
 * The variables it refers to, without `$`.
 */
names: Array<string>, } | { "kind": "jenkins", 
/**
 * The variables it refers to, without `$`.
 */
names: Array<string>, } | { "kind": "ansible" } | { "kind": "argoWorkflow", 
/**
 * The parameters it refers to.
 */
names: Array<string>, } | { "kind": "crossplane" } | { "kind": "keyParameters" } | { "kind": "k3sRegistries" } | { "kind": "notebook" } | { "kind": "fileReference", 
/**
 * The file, if the text names it.
 */
file: string | null, } | { "kind": "commandOutput", 
/**
 * The value that the command would print.
 */
part: Part, } | { "kind": "variables", 
/**
 * Their names, without `$`.
 */
names: Array<string>, } | { "kind": "placeholders", 
/**
 * The placeholders as the text has them.
 */
names: Array<string>, } | { "kind": "accessToken" } | { "kind": "tokenAlone" } | { "kind": "secretReference", 
/**
 * The names of the Secrets.
 */
names: Array<string>, } | { "kind": "secretList" } | { "kind": "otherManifests", 
/**
 * Each `kind` in the text, once.
 */
kinds: Array<string>, } | { "kind": "otherSecrets", 
/**
 * The names of the Secrets; empty where one has none.
 */
names: Array<string>, } | { "kind": "containerd" } | { "kind": "authUnreadable", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, };

/**
 * What a text is.
 */
export type Format = "dockerConfig" | "podmanAuth" | "dockercfg" | "kubernetesSecret" | "aiCoreRequest" | "launchpadData" | "helperAnswer" | "kubectlCommand" | "loginCommand" | "curlCommand" | "ecrToken" | "acrToken" | "k3sRegistries" | "helmValues" | "terraform" | "kustomization" | "notebook" | "pipeline" | "ecrPassword" | "gcloudToken" | "gcpKey" | "harborRobot" | "gitlabDeployToken" | "acrPasswords" | "servicePrincipal" | "variables" | "containerd" | "netrc" | "fluxCommand" | "imageCommand";

/**
 * Stands for a secret wherever the secret itself must not be: 128 random bits, written as 32 lowercase hex characters.
 *
 * A handle is also the name of the keychain item, so it carries no registry, user or tenant name.
 */
export type Handle = string;

/**
 * Names a secret in memory or in the keychain.
 */
export type HandleRef = { 
/**
 * The handle of a secret: 32 hex digits.
 */
handle: Handle, };

/**
 * A header with masks where secrets go.
 */
export type HeaderView = { 
/**
 * The name of the header field, as it is sent.
 */
name: string, 
/**
 * The value in pieces, secrets masked.
 */
value: Array<Piece>, };

/**
 * A page on the web that may be opened in the browser, each a fixed https address.
 */
export type HelpTopic = { "kind": "registerSecret" } | { "kind": "serviceKey" } | { "kind": "preset", 
/**
 * The id of the preset.
 */
id: string, };

/**
 * Why a host is contacted.
 */
export type HostPurpose = "token" | "api" | "registry" | "registryToken" | "proxy";

/**
 * A host that was contacted, and why.
 */
export type HostView = { 
/**
 * The host with its port, if not the default one.
 */
host: string, 
/**
 * Why the application contacts it.
 */
purpose: HostPurpose, 
/**
 * When it was first contacted.
 */
firstAt: string, 
/**
 * When it was last contacted.
 */
lastAt: string, 
/**
 * How many requests went there.
 */
requests: number, 
/**
 * The way that requests take there now.
 */
route: Route, };

/**
 * What would be used for one image. Empty lines of the form have no verdict.
 */
export type ImageVerdict = { 
/**
 * Which image of the draft, counted from 0.
 */
image: number, 
/**
 * What the kubelet looks up; `None` if the text is no image name.
 */
repository: string | null, 
/**
 * The registry key to use for it; `None` if there is none.
 */
suggestedKey: string | null, 
/**
 * The kubelet, which pulls the image.
 */
kubelet: ReaderVerdict, 
/**
 * The second reader, which turns tags into digests for serving and finds entry points for workflows.
 */
second: ReaderVerdict, };

/**
 * The argument of commands that are about one import.
 */
export type ImportRef = { 
/**
 * The id of the import, from [`ImportView`].
 */
import: string, };

/**
 * Registry credentials found in a text, waiting to be taken into a form. Their passwords stay in Rust.
 */
export type ImportView = { 
/**
 * Its id, for the next call.
 */
import: string, 
/**
 * What the text is.
 */
format: Format, 
/**
 * The name of the secret, if the text has one.
 */
name: string | null, 
/**
 * The credentials, in the order of the text.
 */
credentials: Array<ImportedView>, 
/**
 * Credential helpers that could be asked for the rest, after consent.
 */
helpers: Array<AskHelper>, 
/**
 * What was decoded and chosen on the way.
 */
taken: Array<Taken>, 
/**
 * What was read differently from how it is written. No secret stands in it.
 */
repairs: Array<Repair>, 
/**
 * What was left out, and why.
 */
leftOut: Array<LeftOut>, 
/**
 * What Kubernetes would have made of the text before the repairs, where that differs.
 */
kubelet: Array<OriginalVerdict>, };

/**
 * Connections were read from a file.
 */
export type ImportedConnections = { 
/**
 * Those that are new here; each waits for its service key.
 */
added: Array<ConnectionView>, 
/**
 * How many of them were here already, and were left as they are.
 */
known: number, };

/**
 * One credential of a text.
 */
export type ImportedView = { 
/**
 * The key of `auths`; empty if the text does not name the registry.
 */
registryKey: string, 
/**
 * The username; empty if it is not in the text.
 */
username: string, 
/**
 * Whether the text has its password.
 */
hasPassword: boolean, 
/**
 * The name of the Secret it stands in, if the text names it.
 */
secretName: string | null, };

/**
 * Names one of the files that were found.
 */
export type KeyFileRef = { 
/**
 * Its path, as it was told.
 */
path: string, };

/**
 * A configuration of SAP's SDKs that is there and was not read.
 */
export type KeyFileView = { 
/**
 * Its path, with `~` for the home folder. Names it in the next call.
 */
path: string, 
/**
 * The profile it is for; none for the default.
 */
profile: string | null, 
/**
 * The environment variable that names it.
 */
variable: string | null, };

/**
 * How the keychain stands.
 */
export type KeychainState = "open" | "locked" | "absent" | "notAnswering";

/**
 * What happens to a Secret that is broken.
 */
export type KubeletVerdict = { "kind": "notStored" } | { "kind": "refusedForAuth", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, } | { "kind": "refusedForStructure" } | { "kind": "noEntries" } | { "kind": "typeIgnored", 
/**
 * The type as the text has it.
 */
secretType: string, };

/**
 * The language of the texts.
 */
export type Language = "system" | "en" | "de";

/**
 * The last checks of a known secret, without their exchanges.
 */
export type LastCheck = { 
/**
 * When the check ended.
 */
checkedAt: string, 
/**
 * A line for each step, in order.
 */
lines: Array<CheckLine>, };

/**
 * The last test of a connection.
 */
export type LastTest = { 
/**
 * When it was done.
 */
at: string, 
/**
 * The part that failed; `None` if it passed.
 */
failed: TestPartKind | null, };

/**
 * Something that was not taken, and why.
 */
export type LeftOut = { "kind": "emptyEntry", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, } | { "kind": "token", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, } | { "kind": "deviceLogin", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, } | { "kind": "authUnreadable", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, } | { "kind": "entryUnreadable", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, } | { "kind": "notText", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, } | { "kind": "email", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, } | { "kind": "variable", 
/**
 * The value that is missing.
 */
part: Part, 
/**
 * The variable, if the value is just that.
 */
name: string | null, } | { "kind": "commandOutput", 
/**
 * The value that is missing.
 */
part: Part, } | { "kind": "file", 
/**
 * The value that is missing.
 */
part: Part, } | { "kind": "passwordAsked" } | { "kind": "namespace" } | { "kind": "headers" } | { "kind": "otherDocument", 
/**
 * The `kind` of the document.
 */
documentKind: string, } | { "kind": "otherSecret", 
/**
 * `metadata.name` of the Secret.
 */
name: string, } | { "kind": "helperName" } | { "kind": "otherCommand" } | { "kind": "otherText" } | { "kind": "placeholder", 
/**
 * The value that is missing.
 */
part: Part, 
/**
 * Its name as the text has it.
 */
name: string, } | { "kind": "notARegistry", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, } | { "kind": "secretUnreadable", 
/**
 * `metadata.name` of the Secret.
 */
name: string, } | { "kind": "clusterInternal", 
/**
 * `metadata.name` of the Secret.
 */
name: string, } | { "kind": "serviceKey" } | { "kind": "registry" } | { "kind": "secondPassword", 
/**
 * The username that both passwords belong to.
 */
username: string, };

/**
 * Whether the tenant lists a secret, read back after a write.
 */
export type Listed = "yes" | "no" | "notRead";

/**
 * A body as text. In place of each secret is a numbered mask.
 */
export type MaskedBody = { 
/**
 * The JSON, with masks such as `⟦••••••••⟧` in place of passwords.
 */
text: string, 
/**
 * The handles of the secrets, in the order of the numbers of their masks.
 */
passwords: Array<Handle>, };

/**
 * What an answer means.
 */
export type Meaning = { 
/**
 * The kind of answer, which chooses the sentence.
 */
code: MeaningCode, 
/**
 * How to take it.
 */
tone: Tone, 
/**
 * The values the sentence needs: `status`, and where known `message`, `code`, `requestId`, `location`, `wait`.
 */
fields: { [key in string]: string }, };

/**
 * Which sentence an answer calls for.
 */
export type MeaningCode = "tokenIssued" | "tenantRead" | "quotaRead" | "quotaOff" | "listed" | "found" | "created" | "createdUnconfirmed" | "createdSilently" | "replaced" | "deleted" | "nameTaken" | "ownerUnknown" | "quotaFull" | "notThere" | "tenantUnavailable" | "quotaUnavailable" | "errorInSuccess" | "clientSecretRefused" | "certificateWanted" | "tokenAddressUnknown" | "grantRefused" | "tokenRequestRefused" | "tokenMissing" | "tokenExpired" | "tokenOfOtherRegion" | "tokenOfOtherTenant" | "tokenMalformed" | "keysRotated" | "tokenOfOtherService" | "accessDenied" | "tokenRefused" | "forbidden" | "requestRefused" | "addressUnknown" | "methodRefused" | "conflict" | "tooLarge" | "mediaTypeRefused" | "tooManyRequests" | "redirected" | "gatewayFailed" | "serverTimedOut" | "serverFailed" | "answerUnreadable" | "responseCutOff" | "webPage" | "unknown";

/**
 * Why a pattern does not match a target: the first reason, from the nearest miss to the farthest.
 */
export type Miss = "case" | "port" | "path" | "labels" | "host" | "dropped";

/**
 * Why one credential does not serve an image.
 */
export type NearMiss = { 
/**
 * Which credential of the draft, counted from 0.
 */
registry: number, 
/**
 * The rule by which it does not match.
 */
why: Miss, };

/**
 * How the network is reached.
 */
export type Network = { 
/**
 * The proxy for requests to other computers.
 */
proxy: ProxyChoice, 
/**
 * Whether the proxy that the environment names is the one of this computer.
 */
environmentProxy: boolean, 
/**
 * Certificates of authorities to trust beside those of this computer, as PEM.
 */
authorities: string | null, 
/**
 * Whether the authorities that the environment names are trusted in place of those of this computer.
 */
environmentAuthorities: boolean, };

/**
 * A change that was not sent.
 */
export type NotChanged = { 
/**
 * The secret name.
 */
name: string, 
/**
 * Why it was not sent.
 */
problem: Problem, };

/**
 * What the user should know about the state the last run left.
 */
export type Notice = { "kind": "recordsRestored", 
/**
 * Where the damaged file was put.
 */
aside: string, } | { "kind": "recordsStartedAnew", 
/**
 * Where the damaged file was put.
 */
aside: string, } | { "kind": "recordsReadOnly" } | { "kind": "preferencesRestored", 
/**
 * Where the damaged file was put.
 */
aside: string, } | { "kind": "preferencesStartedAnew", 
/**
 * Where the damaged file was put.
 */
aside: string, } | { "kind": "preferencesReadOnly" } | { "kind": "preferencesUnreadable", 
/**
 * The name of the file, without its folder.
 */
file: string, } | { "kind": "keychainTidied", 
/**
 * The number of passwords.
 */
count: number, } | { "kind": "practiceMoved", 
/**
 * Where it usually is.
 */
from: string, 
/**
 * Where it is in this run.
 */
to: string, } | { "kind": "keychainNotTidied", 
/**
 * The number of passwords.
 */
count: number, };

/**
 * What the desktop is to show: how long work ended. It contains no secret.
 */
export type Notification = { 
/**
 * What happened, in a few words.
 */
title: string, 
/**
 * What else there is to know; may be empty.
 */
text: string, };

/**
 * The calls Pullpass makes of a tenant.
 */
export type Operation = "token" | "tenant" | "quota" | "list" | "get" | "create" | "replace" | "delete";

/**
 * Names a long call so that it can be cancelled.
 */
export type OperationRef = { 
/**
 * The id the window gave the call.
 */
operation: string, };

/**
 * What Kubernetes makes of a Secret as the text has it.
 */
export type OriginalVerdict = { 
/**
 * The name of the Secret, if the text names it.
 */
secretName: string | null, 
/**
 * What happens to it.
 */
verdict: KubeletVerdict, };

/**
 * Asks connections how their tenants stand.
 */
export type OverviewCall = { 
/**
 * The ids of the connections, in the order they are asked in.
 */
connections: Array<string>, 
/**
 * The id by which the window can cancel this call. What happens to one of the connections meanwhile is told under this id, a
 * slash, and the id of the connection.
 */
operation: string, };

/**
 * One connection in the overview.
 */
export type OverviewRow = { 
/**
 * The connection with its token and quota.
 */
connection: ConnectionView, 
/**
 * How many of its pull secrets this computer knows.
 */
known: number, 
/**
 * What its tenant said last in this run, if it was asked.
 */
reading: TenantReading | null, };

/**
 * A value of a command.
 */
export type Part = "name" | "registryKey" | "username" | "password" | "document";

/**
 * A change to a password that nobody needs to see.
 */
export type PasswordEdit = "trim" | "dropInvisible" | "unquote" | "dropTypedLineEnd";

/**
 * What a password can look like.
 */
export type PasswordShape = "uuid" | "hex40" | "jwt" | "awsSecretKey" | "serviceAccountJson" | "serviceAccountBase64" | "loginCommand" | "twentyCharacters";

/**
 * Where the passwords of a secret are after a write.
 */
export type PasswordStorage = { "kind": "keychain" } | { "kind": "session" } | { "kind": "failed", 
/**
 * What the keychain reported.
 */
problem: Problem, } | { "kind": "nothing" };

/**
 * What a permission is known from.
 */
export type PermissionSource = "scopes" | "server";

/**
 * A run of characters of one kind.
 */
export type Piece = { 
/**
 * The characters, encoded as they are sent; for a slot what the fill put there, which is never a secret.
 */
text: string, 
/**
 * The kind of characters, for their colour.
 */
token: Token, 
/**
 * The field of the form that made them. Left out where there is none, as with `secret`: a preview of many
 * registries has more than a thousand pieces, and is written and read with each letter that is typed.
 */
place?: FieldPath, 
/**
 * The secret that these characters mask, if they do.
 */
secret?: SlotKind, };

/**
 * Choices that are kept between runs. None is secret.
 */
export type Preferences = { 
/**
 * The colours of the window.
 */
theme: Theme, 
/**
 * The language of the texts.
 */
language: Language, 
/**
 * The connection in use, by id.
 */
connection: string | null, 
/**
 * Whether the switcher shows the connections by last use.
 */
connectionsByUse: boolean, 
/**
 * Whether new passwords go to the keychain.
 */
remember: boolean, 
/**
 * The preset chosen last.
 */
preset: string | null, 
/**
 * The kind of template whose snippet was shown last.
 */
snippet: SnippetKind, 
/**
 * How the network is reached.
 */
network: Network, 
/**
 * The language in which requests were written as code last.
 */
codeLanguage: string | null, 
/**
 * How large the window is drawn, in percent.
 */
zoom: number, 
/**
 * What was chosen in the command palette, by the window's names for it, the last first.
 */
usedCommands: Array<string>, 
/**
 * The width of the request pane in px at 100 % text, if it was changed.
 */
paneWidth: number | null, 
/**
 * Whether the desktop shows the end of long work while the window is not in front.
 */
notifications: boolean, };

/**
 * One registry, or kind of registry.
 */
export type Preset = { 
/**
 * Names the preset in a draft.
 */
id: string, 
/**
 * What people call the registry.
 */
name: Words, 
/**
 * The registry key, where it is always the same.
 */
registryKey: string | null, 
/**
 * The form of the key where it differs; capitals stand for what has to be filled in.
 */
registryKeyForm: string | null, 
/**
 * Common registry keys to choose from.
 */
registryKeys: Array<string>, 
/**
 * Domains of images that belong to this registry; `*` stands within one label.
 */
hosts: Array<string>, 
/**
 * The username, where it is always the same.
 */
username: string | null, 
/**
 * Literal usernames to choose from.
 */
usernames: Array<string>, 
/**
 * What the username looks like.
 */
usernameForm: Words | null, 
/**
 * The kind of password or token.
 */
token: Words, 
/**
 * Where to create it: a menu path or a command.
 */
tokenWhere: Words, 
/**
 * The least right that suffices to pull.
 */
leastPrivilege: Words, 
/**
 * How long it lasts.
 */
expiry: Words, 
/**
 * How long it lasts at most, where that is hours.
 */
lifetimeHours: number | null, 
/**
 * What surprises people here.
 */
quirks: Words, 
/**
 * The address of the vendor's page about its credentials, https; empty if there is none.
 */
doc: string, 
/**
 * Hosts other than the registry's own that its token server is known to have.
 */
realmHosts: Array<string>, 
/**
 * A token from its token server proves the login, since bad logins are refused there.
 */
refusesBadLogins: boolean, 
/**
 * An image of this registry.
 */
sampleImage: string, 
/**
 * The key that serves the sample image.
 */
sampleKey: string, 
/**
 * Shapes of credentials that do not work here.
 */
wrong: Array<Wrong>, 
/**
 * What to do about refusals.
 */
remedies: Array<Remedy>, };

/**
 * Asks what sending the form would do.
 */
export type PreviewCall = { 
/**
 * The form to preview.
 */
composition: Composition, 
/**
 * The number of a preview that the window has; only what differs from it is returned.
 */
since: number | null, };

/**
 * What sending the form would do, shown while it is typed.
 */
export type PreviewView = { 
/**
 * The request, with masks where secrets go.
 */
request: RequestView, 
/**
 * The findings of lint, in the order of the fields.
 */
findings: Array<Finding>, 
/**
 * Which credential each image would be pulled with, and by which rule.
 */
verdicts: Array<ImageVerdict>, 
/**
 * The fields that contain a secret in plain text. They are masked here and must be in the form.
 */
masked: Array<FieldPath>, 
/**
 * Whether it can be sent: no finding is an error.
 */
sendable: boolean, };

/**
 * A problem at the window.
 */
export type Problem = { "kind": "clipboardEmpty" } | { "kind": "fileUnreadable", 
/**
 * Its name without the folder.
 */
file: string, } | { "kind": "fileUnwritable", 
/**
 * Its name without the folder.
 */
file: string, } | { "kind": "fileExists", 
/**
 * Its name without the folder.
 */
file: string, } | { "kind": "noConnectionFile" } | { "kind": "importedConnectionUnusable", 
/**
 * The name as the file or the environment has it.
 */
name: string, } | { "kind": "tooLarge", 
/**
 * How many bytes are accepted.
 */
limit: number, } | { "kind": "notJson", 
/**
 * The line of the first fault, from 1.
 */
line: number, 
/**
 * The column of the first fault, in characters from 1.
 */
column: number, } | { "kind": "tooDeep" } | { "kind": "importNotText" } | { "kind": "importEmpty" } | { "kind": "importUnrecognised" } | { "kind": "importNotYaml" } | { "kind": "importRepeatedName" } | { "kind": "importUnclosedQuote" } | { "kind": "importNoCredential" } | { "kind": "foreignText", 
/**
 * Which kind of text.
 */
text: ForeignText, } | { "kind": "helperFailed", 
/**
 * What stands behind `docker-credential-`.
 */
helper: string, } | { "kind": "documentUnreadable", 
/**
 * The line of the first fault, from 1; 0 if it is not JSON that is at fault.
 */
line: number, 
/**
 * The column of the first fault, in characters from 1.
 */
column: number, } | { "kind": "keychainLocked" } | { "kind": "keychainDismissed" } | { "kind": "keychainAbsent" } | { "kind": "keychainNotAnswering" } | { "kind": "keychainRefused" } | { "kind": "secretMissing", 
/**
 * Whose: `clientSecret` or `password`.
 */
what: string, } | { "kind": "secretDamaged" } | { "kind": "secretTooLong", 
/**
 * How many bytes are accepted.
 */
limit: number, } | { "kind": "secretNotText" } | { "kind": "nameNotResolved", 
/**
 * The host that was addressed, with its port.
 */
host: string, } | { "kind": "unreachable", 
/**
 * The host that was addressed, with its port.
 */
host: string, } | { "kind": "timedOut", 
/**
 * The host that was addressed, with its port.
 */
host: string, 
/**
 * After how many seconds.
 */
seconds: number, } | { "kind": "connectionLost", 
/**
 * The host that was addressed, with its port.
 */
host: string, } | { "kind": "untrusted", 
/**
 * The host that was addressed, with its port.
 */
host: string, 
/**
 * Why, as the TLS library names it.
 */
reason: string, } | { "kind": "clientCertificateRefused", 
/**
 * The host that was addressed, with its port.
 */
host: string, 
/**
 * What the server objected to, as far as TLS says it.
 */
reason: CertificateRefusal, } | { "kind": "clientCertificateExpired", 
/**
 * The end of its period (`notAfter`).
 */
at: string, } | { "kind": "clientCertificateNotYetValid", 
/**
 * From when on it is.
 */
from: string, } | { "kind": "proxyRefused", 
/**
 * The host that was addressed, with its port.
 */
host: string, } | { "kind": "proxyUnreachable", 
/**
 * The host behind it.
 */
host: string, 
/**
 * Host and port of the proxy.
 */
proxy: string, } | { "kind": "answerUnusable", 
/**
 * The host that was addressed, with its port.
 */
host: string, } | { "kind": "clientSecretRefused", 
/**
 * The host that was addressed, with its port.
 */
host: string, 
/**
 * The message in the response; empty if it has none.
 */
message: string, } | { "kind": "tokenRefused", 
/**
 * The host that was addressed, with its port.
 */
host: string, 
/**
 * The HTTP status of the response.
 */
status: number, 
/**
 * The message in the response; empty if it has none.
 */
message: string, } | { "kind": "accessTokenRefused", 
/**
 * The HTTP status of the response.
 */
status: number, 
/**
 * The message in the response; empty if it has none.
 */
message: string, } | { "kind": "notAllowed", 
/**
 * The message in the response; empty if it has none.
 */
message: string, } | { "kind": "tooManyRequests", 
/**
 * For how many seconds, if it says.
 */
seconds: number | null, } | { "kind": "serverFailed", 
/**
 * The HTTP status of the response.
 */
status: number, 
/**
 * The message in the response; empty if it has none.
 */
message: string, } | { "kind": "redirected", 
/**
 * The HTTP status of the response.
 */
status: number, 
/**
 * The host it names.
 */
to: string, } | { "kind": "webPage", 
/**
 * The HTTP status of the response.
 */
status: number, 
/**
 * The title of the page.
 */
title: string, } | { "kind": "requestRefused", 
/**
 * The HTTP status of the response.
 */
status: number, 
/**
 * The error code of the API, such as `01010025`.
 */
code: string | null, 
/**
 * The message in the response; empty if it has none.
 */
message: string, } | { "kind": "answerUnknown", 
/**
 * The HTTP status of the response.
 */
status: number, } | { "kind": "ownerUnknown" } | { "kind": "notSeenYet" } | { "kind": "unconfirmed" } | { "kind": "interrupted" } | { "kind": "callMalformed", 
/**
 * The name of the command.
 */
command: string, 
/**
 * The name of the argument.
 */
argument: string, } | { "kind": "notSendable" } | { "kind": "approvalWanted", 
/**
 * The name of the connection.
 */
connection: string, } | { "kind": "nameWanted", 
/**
 * The name of the connection.
 */
connection: string, } | { "kind": "connectionNameUnusable" } | { "kind": "gone" } | { "kind": "connectionRemoved", 
/**
 * The name it had.
 */
name: string, } | { "kind": "notSentAgain" } | { "kind": "recordUnreadable" } | { "kind": "cancelled" } | { "kind": "notSaved" } | { "kind": "practiceTenantNotStarted" } | { "kind": "proxyMalformed" } | { "kind": "certificatesUnreadable" } | { "kind": "variableUnusable", 
/**
 * The name as the file or the environment has it.
 */
name: string, 
/**
 * What is wrong with its value.
 */
fault: VariableFault, } | { "kind": "tlsUnavailable" } | { "kind": "clipboardUnavailable" } | { "kind": "browserUnavailable", 
/**
 * The address, to be opened by hand.
 */
url: string, } | { "kind": "fileManagerUnavailable", 
/**
 * The folder, to be opened by hand.
 */
folder: string, };

/**
 * Through which proxy requests go.
 */
export type ProxyChoice = { "kind": "system" } | { "kind": "direct" } | { "kind": "manual", 
/**
 * Its address, without a username and password.
 */
url: string, };

/**
 * Who named a proxy.
 */
export type ProxySource = { "kind": "settings" } | { "kind": "desktop" } | { "kind": "variable", 
/**
 * The name of the variable.
 */
name: string, };

/**
 * Which call a form is sent with.
 */
export type Purpose = "create" | "replace";

/**
 * What the server says of the quota.
 */
export type Quota = { 
/**
 * How many the tenant may hold; 0 means that pull secrets are turned off.
 */
max: number, 
/**
 * How many it holds, if the server tells.
 */
used: number | null, };

/**
 * The kinds of findings about a body.
 */
export type RawBodyCode = "noJson" | "brokenMask" | "maskOutside" | "secretHidden" | "noObject" | "nameMissing" | "nameRefused" | "nameOther" | "nameUnused" | "dataMissing" | "dataNoText" | "documentUnreadable" | "authsMissing" | "passwordMissing" | "memberUnknown";

/**
 * A finding about a body.
 */
export type RawBodyFinding = { 
/**
 * The kind of finding, which chooses the sentence.
 */
code: RawBodyCode, 
/**
 * Whether it prevents sending.
 */
severity: Severity, 
/**
 * The member or value that it is about; empty for none.
 */
subject: string, 
/**
 * The line, from 1; 0 if it is about no line in particular.
 */
line: number, 
/**
 * The column in characters, from 1.
 */
column: number, };

/**
 * Asks to read a body that is edited. Its text is passed separately, as bytes, since a password may be typed in it.
 */
export type RawBodyInput = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * Whether the request creates or replaces.
 */
purpose: Purpose, 
/**
 * The form that the body was made from.
 */
draft: Draft, 
/**
 * The handles of the secrets behind its masks.
 */
passwords: Array<Handle>, 
/**
 * Whether to replace passwords that were typed in it with masks now.
 */
mask: boolean, };

/**
 * What was read of a body.
 */
export type RawBodyView = { 
/**
 * The text with all passwords masked; `None` if that was not requested, or if it is not JSON.
 */
body: MaskedBody | null, 
/**
 * The findings, in the order of the text.
 */
findings: Array<RawBodyFinding>, 
/**
 * Whether the body can be sent.
 */
sendable: boolean, 
/**
 * The request with this body; `None` if it cannot be read.
 */
request: RequestView | null, 
/**
 * The body line by line, with the documents in its strings unfolded.
 */
lines: Array<Array<Piece>>, 
/**
 * The body that the form would send, in the same way, for comparison.
 */
formLines: Array<Array<Piece>>, 
/**
 * What the form can take over from it; `None` if nothing.
 */
draft: Draft | null, 
/**
 * Whether the form cannot take over all of it.
 */
lossy: boolean, };

/**
 * What one reader would use.
 */
export type ReaderVerdict = { "kind": "serves", 
/**
 * Which credential of the draft, counted from 0.
 */
registry: number, 
/**
 * The pattern made of its key.
 */
pattern: string, 
/**
 * By which rule it was found.
 */
rule: Rule, 
/**
 * Credentials of the same pattern: which one goes first is not defined.
 */
unorderedWith: Array<number>, 
/**
 * Credentials tried after it, if it is refused.
 */
then: Array<number>, } | { "kind": "nothing", 
/**
 * Why each credential does not serve the image.
 */
misses: Array<NearMiss>, } | { "kind": "invalidName", 
/**
 * The broken rule; see [`ImageReferenceError::name`](crate::ImageReferenceError::name).
 */
reason: string, } | { "kind": "unreadableKey", 
/**
 * Which credential of the draft, counted from 0.
 */
registry: number, };

/**
 * The argument of commands that are about the service keys of one text.
 */
export type ReadingRef = { 
/**
 * The id of the service key that was read and waits to be saved.
 */
reading: string, };

/**
 * The service keys of a text. They wait in memory until one is saved or all are discarded.
 */
export type ReadingView = { 
/**
 * The id by which [`AddConnection`] and [`ReadingRef`] refer to them.
 */
reading: string, 
/**
 * At least one, those that cannot be used included.
 */
keys: Array<ServiceKeyView>, };

/**
 * What a text turned out to be.
 */
export type Recognised = { "kind": "serviceKey", 
/**
 * The service keys, without their secrets.
 */
reading: ReadingView, 
/**
 * Registry credentials of the same text; they can be taken once there is a connection.
 */
credentials: ImportView | null, } | { "kind": "credentials", 
/**
 * The credentials, without their passwords.
 */
import: ImportView, };

/**
 * What the keychain answered after the first page was drawn.
 */
export type ReconciledView = { 
/**
 * Whether the keychain can be used, is locked, or is missing.
 */
keychain: KeychainState, 
/**
 * What was deleted from it, or has yet to be.
 */
notice: Notice | null, };

/**
 * Where a registry refused.
 */
export type RefusedAt = "login" | "manifest" | "any";

/**
 * One registry credential of the form.
 */
export type RegistryDraft = { 
/**
 * The `id` of the preset that was chosen.
 */
preset: string | null, 
/**
 * The registry key, as typed.
 */
registryKey: string, 
/**
 * The username, as typed; empty if a secret stands for it.
 */
username: string, 
/**
 * How the username is treated.
 */
usernameKind: UsernameKind, 
/**
 * Stands for a username that looks like a secret and was sent or saved before the user had it shown.
 */
hiddenUsername: Handle | null, 
/**
 * Stands for the password; `None` until one was entered.
 */
password: Handle | null, };

/**
 * What to do when this registry refuses.
 */
export type Remedy = { 
/**
 * Where it was refused.
 */
at: RefusedAt, 
/**
 * The HTTP statuses of the refusal that the row is about.
 */
statuses: Array<number>, 
/**
 * The sentence to show.
 */
say: Words, };

/**
 * What removing a connection did to the keychain.
 */
export type RemovedConnection = { 
/**
 * How many passwords and client secrets were deleted from the keychain.
 */
deleted: number, 
/**
 * How many are still there, since the keychain does not answer; they are deleted at the next start.
 */
pending: number, };

/**
 * A part of the text that is broken as it stands, and how it was read instead.
 */
export type Repair = { 
/**
 * What is wrong with it.
 */
kind: RepairKind, 
/**
 * Which value it is about.
 */
part: Part, 
/**
 * The entry it is about, if it is about one.
 */
registryKey: string | null, 
/**
 * The part as the text has it, or as its program would read it; a secret in it is replaced with [`MASK`].
 */
before: string, 
/**
 * What it was read as; a secret in it is replaced with [`MASK`].
 */
after: string, };

/**
 * What is wrong with a part of a text.
 */
export type RepairKind = "missingSpace" | "missingDashes" | "blanksAroundEquals" | "unclosedQuote" | "typographicCharacters" | "lineContinuation" | "variable" | "unquotedBlank" | "blankBeforePipe" | "variableFilledIn" | "commandEvaluated" | "authsIsText" | "authsMissing" | "encodedTwice" | "authAlphabet" | "authNotBase64" | "innerFromBase64" | "textInsteadOfBase64" | "quotesInBlockText" | "secretType" | "promptRemoved" | "foldedBase64" | "numberKeptAsText" | "missingBraces" | "authPadding" | "authReplaced" | "dataAlphabet" | "authsIsList" | "entryIsAuth" | "wrapped";

/**
 * What a request is for.
 */
export type RequestKind = Operation | CheckPurpose | UnknownPurpose;

/**
 * A request with masks where secrets go.
 */
export type RequestView = { 
/**
 * What the request is for.
 */
kind: RequestKind, 
/**
 * The method in capitals.
 */
method: string, 
/**
 * Scheme, host and base path, such as `https://api.ai…`.
 */
base: string, 
/**
 * The path after it, with the query.
 */
path: Array<Piece>, 
/**
 * The headers in their order. Content-Length is left out: it would tell the length of the password.
 */
headers: Array<HeaderView>, 
/**
 * The body, if there is one.
 */
body: BodyView | null, 
/**
 * Whom the client certificate is for that the connection is made with, if it is made with one.
 */
certificate: string | null, 
/**
 * The way it takes.
 */
route: Route, };

/**
 * A header of an answer.
 */
export type ResponseHeader = { 
/**
 * The name of the header field, as it is sent.
 */
name: string, 
/**
 * The value, secrets masked.
 */
value: string, };

/**
 * An answer with every secret of its call masked.
 */
export type ResponseView = { 
/**
 * The HTTP status.
 */
status: number, 
/**
 * The standard name of the status (RFC 9110), such as `Forbidden`; empty for unassigned ones.
 */
reason: string, 
/**
 * From sending to the last byte, in milliseconds.
 */
duration: number, 
/**
 * From sending to the first byte of the answer, in milliseconds.
 */
firstByte: number, 
/**
 * How it came by its connection; part of the time until the first byte.
 */
connecting: Connecting, 
/**
 * The HTTP version, such as `HTTP/1.1`.
 */
version: string, 
/**
 * The size of the body in bytes.
 */
size: number, 
/**
 * The headers in the order they came.
 */
headers: Array<ResponseHeader>, 
/**
 * The body as text.
 */
body: string, 
/**
 * The body in coloured pieces, line by line, if it is JSON.
 */
json: Array<Array<Piece>> | null, 
/**
 * Whether the body was cut off at the cap.
 */
truncated: boolean, 
/**
 * The id the server gave the request.
 */
requestId: string | null, };

/**
 * Asks to restore deleted pull secrets.
 */
export type RestoreCall = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * The secret names, in the order of the changes.
 */
names: Array<string>, 
/**
 * What the user confirmed.
 */
approval: Approval, 
/**
 * The id by which the window can cancel this call.
 */
operation: string, };

/**
 * Whether something may be done, and who says so.
 */
export type Right = { "kind": "allowed", 
/**
 * A response of the server, or the scopes of the token.
 */
by: PermissionSource, } | { "kind": "denied", 
/**
 * A response of the server, or the scopes of the token.
 */
by: PermissionSource, } | { "kind": "unknown" };

/**
 * What a connection may do with pull secrets.
 */
export type RightsView = { 
/**
 * Whether pull secrets may be registered.
 */
create: Right, 
/**
 * Listing and looking up.
 */
read: Right, 
/**
 * Whether their credentials may be replaced.
 */
update: Right, 
/**
 * Whether pull secrets may be deleted.
 */
delete: Right, };

/**
 * The way a request takes, as far as it is not simply direct.
 */
export type Route = { 
/**
 * The proxy, if it goes through one.
 */
proxy: Via | null, 
/**
 * The variables whose certificate authorities are trusted in place of those of this computer.
 */
authorities: Array<string>, };

/**
 * Asks which way requests take.
 */
export type RoutesQuery = { 
/**
 * The id of the connection they belong to; none for a connection that is not saved yet.
 */
connection: string | null, 
/**
 * The addresses they go to.
 */
addresses: Array<string>, };

/**
 * The ways that requests take.
 */
export type RoutesView = { 
/**
 * One for each address, in their order.
 */
routes: Array<Route>, 
/**
 * Why nothing is sent over https as the settings are now.
 */
problem: Problem | null, };

/**
 * By which rule a credential was found.
 */
export type Rule = "pattern" | "hubException";

/**
 * A saved connection to the tenant of a key that was read.
 */
export type SameTenant = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * The name of the connection.
 */
name: string, 
/**
 * Whether it has the production mark.
 */
production: boolean, 
/**
 * Whether it has the same client, so that it can only be updated.
 */
sameClient: boolean, };

/**
 * Saves the draft of a form.
 */
export type SaveDraft = { 
/**
 * Which form it is.
 */
of: DraftRef, 
/**
 * What is in it.
 */
form: DraftForm, 
/**
 * The index of the credential whose username is being typed: it may be the beginning of a token, and goes to no file
 * before its field is left.
 */
typing: number | null, };

/**
 * The pull secrets of a tenant, joined with those saved on this computer.
 */
export type SecretListView = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * A row per secret name, sorted by name.
 */
rows: Array<SecretRow>, 
/**
 * The quota; `None` if the server does not offer it.
 */
quota: Quota | null, 
/**
 * When the list was read from the tenant; `None` if it never was.
 */
readAt: string | null, 
/**
 * How many entries the tenant listed without a name.
 */
nameless: number, 
/**
 * Why the tenant could not be read. Rows, quota and `read_at` are then those of the last time it was, if there is
 * one; else the rows are only the saved secrets.
 */
problem: Problem | null, 
/**
 * The deleted secrets that can be restored, the last deleted first.
 */
deleted: Array<DeletedSecret>, 
/**
 * Every exchange with the token server and the API, in order.
 */
exchanges: Array<ExchangeView>, };

/**
 * Names of pull secrets.
 */
export type SecretNames = { 
/**
 * The names, in order.
 */
names: Array<string>, };

/**
 * Where a secret is.
 */
export type SecretPlace = "keychain" | "session" | "nowhere";

/**
 * Names a pull secret of a connection.
 */
export type SecretRef = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * The secret name.
 */
name: string, };

/**
 * A row of the list.
 */
export type SecretRow = { 
/**
 * The secret name.
 */
name: string, 
/**
 * Where it is known.
 */
side: Side, 
/**
 * The saved secret, as a form that can be sent again. Empty for `tenantOnly`.
 */
draft: Draft, 
/**
 * When it was last changed from here.
 */
changedAt: string | null, 
/**
 * Whether all its passwords are stored, so that a deletion can be undone.
 */
restorable: boolean, 
/**
 * Whether its passwords are in the keychain, not only in memory.
 */
kept: boolean, 
/**
 * The result of its last check against the registry.
 */
lastCheck: LastCheck | null, };

/**
 * The result of a write.
 */
export type SendResult = { "kind": "registered", 
/**
 * Whether the response was lost and the list showed that it is there.
 */
answerLost: boolean, } | { "kind": "replaced" } | { "kind": "deleted", 
/**
 * Whether it was already missing: 404 counts as deleted.
 */
goneBefore: boolean, } | { "kind": "nameTaken" } | { "kind": "quotaFull", 
/**
 * The quota, in secrets.
 */
max: number, } | { "kind": "notFound" } | { "kind": "refused", 
/**
 * What it reported.
 */
problem: Problem, } | { "kind": "outcomeUnknown", 
/**
 * Why there is no response.
 */
problem: Problem, } | { "kind": "notSent", 
/**
 * What prevented it.
 */
problem: Problem, };

/**
 * Asks to send a form.
 */
export type Sending = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * Whether it creates or replaces.
 */
purpose: Purpose, 
/**
 * The contents of the form.
 */
draft: Draft, 
/**
 * The body that is sent in place of the form, if it was edited as text.
 */
rawBody?: MaskedBody, 
/**
 * The saved draft of this form; deleted once the tenant has the secret.
 */
draftOf?: DraftRef, 
/**
 * Whether to store the passwords in the keychain.
 */
remember: boolean, 
/**
 * What the user confirmed.
 */
approval: Approval, 
/**
 * The id by which the window can cancel this call.
 */
operation: string, };

/**
 * The outcome of a write.
 */
export type SentView = { 
/**
 * What the write did to the tenant.
 */
result: SendResult, 
/**
 * Whether the tenant lists the secret now.
 */
listed: Listed, 
/**
 * Where its passwords are now.
 */
storage: PasswordStorage, 
/**
 * The token for [`UndoCall::undo`]; `None` if the write cannot be undone.
 */
undo: string | null, 
/**
 * The last exchange of the write itself, which is also in `exchanges`; its meaning is that of the write.
 */
main: ExchangeView | null, 
/**
 * Every exchange with the token server and the API, in order.
 */
exchanges: Array<ExchangeView>, 
/**
 * The list, read back after the write.
 */
list: SecretListView | null, };

/**
 * A service key that was read.
 */
export type ServiceKeyView = { 
/**
 * Its name in the text, such as that of a binding; `None` if it has none.
 */
label: string | null, 
/**
 * Its diagnostics.
 */
doctor: Array<Diagnostic>, 
/**
 * What is needed to save it; `None` if it cannot be used.
 */
usable: UsableKey | null, };

/**
 * Says how the network is reached for one connection.
 */
export type SetConnectionNetwork = { 
/**
 * The id of the connection.
 */
connection: string, 
/**
 * The settings of this connection.
 */
network: ConnectionNetwork, };

/**
 * How grave a finding is.
 */
export type Severity = "error" | "warning" | "hint";

/**
 * Where a pull secret is known.
 */
export type Side = "both" | "tenantOnly" | "gone" | "unread";

/**
 * What kind of secret stands in a slot.
 */
export type SlotKind = "registryPassword" | "registryUsername" | "clientSecret" | "privateKey" | "accessToken" | "registryToken";

/**
 * The kind of template a snippet is for.
 */
export type SnippetKind = "workflow" | "serving";

/**
 * The YAML lines that make a template use pull secrets.
 */
export type Snippets = { 
/**
 * `spec.imagePullSecrets` of a WorkflowTemplate, as YAML.
 */
workflow: string, 
/**
 * `predictor.imagePullSecrets` of a ServingTemplate, as YAML.
 */
serving: string, };

/**
 * All that the window needs to draw its first page.
 */
export type StartView = { 
/**
 * The version of the application.
 */
version: string, 
/**
 * The choices of the user, or the defaults if none are saved.
 */
preferences: Preferences, 
/**
 * The saved connections, in their order.
 */
connections: Array<ConnectionView>, 
/**
 * What was repaired, set aside or could not be read when the records and the preferences were opened.
 */
notices: Array<Notice>, 
/**
 * The folder of the records.
 */
recordsFolder: string, 
/**
 * Whether a menu of the window can paste into a field on this system.
 */
pastes: boolean, 
/**
 * Whether the desktop can show notifications.
 */
notifies: boolean, };

/**
 * A step of a long call.
 */
export type Step = { "kind": "sending", 
/**
 * The call that is sent.
 */
operation: Operation, } | { "kind": "waiting", 
/**
 * For how long in all.
 */
seconds: number, 
/**
 * Which try comes next.
 */
attempt: number, 
/**
 * How many there will be at most.
 */
of: number, } | { "kind": "changing", 
/**
 * The secret name.
 */
name: string, 
/**
 * How many are done.
 */
done: number, 
/**
 * How many there are.
 */
of: number, } | { "kind": "checked", 
/**
 * The result of the step.
 */
line: CheckLine, } | { "kind": "tested", 
/**
 * The part of the test that has ended.
 */
part: TestPart, } | { "kind": "overviewed", 
/**
 * The connection with what was read of it.
 */
row: OverviewRow, };

/**
 * Takes credentials of an import into a form.
 */
export type TakeImport = { 
/**
 * The id of the import, from [`ImportView`].
 */
import: string, 
/**
 * Which of its credentials, counted from 0.
 */
chosen: Array<number>, 
/**
 * The form as it stands. What is typed there stays; empty registries make room.
 */
draft: Draft, };

/**
 * Something that was done to the text, or taken beyond the obvious.
 */
export type Taken = { "kind": "fromUtf16" } | { "kind": "fromSingleByte" } | { "kind": "withoutByteOrderMark" } | { "kind": "fromBase64" } | { "kind": "fromEscapedTwice" } | { "kind": "fromNestedObject" } | { "kind": "fromLooseJson" } | { "kind": "stringDataBeforeData" } | { "kind": "authBeforeFields", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, } | { "kind": "defaultRegistry" } | { "kind": "passwordFromPipe" } | { "kind": "shellAssumed", 
/**
 * As which it was read.
 */
shell: CommandShell, } | { "kind": "expires", 
/**
 * The key of the entry in `auths`.
 */
registryKey: string, 
/**
 * When, as the text has it; `None` if it only follows from the kind of token.
 */
at: string | null, 
/**
 * How many hours such a token is valid after it was issued.
 */
hours: number, };

/**
 * What a tenant says about itself; each part may be absent.
 */
export type TenantInfo = { 
/**
 * The zone id of the tenant, a GUID.
 */
tenantId: string | null, 
/**
 * Its plan, such as `standard`.
 */
servicePlan: string | null, 
/**
 * Its state as the server words it, such as `ACTIVE`.
 */
status: string | null, };

/**
 * What a tenant said when it was asked how it stands.
 */
export type TenantReading = { 
/**
 * When it was asked.
 */
at: string, 
/**
 * How long its API took for the last answer, in milliseconds; none if it gave none.
 */
latency: number | null, 
/**
 * How many pull secrets it listed; none if it did not list them.
 */
secrets: number | null, 
/**
 * What went wrong, if anything did.
 */
problem: Problem | null, };

/**
 * What a part of a test found.
 */
export type TestFinding = { "kind": "token", 
/**
 * Its lifetime, in minutes.
 */
minutes: number, } | { "kind": "tenant" } & TenantInfo | { "kind": "quota" } & Quota | { "kind": "list", 
/**
 * The number of secrets in the list.
 */
count: number, };

/**
 * The outcome of a part of a test.
 */
export type TestOutcome = { "kind": "passed", 
/**
 * What the response showed.
 */
finding: TestFinding, } | { "kind": "notOffered" } | { "kind": "failed", 
/**
 * Why the part failed.
 */
problem: Problem, } | { "kind": "notRun" };

/**
 * One part of a test.
 */
export type TestPart = { 
/**
 * Which part of the test it is.
 */
kind: TestPartKind, 
/**
 * Whether it passed, with what was found or what prevented it.
 */
outcome: TestOutcome, 
/**
 * The exchanges of this part, in order; the last one decided it.
 */
exchanges: Array<ExchangeView>, };

/**
 * The parts of a test, in their order.
 */
export type TestPartKind = "token" | "tenant" | "quota" | "list";

/**
 * The result of a test of a connection.
 */
export type TestView = { 
/**
 * Token, tenant, quota and list, as far as it went.
 */
parts: Array<TestPart>, 
/**
 * The connection after the test.
 */
connection: ConnectionView, };

/**
 * The colours of the window.
 */
export type Theme = "system" | "light" | "dark" | "highContrast";

/**
 * What a run of characters is, for its colour.
 */
export type Token = "key" | "string" | "number" | "punctuation" | "plain";

/**
 * What is known of a token, without the token.
 */
export type TokenFacts = { 
/**
 * When the token server issued it.
 */
issuedAt: string, 
/**
 * When it expires, by the lifetime that came with it.
 */
expiresAt: string, 
/**
 * Whether it says something about itself. What stands below is from there, not verified, and may be absent.
 */
readable: boolean, 
/**
 * The client it was given to.
 */
clientId: string | null, 
/**
 * The address of the token server that gave it.
 */
issuer: string | null, 
/**
 * The identity zone (`zid`): the id of the tenant.
 */
zone: string | null, 
/**
 * The id of the BTP subaccount (`ext_attr.subaccountid`).
 */
subaccount: string | null, 
/**
 * Its own id, by which a server's log names it.
 */
tokenId: string | null, 
/**
 * What it may be used for, in the order it names them.
 */
scopes: Array<string>, };

/**
 * The access token of a connection.
 */
export type TokenView = { "kind": "none" } | { "kind": "refused", 
/**
 * The HTTP status of the refusal.
 */
status: number, } | { "kind": "valid" } & TokenFacts;

/**
 * How a sentence is to be taken.
 */
export type Tone = "good" | "info" | "warning" | "bad";

/**
 * Asks to undo an action.
 */
export type UndoCall = { 
/**
 * The token that the action returned.
 */
undo: string, 
/**
 * What the user confirmed.
 */
approval: Approval, 
/**
 * The id by which the window can cancel this call.
 */
operation: string, };

/**
 * A purpose of a request that this version does not know, however it is recorded.
 */
export type UnknownPurpose = "unknown";

/**
 * A view, or what changed in it since one that the window has. A letter more in a form of fifty registries alters a few
 * of its two thousand values.
 */
export type Update<View> = { "kind": "whole", 
/**
 * Names it, for the next question.
 */
number: number, 
/**
 * The view as it is now.
 */
view: View, } | { "kind": "changed", 
/**
 * Names the view that comes of it.
 */
number: number, 
/**
 * The changes, as RFC 6902 has them.
 */
patch: ({ op: "add" | "replace"; path: string; value: unknown } | { op: "remove"; path: string })[], };

/**
 * A service key that can be saved.
 */
export type UsableKey = { 
/**
 * A name for the connection, taken from the key.
 */
suggestedName: string, 
/**
 * The base address of the token server, which will get the client secret.
 */
tokenUrl: string, 
/**
 * The base address of the AI Core API, which will get the access token.
 */
apiUrl: string, 
/**
 * The client id of the service key.
 */
clientId: string, 
/**
 * Its client certificate, where it has one in place of a client secret.
 */
certificate: CertificateView | null, 
/**
 * The BTP landscape, such as `eu10`, if the addresses tell it.
 */
region: string | null, 
/**
 * A saved connection to the same tenant.
 */
sameTenant: SameTenant | null, };

/**
 * How the username of a credential is treated.
 */
export type UsernameKind = "typed" | "confirmed" | "password";

/**
 * What a username can look like.
 */
export type UsernameShape = "sapUser" | "rbscUser";

/**
 * What a variable does.
 */
export type VariableEffect = { "kind": "used" } | { "kind": "refused" } | { "kind": "empty" } | { "kind": "shadowed", 
/**
 * The name of that one.
 */
by: string, } | { "kind": "notApplicable" } | { "kind": "unusable", 
/**
 * What is wrong with its value.
 */
fault: VariableFault, };

/**
 * Why the value of a variable cannot be used.
 */
export type VariableFault = { "kind": "notText" } | { "kind": "notAnAddress" } | { "kind": "unknownScheme", 
/**
 * What, such as `socks5`.
 */
scheme: string, } | { "kind": "credentials" } | { "kind": "missing" } | { "kind": "unreadable" } | { "kind": "noCertificate" };

/**
 * What a variable is for.
 */
export type VariableRole = "proxy" | "exceptions" | "authorities";

/**
 * A variable of the environment that is set.
 */
export type VariableView = { 
/**
 * The name of the variable, as it is set.
 */
name: string, 
/**
 * What it is for.
 */
role: VariableRole, 
/**
 * Its value; of a proxy host and port alone, never a username or password.
 */
value: string, 
/**
 * How many certificates it names, if they can be read.
 */
certificates: number | null, 
/**
 * Whether it is used, and if not, why.
 */
effect: VariableEffect, };

/**
 * How a step ended.
 */
export type Verdict = { "kind": "proven" } | { "kind": "warning" } | { "kind": "refused" } | { "kind": "notProvable" } | { "kind": "notTried" } | { "kind": "needsConsent", 
/**
 * What the user has to confirm first.
 */
consent: Consent, };

/**
 * A proxy on the way.
 */
export type Via = { 
/**
 * Its host and port; never a username or password.
 */
host: string, 
/**
 * Whether the settings or a variable named the proxy.
 */
source: ProxySource, };

/**
 * Conditions on a credential; those left out hold.
 */
export type When = { 
/**
 * The password starts with one of these.
 */
passwordStarts: Array<string>, 
/**
 * The password starts with none of these.
 */
passwordStartsNot: Array<string>, 
/**
 * The password has one of these shapes.
 */
passwordShape: Array<PasswordShape>, 
/**
 * The password has none of these shapes.
 */
passwordShapeNot: Array<PasswordShape>, 
/**
 * The username is one of these.
 */
usernameIs: Array<string>, 
/**
 * The username is none of these.
 */
usernameIsNot: Array<string>, 
/**
 * The username contains this.
 */
usernameHas: string | null, 
/**
 * The username does not contain this.
 */
usernameHasNot: string | null, 
/**
 * The username has one of these shapes.
 */
usernameShape: Array<UsernameShape>, 
/**
 * The username has none of these shapes.
 */
usernameShapeNot: Array<UsernameShape>, 
/**
 * The username is the first label of the registry key's host.
 */
usernameIsFirstLabel: boolean, 
/**
 * The password is a JWT whose subject names another user.
 */
jwtSubjectNotUsername: boolean, };

/**
 * A text in each language of the product.
 */
export type Words = { 
/**
 * The sentence in English.
 */
en: string, 
/**
 * The sentence in German.
 */
de: string, };

/**
 * A shape of credentials that does not work, or not for long.
 */
export type Wrong = { 
/**
 * Names the row in a finding.
 */
id: string, 
/**
 * Warning or hint, never an error: a shape proves nothing.
 */
severity: Severity, 
/**
 * What has to hold, all of it.
 */
when: When, 
/**
 * The username that settles it.
 */
fixUsername: string | null, 
/**
 * The sentence to show.
 */
say: Words, };

/** Every command: what it takes and what it gives. A failed one rejects with a Problem. */
export interface Commands {
  start: { args: null; result: StartView };
  reconcile: { args: null; result: ReconciledView };
  set_preferences: { args: Preferences; result: null };
  choose_authorities: { args: null; result: string | null };
  environment: { args: null; result: EnvironmentView };
  routes: { args: RoutesQuery; result: RoutesView };
  keychain_state: { args: null; result: KeychainState };
  unlock_keychain: { args: null; result: KeychainState };
  choose_file: { args: null; result: Recognised | null };
  paste: { args: null; result: Recognised };
  find_key_files: { args: null; result: Array<KeyFileView> };
  read_key_file: { args: KeyFileRef; result: Recognised };
  discard_service_key: { args: ReadingRef; result: null };
  add_connection: { args: AddConnection; result: AddedConnection };
  restore_key: { args: ConnectionRef; result: ConnectionView };
  open_practice_tenant: { args: null; result: ConnectionView };
  practice_draft: { args: ConnectionRef; result: Draft };
  change_connection: { args: ChangeConnection; result: ConnectionView };
  order_connections: { args: ConnectionOrder; result: null };
  set_connection_network: { args: SetConnectionNetwork; result: ConnectionView };
  export_connections: { args: null; result: ExportedConnections | null };
  import_connections: { args: null; result: ImportedConnections | null };
  remove_connection: { args: ConnectionRef; result: RemovedConnection };
  test_connection: { args: ConnectionCall; result: TestView };
  overview: { args: null; result: Array<OverviewRow> };
  refresh_overview: { args: OverviewCall; result: Array<OverviewRow> };
  renew_token: { args: ConnectionCall; result: ConnectionView };
  drop_token: { args: ConnectionRef; result: ConnectionView };
  copy_token: { args: ConnectionCall; result: CopiedView };
  list_secrets: { args: ConnectionCall; result: SecretListView };
  presets: { args: null; result: Array<Preset> };
  take_import: { args: TakeImport; result: Draft };
  ask_helper: { args: AskHelperCall; result: ImportView };
  discard_import: { args: ImportRef; result: null };
  check: { args: CheckCall; result: CheckView };
  preview: { args: PreviewCall; result: Update<PreviewView> };
  preview_call: { args: CallPreview; result: RequestView };
  write_body: { args: Composition; result: MaskedBody };
  code_languages: { args: null; result: Array<string> };
  code: { args: CodeCall; result: CodeView };
  save_code: { args: CodeCall; result: string | null };
  send: { args: Sending; result: SentView };
  delete_secrets: { args: DeleteSecrets; result: ChangesView };
  undo: { args: UndoCall; result: ChangesView };
  restore_secrets: { args: RestoreCall; result: ChangesView };
  store_passwords: { args: SecretRef; result: PasswordStorage };
  discard_secret: { args: HandleRef; result: null };
  apply_fix: { args: FixCall; result: Draft };
  settle_usernames: { args: Draft; result: Draft };
  save_draft: { args: SaveDraft; result: null };
  open_draft: { args: DraftRef; result: DraftView | null };
  list_drafts: { args: ConnectionRef; result: Array<DraftLine> };
  discard_draft: { args: DraftRef; result: null };
  snippets: { args: SecretNames; result: Snippets };
  copy_text: { args: CopyText; result: null };
  notify: { args: Notification; result: null };
  paste_into_field: { args: null; result: null };
  close_window: { args: null; result: null };
  open_records_folder: { args: null; result: null };
  open_help: { args: HelpTopic; result: null };
  hosts: { args: null; result: Array<HostView> };
  activity_summary: { args: ActivityFilter; result: ActivitySummary };
  list_activity: { args: ActivityStretch; result: Array<ActivityLine> };
  open_activity: { args: ActivityRef; result: ActivityView };
  send_again: { args: ActivityCall; result: ActivityView };
  open_as_form: { args: ActivityRef; result: ActivityForm };
  export_activity: { args: ExportActivity; result: ExportedActivity | null };
  clear_activity: { args: null; result: number };
  cancel: { args: OperationRef; result: null };
}
