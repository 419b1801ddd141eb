//! For each image of the form: which credential both readers would use, by which rule, or why none.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::matching::{Rule, SecondKeyring, SecondTarget, UnreadableKey};
use crate::registry_key::{DOCKER_HUB_KEY, Parts};
use crate::{Draft, ImageReference, Keyring, Pattern, Target, image_reference};

pub use crate::registry_key::Miss;

/// What would be used for one image. Empty lines of the form have no verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImageVerdict {
    /// Which image of the draft, counted from 0.
    pub image: usize,
    /// What the kubelet looks up; `None` if the text is no image name.
    pub repository: Option<String>,
    /// The registry key to use for it; `None` if there is none.
    pub suggested_key: Option<String>,
    /// The kubelet, which pulls the image.
    pub kubelet: ReaderVerdict,
    /// The second reader, which turns tags into digests for serving and finds entry points for workflows.
    pub second: ReaderVerdict,
}

/// What one reader would use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ReaderVerdict {
    /// This credential goes first.
    Serves {
        /// Which credential of the draft, counted from 0.
        registry: usize,
        /// The pattern made of its key.
        pattern: String,
        /// By which rule it was found.
        rule: Rule,
        /// Credentials of the same pattern: which one goes first is not defined.
        unordered_with: Vec<usize>,
        /// Credentials tried after it, if it is refused.
        then: Vec<usize>,
    },
    /// No credential: the pull would be anonymous.
    Nothing {
        /// Why each credential does not serve the image.
        misses: Vec<NearMiss>,
    },
    /// The reader does not take the text as an image name.
    InvalidName {
        /// The broken rule; see [`ImageReferenceError::name`](crate::ImageReferenceError::name).
        reason: String,
    },
    /// The second reader refuses everything, because this key is no URL.
    UnreadableKey {
        /// Which credential of the draft, counted from 0.
        registry: usize,
    },
}

/// Why one credential does not serve an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NearMiss {
    /// Which credential of the draft, counted from 0.
    pub registry: usize,
    /// The rule by which it does not match.
    pub why: Miss,
}

/// The verdict for each image of the draft.
pub fn verdicts(draft: &Draft) -> Vec<ImageVerdict> {
    if draft.images.iter().all(String::is_empty) {
        return Vec::new();
    }
    let keys = || {
        draft
            .registries
            .iter()
            .map(|registry| registry.registry_key.as_str())
            .zip(0..)
    };
    let readers = Readers {
        patterns: keys().map(|(key, _)| Pattern::of_key(key)).collect(),
        kubelet: Keyring::new([keys()]),
        second: SecondKeyring::new([keys()]),
    };
    let typed = draft
        .images
        .iter()
        .enumerate()
        .filter(|(_, text)| !text.is_empty());
    typed
        .map(|(image, text)| readers.verdict(image, text))
        .collect()
}

struct Readers {
    patterns: Vec<Option<Pattern>>,
    kubelet: Keyring<usize>,
    second: Result<SecondKeyring<usize>, UnreadableKey>,
}

impl Readers {
    fn verdict(&self, image: usize, text: &str) -> ImageVerdict {
        let second = self.second(text);
        match ImageReference::parse(text) {
            Ok(reference) => ImageVerdict {
                image,
                repository: Some(reference.repository()),
                suggested_key: suggested_key(&reference),
                kubelet: self.kubelet(&reference),
                second,
            },
            Err(error) => {
                let reason = error.name().to_owned();
                let kubelet = ReaderVerdict::InvalidName { reason };
                ImageVerdict {
                    image,
                    repository: None,
                    suggested_key: None,
                    kubelet,
                    second,
                }
            }
        }
    }

    fn kubelet(&self, image: &ImageReference) -> ReaderVerdict {
        let selection = self.kubelet.select(&Target::of_image(image));
        let (Some(group), Some(rule)) = (selection.groups.first(), selection.rule) else {
            return ReaderVerdict::Nothing {
                misses: self.misses(&image.repository()),
            };
        };
        let later = selection.groups[1..]
            .iter()
            .flat_map(|group| group.credentials);
        ReaderVerdict::Serves {
            registry: group.credentials[0],
            pattern: group.pattern.text().into_owned(),
            rule,
            unordered_with: group.credentials[1..].to_vec(),
            then: later.copied().collect(),
        }
    }

    fn second(&self, image: &str) -> ReaderVerdict {
        let target = match SecondTarget::of_image(image) {
            Ok(target) => target,
            Err(_) => {
                return ReaderVerdict::InvalidName {
                    reason: "format".to_owned(),
                };
            }
        };
        let Ok(keyring) = &self.second else {
            let registry = self
                .patterns
                .iter()
                .position(Option::is_none)
                .unwrap_or_default();
            return ReaderVerdict::UnreadableKey { registry };
        };
        match keyring.select(&target) {
            Some((pattern, credentials)) => ReaderVerdict::Serves {
                registry: credentials[0],
                pattern: pattern.text().into_owned(),
                rule: Rule::Pattern,
                unordered_with: credentials[1..].to_vec(),
                then: Vec::new(),
            },
            None => ReaderVerdict::Nothing {
                misses: self.misses(target.text()),
            },
        }
    }

    fn misses(&self, lookup: &str) -> Vec<NearMiss> {
        let target = Parts::of(lookup.as_bytes());
        let why = |pattern: &Option<Pattern>| match (pattern, &target) {
            (Some(pattern), Some(target)) => pattern.miss(target),
            (None, _) => Miss::Dropped,
            (Some(_), None) => Miss::Host,
        };
        let misses = self.patterns.iter().map(why).enumerate();
        misses
            .map(|(registry, why)| NearMiss { registry, why })
            .collect()
    }
}

impl ReaderVerdict {
    /// All credentials the reader would use, in its order.
    pub fn registries(&self) -> impl Iterator<Item = usize> {
        let used = match self {
            Self::Serves {
                registry,
                unordered_with,
                then,
                ..
            } => [&[*registry], &**unordered_with, &**then].concat(),
            Self::Nothing { .. } | Self::InvalidName { .. } | Self::UnreadableKey { .. } => {
                Vec::new()
            }
        };
        used.into_iter()
    }
}

/// The key that serves an image for both readers.
pub fn suggested_key(image: &ImageReference) -> Option<String> {
    match image.domain() {
        "" => None,
        image_reference::DOCKER_HUB => Some(DOCKER_HUB_KEY.to_owned()),
        domain => Some(domain.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RegistryDraft;

    #[test]
    fn the_docker_hub_key_serves_by_the_exception_and_the_second_reader_by_its_pattern() {
        let verdict = &verdicts(&draft(&["https://index.docker.io/v1/"], "acme/app:1"))[0];
        assert_eq!(rule(&verdict.kubelet), Some(Rule::HubException));
        assert_eq!(rule(&verdict.second), Some(Rule::Pattern));
    }

    #[test]
    fn keys_that_miss_say_by_what() {
        for (key, image, why) in [
            ("quay.io:5000", "quay.io/acme/app", Miss::Port),
            ("quay.io/other/", "quay.io/acme/app", Miss::Path),
            ("Quay.io", "quay.io/acme/app", Miss::Case),
            ("azurecr.io", "acme.azurecr.io/app", Miss::Labels),
            ("ghcr.io", "quay.io/acme/app", Miss::Host),
            ("bad host", "quay.io/acme/app", Miss::Dropped),
        ] {
            let verdict = &verdicts(&draft(&[key], image))[0];
            let misses = vec![NearMiss { registry: 0, why }];
            assert_eq!(verdict.kubelet, ReaderVerdict::Nothing { misses }, "{key}");
        }
    }

    #[test]
    fn later_credentials_are_named_in_their_order() {
        let keys = ["ghcr.io", "ghcr.io/acme/", "*.io"];
        let verdict = &verdicts(&draft(&keys, "ghcr.io/acme/app"))[0];
        assert_eq!(verdict.kubelet.registries().collect::<Vec<_>>(), [1, 0, 2]);
    }

    #[test]
    fn one_unreadable_key_stops_the_second_reader_for_every_image() {
        let verdict = &verdicts(&draft(&["ghcr.io", "bad host"], "ghcr.io/acme/app"))[0];
        assert_eq!(rule(&verdict.kubelet), Some(Rule::Pattern));
        assert_eq!(verdict.second, ReaderVerdict::UnreadableKey { registry: 1 });
    }

    fn rule(verdict: &ReaderVerdict) -> Option<Rule> {
        match verdict {
            ReaderVerdict::Serves { rule, .. } => Some(*rule),
            _ => None,
        }
    }

    fn draft(keys: &[&str], image: &str) -> Draft {
        let registry = |key: &&str| RegistryDraft {
            registry_key: (*key).to_owned(),
            ..RegistryDraft::default()
        };
        Draft {
            registries: keys.iter().map(registry).collect(),
            images: vec![image.to_owned()],
            ..Draft::default()
        }
    }
}
