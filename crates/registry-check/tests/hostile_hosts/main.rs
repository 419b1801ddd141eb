//! Registries that try to have a password sent elsewhere. Whatever they say, not one byte of it gets there.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod cases;
#[path = "../rig/mod.rs"]
mod rig;

use cases::{cases, consent};
use registry_check::{Code, Consent, Step};
use rig::harness::{Harness, PASSWORD, TOKEN, code, codes, holds_secret};
use rig::raw::{Act, Asked, Raw, say};

/// What a registry does, and what the check has to say of it.
struct Case {
    name: &'static str,
    trick: Trick,
    consents: fn(&Hosts) -> Vec<Consent>,
    says: Option<(Step, Code)>,
    /// It is followed, without credentials.
    followed: bool,
}

enum Trick {
    /// Names this token server.
    Realm(fn(&Hosts) -> String),
    /// Answers 401 with these challenges.
    Challenges(fn(&Hosts) -> Vec<String>),
    /// Answers a request of this kind with this status and `Location`.
    Redirect(When, u16, fn(&Hosts) -> String),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Anonymous,
    TokenPost,
    TokenGet,
    ManifestWithToken,
    PingWithBasic,
    ManifestWithBasic,
    Configuration,
}

/// Hosts with their ports.
#[derive(Clone)]
struct Hosts {
    registry: String,
    /// Listens at every address of this computer, with TLS.
    trap: u16,
    /// The same without TLS.
    plain_trap: u16,
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_reaches_a_host_it_was_not_meant_for() {
    let cases = cases();
    assert!(cases.len() >= 30, "{} cases", cases.len());
    for case in cases {
        try_case(&case).await;
    }
}

async fn try_case(case: &Case) {
    let harness = Harness::new();
    let trap = Raw::start("0.0.0.0", harness.tls(), trap).await;
    let plain_trap = Raw::start("0.0.0.0", None, trap_in_plain).await;
    let registry = Raw::start("127.0.0.1", harness.tls(), script(case, &trap, &plain_trap)).await;
    let hosts = Hosts {
        registry: format!("registry.example:{}", registry.port()),
        trap: trap.port(),
        plain_trap: plain_trap.port(),
    };
    let image = format!("{}/team/app:1", hosts.registry);
    let lines = harness.check(&image, &(case.consents)(&hosts)).await;

    for (server, seen) in [("trap", trap.seen()), ("plain trap", plain_trap.seen())] {
        assert!(
            !holds_secret(&seen),
            "{}: the {server} got {seen}",
            case.name
        );
        let lower = seen.to_lowercase();
        assert!(
            !lower.contains("authorization"),
            "{}: the {server} got {seen}",
            case.name
        );
    }
    let followed = !trap.seen().is_empty();
    assert_eq!(
        followed,
        case.followed,
        "{}: {:?}",
        case.name,
        codes(&lines)
    );
    assert!(plain_trap.seen().is_empty(), "{}", case.name);
    let evidence = serde_json::to_string(&lines).unwrap();
    assert!(!holds_secret(&evidence), "{}: {evidence}", case.name);
    if let Some((step, expected)) = case.says {
        assert_eq!(
            code(&lines, step),
            expected,
            "{}: {:?}",
            case.name,
            codes(&lines)
        );
    }
}

/// A registry whose every answer is friendly, but for the trick.
fn script(
    case: &Case,
    trap: &Raw,
    plain_trap: &Raw,
) -> impl Fn(&Asked) -> Act + Send + Sync + use<> {
    let (trap, plain_trap) = (trap.port(), plain_trap.port());
    let trick = match &case.trick {
        Trick::Realm(realm) => Ok((None, *realm)),
        Trick::Challenges(challenges) => Ok((Some(*challenges), own_realm as fn(&Hosts) -> String)),
        Trick::Redirect(when, status, target) => Err((*when, *status, *target)),
    };
    move |asked| {
        let host = asked
            .head
            .lines()
            .find_map(|line| line.strip_prefix("Host: "));
        let registry = host.unwrap_or_default().to_owned();
        let hosts = Hosts {
            registry,
            trap,
            plain_trap,
        };
        match &trick {
            Ok((challenges, realm)) => {
                let bearer =
                    |hosts| vec![format!("Bearer realm=\"{}\",service=\"x\"", realm(hosts))];
                friendly(
                    asked,
                    &challenges.map_or_else(|| bearer(&hosts), |make| make(&hosts)),
                )
            }
            Err((when, status, target)) if kind(asked) == Some(*when) => {
                say(*status, &[("Location", &target(&hosts))], "")
            }
            Err((When::TokenGet, ..)) if asked.method == "POST" => say(404, &[], ""),
            Err((When::PingWithBasic | When::ManifestWithBasic, ..)) => {
                friendly(asked, &["Basic realm=\"x\"".to_owned()])
            }
            Err(_) => {
                let realm = own_realm(&hosts);
                friendly(asked, &[format!("Bearer realm=\"{realm}\",service=\"x\"")])
            }
        }
    }
}

fn kind(asked: &Asked) -> Option<When> {
    let bearer = asked.head.contains("uthorization: Bearer");
    let basic = asked.head.contains("uthorization: Basic");
    match &*asked.target {
        "/v2/" => basic.then_some(When::PingWithBasic),
        target if target.starts_with("/token") => match (&*asked.method, basic) {
            ("POST", _) => Some(When::TokenPost),
            (_, true) => Some(When::TokenGet),
            _ => None,
        },
        target if target.contains("/blobs/") => Some(When::Configuration),
        _ if bearer => Some(When::ManifestWithToken),
        _ if basic => Some(When::ManifestWithBasic),
        _ => Some(When::Anonymous),
    }
}

fn friendly(asked: &Asked, challenges: &[String]) -> Act {
    let token = format!(r#"{{"access_token":"{TOKEN}"}}"#);
    let known = asked.head.contains("uthorization: ");
    match &*asked.target {
        target if target.starts_with("/token") => {
            let login = known || asked.body.contains("password=");
            if login {
                say(200, &[], &token)
            } else {
                say(401, &[], "")
            }
        }
        _ if !known => {
            let headers: Vec<_> = challenges
                .iter()
                .map(|challenge| ("WWW-Authenticate", &**challenge))
                .collect();
            say(401, &headers, "")
        }
        "/v2/" => say(200, &[], "{}"),
        target if target.contains("/blobs/") => {
            say(200, &[], r#"{"os":"linux","architecture":"amd64"}"#)
        }
        _ => {
            let config = r#"{"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:84a2fc9ed6b1a8ee9e0b8ed4c4cde0cbfcf8c7b1d3a5a4d1e9fb1ea5bd5d4b0a"}}"#;
            say(
                200,
                &[("Content-Type", "application/vnd.oci.image.manifest.v1+json")],
                config,
            )
        }
    }
}

/// Wherever it is asked, it gives a token and asks for more.
fn trap(asked: &Asked) -> Act {
    match &*asked.target {
        "/ask-basic" => say(401, &[("WWW-Authenticate", "Basic realm=\"x\"")], ""),
        "/ask-bearer" => {
            let bearer = "Bearer realm=\"https://evil.example/token\"";
            say(401, &[("WWW-Authenticate", bearer)], "")
        }
        "/again" => say(307, &[("Location", "/again")], ""),
        _ => say(200, &[], r#"{"access_token":"theirs","token":"theirs"}"#),
    }
}

fn trap_in_plain(_: &Asked) -> Act {
    say(200, &[], r#"{"access_token":"theirs","token":"theirs"}"#)
}

fn own_realm(hosts: &Hosts) -> String {
    format!("https://{}/token", hosts.registry)
}

#[tokio::test]
async fn the_password_does_go_where_a_person_agreed_to() {
    let harness = Harness::new();
    let auth = Raw::start("127.0.0.2", harness.tls(), |asked| {
        friendly(
            &Asked {
                target: "/token".to_owned(),
                ..asked.clone()
            },
            &[],
        )
    });
    let auth = auth.await;
    let realm_host = format!("evil.example:{}", auth.port());
    let challenge = format!("Bearer realm=\"https://{realm_host}/token\"");
    let answer = move |asked: &Asked| friendly(asked, std::slice::from_ref(&challenge));
    let registry = Raw::start("127.0.0.1", harness.tls(), answer).await;
    let host = format!("registry.example:{}", registry.port());
    let agreed = [consent(&host, &realm_host)];
    let lines = harness.check(&format!("{host}/team/app:1"), &agreed).await;
    assert_eq!(code(&lines, Step::LoginAccepted), Code::LoginAccepted);
    assert!(holds_secret(&auth.seen()));
    assert!(!registry.seen().contains(PASSWORD));
}
