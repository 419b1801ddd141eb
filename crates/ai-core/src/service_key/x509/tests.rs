//! Keys with a certificate beside other things, or without what belongs to one. The certificates are made on the spot.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::{Credential, Diagnostic, DiagnosticCode, DiagnosticState, Reading, find};

const SECRET: &str =
    "00000000-fake-4000-8000-000000000000$FAKE_FAKE-FAKE_FAKE-FAKE_FAKE-FAKE_FAKE-AAA=";
const CERT_URL: &str = "https://acme-fake.authentication.cert.eu10.hana.ondemand.com";
const URL: &str = "https://acme-fake.authentication.eu10.hana.ondemand.com";

#[test]
fn a_certificate_is_used_unless_there_is_a_secret_and_nothing_says_otherwise() {
    for (credential_type, has_secret, said) in [
        (None, false, None),
        (Some("x509"), false, None),
        (Some("X509_GENERATED"), false, None),
        (Some("binding-secret"), false, None),
        (
            Some("x509"),
            true,
            Some(DiagnosticCode::CertificatePreferred),
        ),
        (
            Some("X509_PROVIDED"),
            true,
            Some(DiagnosticCode::CertificatePreferred),
        ),
    ] {
        let reading = read(&with(&[
            ("credential-type", credential_type),
            ("clientsecret", has_secret.then_some(SECRET)),
        ]));
        let key = reading.key.clone().unwrap();
        assert!(matches!(key.credential, Credential::Certificate(_)));
        assert_eq!(key.token_url, CERT_URL, "{credential_type:?}");
        assert_eq!(odd(&reading), Vec::from_iter(said), "{credential_type:?}");
    }
    for credential_type in [None, Some("binding-secret"), Some("instance-secret")] {
        let reading = read(&with(&[
            ("credential-type", credential_type),
            ("clientsecret", Some(SECRET)),
        ]));
        let key = reading.key.clone().unwrap();
        assert_eq!(key.credential.secret().open(), SECRET);
        assert_eq!(key.token_url, URL, "{credential_type:?}");
        assert_eq!(odd(&reading), [DiagnosticCode::SecretPreferred]);
    }
}

#[test]
fn pem_may_have_its_line_ends_written_out_or_none_at_all() {
    let as_one_line: [fn(&str) -> String; 3] = [
        |pem| pem.replace('\n', "\\n"),
        |pem| pem.replace('\n', "\r\n"),
        |pem| pem.replace('\n', " "),
    ];
    let expected = read(&x509()).key.unwrap().credential;
    for shape in as_one_line {
        let mut key = x509();
        for field in ["certificate", "key"] {
            key[field] = shape(key[field].as_str().unwrap()).into();
        }
        let found = read(&key);
        assert_eq!(odd(&found), []);
        let found = found.key.unwrap().credential;
        assert_eq!(found.secret().open(), expected.secret().open());
    }
}

#[test]
fn what_a_key_with_a_certificate_lacks_is_named() {
    for (field, value, code, at) in [
        (
            "certurl",
            None,
            DiagnosticCode::FieldMissing,
            Some("certurl"),
        ),
        (
            "certurl",
            Some("http://x.example"),
            DiagnosticCode::UrlNotHttps,
            Some("certurl"),
        ),
        ("key", None, DiagnosticCode::FieldMissing, Some("key")),
        (
            "key",
            Some("FAKE"),
            DiagnosticCode::PrivateKeyUnreadable,
            None,
        ),
        (
            "key",
            Some("<key>"),
            DiagnosticCode::Placeholder,
            Some("key"),
        ),
        (
            "certificate",
            Some("FAKE"),
            DiagnosticCode::CertificateUnreadable,
            None,
        ),
        (
            "certificate",
            Some(""),
            DiagnosticCode::FieldMissing,
            Some("certificate"),
        ),
    ] {
        let reading = read(&with(&[(field, value)]));
        assert!(reading.key.is_none(), "{field}: {value:?}");
        let [line] = &failed(&reading)[..] else {
            panic!("{field}: {value:?}: {:?}", reading.lines)
        };
        assert_eq!(line.code, code, "{field}: {value:?}");
        assert_eq!(line.fields.get("field").map(String::as_str), at);
    }
    for credential_type in ["X509_ATTESTED", "x509_provided", "x509-attested"] {
        let key = with(&[("credential-type", Some(credential_type)), ("key", None)]);
        let [line] = &failed(&read(&key))[..] else {
            panic!("{credential_type}")
        };
        assert_eq!(line.code, DiagnosticCode::PrivateKeyElsewhere);
    }
}

#[test]
fn an_sdk_configuration_that_names_files_says_that_they_are_not_read() {
    let reading = read(&json!({
        "AICORE_CLIENT_ID": "sb-fake!b42|aicore!b540",
        "AICORE_CERT_URL": format!("{CERT_URL}/oauth/token"),
        "AICORE_CERT_FILE_PATH": "/etc/cert.pem",
        "AICORE_KEY_FILE_PATH": "/etc/key.pem",
        "AICORE_BASE_URL": "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2",
    }));
    let [line] = &failed(&reading)[..] else {
        panic!("{:?}", reading.lines)
    };
    assert_eq!(line.code, DiagnosticCode::CertificateInFile);
    assert_eq!(line.fields["field"], "AICORE_CERT_FILE_PATH");
}

#[test]
fn nothing_that_is_told_holds_the_private_key() {
    let body = x509()["key"]
        .as_str()
        .unwrap()
        .lines()
        .nth(1)
        .unwrap()
        .to_owned();
    for change in [
        ("certurl", Some("x")),
        ("certificate", None),
        ("credential-type", None),
    ] {
        let told = format!("{:?}", read(&with(&[change])));
        assert!(!told.contains(&body), "{told}");
    }
}

fn read(key: &Value) -> Reading {
    let found = find(key.to_string().as_bytes(), Timestamp::now()).unwrap();
    let [reading] = &found[..] else {
        panic!("{found:?}")
    };
    reading.clone()
}

fn odd(reading: &Reading) -> Vec<DiagnosticCode> {
    let is_odd = |line: &&Diagnostic| line.state > DiagnosticState::Pass;
    reading
        .lines
        .iter()
        .filter(is_odd)
        .map(|line| line.code)
        .collect()
}

fn failed(reading: &Reading) -> Vec<Diagnostic> {
    let failed = |line: &&Diagnostic| line.state == DiagnosticState::Fail;
    reading.lines.iter().filter(failed).cloned().collect()
}

/// A key with a certificate, some of its fields changed or taken away.
fn with(changes: &[(&str, Option<&str>)]) -> Value {
    let mut key = x509();
    for (field, value) in changes {
        match value {
            Some(value) => key[*field] = (*value).into(),
            None => drop(key.as_object_mut().unwrap().remove(*field)),
        }
    }
    key
}

/// A whole key with a certificate, which is its own issuer.
fn x509() -> Value {
    let rsa = rcgen::KeyPair::from_pem(include_str!("../../../tests/pem/rsa.pkcs8.pem")).unwrap();
    let mut params = rcgen::CertificateParams::new([]).unwrap();
    let name = &mut params.distinguished_name;
    name.push(rcgen::DnType::CommonName, "acme-fake");
    json!({
        "clientid": "sb-00000000-0000-4000-8000-000000000001!b42|aicore!b540",
        "certificate": params.self_signed(&rsa).unwrap().pem().replace("\r\n", "\n"),
        "key": include_str!("../../../tests/pem/rsa.pkcs1.pem"),
        "certurl": CERT_URL,
        "url": URL,
        "serviceurls": { "AI_API_URL": "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com" },
    })
}
