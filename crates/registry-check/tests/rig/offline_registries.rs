//! Many small registries with token servers of their own, for counting and measuring.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ring::digest::{SHA256, digest};

use super::harness::{Harness, PASSWORD, TOKEN, USERNAME};
use super::raw::{Act, Asked, Raw, bytes};

const CONFIG: &str = r#"{"os":"linux","architecture":"amd64"}"#;
const IMAGE_TYPE: &str = "application/vnd.oci.image.manifest.v1+json";

/// What was asked of a registry.
#[derive(Debug, Default)]
pub struct Count {
    pub requests: AtomicUsize,
    pub logins: AtomicUsize,
}

/// A registry for images of any name, behind a login of `USERNAME`, that answers after a while.
pub async fn registry(harness: &Harness, late: Duration) -> (Raw, Arc<Count>) {
    let count = Arc::new(Count::default());
    let counted = Arc::clone(&count);
    let answer = move |asked: &Asked| {
        counted.requests.fetch_add(1, Ordering::SeqCst);
        if asked.target.starts_with("/token") && is_login(asked) {
            counted.logins.fetch_add(1, Ordering::SeqCst);
        }
        Act::SayLate(late, answer(asked))
    };
    (Raw::start("127.0.0.1", harness.tls(), answer).await, count)
}

fn answer(asked: &Asked) -> Vec<u8> {
    let host = asked
        .head
        .lines()
        .find_map(|line| line.strip_prefix("Host: "))
        .unwrap_or_default();
    if asked.target.starts_with("/token") {
        return token(asked);
    }
    if !asked.head.contains(TOKEN) {
        let challenge = format!("Bearer realm=\"https://{host}/token\",service=\"x\"");
        return bytes(401, &[("WWW-Authenticate", &challenge)], "");
    }
    if asked.target.contains("/blobs/") {
        return bytes(200, &[], CONFIG);
    }
    let manifest = format!(
        r#"{{"config":{{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{}"}}}}"#,
        sha256(CONFIG)
    );
    let headers = [
        ("Content-Type", IMAGE_TYPE),
        ("Docker-Content-Digest", &*sha256(&manifest)),
    ];
    bytes(200, &headers, &manifest)
}

fn token(asked: &Asked) -> Vec<u8> {
    let body = percent_encoding::percent_decode_str(&asked.body)
        .decode_utf8_lossy()
        .into_owned();
    let good = body.contains(&format!("password={PASSWORD}")) && body.contains(USERNAME);
    match good {
        true => bytes(200, &[], &format!(r#"{{"access_token":"{TOKEN}"}}"#)),
        false => bytes(
            401,
            &[],
            r#"{"errors":[{"code":"UNAUTHORIZED","message":"wrong"}]}"#,
        ),
    }
}

fn is_login(asked: &Asked) -> bool {
    asked.method == "POST" || asked.head.contains("uthorization: Basic")
}

fn sha256(text: &str) -> String {
    let hex: String = digest(&SHA256, text.as_bytes())
        .as_ref()
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    format!("sha256:{hex}")
}
