//! The images the secret is meant to serve: names that are none, and hosts AI Core cannot reach.

use crate::{Code, FieldPath, Finding, FixAction, ImageReference, ImageReferenceError};

/// Findings about each image by itself. Empty lines of the form are left alone.
pub(super) fn findings(images: &[String]) -> Vec<Finding> {
    let typed = images
        .iter()
        .enumerate()
        .filter(|(_, text)| !text.is_empty());
    typed
        .filter_map(|(image, text)| {
            let place = FieldPath::Image { image };
            about(text, place).or_else(|| twice(&images[..image], text, place))
        })
        .collect()
}

fn about(text: &str, place: FieldPath) -> Option<Finding> {
    match ImageReference::parse(text) {
        Ok(image) => private_host(&image, place),
        Err(error) => Some(invalid(text, error, place)),
    }
}

fn twice(before: &[String], text: &String, place: FieldPath) -> Option<Finding> {
    before
        .contains(text)
        .then(|| Finding::hint(Code::ImageTwice, place).fixed_by(FixAction::RemoveImage))
}

fn invalid(text: &str, error: ImageReferenceError, place: FieldPath) -> Finding {
    let finding = Finding::warning(Code::ImageInvalid, place).with("reason", error.name());
    match mended(text) {
        Some(text) => finding.fixed_by(FixAction::SetText { text }),
        None => finding,
    }
}

/// The name without blanks, `docker pull`, scheme and capitals, if that makes it one.
fn mended(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '\'']);
    let text = ["docker pull ", "podman pull ", "image: "]
        .iter()
        .fold(text, |text, start| {
            text.strip_prefix(start).unwrap_or(text).trim_start()
        });
    let text = ["https://", "http://", "docker://", "oci://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
        .unwrap_or(text);
    let (name, tag) = match text.rsplit_once(':') {
        Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
        _ => (text, None),
    };
    let mut lower = name.to_lowercase();
    if let Some(tag) = tag {
        lower = format!("{lower}:{tag}");
    }
    [text.to_owned(), lower]
        .into_iter()
        .find(|text| ImageReference::parse(text).is_ok())
}

/// AI Core pulls over the internet: loopback, private addresses and names without a dot are not there.
fn private_host(image: &ImageReference, place: FieldPath) -> Option<Finding> {
    let host = image.domain().split(':').next().unwrap_or_default();
    let is_private = match host.parse::<std::net::Ipv4Addr>() {
        Ok(address) => address.is_private() || address.is_loopback() || address.is_link_local(),
        Err(_) => {
            (!host.is_empty() && !host.contains('.') && !host.starts_with('['))
                || [".local", ".internal", ".lan", ".localhost"]
                    .iter()
                    .any(|s| host.ends_with(s))
        }
    };
    is_private.then(|| Finding::warning(Code::ImageHostPrivate, place).with("host", host))
}
