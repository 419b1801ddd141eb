//! Which credential serves which image, by which rule, and in which order credentials are tried.
//!
//! Two readers decide that: the kubelet, which pulls (Kubernetes `pkg/credentialprovider/keyring.go`), and
//! go-containerregistry, which turns tags into digests for serving and looks up entry points for workflows
//! (`pkg/authn/kubernetes/keychain.go`).

mod second_reader;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use second_reader::{SecondKeyring, SecondTarget, SecondTargetError, UnreadableKey};

use crate::ImageReference;
use crate::registry_key::{Parts, Pattern};

/// The pattern of the Docker Hub key that docker writes.
const HUB_PATTERN: &str = "index.docker.io";

/// All credentials of a pod's secrets, ready to be matched with any number of images.
///
/// `T` is whatever the caller wants back: an entry, an index of the form.
#[derive(Clone, Debug)]
pub struct Keyring<T> {
    /// In the order in which the kubelet tries them.
    slots: Vec<Slot<T>>,
}

/// All credentials that share one pattern.
#[derive(Clone, Debug)]
struct Slot<T> {
    pattern: Pattern,
    /// In groups, one for each secret that has any.
    groups: Vec<Vec<T>>,
}

/// What the kubelet tries for an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection<'k, T> {
    /// Tried one after the other. None means: one anonymous pull.
    pub groups: Vec<Group<'k, T>>,
    /// The rule by which they were found; `None` without any.
    pub rule: Option<Rule>,
}

/// Credentials of one pattern from one secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'k, T> {
    /// The pattern that serves the image.
    pub pattern: &'k Pattern,
    /// Usually one. With several, the kubelet tries them in an undefined order.
    pub credentials: &'k [T],
}

/// By which rule a credential was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Rule {
    /// Its pattern matches host and path.
    Pattern,
    /// Nothing matches, the image is one of Docker Hub's, and the pattern is `index.docker.io`.
    HubException,
}

/// What an image looks up, taken apart once for any number of keys.
#[derive(Clone)]
pub struct Target {
    parts: Option<Parts>,
    is_hub: bool,
}

impl Target {
    /// What the kubelet looks up for this image: host and path, without tag and digest.
    pub fn of_image(image: &ImageReference) -> Self {
        Self::of_lookup(&image.repository())
    }

    /// A string handed to the keyring as it is.
    pub fn of_lookup(text: &str) -> Self {
        Self {
            parts: Parts::of(text.as_bytes()),
            is_hub: is_hub_lookup(text),
        }
    }
}

impl<T> Keyring<T> {
    /// Takes registry keys and what belongs to them, secret by secret, in the order of `imagePullSecrets`.
    ///
    /// Keys the kubelet drops are dropped here too.
    pub fn new<'s, S, K>(secrets: S) -> Self
    where
        S: IntoIterator<Item = K>,
        K: IntoIterator<Item = (&'s str, T)>,
    {
        let mut patterns: BTreeMap<Pattern, Vec<Vec<T>>> = BTreeMap::new();
        for secret in secrets {
            for (pattern, credentials) in by_pattern(secret) {
                patterns.entry(pattern).or_default().push(credentials);
            }
        }
        let slots = patterns.into_iter().rev();
        Self {
            slots: slots
                .map(|(pattern, groups)| Slot { pattern, groups })
                .collect(),
        }
    }

    /// What the kubelet tries for this target, in its order.
    pub fn select(&self, target: &Target) -> Selection<'_, T> {
        let mut groups: Vec<Group<'_, T>> = Vec::new();
        self.matching(target)
            .for_each(|slot| groups.extend(slot.groups()));
        if !groups.is_empty() {
            return Selection {
                groups,
                rule: Some(Rule::Pattern),
            };
        }
        let hub = self
            .slots
            .iter()
            .find(|slot| target.is_hub && slot.pattern.is(HUB_PATTERN));
        let groups: Vec<Group<'_, T>> = hub.into_iter().flat_map(Slot::groups).collect();
        let rule = (!groups.is_empty()).then_some(Rule::HubException);
        Selection { groups, rule }
    }

    fn matching<'k, 't>(
        &'k self,
        target: &'t Target,
    ) -> impl Iterator<Item = &'k Slot<T>> + use<'k, 't, T> {
        let parts = target.parts.as_ref();
        let fits = move |slot: &&Slot<T>| parts.is_some_and(|parts| slot.pattern.matches(parts));
        self.slots.iter().filter(fits)
    }
}

impl<T> Selection<'_, T> {
    /// The credential tried first; of several in an undefined order, the first one written.
    pub fn first(&self) -> Option<&T> {
        self.groups.first()?.credentials.first()
    }
}

impl<T> Slot<T> {
    fn groups(&self) -> impl Iterator<Item = Group<'_, T>> {
        let pattern = &self.pattern;
        self.groups.iter().map(move |credentials| Group {
            pattern,
            credentials,
        })
    }
}

/// Tells whether the exception for Docker Hub applies to a looked-up name (`isDefaultRegistryMatch`).
pub fn is_hub_lookup(text: &str) -> bool {
    match text.split_once('/') {
        None => !text.is_empty(),
        Some(("docker.io" | "index.docker.io", _)) => true,
        Some((first, _)) => !first.is_empty() && !first.contains(['.', ':']),
    }
}

fn by_pattern<'s, T>(secret: impl IntoIterator<Item = (&'s str, T)>) -> BTreeMap<Pattern, Vec<T>> {
    let mut patterns: BTreeMap<Pattern, Vec<T>> = BTreeMap::new();
    for (key, credential) in secret {
        if let Some(pattern) = Pattern::of_key(key) {
            patterns.entry(pattern).or_default().push(credential);
        }
    }
    patterns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_paths_go_first_and_exact_hosts_before_globs() {
        let keys = [
            "*.example.com/x",
            "a.example.com",
            "a.example.com/x",
            "*.example.com",
        ];
        let keyring = Keyring::new([keys.map(|key| (key, key))]);
        let target = Target::of_lookup("a.example.com/x/y");
        let tried: Vec<&str> = keyring
            .select(&target)
            .groups
            .iter()
            .map(|group| group.credentials[0])
            .collect();
        assert_eq!(
            tried,
            [
                "a.example.com/x",
                "a.example.com",
                "*.example.com/x",
                "*.example.com"
            ]
        );
    }

    #[test]
    fn a_direct_hit_hides_the_docker_hub_key() {
        let target = Target::of_lookup("docker.io/acme/app");
        let hub = Keyring::new([[("https://index.docker.io/v1/", 1)]]);
        assert_eq!(hub.select(&target).rule, Some(Rule::HubException));
        let both = Keyring::new([[("https://index.docker.io/v1/", 1), ("docker.io/acme", 2)]]);
        assert_eq!(both.select(&target).first(), Some(&2));
    }
}
