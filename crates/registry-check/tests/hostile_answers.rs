//! Servers that answer too much, too slowly or in nonsense: the check ends soon, stays small and says what it met.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod rig;

use std::time::{Duration, Instant};

use registry_check::{Code, Step};
use rig::harness::{Harness, TOKEN, code, codes};
use rig::raw::{Act, Asked, Raw, bytes, say};

/// Longer than any case may take: the limits of the bench end an image after three seconds.
const LONGEST: Duration = Duration::from_secs(5);
/// More than any case may need, in KiB. The largest manifest has 4 MiB, and debug builds are wasteful.
const LARGEST: u64 = 96 * 1024;

const IMAGE_TYPE: &str = "application/vnd.oci.image.manifest.v1+json";
const INDEX_TYPE: &str = "application/vnd.oci.image.index.v1+json";

struct Case {
    name: &'static str,
    answer: fn(&Asked) -> Act,
    says: (Step, Code),
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_answer_costs_little_and_is_called_what_it_is() {
    let before = resident();
    for case in cases() {
        let harness = Harness::new();
        let registry = Raw::start("127.0.0.1", harness.tls(), case.answer).await;
        let image = format!("registry.example:{}/team/app:1", registry.port());
        let start = Instant::now();
        let lines = harness.check(&image, &[]).await;
        let (step, expected) = case.says;
        assert_eq!(
            code(&lines, step),
            expected,
            "{}: {:?}",
            case.name,
            codes(&lines)
        );
        assert!(
            start.elapsed() < LONGEST,
            "{}: {:?}",
            case.name,
            start.elapsed()
        );
        assert!(
            resident() < before + LARGEST,
            "{}: {} KiB",
            case.name,
            resident() - before
        );
    }
}

#[tokio::test]
async fn a_server_without_tls_is_asked_in_plain_only_if_a_person_agrees() {
    use registry_check::Consent;
    let harness = Harness::new();
    let registry = Raw::start("127.0.0.1", None, |asked| open(asked, manifest(asked))).await;
    let host = format!("registry.example:{}", registry.port());
    let image = format!("{host}/team/app:1");
    let lines = harness.check(&image, &[]).await;
    assert_eq!(code(&lines, Step::Reachable), Code::PlainHttpConsent);
    let agreed = [Consent::PlainHttp {
        registry_host: host,
    }];
    let lines = harness.check(&image, &agreed).await;
    assert_eq!(code(&lines, Step::Reachable), Code::ReachedInPlain);
    assert_eq!(code(&lines, Step::ImageFound), Code::ManifestFoundPublic);
}

#[tokio::test]
async fn a_handshake_that_never_ends_does() {
    let harness = Harness::new();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let start = Instant::now();
    let lines = harness
        .check(&format!("registry.example:{port}/team/app:1"), &[])
        .await;
    assert_eq!(code(&lines, Step::Reachable), Code::TimedOut);
    assert!(start.elapsed() < LONGEST);
}

fn cases() -> Vec<Case> {
    let case = |name, step, code, answer| Case {
        name,
        answer,
        says: (step, code),
    };
    let mut cases = heads(&case);
    cases.extend(challenges(&case));
    cases.extend(tokens(&case));
    cases.extend(manifests(&case));
    cases
}

type Make<'a> = &'a dyn Fn(&'static str, Step, Code, fn(&Asked) -> Act) -> Case;

fn heads(case: Make<'_>) -> Vec<Case> {
    let step = Step::Reachable;
    vec![
        case("silence", step, Code::TimedOut, |_| Act::Hang),
        case("hangs up", step, Code::ConnectionLost, |_| {
            Act::Leave(Vec::new())
        }),
        case("nonsense", step, Code::NotHttp, |_| {
            Act::Leave(b"\x00\x01\x02nonsense\r\n\r\n".to_vec())
        }),
        case("another protocol", step, Code::NotHttp, |_| {
            Act::Leave(b"220 mail ready\r\n\r\n".to_vec())
        }),
        case("a head that drips", step, Code::TimedOut, |_| Act::Repeat {
            first: b"HTTP/1.1 200 OK\r\n".to_vec(),
            piece: b"X: y\r\n".to_vec(),
            pause: Duration::from_millis(50),
        }),
        case("a head without end", step, Code::NotHttp, |_| Act::Repeat {
            first: b"HTTP/1.1 200 OK\r\n".to_vec(),
            piece: format!("X: {}\r\n", "y".repeat(16_000)).into_bytes(),
            pause: Duration::ZERO,
        }),
        case("a header without end", step, Code::NotHttp, |_| {
            Act::Repeat {
                first: b"HTTP/1.1 200 OK\r\nX: ".to_vec(),
                piece: vec![b'y'; 16_000],
                pause: Duration::ZERO,
            }
        }),
        case("a thousand headers", step, Code::NotHttp, |_| {
            say(200, &vec![("X", "y"); 1000], "")
        }),
        case("a header of 100 KB", step, Code::NotHttp, |_| {
            say(200, &[("X", &"y".repeat(100_000))], "")
        }),
        case("fails for ever", step, Code::ServerFailed, |_| {
            say(503, &[], "")
        }),
        case("always too many requests", step, Code::RateLimited, |_| {
            say(429, &[("Retry-After", "0")], "")
        }),
        case("asks to wait for a year", step, Code::RateLimited, |_| {
            say(429, &[("Retry-After", "31536000")], "")
        }),
        case(
            "wants a login for the proxy",
            step,
            Code::ProxyAnswered,
            |_| say(407, &[], ""),
        ),
        case("a page for people", step, Code::NotARegistry, |_| {
            say(
                200,
                &[("Content-Type", "text/html")],
                "<html>Log in to the guest network",
            )
        }),
    ]
}

fn challenges(case: Make<'_>) -> Vec<Case> {
    let step = Step::LoginAccepted;
    vec![
        case("401 alone", Step::Reachable, Code::NotARegistry, |_| {
            say(401, &[], "")
        }),
        case("an open quote", step, Code::ChallengeMalformed, |_| {
            challenge("Bearer realm=\"https://")
        }),
        case(
            "signs that belong nowhere",
            step,
            Code::ChallengeMalformed,
            |_| challenge("=;,,,\""),
        ),
        case(
            "a challenge of 20 KB",
            step,
            Code::ChallengeMalformed,
            |_| challenge(&format!("Bearer realm=\"{}\"", "x".repeat(20_000))),
        ),
        case(
            "another kind of login",
            step,
            Code::ChallengeUnknown,
            |_| challenge("Negotiate"),
        ),
        case("no token server", step, Code::RealmMalformed, |_| {
            challenge("Bearer service=\"x\"")
        }),
        case(
            "thousands of challenges",
            step,
            Code::ChallengeUnknown,
            |_| challenge(&vec!["Digest"; 900].join(", ")),
        ),
    ]
}

fn tokens(case: Make<'_>) -> Vec<Case> {
    let step = Step::LoginAccepted;
    vec![
        case("a token without end", step, Code::TokenMalformed, |asked| {
            login(asked, || endless("{\"access_token\":\"", &[b'y'; 16_000]))
        }),
        case("a token that drips", step, Code::TimedOut, |asked| {
            login(asked, || drip("{\"access_token\":\""))
        }),
        case(
            "a page instead of a token",
            step,
            Code::ProxyAnswered,
            |asked| {
                login(asked, || {
                    say(200, &[("Content-Type", "text/html")], "<html>")
                })
            },
        ),
        case(
            "a token with a line end",
            Step::ImageFound,
            Code::NotSendable,
            |asked| login(asked, || say(200, &[], r#"{"access_token":"a\r\nX: y"}"#)),
        ),
        case(
            "a token that is a number",
            step,
            Code::TokenMalformed,
            |asked| login(asked, || say(200, &[], r#"{"access_token":7}"#)),
        ),
        case(
            "nothing but 401",
            Step::ImageFound,
            Code::DeniedOrMissing,
            |asked| match asked.target.starts_with("/token") {
                true => say(200, &[], &format!(r#"{{"access_token":"{TOKEN}"}}"#)),
                false => bearer(asked),
            },
        ),
    ]
}

fn manifests(case: Make<'_>) -> Vec<Case> {
    let step = Step::ImageFound;
    vec![
        case(
            "a manifest without end",
            step,
            Code::ManifestTooLarge,
            |asked| open(asked, endless("{\"x\":\"", &[b'y'; 64_000])),
        ),
        case("a manifest that drips", step, Code::TimedOut, |asked| {
            open(asked, drip("{"))
        }),
        case(
            "a manifest that breaks off",
            step,
            Code::ConnectionLost,
            |asked| {
                let head = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: {IMAGE_TYPE}\r\nContent-Length: 999\r\n\r\n{{"
                );
                open(asked, Act::Leave(head.into_bytes()))
            },
        ),
        case(
            "an error without end",
            step,
            Code::NotFound,
            |asked| match &*asked.method {
                "HEAD" => say(
                    404,
                    &[("Docker-Distribution-Api-Version", "registry/2.0")],
                    "",
                ),
                _ => Act::Repeat {
                    first: b"HTTP/1.1 404 X\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec(),
                    piece: chunk(&[b'y'; 16_000]),
                    pause: Duration::ZERO,
                },
            },
        ),
        case("a bomb of gzip", step, Code::ManifestMalformed, |asked| {
            let headers = [("Content-Type", IMAGE_TYPE), ("Content-Encoding", "gzip")];
            open(asked, say(200, &headers, "\u{1f}\u{8b}\u{8}bomb"))
        }),
        case(
            "a hundred thousand brackets",
            step,
            Code::ManifestMalformed,
            |asked| {
                open(
                    asked,
                    say(200, &[("Content-Type", IMAGE_TYPE)], &"[".repeat(100_000)),
                )
            },
        ),
        case(
            "both image and index",
            step,
            Code::ManifestMalformed,
            |asked| {
                open(
                    asked,
                    say(
                        200,
                        &[("Content-Type", IMAGE_TYPE)],
                        r#"{"manifests":[],"config":{"digest":"x"}}"#,
                    ),
                )
            },
        ),
        case(
            "another digest than told",
            step,
            Code::DigestMismatch,
            |asked| {
                let digest = format!("sha256:{}", "0".repeat(64));
                let headers = [
                    ("Content-Type", IMAGE_TYPE),
                    ("Docker-Content-Digest", &*digest),
                ];
                open(asked, say(200, &headers, "{}"))
            },
        ),
        case(
            "an index of 20000 platforms",
            Step::RunsOnPlatform,
            Code::PlatformMissing,
            |asked| {
                let entry =
                    r#"{"digest":"sha256:a","platform":{"os":"linux","architecture":"s390x"}}"#;
                let body = format!("{{\"manifests\":[{}]}}", vec![entry; 20_000].join(","));
                open(asked, say(200, &[("Content-Type", INDEX_TYPE)], &body))
            },
        ),
        case(
            "a digest that climbs",
            Step::RunsOnPlatform,
            Code::NotSendable,
            |asked| {
                let config = r#"{"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"../../../../x"}}"#;
                open(asked, say(200, &[("Content-Type", IMAGE_TYPE)], config))
            },
        ),
        case(
            "an index within itself",
            Step::RunsOnPlatform,
            Code::DigestMismatch,
            |asked| {
                let digest = format!("sha256:{}", "0".repeat(64));
                let body = format!(r#"{{"manifests":[{{"digest":"{digest}"}}]}}"#);
                open(asked, say(200, &[("Content-Type", INDEX_TYPE)], &body))
            },
        ),
        case(
            "a configuration without end",
            Step::RunsOnPlatform,
            Code::DigestMismatch,
            |asked| match asked.target.contains("/blobs/") {
                true => endless("{", &[b'y'; 64_000]),
                false => open(asked, manifest(asked)),
            },
        ),
    ]
}

fn challenge(text: &str) -> Act {
    say(401, &[("WWW-Authenticate", text)], "")
}

fn bearer(asked: &Asked) -> Act {
    let host = asked
        .head
        .lines()
        .find_map(|line| line.strip_prefix("Host: "))
        .unwrap_or_default();
    challenge(&format!("Bearer realm=\"https://{host}/token\""))
}

/// Sends everybody to the token server, which answers a login in this way.
fn login(asked: &Asked, token: impl FnOnce() -> Act) -> Act {
    match (asked.target.starts_with("/token"), &*asked.method) {
        (true, "POST") => token(),
        (true, _) if asked.head.contains("uthorization: Basic") => token(),
        (true, _) => say(401, &[], ""),
        (false, _) if asked.head.contains("uthorization: Bearer") => say(200, &[], ""),
        (false, _) => bearer(asked),
    }
}

/// Is open to all, and answers `GET` in this way.
fn open(asked: &Asked, get: Act) -> Act {
    match (&*asked.method, &*asked.target) {
        (_, "/v2/") => say(
            200,
            &[("Docker-Distribution-Api-Version", "registry/2.0")],
            "{}",
        ),
        ("HEAD", _) => match get {
            Act::Say(bytes) => Act::Say(bytes),
            _ => say(200, &[("Content-Type", IMAGE_TYPE)], ""),
        },
        _ => get,
    }
}

fn manifest(_: &Asked) -> Act {
    let digest = format!("sha256:{}", "0".repeat(64));
    let kind = "application/vnd.oci.image.config.v1+json";
    let body = format!(r#"{{"config":{{"mediaType":"{kind}","digest":"{digest}"}}}}"#);
    Act::Say(bytes(200, &[("Content-Type", IMAGE_TYPE)], &body))
}

fn endless(start: &str, piece: &[u8]) -> Act {
    Act::Repeat {
        first: chunked(start),
        piece: chunk(piece),
        pause: Duration::ZERO,
    }
}

fn drip(start: &str) -> Act {
    Act::Repeat {
        first: chunked(start),
        piece: chunk(b" "),
        pause: Duration::from_millis(50),
    }
}

fn chunked(start: &str) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {IMAGE_TYPE}\r\nTransfer-Encoding: chunked\r\n\r\n"
    );
    [head.as_bytes(), &chunk(start.as_bytes())].concat()
}

fn chunk(bytes: &[u8]) -> Vec<u8> {
    [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat()
}

/// The memory of this process in KiB, servers included.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
