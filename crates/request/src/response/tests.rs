//! What is kept of an answer.

use pull_secret::Secret;

use super::*;
use crate::Connecting;

#[test]
fn what_is_kept_holds_no_secret_in_body_or_headers() {
    let kept = echo("hunter2").keep();
    assert_eq!(kept.body, "you sent ••••••••");
    assert_eq!(kept.header("X-ECHO"), Some("••••••••"));
}

fn echo(secret: &str) -> Received {
    let opened = OpenedSecrets::default();
    opened.learn(&Secret::new(secret.to_owned()));
    received(&format!("you sent {secret}"), &[("x-echo", secret)], opened)
}

fn received(body: &str, headers: &[(&str, &str)], opened: OpenedSecrets) -> Received {
    let head = Response {
        status: 200,
        reason: "OK".to_owned(),
        version: "HTTP/1.1".to_owned(),
        headers: Vec::new(),
        body: String::new(),
        size: body.len(),
        end: BodyEnd::Complete,
        timing: Timing {
            connecting: Connecting::NotMeasured,
            first_byte: Duration::ZERO,
            total: Duration::ZERO,
        },
    };
    let headers = headers.iter();
    let headers = headers.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let body = Zeroizing::new(body.as_bytes().to_vec());
    Received::new(head, headers.collect(), body, opened)
}
