//! A checker on a small internet of its own: names lead to addresses of this computer, which count as public, private
//! and so on.

use std::io;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pull_secret::{Handle, Secret};
use registry_check::{Checker, Code, Consent, Credential, Limits, Line, NetworkZone, Plan, Step};
use request::{AddressesFuture, Resolver, Settings};

use super::authority::Authority;

pub const USERNAME: &str = "anna";
pub const PASSWORD: &str = "canary+Pass/w0rd=";
pub const TOKEN: &str = "canary-token-5f1e";

/// A checker, and what it says.
pub struct Harness {
    pub checker: Checker,
    pub authority: Authority,
}

impl Harness {
    pub fn new() -> Self {
        Self::with(short())
    }

    pub fn with(limits: Limits) -> Self {
        let authority = Authority::new("test authority");
        let settings = Settings {
            extra_authorities: Some(authority.pem.clone().into_bytes()),
            names: Some(Arc::new(Internet::default())),
            ..Settings::default()
        };
        Self {
            checker: Checker::with_classifier(settings, limits, judge),
            authority,
        }
    }

    pub fn tls(&self) -> Option<tokio_rustls::TlsAcceptor> {
        Some(self.authority.good().acceptor())
    }

    /// Checks one image with one login and these consents.
    pub async fn check(&self, image: &str, consents: &[Consent]) -> Vec<Line> {
        self.check_plan(&plan(image, consents)).await
    }

    pub async fn check_plan(&self, plan: &Plan) -> Vec<Line> {
        let password = |_| Some(Secret::new(PASSWORD.to_owned()));
        self.checker
            .check(plan, &password, &|_: &Line| {})
            .await
            .lines
    }
}

/// One image, one credential for its host.
pub fn plan(image: &str, consents: &[Consent]) -> Plan {
    let host = image.split('/').next().unwrap();
    Plan {
        credentials: vec![credential(host, 7)],
        images: vec![image.to_owned()],
        consents: consents.to_vec(),
    }
}

pub fn credential(registry_key: &str, number: u8) -> Credential {
    Credential {
        registry_key: registry_key.to_owned(),
        username: USERNAME.into(),
        password: Handle::from_bytes([number; 16]),
    }
}

/// Time-outs that no test has to wait for long.
pub fn short() -> Limits {
    Limits {
        connect: Duration::from_millis(700),
        request: Duration::from_millis(700),
        image: Duration::from_secs(3),
        pause: Duration::from_millis(1),
        ..Limits::default()
    }
}

/// The code of a step of the only image.
pub fn code(lines: &[Line], step: Step) -> Code {
    lines.iter().find(|line| line.step == step).unwrap().code
}

/// The codes of all steps.
pub fn codes(lines: &[Line]) -> Vec<Code> {
    lines.iter().map(|line| line.code).collect()
}

/// Whether a text holds the password or the token in any form in which it travels.
pub fn holds_secret(text: &str) -> bool {
    text.contains(TOKEN) || holds_password(text)
}

/// Whether a text holds the password in any form in which it travels.
pub fn holds_password(text: &str) -> bool {
    let decoded = percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned();
    let basic = STANDARD.encode(format!("{USERNAME}:{PASSWORD}"));
    [PASSWORD, &basic]
        .iter()
        .any(|secret| text.contains(secret) || decoded.contains(secret))
}

fn judge(address: IpAddr) -> NetworkZone {
    match address.to_string().as_str() {
        "127.0.0.1" | "127.0.0.2" => NetworkZone::Public,
        "127.0.0.3" => NetworkZone::Private,
        "127.0.0.4" => NetworkZone::Metadata,
        "127.0.0.5" => NetworkZone::LinkLocal,
        _ => NetworkZone::of(address),
    }
}

#[derive(Debug, Default)]
struct Internet {
    asked: AtomicUsize,
    moved: Mutex<usize>,
}

impl Resolver for Internet {
    fn resolve(&self, host: &str) -> AddressesFuture {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let addresses: &[&str] = match host {
            "registry.example" => &["127.0.0.1"],
            "private.example" => &["127.0.0.3"],
            "metadata.example" => &["127.0.0.4"],
            "wire.example" => &["127.0.0.5"],
            "loopback.example" => &["127.0.0.6"],
            "mixed.example" => &["127.0.0.2", "127.0.0.3"],
            "moving.example" => {
                let mut moved = self.moved.lock().unwrap();
                *moved += 1;
                if *moved == 1 {
                    &["127.0.0.2"]
                } else {
                    &["127.0.0.3"]
                }
            }
            _ if host.ends_with("evil.example") => &["127.0.0.2"],
            _ => &[],
        };
        let addresses: Vec<IpAddr> = addresses.iter().map(|text| text.parse().unwrap()).collect();
        Box::pin(async move {
            match addresses.is_empty() {
                true => Err(io::ErrorKind::NotFound.into()),
                false => Ok(addresses),
            }
        })
    }
}
