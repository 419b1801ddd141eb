//! A registry key of `auths` and the pattern the kubelet makes of it.
//!
//! Source: Kubernetes `pkg/credentialprovider/keyring.go`. What a pattern serves is the matter of
//! [`matching`](crate::matching).

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use go_std::{pattern, url};

/// The key under which Docker keeps a login for Docker Hub, and the one to use.
pub const DOCKER_HUB_KEY: &str = "https://index.docker.io/v1/";

/// What the kubelet makes of a registry key: host and path, compared with what an image looks up.
///
/// Patterns are ordered by their bytes; the kubelet tries them in reverse order.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pattern {
    text: Vec<u8>,
    /// `None` where the pattern itself cannot be parsed: then it matches nothing.
    parts: Option<Parts>,
}

/// Host labels, port and path of a pattern or a target, ready to be compared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Parts {
    host: Vec<u8>,
    labels: usize,
    port: Vec<u8>,
    path: Vec<u8>,
    has_globs: bool,
}

impl Pattern {
    /// Makes the pattern of a registry key; `None` where the kubelet drops the key silently.
    pub fn of_key(key: &str) -> Option<Self> {
        let with_scheme = match key.starts_with("https://") || key.starts_with("http://") {
            true => Cow::Borrowed(key),
            false => Cow::Owned(format!("https://{key}")),
        };
        let url = url::parse(with_scheme.as_bytes())?;
        let mut text = url.host;
        match without_api_version(&url.path) {
            b"" | b"/" => {}
            path => text.extend(path),
        }
        Some(Self {
            parts: Parts::of(&text),
            text,
        })
    }

    /// The pattern as text; bytes that are no UTF-8 show as U+FFFD.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.text)
    }

    /// Tells whether the pattern is exactly this text.
    pub fn is(&self, text: &str) -> bool {
        self.text == text.as_bytes()
    }

    /// The host without port, as text.
    pub fn host(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.parts.as_ref().map_or(b"", |parts| &parts.host))
    }

    /// The port as text; empty if there is none.
    pub fn port(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.parts.as_ref().map_or(b"", |parts| &parts.port))
    }

    /// The path as text; empty if there is none.
    pub fn path(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.parts.as_ref().map_or(b"", |parts| &parts.path))
    }

    /// Why the pattern does not match a target.
    pub(crate) fn miss(&self, target: &Parts) -> Miss {
        self.parts
            .as_ref()
            .map_or(Miss::Dropped, |parts| parts.miss(target))
    }

    pub(crate) fn matches(&self, target: &Parts) -> bool {
        self.parts
            .as_ref()
            .is_some_and(|parts| parts.match_target(target) == Ok(true))
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pattern({})", self.text())
    }
}

/// Why a pattern does not match a target: the first reason, from the nearest miss to the farthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Miss {
    /// It would match in small letters.
    Case,
    /// Host and path match, the port does not.
    Port,
    /// The host matches, the path does not.
    Path,
    /// The host ends alike and has more labels or fewer.
    Labels,
    /// The host is another one.
    Host,
    /// The kubelet drops the key, or can never match it.
    Dropped,
}

impl Miss {
    /// Tells whether the key was most likely meant for the image.
    pub fn is_near(self) -> bool {
        match self {
            Self::Case | Self::Port | Self::Path | Self::Labels => true,
            Self::Host | Self::Dropped => false,
        }
    }

    /// The name of the variant, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Port => "port",
            Self::Path => "path",
            Self::Labels => "labels",
            Self::Host => "host",
            Self::Dropped => "dropped",
        }
    }
}

impl Parts {
    /// Takes a pattern or a looked-up name apart. `None` where Go cannot parse it.
    pub(crate) fn of(text: &[u8]) -> Option<Self> {
        let url = url::parse(&[b"https://", text].concat())?;
        let (host, port) = url::split_port(&url.host);
        Some(Self {
            labels: host.split(|&b| b == b'.').count(),
            has_globs: host.iter().any(is_glob_sign),
            host: host.to_vec(),
            port: port.to_vec(),
            path: url.path,
        })
    }

    fn miss(&self, target: &Self) -> Miss {
        let lower = Self {
            host: self.host.to_ascii_lowercase(),
            path: self.path.to_ascii_lowercase(),
            ..self.clone()
        };
        let with_port = Self {
            port: target.port.clone(),
            ..self.clone()
        };
        let without_path = Self {
            path: Vec::new(),
            ..with_port.clone()
        };
        let matches = |parts: &Self| parts.match_target(target) == Ok(true);
        if matches(&lower) {
            Miss::Case
        } else if matches(&with_port) {
            Miss::Port
        } else if matches(&without_path) {
            Miss::Path
        } else if self.labels != target.labels && self.ends_like(target) {
            Miss::Labels
        } else {
            Miss::Host
        }
    }

    /// Tells whether both hosts have the same last two labels, whatever stands before.
    fn ends_like(&self, target: &Self) -> bool {
        let tail = |host: &[u8]| -> Vec<Vec<u8>> {
            host.rsplit(|&b| b == b'.')
                .take(2)
                .map(<[u8]>::to_vec)
                .collect()
        };
        let tail_of_self = tail(&self.host);
        tail_of_self.len() == 2 && tail_of_self == tail(&target.host)
    }

    /// Compares a pattern with a target (`URLsMatch`): ports as text, label by label, path as prefix.
    pub(crate) fn match_target(&self, target: &Self) -> Result<bool, pattern::BadPattern> {
        if self.port != target.port
            || self.labels != target.labels
            || !target.path.starts_with(&self.path)
        {
            return Ok(false);
        }
        if !self.has_globs {
            return Ok(self.host == target.host);
        }
        let dot = |b: &u8| *b == b'.';
        for (label, target_label) in self.host.split(dot).zip(target.host.split(dot)) {
            let matched = match label.iter().any(is_glob_sign) {
                true => pattern::matches(label, target_label)?,
                false => label == target_label,
            };
            if !matched {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Compares two texts as they are, nothing normalised before (`URLsMatchStr`).
///
/// # Errors
/// [`Unreadable`] where one of them is no URL, or the glob is not well-formed.
pub fn glob_matches(glob: &str, target: &str) -> Result<bool, Unreadable> {
    let glob = Parts::of(glob.as_bytes()).ok_or(Unreadable)?;
    let target = Parts::of(target.as_bytes()).ok_or(Unreadable)?;
    glob.match_target(&target).map_err(|_| Unreadable)
}

/// A pattern or a name that Go cannot parse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cannot be parsed as a host and path")]
pub struct Unreadable;

fn is_glob_sign(byte: &u8) -> bool {
    matches!(byte, b'*' | b'?' | b'[' | b'\\')
}

/// Cuts `/v1` or `/v2` off a path that goes on behind it, once.
fn without_api_version(path: &[u8]) -> &[u8] {
    let has_version = path.starts_with(b"/v1/") || path.starts_with(b"/v2/");
    if has_version { &path[3..] } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scheme_version_user_and_query_are_dropped() {
        for key in [
            "https://quay.io/v1/",
            "http://quay.io",
            "quay.io/",
            "u:p@quay.io?x#y",
        ] {
            assert_eq!(pattern(key).as_deref(), Some("quay.io"), "{key}");
        }
        assert_eq!(pattern("quay.io/v2/v1/").as_deref(), Some("quay.io/v1/"));
        assert_eq!(pattern("https://quay.io/v2").as_deref(), Some("quay.io/v2"));
    }

    #[test]
    fn what_is_no_url_is_dropped() {
        for key in [
            " quay.io",
            "quay.io:port",
            "quay.io\\org",
            "quay.io/%",
            "qu[a]y.io",
        ] {
            assert_eq!(pattern(key), None, "{key}");
        }
    }

    fn pattern(key: &str) -> Option<String> {
        Pattern::of_key(key).map(|pattern| pattern.text().into_owned())
    }
}
