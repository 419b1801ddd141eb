//! Service keys with a certificate: from the paste to the restart, in time before they end, and what is told when they
//! are not taken. The keys in `ai-core/tests/pem` were made for tests and are good for nothing else.

use std::fmt::Debug;

use ai_core::service_key::{ClientCertificate, DiagnosticCode, DiagnosticState};
use app::Problem;
use app::view::*;
use pull_secret::Secret;
use records::Records;
use sandbox::{Chain, KeyOrder, Service, Settings};
use serde::Serialize;
use serde_json::Value;

use crate::canary::look_into_files;
use crate::harness::{Harness, REGISTERED, add, call_on, usable};

macro_rules! pem {
    ($name:literal) => {
        include_str!(concat!("../../../ai-core/tests/pem/", $name, ".pem"))
    };
}

#[tokio::test]
async fn a_key_with_a_certificate_does_all_that_one_with_a_secret_does() {
    let mut harness = harness().await;
    let reading = harness.paste(&x509(&harness, &whole())).await.unwrap();
    let doctor = &reading.keys[0].doctor;
    assert!(
        doctor
            .iter()
            .all(|line| line.state == DiagnosticState::Pass),
        "{doctor:?}"
    );
    for code in [
        DiagnosticCode::CredentialsX509,
        DiagnosticCode::CertificateValid,
        DiagnosticCode::CertificateMatches,
    ] {
        assert!(doctor.iter().any(|line| line.code == code), "{code:?}");
    }
    let shown = usable(&reading).certificate.clone().unwrap();
    let connection = harness.add_connection(add(&reading)).await;
    assert_eq!(connection.certificate.as_ref(), Some(&shown));
    assert_eq!(connection.client_secret, SecretPlace::Keychain);
    assert!(shown.subject.starts_with("CN=sb-"), "{}", shown.subject);
    assert_eq!(
        (
            &*shown.issuer,
            &*shown.key,
            shown.length,
            shown.days_left,
            shown.state
        ),
        (
            "CN=Practice Client CA",
            "RSA 2048",
            2,
            6,
            CertificateState::Valid
        )
    );

    let tested = harness
        .app()
        .tenants
        .test_connection(call_on(&connection))
        .await
        .unwrap();
    let worked = |part: &TestPart| matches!(part.outcome, TestOutcome::Passed { .. });
    assert!(tested.parts.iter().all(worked), "{:?}", tested.parts);
    let token = &tested.parts[0].exchanges.last().unwrap().request;
    assert_eq!(token.certificate.as_ref(), Some(&shown.subject));
    assert_eq!(token.body.as_ref().unwrap().secrets, 0);
    let list = &tested
        .parts
        .last()
        .unwrap()
        .exchanges
        .last()
        .unwrap()
        .request;
    assert_eq!(list.certificate, None);

    let sent = harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    assert_eq!(sent.result, REGISTERED);
    let started = harness.restart().await;
    trust(&harness).await;
    assert_eq!(started.connections[0].certificate, Some(shown));
    let deleted = harness.delete(&started.connections[0], "team-images").await;
    assert_eq!(harness.undo(&deleted).await.result, REGISTERED);
    assert_eq!(harness.stored_password("team-images"), "one");
}

#[tokio::test]
async fn a_new_key_takes_over_and_the_old_private_key_leaves_the_keychain_at_the_end() {
    let mut harness = harness().await;
    let first = connect(&harness, &x509(&harness, &whole())).await;
    let before = harness.keychain.items();
    let long = KeyOrder {
        private_key: Some(pem!("rsa4096.pkcs8").to_owned()),
        ..KeyOrder::default()
    };
    let second = connect(&harness, &x509(&harness, &long)).await;
    assert_eq!(second.id, first.id);
    assert_eq!(second.certificate.as_ref().unwrap().key, "RSA 4096");
    let started = harness.restart().await;
    let after = harness.keychain.items();
    assert!(before.keys().all(|item| !after.contains_key(item)));
    assert!(after.len() > 1, "it is cut into what every keychain holds");
    trust(&harness).await;
    assert_eq!(harness.list(&started.connections[0]).await.problem, None);

    let secret = harness.paste(&harness.sandbox.service_key()).await.unwrap();
    let update = AddConnection {
        update: Some(first.id.clone()),
        ..add(&secret)
    };
    let third = harness.add_connection(update).await;
    assert_eq!((&third.id, &third.certificate), (&first.id, &None));
    assert_eq!(harness.list(&third).await.problem, None);

    let reference = ConnectionRef {
        connection: third.id,
    };
    harness
        .app()
        .connections
        .remove_connection(reference)
        .await
        .unwrap();
    assert!(harness.keychain.items().is_empty());
}

#[tokio::test]
async fn for_one_session_the_private_key_stays_in_memory() {
    let mut harness = harness().await;
    let reading = harness.paste(&x509(&harness, &whole())).await.unwrap();
    let session = AddConnection {
        remember: false,
        ..add(&reading)
    };
    let connection = harness.add_connection(session).await;
    assert_eq!(connection.client_secret, SecretPlace::Session);
    assert_eq!(harness.list(&connection).await.problem, None);
    assert!(harness.keychain.items().is_empty());
    let started = harness.restart().await;
    assert_eq!(started.connections[0].client_secret, SecretPlace::Nowhere);
    let what = "privateKey".to_owned();
    let missing = Some(Problem::SecretMissing { what });
    assert_eq!(harness.list(&started.connections[0]).await.problem, missing);
}

#[tokio::test]
async fn that_a_certificate_ends_is_told_in_time() {
    let harness = harness().await;
    let order = KeyOrder {
        ends_in: Some(48),
        ..KeyOrder::default()
    };
    let reading = harness.paste(&x509(&harness, &order)).await.unwrap();
    let doctor = &reading.keys[0].doctor;
    let soon = doctor
        .iter()
        .find(|line| line.code == DiagnosticCode::CertificateEndsSoon);
    assert_eq!(soon.unwrap().state, DiagnosticState::Warn);
    let connection = harness.add_connection(add(&reading)).await;
    let certificate = connection.certificate.clone().unwrap();
    assert_eq!(
        (certificate.state, certificate.days_left),
        (CertificateState::EndsSoon, 1)
    );
    assert_eq!(harness.list(&connection).await.problem, None);
}

#[tokio::test]
async fn a_certificate_that_ended_since_is_told_before_anything_is_sent() {
    let mut harness = harness().await;
    let connection = connect(&harness, &x509(&harness, &whole())).await;
    for (order, state) in [
        (expired(), CertificateState::Expired),
        (of_the_future(), CertificateState::NotYetValid),
    ] {
        put_in_place(&mut harness, &order).await;
        harness.sandbox.recorder().clear();
        let view = harness
            .app()
            .system
            .start(())
            .await
            .unwrap()
            .connections
            .remove(0);
        assert_eq!(view.certificate.as_ref().unwrap().state, state);
        let problem = harness.list(&connection).await.problem.unwrap();
        match state {
            CertificateState::Expired => {
                assert!(
                    matches!(problem, Problem::ClientCertificateExpired { .. }),
                    "{problem:?}"
                );
            }
            _ => {
                assert!(
                    matches!(problem, Problem::ClientCertificateNotYetValid { .. }),
                    "{problem:?}"
                );
            }
        }
        let sent = harness
            .create(&connection, &harness.draft("team-images", "one"))
            .await;
        assert!(
            matches!(sent.result, SendResult::NotSent { .. }),
            "{:?}",
            sent.result
        );
        assert_eq!(harness.sandbox.recorder().requests().len(), 0);
    }
}

#[tokio::test]
async fn why_the_server_does_not_take_a_certificate_is_told() {
    for chain in [Chain::LeafAlone, Chain::OfAStranger] {
        let harness = harness().await;
        let order = KeyOrder {
            chain,
            ..KeyOrder::default()
        };
        let reading = harness.paste(&x509(&harness, &order)).await.unwrap();
        let doctor = &reading.keys[0].doctor;
        let warned = doctor
            .iter()
            .any(|line| line.code == DiagnosticCode::IntermediateMissing);
        assert_eq!(warned, chain == Chain::LeafAlone);
        let connection = harness.add_connection(add(&reading)).await;
        let problem = harness.list(&connection).await.problem.unwrap();
        let Problem::ClientCertificateRefused { host, reason } = problem else {
            panic!("{problem:?}")
        };
        assert_eq!(
            (&*host, reason),
            ("127.0.0.1", IdentityRefusal::UnknownIssuer)
        );
        assert_eq!(harness.sandbox.recorder().requests().len(), 0);
    }
}

#[tokio::test]
async fn a_key_that_lacks_its_certificate_is_told_what_the_servers_want() {
    let harness = harness().await;
    let key: Value = serde_json::from_str(&x509(&harness, &whole())).unwrap();
    let with_secret = |url: &Value| {
        let mut key = key.clone();
        for field in ["certificate", "key", "certurl", "credential-type"] {
            key.as_object_mut().unwrap().remove(field);
        }
        key["clientsecret"] = "canary".into();
        key["url"] = url.clone();
        key.to_string()
    };
    let connection = connect(&harness, &with_secret(&key["certurl"])).await;
    let problem = harness.list(&connection).await.problem;
    let host = "127.0.0.1".to_owned();
    let reason = IdentityRefusal::Required;
    assert_eq!(
        problem,
        Some(Problem::ClientCertificateRefused { host, reason })
    );
    let reading = harness.paste(&with_secret(&key["url"])).await.unwrap();
    let anyway = AddConnection {
        untested: true,
        ..add(&reading)
    };
    let connection = harness.add_connection(anyway).await;
    let problem = harness.list(&connection).await.problem.unwrap();
    let Problem::TokenRefused {
        status, message, ..
    } = problem
    else {
        panic!("{problem:?}")
    };
    assert_eq!(status, 401);
    assert!(
        message.starts_with("Unsupported instance credential"),
        "{message}"
    );
}

#[tokio::test]
async fn a_key_that_cannot_be_used_is_named_before_it_is_saved() {
    let harness = harness().await;
    let shown = |key: &str| KeyOrder {
        shown_key: Some(key.to_owned()),
        ..whole()
    };
    for (order, code) in [
        (expired(), DiagnosticCode::CertificateExpired),
        (of_the_future(), DiagnosticCode::CertificateNotYetValid),
        (
            shown(pem!("p256.sec1")),
            DiagnosticCode::CertificateOfOtherKey,
        ),
        (
            shown(pem!("encrypted.pkcs8")),
            DiagnosticCode::PrivateKeyLocked,
        ),
        (
            shown(pem!("encrypted.pkcs1")),
            DiagnosticCode::PrivateKeyLocked,
        ),
        (
            shown(pem!("rsa1024.pkcs8")),
            DiagnosticCode::PrivateKeyUnsupported,
        ),
        (shown("FAKE"), DiagnosticCode::PrivateKeyUnreadable),
    ] {
        let reading = harness.paste(&x509(&harness, &order)).await.unwrap();
        let [key] = &reading.keys[..] else {
            panic!("{reading:?}")
        };
        let line = key.doctor.iter().find(|line| line.code == code);
        assert_eq!(
            line.map(|line| line.state),
            Some(DiagnosticState::Fail),
            "{code:?}: {:?}",
            key.doctor
        );
        assert!(key.usable.is_none(), "{code:?}");
    }
    let mut key: Value = serde_json::from_str(&x509(&harness, &whole())).unwrap();
    key["credential-type"] = "X509_ATTESTED".into();
    key.as_object_mut().unwrap().remove("key");
    let reading = harness.paste(&key.to_string()).await.unwrap();
    let elsewhere =
        |line: &ai_core::service_key::Diagnostic| line.code == DiagnosticCode::PrivateKeyElsewhere;
    assert!(reading.keys[0].doctor.iter().any(elsewhere), "{reading:?}");
}

#[tokio::test]
async fn no_part_of_the_private_key_is_found_outside_the_keychain() {
    let mut harness = harness().await;
    let lines: Vec<String> = pem!("rsa.pkcs1")
        .lines()
        .skip(1)
        .take(24)
        .map(str::to_owned)
        .collect();
    let order = KeyOrder {
        shown_key: Some(pem!("rsa.pkcs1").to_owned()),
        ..whole()
    };
    let mut told = Vec::new();
    let reading = harness.paste(&x509(&harness, &order)).await.unwrap();
    note(&mut told, &reading);
    let connection = harness.add_connection(add(&reading)).await;
    note(&mut told, &connection);
    note(
        &mut told,
        &harness
            .app()
            .tenants
            .test_connection(call_on(&connection))
            .await
            .unwrap(),
    );
    note(&mut told, &harness.list(&connection).await);
    for order in [
        expired(),
        KeyOrder {
            chain: Chain::OfAStranger,
            ..whole()
        },
    ] {
        put_in_place(&mut harness, &order).await;
        note(&mut told, &harness.list(&connection).await);
    }
    let cut = x509(&harness, &order).replace("-----END RSA", "-----END");
    note(&mut told, &harness.paste(&cut).await.unwrap());
    look_into_files(&harness, &lines);
    note(&mut told, &harness.restart().await);
    let events = harness.events.lock().unwrap().clone();
    events.iter().for_each(|event| note(&mut told, event));
    harness.kill();
    look_into_files(&harness, &lines);
    let told = told.concat();
    assert!(lines.iter().all(|line| !told.contains(line)));
    assert!(!harness.keychain.items().is_empty());
    let asked = harness.sandbox.recorder().requests_to(Service::Token);
    assert!(!asked.is_empty());
    let wire = asked
        .iter()
        .map(|request| request.text())
        .collect::<String>();
    assert!(lines.iter().all(|line| !wire.contains(line)));
}

/// Trusts the authority of the tenant beside those of this computer.
async fn trust(harness: &Harness) {
    let preferences = Preferences {
        network: Network {
            proxy: ProxyChoice::Direct,
            authorities: harness.sandbox.authority().map(str::to_owned),
            ..Network::default()
        },
        ..Preferences::default()
    };
    harness
        .app()
        .system
        .set_preferences(preferences)
        .await
        .unwrap();
}

/// A bench whose tenant asks for client certificates, with the authority of that trusted.
async fn harness() -> Harness {
    let settings = Settings {
        client_certificates: true,
        ..Settings::default()
    };
    let harness = Harness::with(settings).await;
    trust(&harness).await;
    harness
}

fn x509(harness: &Harness, order: &KeyOrder) -> String {
    harness.sandbox.x509_service_key(order).unwrap()
}

async fn connect(harness: &Harness, key: &str) -> ConnectionView {
    let reading = harness.paste(key).await.unwrap();
    harness.add_connection(add(&reading)).await
}

/// Puts another certificate of the same key into the records, as time would.
async fn put_in_place(harness: &mut Harness, order: &KeyOrder) {
    let key: Value = serde_json::from_str(&x509(harness, order)).unwrap();
    let chain = key["certificate"].as_str().unwrap();
    let read = ClientCertificate::read(chain, &Secret::new(pem!("rsa.pkcs8").to_owned())).unwrap();
    harness.app().close().await;
    harness.kill();
    {
        let folder = harness.folder.path().join("records");
        let (records, _) = Records::open(&folder, jiff::Timestamp::now()).unwrap();
        let mut connection = records.connections().unwrap().remove(0);
        connection.certificate = Some(read.chain);
        records.update_connection(&connection).unwrap();
    }
    harness.open();
    trust(harness).await;
}

/// A key in order, of the RSA key of these tests.
fn whole() -> KeyOrder {
    KeyOrder {
        private_key: Some(pem!("rsa.pkcs8").to_owned()),
        ..KeyOrder::default()
    }
}

fn expired() -> KeyOrder {
    KeyOrder {
        begins_in: Some(-72),
        ends_in: Some(-1),
        ..whole()
    }
}

fn of_the_future() -> KeyOrder {
    KeyOrder {
        begins_in: Some(24),
        ends_in: Some(72),
        ..whole()
    }
}

fn note(told: &mut Vec<String>, shown: &(impl Debug + Serialize)) {
    told.push(format!(
        "{shown:?}{}",
        serde_json::to_string(shown).unwrap()
    ));
}
