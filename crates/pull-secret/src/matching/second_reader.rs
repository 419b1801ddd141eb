//! How go-containerregistry chooses: no exception for Docker Hub, and only the first candidate counts.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::registry_key::{Parts, Pattern};
use go_std::url;

/// The host under which this reader looks up Docker Hub.
const HUB: &str = "index.docker.io";

/// The credentials of a pod's secrets as this reader keeps them.
#[derive(Clone, Debug)]
pub struct SecondKeyring<T> {
    /// Pattern and first candidates, in the order in which they are looked at.
    slots: Vec<(Pattern, Vec<T>)>,
}

/// A registry key that is no URL: this reader then refuses everything.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the registry key {registry_key} cannot be parsed")]
pub struct UnreadableKey {
    /// The key as it is in `auths`.
    pub registry_key: String,
}

impl<T> SecondKeyring<T> {
    /// Takes registry keys secret by secret. Each has to hold those of the secrets before it too, since
    /// this reader reads them all into one map.
    ///
    /// # Errors
    /// [`UnreadableKey`].
    pub fn new<'s, S, K>(secrets: S) -> Result<Self, UnreadableKey>
    where
        S: IntoIterator<Item = K>,
        K: IntoIterator<Item = (&'s str, T)>,
    {
        let mut first: BTreeMap<Pattern, Vec<T>> = BTreeMap::new();
        for secret in secrets {
            let mut added: BTreeMap<Pattern, Vec<T>> = BTreeMap::new();
            for (key, credential) in secret {
                let pattern = Pattern::of_key(key).ok_or_else(|| UnreadableKey {
                    registry_key: key.to_owned(),
                })?;
                added.entry(pattern).or_default().push(credential);
            }
            for (pattern, credentials) in added {
                first.entry(pattern).or_insert(credentials);
            }
        }
        Ok(Self {
            slots: first.into_iter().rev().collect(),
        })
    }

    /// The one credential this reader uses. Several mean that it may be any of them.
    pub fn select(&self, target: &SecondTarget) -> Option<(&Pattern, &[T])> {
        let parts = target.parts.as_ref()?;
        let (pattern, credentials) = self
            .slots
            .iter()
            .find(|(pattern, _)| pattern.matches(parts))?;
        Some((pattern, credentials))
    }
}

/// What this reader looks up for an image.
#[derive(Clone)]
pub struct SecondTarget {
    text: String,
    parts: Option<Parts>,
}

/// This reader does not take the image's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("go-containerregistry does not take this image name")]
pub struct SecondTargetError;

impl SecondTarget {
    /// Takes an image name by this reader's own grammar (`name.ParseReference`, weak validation).
    ///
    /// # Errors
    /// [`SecondTargetError`].
    pub fn of_image(image: &str) -> Result<Self, SecondTargetError> {
        let text = tagged(image)
            .or_else(|| digested(image))
            .ok_or(SecondTargetError)?;
        Ok(Self {
            parts: Parts::of(text.as_bytes()),
            text,
        })
    }

    /// The repository that it looks up, with its registry.
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn tagged(image: &str) -> Option<String> {
    match image.rsplit_once(':') {
        Some((base, tag)) if !tag.contains('/') => is_tag(tag).then(|| repository(base))?,
        _ => repository(image),
    }
}

fn digested(image: &str) -> Option<String> {
    let (base, digest) = image.split_once('@')?;
    let hex = digest.strip_prefix("sha256:")?;
    let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if hex.len() != 64 || !hex.bytes().all(is_hex) {
        return None;
    }
    tagged(base).or_else(|| repository(base))
}

fn is_tag(tag: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"_-.".contains(&b);
    (1..=128).contains(&tag.len()) && tag.bytes().all(allowed)
}

fn repository(name: &str) -> Option<String> {
    let (registry, path) = match name.split_once('/') {
        Some((first, path)) if first == "localhost" || first.contains(['.', ':']) => (first, path),
        _ => ("", name),
    };
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-./".contains(&b);
    if !(1..=255).contains(&path.len()) || !path.bytes().all(allowed) {
        return None;
    }
    let registry = match registry {
        "" | "docker.io" => HUB,
        registry => is_authority(registry).then_some(registry)?,
    };
    match registry == HUB && !path.contains('/') {
        true => Some(format!("{registry}/library/{path}")),
        false => Some(format!("{registry}/{path}")),
    }
}

fn is_authority(registry: &str) -> bool {
    let url = url::parse(format!("//{registry}").as_bytes());
    url.is_some_and(|url| url.host == registry.as_bytes())
}
