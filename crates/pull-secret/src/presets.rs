//! The registries Pullpass knows, read from `presets.toml`: rows, not branches.
//!
//! Which shapes a row's `wrong` speaks of is decided by lint; what a check found is matched to a
//! `remedy` by the checks.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Severity;
use crate::registry_key::Parts;

/// One registry, or kind of registry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all(serialize = "camelCase"), deny_unknown_fields)]
#[ts(rename_all = "camelCase")]
pub struct Preset {
    /// Names the preset in a draft.
    pub id: String,
    /// What people call the registry.
    pub name: Words,
    /// The registry key, where it is always the same.
    #[serde(default)]
    pub registry_key: Option<String>,
    /// The form of the key where it differs; capitals stand for what has to be filled in.
    #[serde(default)]
    pub registry_key_form: Option<String>,
    /// Common registry keys to choose from.
    #[serde(default)]
    pub registry_keys: Vec<String>,
    /// Domains of images that belong to this registry; `*` stands within one label.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// The username, where it is always the same.
    #[serde(default)]
    pub username: Option<String>,
    /// Literal usernames to choose from.
    #[serde(default)]
    pub usernames: Vec<String>,
    /// What the username looks like.
    #[serde(default)]
    pub username_form: Option<Words>,
    /// The kind of password or token.
    pub token: Words,
    /// Where to create it: a menu path or a command.
    #[serde(rename(deserialize = "where", serialize = "tokenWhere"))]
    #[ts(rename = "tokenWhere")]
    pub token_where: Words,
    /// The least right that suffices to pull.
    pub least_privilege: Words,
    /// How long it lasts.
    pub expiry: Words,
    /// How long it lasts at most, where that is hours.
    #[serde(default)]
    pub lifetime_hours: Option<u32>,
    /// What surprises people here.
    pub quirks: Words,
    /// The address of the vendor's page about its credentials, https; empty if there is none.
    pub doc: String,
    /// Hosts other than the registry's own that its token server is known to have.
    #[serde(default)]
    pub realm_hosts: Vec<String>,
    /// A token from its token server proves the login, since bad logins are refused there.
    #[serde(default)]
    pub refuses_bad_logins: bool,
    /// An image of this registry.
    pub sample_image: String,
    /// The key that serves the sample image.
    pub sample_key: String,
    /// Shapes of credentials that do not work here.
    #[serde(default)]
    pub wrong: Vec<Wrong>,
    /// What to do about refusals.
    #[serde(default, rename(deserialize = "remedy", serialize = "remedies"))]
    #[ts(rename = "remedies")]
    pub remedies: Vec<Remedy>,
}

/// A text in each language of the product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Words {
    /// The sentence in English.
    pub en: String,
    /// The sentence in German.
    pub de: String,
}

/// A shape of credentials that does not work, or not for long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all(serialize = "camelCase"), deny_unknown_fields)]
#[ts(rename_all = "camelCase")]
pub struct Wrong {
    /// Names the row in a finding.
    pub id: String,
    /// Warning or hint, never an error: a shape proves nothing.
    pub severity: Severity,
    /// What has to hold, all of it.
    pub when: When,
    /// The username that settles it.
    #[serde(default)]
    pub fix_username: Option<String>,
    /// The sentence to show.
    pub say: Words,
}

/// Conditions on a credential; those left out hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all(serialize = "camelCase"), deny_unknown_fields, default)]
#[ts(rename_all = "camelCase")]
pub struct When {
    /// The password starts with one of these.
    pub password_starts: Vec<String>,
    /// The password starts with none of these.
    pub password_starts_not: Vec<String>,
    /// The password has one of these shapes.
    pub password_shape: Vec<PasswordShape>,
    /// The password has none of these shapes.
    pub password_shape_not: Vec<PasswordShape>,
    /// The username is one of these.
    pub username_is: Vec<String>,
    /// The username is none of these.
    pub username_is_not: Vec<String>,
    /// The username contains this.
    pub username_has: Option<String>,
    /// The username does not contain this.
    pub username_has_not: Option<String>,
    /// The username has one of these shapes.
    pub username_shape: Vec<UsernameShape>,
    /// The username has none of these shapes.
    pub username_shape_not: Vec<UsernameShape>,
    /// The username is the first label of the registry key's host.
    pub username_is_first_label: bool,
    /// The password is a JWT whose subject names another user.
    pub jwt_subject_not_username: bool,
}

/// What a password can look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PasswordShape {
    /// 8-4-4-4-12 hex digits, in either case (RFC 9562).
    Uuid,
    /// 40 hex digits, as GitHub's oldest tokens.
    Hex40,
    /// Three base64url parts, the first two JSON objects (RFC 7519).
    Jwt,
    /// 40 characters of base64, as AWS secret access keys.
    AwsSecretKey,
    /// JSON with `"type": "service_account"`.
    ServiceAccountJson,
    /// Base64 of such JSON.
    ServiceAccountBase64,
    /// `docker login …` or a like command line.
    LoginCommand,
    /// Exactly 20 characters, whichever they are.
    TwentyCharacters,
}

/// What a username can look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum UsernameShape {
    /// `S` and 10 digits: a person's user at SAP.
    SapUser,
    /// 10 digits, a hyphen and a name: a technical user of SAP's RBSC.
    RbscUser,
}

/// What to do when this registry refuses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    /// Where it was refused.
    pub at: RefusedAt,
    /// The HTTP statuses of the refusal that the row is about.
    pub statuses: Vec<u16>,
    /// The sentence to show.
    pub say: Words,
}

/// Where a registry refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RefusedAt {
    /// At the token server, or at the first request with Basic.
    Login,
    /// At the manifest of an image.
    Manifest,
    /// At either.
    Any,
}

/// What to do about a failure that any registry can have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GeneralRemedy {
    /// The kind of failure that the row is about.
    pub failure: Failure,
    /// The sentence to show.
    pub say: Words,
}

/// A failure that any registry can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Failure {
    /// The host's name has no address.
    NameNotFound,
    /// Refused or timed out.
    NotReachable,
    /// TLS: nobody known has signed the certificate.
    UnknownIssuer,
    /// TLS: the certificate is expired.
    CertificateExpired,
    /// TLS: the certificate is for another name.
    CertificateForOtherName,
    /// A token is not valid yet.
    TokenNotYetValid,
    /// 407, or a page of HTML.
    ProxyBetween,
    /// 404 for the tag alone.
    TagMissing,
    /// The index has no entry for linux/amd64.
    NoLinuxAmd64,
    /// Schema 1, or an artifact.
    NoImage,
    /// A registry nobody knows by name refuses the login.
    LoginRefused,
    /// Such a registry refuses to hand out the manifest.
    PullRefused,
    /// There is no such repository.
    RepositoryMissing,
    /// Too many requests or pulls.
    RateLimited,
    /// The token server takes `GET` from docker and refuses the `POST` of the nodes.
    DockerOnly,
    /// The registry asks for a kind of login that nodes do not know.
    LoginUnknown,
    /// The registry speaks no TLS.
    PlainHttp,
}

/// All presets, in the order in which they are offered. `other` is the last.
pub fn presets() -> &'static [Preset] {
    &FILE.preset
}

/// The preset of this `id`.
pub fn preset(id: &str) -> Option<&'static Preset> {
    presets().iter().find(|preset| preset.id == id)
}

/// The preset to which images of this host belong. Docker Hub's key host counts as one.
pub fn preset_of_host(host: &str) -> Option<&'static Preset> {
    let host = if host == "index.docker.io" {
        "docker.io"
    } else {
        host
    };
    let host = Parts::of(host.as_bytes())?;
    HOSTS
        .iter()
        .find(|known| known.glob.match_target(&host) == Ok(true))
        .map(|known| known.preset)
}

/// The preset whose hosts all lie below this one, and their glob: `azurecr.io` for `*.azurecr.io`.
pub fn preset_of_parent(host: &str) -> Option<(&'static Preset, &'static str)> {
    if !host.contains('.') || host.contains('*') || preset_of_host(host).is_some() {
        return None;
    }
    let host = Parts::of(host.as_bytes())?;
    let is_above = |known: &&Host| {
        known
            .parents
            .iter()
            .any(|glob| glob.match_target(&host) == Ok(true))
    };
    HOSTS
        .iter()
        .find(is_above)
        .map(|known| (known.preset, known.text))
}

/// Shapes of passwords that are wrong whatever the registry.
pub fn wrong_everywhere() -> &'static [Wrong] {
    &FILE.wrong
}

/// What to do about a failure that any registry can have.
pub fn general_remedy(failure: Failure) -> Option<&'static Words> {
    FILE.remedy
        .iter()
        .find(|remedy| remedy.failure == failure)
        .map(|remedy| &remedy.say)
}

impl Preset {
    /// What to do about a refusal here: the remedy for just this place first, then one for any place.
    pub fn remedy(&self, at: RefusedAt, status: u16) -> Option<&Words> {
        let remedy = |place| {
            self.remedies
                .iter()
                .find(|remedy| remedy.at == place && remedy.statuses.contains(&status))
        };
        remedy(at)
            .or_else(|| remedy(RefusedAt::Any))
            .map(|remedy| &remedy.say)
    }
}

/// A glob of `hosts`, taken apart once.
struct Host {
    preset: &'static Preset,
    text: &'static str,
    glob: Parts,
    /// The tails of the glob that still name a vendor: two labels or more.
    parents: Vec<Parts>,
}

static HOSTS: LazyLock<Vec<Host>> = LazyLock::new(|| {
    let globs = presets()
        .iter()
        .flat_map(|preset| preset.hosts.iter().map(move |g| (preset, g)));
    globs
        .filter_map(|(preset, text)| Host::new(preset, text))
        .collect()
});

impl Host {
    fn new(preset: &'static Preset, text: &'static str) -> Option<Self> {
        let tails = text.match_indices('.').map(|(dot, _)| &text[dot + 1..]);
        let parents = tails.filter(|tail| tail.contains('.'));
        Some(Self {
            preset,
            text,
            glob: Parts::of(text.as_bytes())?,
            parents: parents
                .filter_map(|tail| Parts::of(tail.as_bytes()))
                .collect(),
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    preset: Vec<Preset>,
    wrong: Vec<Wrong>,
    remedy: Vec<GeneralRemedy>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the file is part of the program and a test reads it"
    )]
    toml::from_str(include_str!("presets.toml")).expect("presets.toml is well-formed")
});

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{Draft, ImageReference, ReaderVerdict, RegistryDraft, verdicts};

    #[test]
    fn every_registry_of_the_list_has_a_row_and_other_is_the_last() {
        assert_eq!(presets().len(), 21);
        assert_eq!(presets().last().map(|preset| &*preset.id), Some("other"));
        let ids: BTreeSet<&str> = presets().iter().map(|preset| &*preset.id).collect();
        assert_eq!(ids.len(), presets().len());
    }

    #[test]
    fn the_sample_key_of_each_preset_serves_its_sample_image_for_both_readers() {
        for preset in presets() {
            let draft = Draft {
                registries: vec![RegistryDraft {
                    registry_key: preset.sample_key.clone(),
                    ..RegistryDraft::default()
                }],
                images: vec![preset.sample_image.clone()],
                ..Draft::default()
            };
            let verdict = &verdicts(&draft)[0];
            for reader in [&verdict.kubelet, &verdict.second] {
                assert!(
                    matches!(reader, ReaderVerdict::Serves { .. }),
                    "{}: {reader:?}",
                    preset.id
                );
            }
            let image = ImageReference::parse(&preset.sample_image).unwrap();
            let of_host = preset_of_host(image.domain()).map(|found| &found.id);
            assert_eq!(of_host, (!preset.hosts.is_empty()).then_some(&preset.id));
        }
    }

    #[test]
    fn a_fixed_key_is_the_sample_key_and_serves_its_hosts() {
        for preset in presets()
            .iter()
            .filter(|preset| preset.registry_key.is_some())
        {
            assert_eq!(preset.registry_key.as_ref(), Some(&preset.sample_key));
        }
        for preset in presets() {
            for key in &preset.registry_keys {
                assert_eq!(
                    preset_of_host(key).map(|found| &found.id),
                    Some(&preset.id),
                    "{key}"
                );
            }
        }
    }

    #[test]
    fn a_cure_for_the_place_goes_before_one_for_any_place() {
        let hub = preset("docker-hub").unwrap();
        let login = hub.remedy(RefusedAt::Login, 401).unwrap();
        let manifest = hub.remedy(RefusedAt::Manifest, 401).unwrap();
        assert!(login.en.contains("Docker ID") && manifest.en.contains("Public Read-only"));
        let ghcr = preset("ghcr").unwrap();
        assert!(ghcr.remedy(RefusedAt::Login, 403).is_some());
        assert!(ghcr.remedy(RefusedAt::Login, 500).is_none());
    }

    #[test]
    fn no_shape_is_an_error() {
        let rows = presets()
            .iter()
            .flat_map(|preset| &preset.wrong)
            .chain(wrong_everywhere());
        assert!(rows.into_iter().all(|row| row.severity != Severity::Error));
    }

    #[test]
    fn every_general_failure_has_a_cure() {
        for failure in [
            Failure::NameNotFound,
            Failure::NotReachable,
            Failure::UnknownIssuer,
            Failure::CertificateExpired,
            Failure::CertificateForOtherName,
            Failure::TokenNotYetValid,
            Failure::ProxyBetween,
            Failure::TagMissing,
            Failure::NoLinuxAmd64,
            Failure::NoImage,
            Failure::LoginRefused,
            Failure::PullRefused,
            Failure::RepositoryMissing,
            Failure::RateLimited,
            Failure::DockerOnly,
            Failure::LoginUnknown,
            Failure::PlainHttp,
        ] {
            assert!(general_remedy(failure).is_some(), "{failure:?}");
        }
    }
}
