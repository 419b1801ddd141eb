//! Service keys with a certificate, against a token server that asks for it.

use std::sync::Arc;

use ai_core::service_key::{self, CertificateFault, Credential};
use ai_core::{
    AccessToken, Client, ClientAuth, Endpoint, Failure, MeaningCode, Operation, Outcome, ServiceKey,
};
use jiff::{SignedDuration, Timestamp};
use pull_secret::Handle;
use request::{Identity, IdentityRefusal, Sent, SlotKind, TransportError};
use sandbox::{Chain, KeyOrder, Sandbox, Service, Settings};
use serde_json::Value;

use crate::harness::{Drawer, hasty, transport, transport_trusting};

macro_rules! pem {
    ($name:literal) => {
        include_str!(concat!("../pem/", $name, ".pem"))
    };
}

#[tokio::test]
async fn a_key_of_every_kind_and_form_gets_a_token_and_opens_the_api() {
    let rows = [
        ("RSA, PKCS#1", pem!("rsa.pkcs8"), pem!("rsa.pkcs1")),
        ("RSA, PKCS#8", pem!("rsa.pkcs8"), pem!("rsa.pkcs8")),
        ("P-256, SEC1", pem!("p256.pkcs8"), pem!("p256.sec1")),
        ("P-256, PKCS#8", pem!("p256.pkcs8"), pem!("p256.pkcs8")),
        ("P-384, SEC1", pem!("p384.pkcs8"), pem!("p384.sec1")),
        ("P-384, PKCS#8", pem!("p384.pkcs8"), pem!("p384.pkcs8")),
        (
            "Ed25519, PKCS#8",
            pem!("ed25519.pkcs8"),
            pem!("ed25519.pkcs8"),
        ),
    ];
    let harness = Harness::start().await;
    for (kind, certified, shown) in rows {
        let client = harness.client(&KeyOrder {
            private_key: Some(certified.to_owned()),
            shown_key: Some(shown.to_owned()),
            ..KeyOrder::default()
        });
        let listed = client.list(&()).await;
        assert!(listed.result.is_ok(), "{kind}: {:?}", listed.result);
        let kept = format!("{listed:?}") + &serde_json::to_string(&listed.exchanges).unwrap();
        let line = shown.lines().nth(1).unwrap();
        assert!(!kept.contains(line), "{kind}: its private key is in {kept}");
    }
}

#[tokio::test]
async fn the_token_is_asked_for_with_the_certificate_and_the_api_without_it() {
    let harness = Harness::start().await;
    let client = harness.client(&KeyOrder::default());
    let outcome = client.list(&()).await;
    let asked = &harness.sandbox.recorder().requests_to(Service::Token)[0];
    assert_eq!((&*asked.method, &*asked.target), ("POST", "/oauth/token"));
    let id = "client_id=sb-00000000-fake-4000-8000-000000000000%21b43%7Caicore%21b540";
    assert_eq!(asked.text(), format!("grant_type=client_credentials&{id}"));
    assert!(asked.certificate.is_some());
    let listed = &harness.sandbox.recorder().requests_to(Service::Api)[0];
    assert_eq!(listed.certificate, None);
    let [token, list] = &outcome.exchanges[..] else {
        panic!("{} exchanges", outcome.exchanges.len())
    };
    assert!(token.request.url.base.starts_with("https://127.0.0.1:"));
    assert!(token.request.identity.is_some() && list.request.identity.is_none());
    let claims = client.cached_token().unwrap();
    let payload = claims.secret.open().split('.').nth(1).unwrap().to_owned();
    assert_eq!(
        claim(&payload)["cnf"]["x5t#S256"],
        *asked.certificate.as_ref().unwrap()
    );
}

#[tokio::test]
async fn a_certificate_that_is_over_or_not_yet_valid_is_told_before_anything_is_sent() {
    let harness = Harness::start().await;
    for order in [expired(), of_the_future()] {
        let client = harness.client(&order);
        let failure = token(&client).await.result.unwrap_err();
        let Failure::CertificateUnusable { fault } = failure else {
            panic!("{failure:?}")
        };
        match order.ends_in < Some(0) {
            true => assert!(matches!(fault, CertificateFault::Expired { .. })),
            false => assert!(matches!(fault, CertificateFault::NotYetValid { .. })),
        }
    }
    assert_eq!(harness.connections(), 0);
}

#[tokio::test]
async fn what_the_server_says_of_a_certificate_is_told_apart() {
    let harness = Harness::start().await;
    let alone = KeyOrder {
        chain: Chain::LeafAlone,
        ..KeyOrder::default()
    };
    let strange = KeyOrder {
        chain: Chain::OfAStranger,
        ..KeyOrder::default()
    };
    // The clock of this computer is wrong, so that nothing is noticed here.
    for (order, clock, reason) in [
        (
            expired(),
            Some(two_days_ago as Clock),
            IdentityRefusal::Expired,
        ),
        (
            of_the_future(),
            Some(in_two_days as Clock),
            IdentityRefusal::Expired,
        ),
        (alone, None, IdentityRefusal::UnknownIssuer),
        (strange, None, IdentityRefusal::UnknownIssuer),
    ] {
        let client = harness.client(&order);
        let client = client.with_clock(clock.unwrap_or(Timestamp::now));
        assert_eq!(refusal(&client).await, reason);
    }
    let mut key = harness.key(&KeyOrder::default());
    key.credential = Credential::Secret(pull_secret::Secret::new("FAKE".to_owned()));
    assert_eq!(
        refusal(&harness.client_of(&key)).await,
        IdentityRefusal::Required
    );
    assert_eq!(harness.sandbox.recorder().requests().len(), 0);
}

#[tokio::test]
async fn a_key_that_is_not_of_the_certificate_makes_no_connection() {
    let harness = Harness::start().await;
    let mut key = harness.key(&KeyOrder::default());
    let Credential::Certificate(certificate) = &mut key.credential else {
        panic!("{key:?}")
    };
    certificate.key = pull_secret::Secret::new(pem!("rsa.pkcs1").to_owned());
    let failure = token(&harness.client_of(&key)).await.result.unwrap_err();
    let Failure::NoAnswer { error, .. } = failure else {
        panic!("{failure:?}")
    };
    assert!(
        matches!(error, TransportError::IdentityUnusable { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn an_x509_client_without_its_certificate_is_told_what_it_lacks() {
    let harness = Harness::start().await;
    let mut key = harness.key(&KeyOrder::default());
    key.credential = Credential::Secret(pull_secret::Secret::new("FAKE".to_owned()));
    key.token_url = harness.sandbox.api_url().to_owned();
    let failure = token(&harness.client_of(&key)).await.result.unwrap_err();
    let Failure::Refused {
        meaning, problem, ..
    } = failure
    else {
        panic!("{failure:?}")
    };
    assert_eq!(
        (problem.status, meaning.code),
        (401, MeaningCode::CertificateWanted)
    );
}

#[tokio::test]
async fn a_server_of_an_unknown_authority_never_gets_to_see_the_certificate() {
    let harness = Harness::start().await;
    let client = harness.client(&KeyOrder::default());
    let client = Client::new(
        transport(),
        client.endpoint().clone(),
        harness.drawer.clone(),
    );
    let failure = token(&client).await.result.unwrap_err();
    let Failure::NoAnswer { error, .. } = failure else {
        panic!("{failure:?}")
    };
    assert!(
        matches!(error, TransportError::Untrusted { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn without_the_private_key_nothing_is_sent_and_that_is_named() {
    let harness = Harness::start().await;
    let client = harness.client(&KeyOrder::default());
    harness.drawer.empty();
    let failure = token(&client).await.result.unwrap_err();
    let Failure::SecretNotOpened { secret, .. } = failure else {
        panic!("{failure:?}")
    };
    assert_eq!(secret, SlotKind::PrivateKey);
    assert_eq!(harness.connections(), 0);
}

#[tokio::test]
async fn a_certificate_goes_out_over_https_alone() {
    let harness = Harness::start().await;
    let mut key = harness.key(&KeyOrder::default());
    key.token_url = harness.sandbox.api_url().to_owned();
    let failure = token(&harness.client_of(&key)).await.result.unwrap_err();
    let Failure::NoAnswer { error, .. } = failure else {
        panic!("{failure:?}")
    };
    assert!(
        matches!(error, TransportError::NotHttps { .. }),
        "{error:?}"
    );
    assert_eq!(harness.connections(), 0);
}

type Clock = fn() -> Timestamp;

struct Harness {
    sandbox: Sandbox,
    drawer: Arc<Drawer>,
}

impl Harness {
    async fn start() -> Self {
        let settings = Settings {
            client_guid: Some("00000000-fake-4000-8000-000000000000".to_owned()),
            client_certificates: true,
            ..Settings::default()
        };
        Self {
            sandbox: Sandbox::start(settings).await.unwrap(),
            drawer: Arc::default(),
        }
    }

    fn client(&self, order: &KeyOrder) -> Client {
        self.client_of(&self.key(order))
    }

    /// Read while it is valid, whenever that is.
    fn key(&self, order: &KeyOrder) -> ServiceKey {
        let text = self.sandbox.x509_service_key(order).unwrap();
        let valid = [two_days_ago(), Timestamp::now(), in_two_days()];
        let read = valid.map(|now| service_key::read(&text, now).ok());
        read.into_iter().flatten().next().unwrap()
    }

    fn client_of(&self, key: &ServiceKey) -> Client {
        let secret = self.drawer.put(key.credential.secret().open());
        let endpoint = Endpoint {
            token_url: key.token_url.clone(),
            api_url: key.api_url.clone(),
            client_id: key.client_id.clone(),
            client_auth: match &key.credential {
                Credential::Secret(_) => ClientAuth::ClientSecret(secret),
                Credential::Certificate(certificate) => ClientAuth::Certificate(Identity {
                    chain: certificate.chain.clone(),
                    key: secret,
                }),
            },
            access_token: Handle::from_bytes([0xaa; 16]),
            user_agent: "Pullpass/0.0.0-test".to_owned(),
        };
        let transport = transport_trusting(self.sandbox.authority());
        Client::new(transport, endpoint, self.drawer.clone()).with_retry_policy(hasty())
    }

    fn connections(&self) -> usize {
        self.sandbox.recorder().requests().len()
    }
}

fn expired() -> KeyOrder {
    KeyOrder {
        begins_in: Some(-72),
        ends_in: Some(-1),
        ..KeyOrder::default()
    }
}

fn of_the_future() -> KeyOrder {
    KeyOrder {
        begins_in: Some(24),
        ends_in: Some(72),
        ..KeyOrder::default()
    }
}

fn two_days_ago() -> Timestamp {
    Timestamp::now() - SignedDuration::from_hours(48)
}

fn in_two_days() -> Timestamp {
    Timestamp::now() + SignedDuration::from_hours(48)
}

async fn token(client: &Client) -> Outcome<AccessToken> {
    client.token(&()).await
}

/// Why the server refused the certificate, before it read anything.
async fn refusal(client: &Client) -> IdentityRefusal {
    let outcome = token(client).await;
    let Err(Failure::NoAnswer { operation, error }) = outcome.result else {
        panic!("{:?}", outcome.result)
    };
    assert_eq!((operation, error.sent()), (Operation::Token, Sent::No));
    let TransportError::IdentityRefused { reason, .. } = error else {
        panic!("{error:?}")
    };
    reason
}

fn claim(payload: &str) -> Value {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}
