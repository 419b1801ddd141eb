//! How docker, the kubelet and containerd write the name of an image.

use pull_secret::ImageReference;

const DOCKER_HUB: &str = "docker.io";

/// The short form, as docker shows it.
pub(crate) fn docker_short_form(image: &ImageReference) -> String {
    let full = image.to_string();
    if image.domain() != DOCKER_HUB {
        return full;
    }
    let name = full.strip_prefix("docker.io/").unwrap_or(&full);
    let is_official = image.path().matches('/').count() == 1;
    match name.strip_prefix("library/") {
        Some(official) if is_official => official.to_owned(),
        _ => name.to_owned(),
    }
}

/// What containerd pulls: `latest` without a tag and digest, and the digest alone where there is one.
pub(crate) fn pulled_by_containerd(image: &ImageReference) -> String {
    let repository = image.repository();
    match (image.tag(), image.digest()) {
        (_, Some(digest)) => format!("{repository}@{digest}"),
        (Some(tag), None) => format!("{repository}:{tag}"),
        (None, None) => format!("{repository}:latest"),
    }
}

/// The tag that the kubelet takes: `latest` without a tag and digest, none with a digest alone.
pub(crate) fn kubelet_tag(image: &ImageReference) -> &str {
    match (image.tag(), image.digest()) {
        (Some(tag), _) => tag,
        (None, Some(_)) => "",
        (None, None) => "latest",
    }
}
