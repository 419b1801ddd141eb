//! Small images of every kind, laid out as files and pushed by skopeo.

use std::fs;
use std::path::Path;

use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

/// An OCI layout that grows by one manifest at a time.
pub struct Layout<'a>(pub &'a Path);

impl Layout<'_> {
    /// An image for one platform; gives its descriptor.
    pub fn image(&self, os: &str, architecture: &str, variant: Option<&str>) -> Value {
        // The end of a tar archive is 1024 zeros, and so is the whole of an empty one.
        let layer = self.blob(&[0; 1024], "application/vnd.oci.image.layer.v1.tar");
        let mut config = json!({
            "os": os, "architecture": architecture, "config": {},
            "rootfs": { "type": "layers", "diff_ids": [layer["digest"]] },
            "history": [{ "created_by": "test" }],
        });
        if let Some(variant) = variant {
            config["variant"] = json!(variant);
        }
        let config = self.blob(
            config.to_string().as_bytes(),
            "application/vnd.oci.image.config.v1+json",
        );
        let mut manifest = self.manifest(&config, &layer);
        manifest["platform"] = json!({ "os": os, "architecture": architecture });
        manifest
    }

    /// Something that is no image.
    pub fn artifact(&self, config_type: &str) -> Value {
        let layer = self.blob(b"chart", "application/vnd.oci.image.layer.v1.tar");
        let config = self.blob(b"{}", config_type);
        self.manifest(&config, &layer)
    }

    /// An index of images.
    pub fn index(&self, manifests: &[Value]) -> Value {
        let kind = "application/vnd.oci.image.index.v1+json";
        let index = json!({ "schemaVersion": 2, "mediaType": kind, "manifests": manifests });
        self.blob(index.to_string().as_bytes(), kind)
    }

    /// Makes a descriptor the one that is pushed.
    pub fn select(&self, descriptor: &Value) {
        let mut entry = descriptor.clone();
        entry["annotations"] = json!({ "org.opencontainers.image.ref.name": "it" });
        let index = json!({ "schemaVersion": 2, "manifests": [entry] });
        fs::write(self.0.join("index.json"), index.to_string()).unwrap();
        fs::write(
            self.0.join("oci-layout"),
            r#"{"imageLayoutVersion":"1.0.0"}"#,
        )
        .unwrap();
    }

    pub fn blob(&self, bytes: &[u8], media_type: &str) -> Value {
        let hex: String = digest(&SHA256, bytes)
            .as_ref()
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        let folder = self.0.join("blobs/sha256");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(&hex), bytes).unwrap();
        json!({ "mediaType": media_type, "digest": format!("sha256:{hex}"), "size": bytes.len() })
    }

    fn manifest(&self, config: &Value, layer: &Value) -> Value {
        let kind = "application/vnd.oci.image.manifest.v1+json";
        let manifest = json!({
            "schemaVersion": 2, "mediaType": kind, "config": config, "layers": [layer],
        });
        self.blob(manifest.to_string().as_bytes(), kind)
    }
}
