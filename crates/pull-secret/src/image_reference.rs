//! Image names, parsed and normalised as the kubelet and containerd do.
//!
//! Source: distribution/reference 0.6 (`ParseNormalizedNamed`, `ParseDockerRef`) and go-digest 1.0.

use std::fmt;

use thiserror::Error;

/// The domain of Docker Hub in normalised names.
pub const DOCKER_HUB: &str = "docker.io";

/// The longest path of a name, in characters.
const LONGEST_PATH: usize = 255;
/// The longest tag, in characters.
const LONGEST_TAG: usize = 128;

/// An image name in its normalised form.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ImageReference {
    domain: String,
    path: String,
    tag: Option<String>,
    digest: Option<String>,
}

/// Why a text is no image name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ImageReferenceError {
    /// It does not have the form of a name.
    #[error("not of the form of an image name")]
    Format,
    /// The repository holds capital letters.
    #[error("the repository has capital letters")]
    Uppercase,
    /// The path has more than 255 characters.
    #[error("the path is longer than {LONGEST_PATH} characters")]
    TooLong,
    /// 64 hex digits alone could be an id.
    #[error("64 hex digits alone are an id, not a name")]
    BareHexId,
    /// The digest is not of the form of one.
    #[error("the digest does not have the form of one")]
    DigestFormat,
    /// The digest is too short or too long for its algorithm.
    #[error("the digest has the wrong length")]
    DigestLength,
    /// The digest's algorithm is unknown.
    #[error("the digest's algorithm is unknown")]
    DigestAlgorithm,
}

impl ImageReferenceError {
    /// Names the class of the error in findings and verdicts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Uppercase => "uppercase",
            Self::TooLong => "tooLong",
            Self::BareHexId => "bareHexId",
            Self::DigestFormat => "digestFormat",
            Self::DigestLength => "digestLength",
            Self::DigestAlgorithm => "digestAlgorithm",
        }
    }
}

impl ImageReference {
    /// Takes an image name as a user writes it and completes it: `ubuntu` is `docker.io/library/ubuntu`.
    ///
    /// # Errors
    /// What keeps the kubelet from pulling it ([`ImageReferenceError`]).
    pub fn parse(text: &str) -> Result<Self, ImageReferenceError> {
        if text.len() == 64 && text.bytes().all(is_lower_hex) {
            return Err(ImageReferenceError::BareHexId);
        }
        let (domain, rest) = split_domain(text);
        let rest = match domain == DOCKER_HUB && !rest.contains('/') {
            true => format!("library/{rest}"),
            false => rest.to_owned(),
        };
        let repository = rest.split(':').next().unwrap_or_default();
        if repository.chars().any(has_lower_case) {
            return Err(ImageReferenceError::Uppercase);
        }
        parse_full(&format!("{domain}/{rest}"))
    }

    /// The host, with its port; empty for the rare names that have none, such as `my_host.com/x`.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The repository on that host.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The tag, if one is written.
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// The digest, if one is written.
    pub fn digest(&self) -> Option<&str> {
        self.digest.as_deref()
    }

    /// Host and repository: what the kubelet looks up among the registry keys.
    pub fn repository(&self) -> String {
        join(&self.domain, &self.path)
    }

    /// Tag or digest by which the manifest is asked for.
    pub fn manifest(&self) -> &str {
        self.digest
            .as_deref()
            .or(self.tag.as_deref())
            .unwrap_or("latest")
    }

    /// The host to connect to.
    pub fn api_host(&self) -> &str {
        match &*self.domain {
            DOCKER_HUB => "registry-1.docker.io",
            domain => domain,
        }
    }
}

impl fmt::Display for ImageReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.repository())?;
        for (character, part) in [(':', &self.tag), ('@', &self.digest)] {
            if let Some(part) = part {
                write!(f, "{character}{part}")?;
            }
        }
        Ok(())
    }
}

/// Splits off the first part if it can only be a host; otherwise the name is one of Docker Hub's.
fn split_domain(text: &str) -> (&str, &str) {
    let Some((first, rest)) = text.split_once('/') else {
        return (DOCKER_HUB, text);
    };
    match first {
        "index.docker.io" => (DOCKER_HUB, rest),
        "localhost" => (first, rest),
        _ if first.contains(['.', ':']) || first.chars().any(has_lower_case) => (first, rest),
        _ => (DOCKER_HUB, text),
    }
}

fn has_lower_case(c: char) -> bool {
    !c.to_lowercase().eq([c])
}

fn parse_full(text: &str) -> Result<ImageReference, ImageReferenceError> {
    let Some(parts) = Parts::of(text) else {
        let mended = Parts::of(&text.to_lowercase()).is_some() && text.chars().any(has_lower_case);
        return Err(if mended {
            ImageReferenceError::Uppercase
        } else {
            ImageReferenceError::Format
        });
    };
    if parts.path.len() > LONGEST_PATH {
        return Err(ImageReferenceError::TooLong);
    }
    if let Some(digest) = parts.digest {
        check_digest(digest)?;
    }
    Ok(ImageReference {
        domain: parts.domain.to_owned(),
        path: parts.path.to_owned(),
        tag: parts.tag.map(str::to_owned),
        digest: parts.digest.map(str::to_owned),
    })
}

struct Parts<'t> {
    domain: &'t str,
    path: &'t str,
    tag: Option<&'t str>,
    digest: Option<&'t str>,
}

impl<'t> Parts<'t> {
    /// Splits a name by the grammar; `None` if it does not follow it.
    fn of(text: &'t str) -> Option<Self> {
        let (named, digest) = match text.split_once('@') {
            Some((named, digest)) => (named, Some(digest)),
            None => (text, None),
        };
        let (name, tag) = match named.rsplit_once(':') {
            Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
            _ => (named, None),
        };
        let well_formed = tag.is_none_or(is_tag) && digest.is_none_or(is_digest);
        let (domain, path) = well_formed.then(|| split_name(name))??;
        Some(Self {
            domain,
            path,
            tag,
            digest,
        })
    }
}

fn split_name(name: &str) -> Option<(&str, &str)> {
    match name.split_once('/') {
        Some((domain, path)) if is_domain(domain) && is_path(path) => Some((domain, path)),
        _ if is_path(name) => Some(("", name)),
        _ => None,
    }
}

fn is_domain(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let port_fits =
        port.is_none_or(|port| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()));
    port_fits && (is_host_name(host) || is_bracketed_address(host))
}

fn is_host_name(host: &str) -> bool {
    host.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    })
}

fn is_bracketed_address(host: &str) -> bool {
    let inside = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    inside.is_some_and(|address| {
        !address.is_empty() && address.bytes().all(|b| b.is_ascii_hexdigit() || b == b':')
    })
}

fn is_path(text: &str) -> bool {
    text.split('/').all(is_path_component)
}

/// Letters and digits, with `.`, `_`, `__` or any number of `-` between them.
fn is_path_component(text: &str) -> bool {
    let is_plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let mut rest = text.as_bytes();
    loop {
        let plain = rest.iter().take_while(|b| is_plain(b)).count();
        if plain == 0 {
            return false;
        }
        rest = &rest[plain..];
        if rest.is_empty() {
            return true;
        }
        let separator = rest.iter().take_while(|b| !is_plain(b)).count();
        match &rest[..separator] {
            b"." | b"_" | b"__" => {}
            dashes if dashes.iter().all(|&b| b == b'-') => {}
            _ => return false,
        }
        rest = &rest[separator..];
    }
}

fn is_tag(text: &str) -> bool {
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    (1..=LONGEST_TAG).contains(&text.len())
        && text.bytes().next().is_some_and(is_word)
        && text.bytes().all(|b| is_word(b) || b == b'.' || b == b'-')
}

fn is_digest(text: &str) -> bool {
    let Some((algorithm, hex)) = text.split_once(':') else {
        return false;
    };
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    algorithm.split(['-', '_', '+', '.']).all(is_part)
        && hex.len() >= 32
        && hex.bytes().all(|b| b.is_ascii_hexdigit())
}

/// go-digest's own rules, once the grammar holds.
fn check_digest(digest: &str) -> Result<(), ImageReferenceError> {
    let (algorithm, hex) = digest.split_once(':').unwrap_or_default();
    let length = match algorithm {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        other if other.bytes().any(|b| b.is_ascii_uppercase()) => {
            return Err(ImageReferenceError::DigestFormat);
        }
        _ => return Err(ImageReferenceError::DigestAlgorithm),
    };
    if hex.len() != length {
        return Err(ImageReferenceError::DigestLength);
    }
    if !hex.bytes().all(is_lower_hex) {
        return Err(ImageReferenceError::DigestFormat);
    }
    Ok(())
}

fn is_lower_hex(b: u8) -> bool {
    b.is_ascii_digit() || (b'a'..=b'f').contains(&b)
}

fn join(domain: &str, path: &str) -> String {
    if domain.is_empty() {
        path.to_owned()
    } else {
        format!("{domain}/{path}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_completed() {
        let image = ImageReference::parse("ubuntu").unwrap();
        assert_eq!(image.to_string(), "docker.io/library/ubuntu");
        assert_eq!(image.api_host(), "registry-1.docker.io");
    }

    #[test]
    fn a_digest_goes_before_a_tag() {
        let digest = format!("sha256:{}", "b".repeat(64));
        let image = ImageReference::parse(&format!("quay.io/a/b:1@{digest}")).unwrap();
        assert_eq!(image.manifest(), digest);
    }

    #[test]
    fn a_first_part_with_an_underscore_is_no_host() {
        let image = ImageReference::parse("my_host.com/x").unwrap();
        assert_eq!((image.domain(), image.path()), ("", "my_host.com/x"));
    }
}
