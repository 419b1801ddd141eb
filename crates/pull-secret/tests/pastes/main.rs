//! Texts as people have them: documents with a fault, answers of programs, templates.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests fail with the test"
)]

mod answers;
mod documents;
mod logins;
mod templates;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pull_secret::import::ForeignText;
use pull_secret::import::{Import, LeftOut};
use pull_secret::{ImportError, import};

/// `auth` of anna with the password `fake-1`.
const AUTH: &str = "YW5uYTpmYWtlLTE=";

fn taken(text: &str) -> Import {
    import(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

fn refused(text: &str) -> ForeignText {
    match import(text.as_bytes()) {
        Err(ImportError::Foreign(foreign)) => foreign,
        other => panic!("{other:?}: {text}"),
    }
}

/// Registry key, username and password of each credential, as `key user:password`.
fn logins(found: &Import) -> Vec<String> {
    let login = |one: &pull_secret::ImportedCredential| {
        let password = one
            .password
            .as_ref()
            .map_or("?", |password| password.open());
        format!("{} {}:{password}", one.registry_key, one.username)
    };
    found.credentials.iter().map(login).collect()
}

fn base64(text: &str) -> String {
    STANDARD.encode(text)
}

/// A document with one entry for `ghcr.io`.
fn config(entry: &str) -> String {
    format!(r#"{{"auths":{{"ghcr.io":{entry}}}}}"#)
}

fn good() -> String {
    config(&format!(r#"{{"auth":"{AUTH}"}}"#))
}

/// A Secret with this value below this group.
fn secret(name: &str, secret_type: &str, group: &str, value: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: {name}\ntype: {secret_type}\n{group}:\n  .dockerconfigjson: {value}\n"
    )
}

const TYPE: &str = "kubernetes.io/dockerconfigjson";

fn text_in_json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn has_other_text(found: &Import) -> bool {
    found.left_out.contains(&LeftOut::OtherText)
}
