//! The images of the practice registry, made when it starts: real manifests with true digests over
//! a config and one small layer each.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::gzip::gzip;
use crate::random::hex;

/// The repository that anybody may pull from.
pub(super) const PUBLIC_REPOSITORY: &str = "practice/hello";

/// A blob or a manifest.
#[derive(Debug, Clone)]
pub(super) struct Object {
    pub(super) media_type: &'static str,
    pub(super) digest: String,
    pub(super) bytes: Vec<u8>,
}

/// The repositories of the practice registry, by name.
#[derive(Debug, Default)]
pub(super) struct Images(HashMap<&'static str, Repository>);

/// The images of one name.
#[derive(Debug, Default)]
pub(super) struct Repository {
    manifests: HashMap<String, Object>,
    blobs: HashMap<String, Object>,
    tags: BTreeMap<&'static str, String>,
}

/// One family of media types.
struct Kind {
    index: &'static str,
    manifest: &'static str,
    config: &'static str,
    layer: &'static str,
}

const OCI: Kind = Kind {
    index: "application/vnd.oci.image.index.v1+json",
    manifest: "application/vnd.oci.image.manifest.v1+json",
    config: "application/vnd.oci.image.config.v1+json",
    layer: "application/vnd.oci.image.layer.v1.tar+gzip",
};

const DOCKER: Kind = Kind {
    index: "application/vnd.docker.distribution.manifest.list.v2+json",
    manifest: "application/vnd.docker.distribution.manifest.v2+json",
    config: "application/vnd.docker.container.image.v1+json",
    layer: "application/vnd.docker.image.rootfs.diff.tar.gzip",
};

impl Images {
    /// `practice/train` (private; tags `1`, `docker`, `arm64`) and `practice/hello` (public; tag `1`).
    pub(super) fn practice() -> Self {
        let mut train = Repository::default();
        train.add_index("1", &OCI, &["amd64", "arm64"]);
        train.add_index("docker", &DOCKER, &["amd64", "arm64"]);
        train.add_image("arm64", &DOCKER, "arm64");
        let mut hello = Repository::default();
        hello.add_image("1", &OCI, "amd64");
        Self(HashMap::from([
            ("practice/train", train),
            (PUBLIC_REPOSITORY, hello),
        ]))
    }

    pub(super) fn repository(&self, name: &str) -> Option<&Repository> {
        self.0.get(name)
    }
}

impl Repository {
    /// The manifest behind a tag or a digest.
    pub(super) fn manifest(&self, reference: &str) -> Option<&Object> {
        let digest = self.tags.get(reference).map_or(reference, String::as_str);
        self.manifests.get(digest)
    }

    pub(super) fn blob(&self, digest: &str) -> Option<&Object> {
        self.blobs.get(digest)
    }

    /// The tags of the repository, sorted as the API lists them.
    pub(super) fn tags(&self) -> Vec<&str> {
        self.tags.keys().copied().collect()
    }

    fn add_index(&mut self, tag: &'static str, kind: &Kind, architectures: &[&str]) {
        let entries = architectures.iter().map(|architecture| {
            let mut entry = descriptor(&self.put_image(kind, architecture));
            entry["platform"] = json!({ "architecture": architecture, "os": "linux" });
            entry
        });
        let index = json!({
            "schemaVersion": 2,
            "mediaType": kind.index,
            "manifests": entries.collect::<Vec<_>>(),
        });
        self.tag(tag, Object::json(kind.index, &index));
    }

    fn add_image(&mut self, tag: &'static str, kind: &Kind, architecture: &str) {
        let manifest = self.put_image(kind, architecture);
        self.tag(tag, manifest);
    }

    fn tag(&mut self, tag: &'static str, manifest: Object) {
        self.tags.insert(tag, manifest.digest.clone());
        self.manifests.insert(manifest.digest.clone(), manifest);
    }

    fn put_image(&mut self, kind: &Kind, architecture: &str) -> Object {
        let tar = empty_tar();
        let config = json!({
            "architecture": architecture,
            "os": "linux",
            "config": { "Cmd": ["/train"] },
            "rootfs": { "type": "layers", "diff_ids": [digest(&tar)] },
        });
        let config = Object::json(kind.config, &config);
        let layer = Object::new(kind.layer, gzip(&tar));
        let manifest = json!({
            "schemaVersion": 2,
            "mediaType": kind.manifest,
            "config": descriptor(&config),
            "layers": [descriptor(&layer)],
        });
        let manifest = Object::json(kind.manifest, &manifest);
        self.blobs
            .extend([config, layer].map(|blob| (blob.digest.clone(), blob)));
        self.manifests
            .insert(manifest.digest.clone(), manifest.clone());
        manifest
    }
}

impl Object {
    fn new(media_type: &'static str, bytes: Vec<u8>) -> Self {
        Self {
            media_type,
            digest: digest(&bytes),
            bytes,
        }
    }

    fn json(media_type: &'static str, json: &Value) -> Self {
        Self::new(media_type, json.to_string().into_bytes())
    }
}

fn descriptor(object: &Object) -> Value {
    json!({ "mediaType": object.media_type, "digest": object.digest, "size": object.bytes.len() })
}

fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", hex(&Sha256::digest(bytes)))
}

/// Two blocks of zeros end a tar archive, and are one.
fn empty_tar() -> Vec<u8> {
    vec![0; 1024]
}
