//! What registries try, a case each.

use registry_check::{Code, Consent, Step};

use super::{Case, Hosts, Trick, When, own_realm};

pub(crate) fn cases() -> Vec<Case> {
    [realms(), challenges(), redirects()]
        .into_iter()
        .flatten()
        .collect()
}

fn realms() -> Vec<Case> {
    use Code::{RealmConsent, RealmInForbiddenPlace, RealmMalformed, RealmNotHttps, RealmWithUser};
    let realm = |name, code, make| Case {
        name,
        trick: Trick::Realm(make),
        consents: |_| Vec::new(),
        says: Some((Step::LoginAccepted, code)),
        followed: false,
    };
    vec![
        realm("another host", RealmConsent, |h| {
            format!("https://evil.example:{}/token", h.trap)
        }),
        realm("another port of the same host", RealmConsent, |h| {
            format!("https://registry.example:{}/token", h.trap)
        }),
        realm("own host in plain", RealmNotHttps, |h| {
            format!("http://{}/token", h.registry)
        }),
        realm("another host in plain", RealmNotHttps, |h| {
            format!("http://evil.example:{}/token", h.plain_trap)
        }),
        realm("own host as user name", RealmWithUser, |h| {
            format!("https://{}@evil.example:{}/token", h.registry, h.trap)
        }),
        realm("own host as user and password", RealmWithUser, |h| {
            format!("https://registry.example:x@evil.example:{}/token", h.trap)
        }),
        realm("a path alone", RealmMalformed, |_| "/token".to_owned()),
        realm("no scheme", RealmMalformed, |h| {
            format!("//evil.example:{}/token", h.trap)
        }),
        realm("a file", RealmNotHttps, |_| "file:///etc/passwd".to_owned()),
        realm("ftp", RealmNotHttps, |h| {
            format!("ftp://evil.example:{}/token", h.trap)
        }),
        realm("a script", RealmNotHttps, |_| {
            "javascript:alert(1)".to_owned()
        }),
        realm("port out of range", RealmMalformed, |_| {
            "https://evil.example:99999/".to_owned()
        }),
        realm("this computer", RealmInForbiddenPlace, |h| {
            format!("https://127.0.0.6:{}/", h.trap)
        }),
        realm("this computer, by name", RealmInForbiddenPlace, |h| {
            format!("https://loopback.example:{}/", h.trap)
        }),
        realm("this computer, in hex", RealmInForbiddenPlace, |h| {
            format!("https://0x7f000006:{}/", h.trap)
        }),
        realm("this computer, as a number", RealmInForbiddenPlace, |h| {
            format!("https://2130706438:{}/", h.trap)
        }),
        realm("this computer, by IPv6", RealmInForbiddenPlace, |h| {
            format!("https://[::1]:{}/", h.trap)
        }),
        realm(
            "this computer, dressed up as IPv6",
            RealmInForbiddenPlace,
            |h| format!("https://[::ffff:127.0.0.6]:{}/", h.trap),
        ),
        realm("nowhere", RealmInForbiddenPlace, |h| {
            format!("https://0.0.0.0:{}/", h.trap)
        }),
        realm("a private network", RealmInForbiddenPlace, |_| {
            "https://10.0.0.1/".to_owned()
        }),
        realm("a private network, by name", RealmInForbiddenPlace, |h| {
            format!("https://private.example:{}/", h.trap)
        }),
        realm("the metadata service", RealmInForbiddenPlace, |_| {
            "https://169.254.169.254/latest/meta-data".to_owned()
        }),
        realm(
            "the metadata service, by IPv6",
            RealmInForbiddenPlace,
            |_| "https://[fd00:ec2::254]/".to_owned(),
        ),
        realm(
            "the metadata service, by name",
            RealmInForbiddenPlace,
            |h| format!("https://metadata.example:{}/", h.trap),
        ),
        realm("the same wire", RealmInForbiddenPlace, |h| {
            format!("https://wire.example:{}/", h.trap)
        }),
        realm(
            "a name with a public and a private address",
            RealmInForbiddenPlace,
            |h| format!("https://mixed.example:{}/", h.trap),
        ),
        realm("a look-alike", RealmConsent, |h| {
            format!("https://registry.example.evil.example:{}/token", h.trap)
        }),
        realm("a trailing dot", RealmConsent, |h| {
            format!("https://registry.example.:{}/token", h.trap)
        }),
        realm("a letter of another script", RealmConsent, |h| {
            format!("https://xn--registr-8kg.evil.example:{}/token", h.trap)
        }),
        realm("a line end in the path", RealmConsent, |h| {
            format!("https://evil.example:{}/%0d%0aHost:x", h.trap)
        }),
        realm("consent for another token server", RealmConsent, |h| {
            format!("https://evil.example:{}/token", h.trap)
        })
        .with(|h| vec![consent(&h.registry, "auth.example")]),
        realm("consent for another registry", RealmConsent, |h| {
            format!("https://evil.example:{}/token", h.trap)
        })
        .with(|h| {
            vec![consent(
                "other.example",
                &format!("evil.example:{}", h.trap),
            )]
        }),
        realm(
            "a name that moves into a private network",
            Code::NameNotResolved,
            |h| format!("https://moving.example:{}/token", h.trap),
        )
        .with(|h| vec![consent(&h.registry, &format!("moving.example:{}", h.trap))]),
        realm("a backslash before the user", Code::LoginAccepted, |h| {
            format!("https://{}/token\\\\@evil.example:{}/", h.registry, h.trap)
        }),
    ]
}

fn challenges() -> Vec<Case> {
    let case = |name, code, make| Case {
        name,
        trick: Trick::Challenges(make),
        consents: |_| Vec::new(),
        says: Some((Step::LoginAccepted, code)),
        followed: false,
    };
    vec![
        case("two realms in one challenge", Code::RealmConsent, |h| {
            let own = own_realm(h);
            vec![format!(
                "Bearer realm=\"{own}\",realm=\"https://evil.example:{}/\"",
                h.trap
            )]
        }),
        case("Basic beside Bearer elsewhere", Code::RealmConsent, |h| {
            let bearer = format!("Bearer realm=\"https://evil.example:{}/\"", h.trap);
            vec!["Basic realm=\"x\"".to_owned(), bearer]
        }),
        case(
            "Bearer elsewhere, then Bearer here",
            Code::RealmConsent,
            |h| {
                let bearer = format!("Bearer realm=\"https://evil.example:{}/\"", h.trap);
                vec![bearer, format!("Bearer realm=\"{}\"", own_realm(h))]
            },
        ),
    ]
}

fn redirects() -> Vec<Case> {
    let case = |name, when, status, target, says| Case {
        name,
        trick: Trick::Redirect(when, status, target),
        consents: |_| Vec::new(),
        says,
        followed: false,
    };
    let evil: fn(&Hosts) -> String = |h| format!("https://evil.example:{}/x", h.trap);
    let login = Some((Step::LoginAccepted, Code::Redirected));
    let found = Some((Step::ImageFound, Code::Redirected));
    let mut cases = Vec::new();
    for status in [301, 302, 303, 307, 308] {
        cases.push(case("first request", When::Anonymous, status, evil, None).followed());
        cases.push(case("token by POST", When::TokenPost, status, evil, login));
        cases.push(case("token by GET", When::TokenGet, status, evil, login));
        cases.push(
            case(
                "manifest with token",
                When::ManifestWithToken,
                status,
                evil,
                None,
            )
            .followed(),
        );
        cases.push(case(
            "ping with Basic",
            When::PingWithBasic,
            status,
            evil,
            None,
        ));
        cases.push(
            case(
                "manifest with Basic",
                When::ManifestWithBasic,
                status,
                evil,
                None,
            )
            .followed(),
        );
        cases.push(case("configuration", When::Configuration, status, evil, None).followed());
    }
    let manifest = When::ManifestWithToken;
    cases.extend([
        case(
            "into plain http",
            manifest,
            307,
            |h| format!("http://evil.example:{}/x", h.plain_trap),
            found,
        ),
        case(
            "onto itself in plain",
            manifest,
            307,
            |h| format!("http://{}/x", h.registry),
            found,
        ),
        case(
            "with a user",
            manifest,
            307,
            |h| format!("https://a:b@evil.example:{}/x", h.trap),
            found,
        ),
        case(
            "into a private network",
            manifest,
            307,
            |h| format!("https://private.example:{}/x", h.trap),
            found,
        ),
        case(
            "to the metadata service",
            manifest,
            307,
            |_| "https://169.254.169.254/x".to_owned(),
            found,
        ),
        case(
            "onto this computer",
            manifest,
            307,
            |h| format!("https://127.0.0.6:{}/x", h.trap),
            found,
        ),
        case(
            "without end",
            manifest,
            307,
            |h| format!("https://evil.example:{}/again", h.trap),
            found,
        )
        .followed(),
        case("nowhere", manifest, 307, |_| "http://[".to_owned(), found),
        case(
            "where Basic is asked for",
            When::Anonymous,
            307,
            |h| format!("https://evil.example:{}/ask-basic", h.trap),
            login,
        )
        .followed(),
        case(
            "where Bearer is asked for",
            When::Anonymous,
            307,
            |h| format!("https://evil.example:{}/ask-bearer", h.trap),
            login,
        )
        .followed(),
    ]);
    cases
}

pub(crate) fn consent(registry_host: &str, realm_host: &str) -> Consent {
    Consent::Realm {
        registry_host: registry_host.to_owned(),
        realm_host: realm_host.to_owned(),
    }
}

impl Case {
    fn with(self, consents: fn(&Hosts) -> Vec<Consent>) -> Self {
        Self { consents, ..self }
    }

    fn followed(self) -> Self {
        Self {
            followed: true,
            ..self
        }
    }
}
