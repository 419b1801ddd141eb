//! What a check says: a line for each step of each image, with what it concludes from and no sentence.
//!
//! The words are found elsewhere: those of a [`Code`] by the window, those of a [`Remedy`] in the presets.

use std::collections::BTreeMap;
use std::sync::Arc;

use pull_secret::presets::{self, Failure, RefusedAt, Words};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All lines of a check, image by image and step by step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Five lines for each image, in the order of [`Step`].
    pub lines: Vec<Line>,
}

/// What was found out about one step of one image.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// Which image of the plan, counted from 0.
    pub image: usize,
    /// The step that the line is about.
    pub step: Step,
    /// Whether the step proved it, failed, or could not tell.
    pub verdict: Verdict,
    /// The reason, which chooses the sentence.
    pub code: Code,
    /// What the words need, by name. See [`Code`] for the names.
    pub fields: BTreeMap<String, String>,
    /// What to do about it.
    pub remedy: Option<Remedy>,
    /// What was asked and answered, in order. Exchanges that several images rest on are shared.
    pub evidence: Vec<Arc<Exchange>>,
}

/// The steps, from cheap to conclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "CheckStep")]
pub enum Step {
    /// A registry key serves the image, by the kubelet's rules.
    KeyMatches,
    /// `GET /v2/`: whether the registry answers as one.
    Reachable,
    /// It takes the login.
    LoginAccepted,
    /// It hands out the image's manifest.
    ImageFound,
    /// The image runs on linux/amd64.
    RunsOnPlatform,
}

impl Step {
    /// All steps in their order.
    pub const ALL: [Self; 5] = [
        Self::KeyMatches,
        Self::Reachable,
        Self::LoginAccepted,
        Self::ImageFound,
        Self::RunsOnPlatform,
    ];
}

/// How a step ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Verdict {
    /// It holds, and the evidence shows it.
    Proven,
    /// It holds, but there is something that may keep the cluster from it.
    Warning,
    /// It does not hold; a pull would fail.
    Refused,
    /// It cannot be told from here and now.
    NotProvable,
    /// It was not asked, because something before it failed or there is nothing to ask.
    NotTried,
    /// It goes on only if a person agrees.
    NeedsConsent {
        /// What the user has to confirm first.
        consent: Consent,
    },
}

/// Something only a person can agree to. Handed back in [`Plan::consents`](crate::Plan::consents) it counts as given.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Consent {
    /// Everything, the password too, goes to this registry unencrypted.
    PlainHttp {
        /// Host of the registry, with its port if it is not the default.
        registry_host: String,
    },
    /// The password for one host goes to another, because that one says so.
    Realm {
        /// The host the password is meant for, with its port.
        registry_host: String,
        /// The host it would be sent to, with its port.
        realm_host: String,
    },
}

/// Why a step ended as it did. Common fields: `host`, `status`, `username`; `serverCode` and `message` as the server
/// said them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "CheckCode")]
pub enum Code {
    /// An earlier step did not get through.
    EarlierStep,

    /// A key serves the image. Fields `registryKey`, `pattern`, `credentials`: how many are tried.
    KeyServes,
    /// A key serves it in the cluster, but not for serving templates and the like, which read keys by other rules.
    /// Field `registryKey`.
    KeyServesPullsOnly,
    /// No key serves it, so it is pulled anonymously.
    NoKeyServes,
    /// The name of the image cannot be read.
    ImageNameMalformed,

    /// The registry answered, whatever the status.
    Reached,
    /// It answered from a private address, where the nodes cannot reach it. Field `address`.
    ReachedPrivately,
    /// It answered from this computer, where the nodes cannot reach it.
    ReachedOnThisComputer,
    /// It answered without TLS, which the nodes would not ask for. Field `address`.
    ReachedInPlain,
    /// The host's name has no address.
    NameNotResolved,
    /// Nothing listens on the port.
    ConnectionRefused,
    /// No way leads there.
    Unreachable,
    /// It took too long. Field `phase`: `connection`, `answer`, `body` or `whole`.
    TimedOut,
    /// The connection ended before the response was complete.
    ConnectionLost,
    /// The proxy let nothing through.
    ProxyRefused,
    /// The proxy itself cannot be reached. Field `proxy`.
    ProxyUnreachable,
    /// The settings of the network cannot be used, so nothing was sent.
    NetworkNotSetUp,
    /// No HTTP came back, or headers too large.
    NotHttp,
    /// TLS could not be agreed on.
    TlsFailed,
    /// TLS could not be agreed on; without it a person has to agree.
    PlainHttpConsent,
    /// This computer has no certificate authorities, so it trusts no server.
    NoAuthorities,
    /// The certificate comes from nobody known.
    CertificateUnknownIssuer,
    /// The certificate has ended.
    CertificateExpired,
    /// The certificate begins in the future, or the clock here is wrong.
    CertificateNotYetValid,
    /// The certificate is for another host.
    CertificateForOtherHost,
    /// The certificate is revoked or breaks another rule.
    CertificateInvalid,
    /// A server answered that is no registry.
    NotARegistry,
    /// A proxy or a portal answered in its place.
    ProxyAnswered,
    /// It led elsewhere, where a check does not follow. Field `target`.
    Redirected,
    /// It failed within itself (5xx).
    ServerFailed,
    /// It wants to be asked less. Fields `retryAfter` in seconds, `limit`, `remaining`, `window` in seconds, `source`.
    RateLimited,
    /// The request could not be put together.
    NotSendable,

    /// The login is right: without it the answer is another. Field `proof`: `anonymousRefused`, `tokenRefused`,
    /// `tokenGrants`, `manifest` or `strictServer`.
    LoginAccepted,
    /// The login is wrong, expired or blocked.
    LoginRefused,
    /// The registry asks nobody for a login here, so there is nothing to prove.
    LoginNeverAsked,
    /// The image is public: it comes with and without the login, so that proves nothing about it.
    PublicImage,
    /// The server treats the login like none at all.
    LoginMakesNoDifference,
    /// `docker login` would work, and the cluster would not: containerd asks for its token in another way, which the
    /// server refuses.
    WorksForDockerOnly,
    /// There is no credential for this image.
    NoCredential,
    /// The credential has no username, so containerd drops the password and pulls anonymously.
    UsernameEmpty,
    /// The password is not at hand.
    PasswordMissing,
    /// 401 without saying how to log in.
    ChallengeMissing,
    /// What it says about logging in cannot be read.
    ChallengeMalformed,
    /// It asks for a kind of login that containerd does not know. Field `schemes`.
    ChallengeUnknown,
    /// It names no token server, or one whose address cannot be used. Field `realm`.
    RealmMalformed,
    /// The token server is addressed without TLS. Field `realmHost`.
    RealmNotHttps,
    /// The token server's address has a username in it, as forged addresses do.
    RealmWithUser,
    /// The token server is in a place where this registry has no business. Fields `realmHost`, `address`.
    RealmInForbiddenPlace,
    /// The token server is another host; a person has to agree. Fields `registryHost`, `realmHost`.
    RealmConsent,
    /// There is no token server where the registry says.
    NoTokenServer,
    /// The token server answered with something else than a token.
    TokenMalformed,

    /// The manifest was handed out. Fields `digest`, `mediaType`, and those of [`Code::RateLimited`] where told.
    ManifestFound,
    /// It was handed out without a login: the image is public.
    ManifestFoundPublic,
    /// There is no such repository.
    RepositoryUnknown,
    /// The repository has no such tag. Field `tag`.
    TagUnknown,
    /// The repository has no such digest. Field `digest`.
    DigestUnknown,
    /// 404 that does not say what is missing.
    NotFound,
    /// The login may not pull this.
    AccessDenied,
    /// The token says itself that it holds no right to pull this.
    NoPullRight,
    /// The login may not pull this, or it does not exist: servers tell no difference.
    DeniedOrMissing,
    /// It cannot be had without a login.
    LoginNeeded,
    /// What came is not what its digest says. Fields `expected`, `actual`.
    DigestMismatch,
    /// Larger than containerd takes.
    ManifestTooLarge,
    /// No manifest that can be read.
    ManifestMalformed,
    /// A manifest of docker before 1.10, which containerd no longer pulls.
    SchemaOne,
    /// No image but something else. Field `mediaType`.
    Artifact,

    /// It is for linux/amd64.
    PlatformFits,
    /// It is for processors of amd64 that a node may or may not have. Field `platform`.
    PlatformNewer,
    /// It is for linux/386, which runs there too. Field `platform`.
    PlatformOlder,
    /// It is for other platforms only. Field `platforms`, separated by commas.
    PlatformMissing,
    /// It does not say for which.
    #[serde(alias = "platformUnsaid")]
    PlatformUnspecified,
    /// The configuration that says it cannot be had or read.
    ConfigurationMissing,
}

/// What to do, as a row of the presets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Remedy {
    /// What this registry's row says about a refusal.
    Preset {
        /// The `id` of the row.
        preset: String,
        /// Where it was refused.
        at: RefusedAt,
        /// The HTTP status of the refusal.
        status: u16,
    },
    /// What is said about a failure whatever the registry.
    General {
        /// The kind of failure, whatever the registry.
        failure: Failure,
    },
}

impl Remedy {
    /// What the presets say.
    pub fn words(&self) -> Option<&'static Words> {
        match self {
            Self::Preset { preset, at, status } => presets::preset(preset)?.remedy(*at, *status),
            Self::General { failure } => presets::general_remedy(*failure),
        }
    }
}

/// One attempt of a request, and what came of it; a long body is cut.
pub type Exchange = request::Exchange<Purpose>;

/// What a request of a check is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "CheckPurpose")]
pub enum Purpose {
    /// Is this a registry?
    Ping,
    /// What would anybody get?
    Anonymous,
    /// A token for nobody, to compare.
    AnonymousToken,
    /// Is the login right?
    Login,
    /// The manifest with the login.
    Manifest,
    /// The configuration, which tells the platform.
    Configuration,
}

impl Purpose {
    /// Whether a response with this status is a refusal that the check did not expect: a registry asks for a login before
    /// it is given one, and nobody is let in without.
    pub fn is_failure(self, status: u16) -> bool {
        let before_login = matches!(self, Self::Ping | Self::Anonymous | Self::AnonymousToken);
        let is_expected = before_login && matches!(status, 401 | 403 | 404);
        status >= 400 && !is_expected
    }
}
