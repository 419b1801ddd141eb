//! What a manifest says, read from its type and text as containerd reads it (`core/images/image.go`).

use serde::Deserialize;

use crate::platform::Platform;

/// The types containerd asks for, in its order (`core/remotes/docker/resolver.go`).
pub(crate) const MANIFEST_TYPES: &str = "application/vnd.docker.distribution.manifest.v2+json, \
     application/vnd.docker.distribution.manifest.list.v2+json, \
     application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, */*";

/// The types of an image's configuration; any other makes the manifest that of an artifact.
const CONFIG_TYPES: [&str; 2] = [
    "application/vnd.docker.container.image.v1+json",
    "application/vnd.oci.image.config.v1+json",
];

/// A manifest as far as a check reads it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Manifest {
    /// One image, with the digest of its configuration.
    Image { config: String },
    /// A list of images.
    Index { entries: Vec<Entry> },
    /// The form of docker before 1.10, which containerd 2 no longer pulls.
    SchemaOne,
    /// Something else that a registry can hold: a chart, a model, a signature.
    Artifact { media_type: String },
}

/// A manifest that an index names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Entry {
    pub(crate) digest: String,
    pub(crate) platform: Option<Platform>,
}

/// The text is no manifest of the type it was sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

/// The type of a manifest without its parameters. `text/plain` stands for schema 1, as in containerd.
pub(crate) fn media_type(content_type: &str) -> &str {
    match content_type.split(';').next().unwrap_or_default().trim() {
        "text/plain" => "application/vnd.docker.distribution.manifest.v1+prettyjws",
        other => other,
    }
}

impl Manifest {
    /// Reads a manifest that was sent as `content_type`.
    pub(crate) fn read(content_type: &str, body: &str) -> Result<Self, Unreadable> {
        match media_type(content_type) {
            "application/vnd.docker.distribution.manifest.v1+prettyjws"
            | "application/vnd.docker.distribution.manifest.v1+json" => Ok(Self::SchemaOne),
            "application/vnd.docker.distribution.manifest.v2+json"
            | "application/vnd.oci.image.manifest.v1+json" => read_image(body),
            "application/vnd.docker.distribution.manifest.list.v2+json"
            | "application/vnd.oci.image.index.v1+json" => read_index(body),
            other => Ok(Self::Artifact {
                media_type: other.to_owned(),
            }),
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    config: Option<Descriptor>,
    layers: Option<Vec<serde::de::IgnoredAny>>,
    manifests: Option<Vec<Entry>>,
    artifact_type: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    #[serde(default)]
    media_type: String,
    digest: String,
}

fn read_image(body: &str) -> Result<Manifest, Unreadable> {
    let document: Document = serde_json::from_str(body).map_err(|_| Unreadable)?;
    // A document that could be read both ways is refused by containerd (CVE-2021-41190).
    if document.manifests.is_some() {
        return Err(Unreadable);
    }
    let config = document.config.ok_or(Unreadable)?;
    match CONFIG_TYPES.contains(&&*config.media_type) {
        true => Ok(Manifest::Image {
            config: config.digest,
        }),
        false => {
            let media_type = document.artifact_type.unwrap_or(config.media_type);
            Ok(Manifest::Artifact { media_type })
        }
    }
}

fn read_index(body: &str) -> Result<Manifest, Unreadable> {
    let document: Document = serde_json::from_str(body).map_err(|_| Unreadable)?;
    if document.config.is_some() || document.layers.is_some() {
        return Err(Unreadable);
    }
    Ok(Manifest::Index {
        entries: document.manifests.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCKER: &str = "application/vnd.docker.distribution.manifest.v2+json";
    const OCI: &str = "application/vnd.oci.image.manifest.v1+json";
    const INDEX: &str = "application/vnd.oci.image.index.v1+json";

    #[test]
    fn images_of_both_kinds_are_read_down_to_their_configuration() {
        for (content_type, config) in [(DOCKER, CONFIG_TYPES[0]), (OCI, CONFIG_TYPES[1])] {
            let body = format!(r#"{{"config":{{"mediaType":"{config}","digest":"sha256:c"}}}}"#);
            let content_type = format!("{content_type}; charset=utf-8");
            let image = Manifest::Image {
                config: "sha256:c".to_owned(),
            };
            assert_eq!(Manifest::read(&content_type, &body), Ok(image));
        }
    }

    #[test]
    fn an_index_lists_what_it_names_with_and_without_platform() {
        let body = r#"{"manifests":[
            {"digest":"sha256:a","platform":{"os":"linux","architecture":"arm64","variant":"v8"}},
            {"digest":"sha256:b"}]}"#;
        let Ok(Manifest::Index { entries }) = Manifest::read(INDEX, body) else {
            panic!("no index");
        };
        assert_eq!(
            entries[0].platform.as_ref().unwrap().to_string(),
            "linux/arm64/v8"
        );
        assert_eq!(entries[1].platform, None);
    }

    #[test]
    fn what_is_no_image_says_what_it_is() {
        let helm = r#"{"config":{"mediaType":"application/vnd.cncf.helm.config.v1+json","digest":"sha256:c"}}"#;
        let model = r#"{"artifactType":"application/vnd.model","config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:c"}}"#;
        for (content_type, body, kind) in [
            (OCI, helm, "application/vnd.cncf.helm.config.v1+json"),
            (OCI, model, "application/vnd.model"),
            ("application/octet-stream", "x", "application/octet-stream"),
        ] {
            let artifact = Manifest::Artifact {
                media_type: kind.to_owned(),
            };
            assert_eq!(Manifest::read(content_type, body), Ok(artifact));
        }
        assert_eq!(Manifest::read("text/plain", "{}"), Ok(Manifest::SchemaOne));
    }

    #[test]
    fn a_document_that_could_be_read_both_ways_is_refused() {
        let config = r#""config":{"digest":"sha256:c"}"#;
        assert_eq!(
            Manifest::read(OCI, &format!("{{{config},\"manifests\":[]}}")),
            Err(Unreadable)
        );
        assert_eq!(
            Manifest::read(INDEX, &format!("{{{config},\"manifests\":[]}}")),
            Err(Unreadable)
        );
        assert_eq!(Manifest::read(OCI, "<html>"), Err(Unreadable));
        assert_eq!(Manifest::read(OCI, &"[".repeat(100_000)), Err(Unreadable));
    }
}
