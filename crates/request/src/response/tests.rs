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

#[test]
fn what_a_token_server_issues_is_masked_in_its_own_response_and_in_every_later_one() {
    let opened = OpenedSecrets::default();
    let body = r#"{"access_token":"issued-token-1","expires_in":60}"#;
    let issued = received(body, &[], opened.clone());
    let [token, refresh] = issued
        .credentials(["access_token", "refresh_token"])
        .unwrap();
    assert_eq!(token.unwrap().unwrap().open(), "issued-token-1");
    assert!(refresh.unwrap().is_none());
    let kept = issued.keep();
    assert_eq!(kept.body, r#"{"access_token":"••••••••","expires_in":60}"#);
    let later = received("got issued-token-1", &[], opened).keep();
    assert_eq!(later.body, "got ••••••••");
}

#[test]
fn a_token_is_taken_from_an_object_and_only_if_it_is_a_text() {
    let token = |body: &str| {
        let credentials = received(body, &[], OpenedSecrets::default()).credentials(["token"]);
        credentials.map(|[token]| token.map(|token| token.map(|token| token.open().to_owned())))
    };
    for (body, expected) in [
        (r#"{"token":"a"}"#, Some(Ok(Some("a".to_owned())))),
        (r#"{"token":""}"#, Some(Ok(Some(String::new())))),
        (r#"{"token":null}"#, Some(Ok(None))),
        ("{}", Some(Ok(None))),
        (r#"{"token":7}"#, Some(Err(NotText))),
        (r#"{"token":{"token":"a"}}"#, Some(Err(NotText))),
        (r#"["token","a"]"#, None),
        ("<html>", None),
        ("", None),
    ] {
        assert_eq!(token(body), expected, "{body}");
    }
}

#[test]
fn a_body_that_may_hold_a_secret_nobody_found_is_left_out_and_the_rest_stays() {
    let kept = echo("hunter2").keep_head();
    assert_eq!(
        (kept.body.as_str(), kept.end.clone()),
        ("", BodyEnd::Withheld)
    );
    assert!(kept.is_truncated());
    assert_eq!(kept.size, "you sent hunter2".len());
    assert_eq!(kept.header("x-echo"), Some("••••••••"));
}

#[test]
fn of_a_body_that_broke_off_a_part_is_kept_and_the_start_of_a_secret_at_its_end_is_masked() {
    let text = format!("{} hunter2", "x".repeat(LONGEST_CUT_OFF - 5));
    let opened = OpenedSecrets::default();
    opened.learn(&Secret::new("hunter2".to_owned()));
    for end in [
        BodyEnd::Capped,
        BodyEnd::CutOff {
            error: TransportError::NotHttp {
                host: "api.example".to_owned(),
            },
        },
    ] {
        let mut cut = received(&text, &[], opened.clone());
        cut.head.end = end.clone();
        let kept = cut.keep();
        assert!(
            kept.body.starts_with("xxx") && kept.is_truncated(),
            "{end:?}"
        );
        assert!(kept.body.len() < LONGEST_CUT_OFF + 64, "{end:?}");
        assert!(!kept.body.contains("hun"), "{end:?}");
    }
}

#[test]
fn sizes_and_digests_are_of_the_bytes_as_they_came() {
    let headers = [("etag", "\"1\""), ("x-request-id", "r-1")];
    let received = received("hunter2 abc", &headers, OpenedSecrets::default());
    // As HTTP/1.1 writes them: `etag: "1"` and its line end.
    assert_eq!(
        received.head_size(),
        "etag: \"1\"\r\nx-request-id: r-1\r\n".len()
    );
    let sha256 = <sha2::Sha256 as Digest>::digest("hunter2 abc");
    assert_eq!(received.digest::<sha2::Sha256>(), sha256.to_vec());
    assert_eq!(received.keep().request_id(), Some("r-1"));
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
