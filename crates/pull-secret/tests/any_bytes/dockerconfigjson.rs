//! What holds for any bytes handed to the kubelet as a pull secret.

use std::collections::BTreeMap;

use pull_secret::Document;
use pull_secret::document::{self, Entry, api_server_accepts};
use reference_readers::{docker_cli, go_containerregistry};

/// No reader panics, and what the kubelet reads is read again from what is written of it.
pub(crate) fn holds(bytes: &[u8]) {
    let _ = docker_cli::read(bytes);
    let _ = go_containerregistry::read_into(&mut BTreeMap::new(), bytes);
    let _ = Document::read_dockercfg(bytes);
    let Ok(document) = Document::read(bytes) else {
        return;
    };
    assert!(
        api_server_accepts(bytes),
        "the kubelet never gets to see it"
    );
    if let Some(written) = written(&document) {
        let entries = document.entries.into_iter().map(without_email).collect();
        assert_eq!(Document::read(written.as_bytes()), Ok(Document { entries }));
    }
}

/// `None` if a username or password is no text: those cannot be written.
fn written(document: &Document) -> Option<String> {
    let texts = document.entries.iter().map(|(key, entry)| {
        let username = str::from_utf8(&entry.username).ok()?;
        Some((&**key, username, str::from_utf8(&entry.password).ok()?))
    });
    Some(document::write(texts.collect::<Option<Vec<_>>>()?))
}

fn without_email((key, entry): (String, Entry)) -> (String, Entry) {
    let email = String::new();
    (key, Entry { email, ..entry })
}
