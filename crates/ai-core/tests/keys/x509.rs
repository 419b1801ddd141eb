//! Keys with a certificate survive the same wrappings: PEM has line ends, which each of them writes in its own way.

use ai_core::service_key::{
    Credential, Diagnostic, DiagnosticCode, DiagnosticState, find, with_time,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use rcgen::{CertificateParams, KeyPair};
use serde_json::{Value, json};

use super::{API_URL, CLIENT_ID, key};

const CERT_URL: &str = "https://acme-fake.authentication.cert.eu10.hana.ondemand.com";

#[test]
fn a_certificate_is_found_in_every_shape_with_its_line_ends() {
    let (chain, private) = pair();
    let whole = whole(&chain, &private);
    let text = whole.to_string();
    let escaped = |pem: &str| pem.replace('\n', "\\n");
    let sdk = [
        ("AICORE_CLIENT_ID", CLIENT_ID),
        ("AICORE_CERT_URL", CERT_URL),
        ("AICORE_BASE_URL", API_URL),
    ];
    let sdk: String = sdk
        .iter()
        .map(|(name, value)| format!("{name}='{value}'\n"))
        .collect();
    let texts = [
        ("flat", text.clone()),
        (
            "credentials as text",
            json!({ "credentials": text }).to_string(),
        ),
        ("raw line ends", text.replace("\\n", "\n")),
        ("line ends of Windows", text.replace("\\n", "\\r\\n")),
        ("line ends written out twice", text.replace("\\n", "\\\\n")),
        ("single quotes", text.replace('"', "'")),
        (
            "mail",
            text.replace("\\n", "\n")
                .lines()
                .map(|line| format!("> {line}\n"))
                .collect(),
        ),
        ("quoted-printable", text.replace('=', "=3D")),
        ("entities", text.replace('"', "&quot;")),
        ("variable", format!("AICORE_SERVICE_KEY='{text}'\n")),
        (
            "variable in double quotes",
            format!(
                "AICORE_SERVICE_KEY=\"{}\"\n",
                text.replace('\\', "\\\\").replace('"', "\\\"")
            ),
        ),
        (
            "variables",
            format!("{sdk}AICORE_CERT_STR='{chain}'\nAICORE_KEY_STR='{private}'\n"),
        ),
        (
            "variables on one line",
            format!(
                "{sdk}AICORE_CERT_STR=\"{}\"\nAICORE_KEY_STR=\"{}\"\n",
                escaped(&chain),
                escaped(&private)
            ),
        ),
        ("Kubernetes", secret(&whole)),
        ("Kubernetes, plain", block(&chain, &private)),
    ];
    let mut faults = Vec::new();
    for (name, text) in &texts {
        let found = find(text.as_bytes(), Timestamp::now());
        let Ok([reading]) = found.as_deref() else {
            faults.push(format!("{name}: {found:?}"));
            continue;
        };
        let told = format!("{:?}{reading:?}", reading.lines);
        // The public key is in both, and may fill a line of either.
        let is_private = |line: &&str| line.len() > 20 && !chain.contains(*line);
        if told.contains("PRIVATE KEY")
            || private
                .lines()
                .filter(is_private)
                .any(|line| told.contains(line))
        {
            faults.push(format!("{name} repeats its key"));
        }
        match reading.key.as_ref().map(|key| &key.credential) {
            Some(Credential::Certificate(own)) if own.key.open().trim() == private.trim() => {}
            other => faults.push(format!("{name}: {other:?} {:?}", reading.lines)),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_broken_certificate_gives_its_line() {
    let (chain, private) = pair();
    let (_, other) = pair();
    let with = |field: &str, value: Value| {
        let mut key = whole(&chain, &private);
        key[field] = value;
        key
    };
    let without = |field: &str| {
        let mut key = whole(&chain, &private);
        key.as_object_mut().unwrap().remove(field);
        key
    };
    let mut attested = without("key");
    attested["credential-type"] = json!("X509_ATTESTED");
    let in_file = json!({
        "AICORE_CLIENT_ID": CLIENT_ID, "AICORE_CERT_URL": CERT_URL, "AICORE_BASE_URL": API_URL,
        "AICORE_CERT_FILE_PATH": "/x/cert.pem", "AICORE_KEY_FILE_PATH": "/x/key.pem",
    });
    let mut both = whole(&chain, &private);
    both["clientsecret"] = key()["clientsecret"].clone();
    for (name, key, code) in [
        (
            "no certificate",
            with("certificate", json!("CANARY")),
            DiagnosticCode::CertificateUnreadable,
        ),
        (
            "no key",
            with("key", json!("CANARY")),
            DiagnosticCode::PrivateKeyUnreadable,
        ),
        (
            "half a certificate",
            with("certificate", json!(&chain[..chain.len() / 2])),
            DiagnosticCode::CertificateUnreadable,
        ),
        (
            "half a key",
            with("key", json!(&private[..private.len() / 2])),
            DiagnosticCode::PrivateKeyUnreadable,
        ),
        (
            "another key",
            with("key", json!(other)),
            DiagnosticCode::CertificateOfOtherKey,
        ),
        (
            "placeholder",
            with("key", json!("<key>")),
            DiagnosticCode::Placeholder,
        ),
        ("key missing", without("key"), DiagnosticCode::FieldMissing),
        (
            "certurl missing",
            without("certurl"),
            DiagnosticCode::FieldMissing,
        ),
        (
            "certurl",
            with("certurl", json!("http://x.example")),
            DiagnosticCode::UrlNotHttps,
        ),
        ("attested", attested, DiagnosticCode::PrivateKeyElsewhere),
        ("in files", in_file, DiagnosticCode::CertificateInFile),
        ("both", both, DiagnosticCode::CertificatePreferred),
    ] {
        let found = find(key.to_string().as_bytes(), Timestamp::now()).unwrap();
        let lines = &found[0].lines;
        let is_bad = |line: &&Diagnostic| line.state != DiagnosticState::Pass;
        let bad: Vec<_> = lines.iter().filter(is_bad).map(|line| line.code).collect();
        assert_eq!(bad, [code], "{name}");
        assert_eq!(
            found[0].key.is_some(),
            code.state() != DiagnosticState::Fail,
            "{name}"
        );
        assert!(!format!("{:?}", found[0]).contains("CANARY"), "{name}");
    }
}

#[test]
fn the_time_of_a_saved_certificate_is_told_as_of_now() {
    let mut params = CertificateParams::new([]).unwrap();
    params.not_before = rcgen::date_time_ymd(2030, 1, 1);
    params.not_after = rcgen::date_time_ymd(2031, 1, 1);
    let chain = params
        .self_signed(&KeyPair::generate().unwrap())
        .unwrap()
        .pem();
    for (now, code) in [
        (
            "2029-12-31T00:00:00Z",
            DiagnosticCode::CertificateNotYetValid,
        ),
        ("2030-06-01T00:00:00Z", DiagnosticCode::CertificateValid),
        ("2030-12-30T00:00:00Z", DiagnosticCode::CertificateEndsSoon),
        ("2031-01-02T00:00:00Z", DiagnosticCode::CertificateExpired),
    ] {
        let line = with_time(&chain, now.parse().unwrap()).unwrap();
        assert_eq!(line.code, code, "{now}");
    }
    assert_eq!(with_time("CANARY", Timestamp::UNIX_EPOCH), None);
}

fn whole(chain: &str, private: &str) -> Value {
    let mut key = key();
    key.as_object_mut().unwrap().remove("clientsecret");
    key["certificate"] = json!(chain);
    key["key"] = json!(private);
    key["certurl"] = json!(CERT_URL);
    key["credential-type"] = json!("x509");
    key
}

fn secret(key: &Value) -> String {
    let entries = key.as_object().unwrap().iter().map(|(name, value)| {
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        format!("  {name}: {}\n", STANDARD.encode(text))
    });
    format!(
        "apiVersion: v1\nkind: Secret\nmetadata: {{name: aic}}\ndata:\n{}",
        entries.collect::<String>()
    )
}

fn block(chain: &str, private: &str) -> String {
    let indented = |pem: &str| {
        pem.lines()
            .map(|line| format!("    {line}\n"))
            .collect::<String>()
    };
    format!(
        "apiVersion: v1\nkind: Secret\nmetadata: {{name: aic}}\nstringData:\n  clientid: '{CLIENT_ID}'\n  certurl: {CERT_URL}\n  \
         serviceurls: '{}'\n  certificate: |\n{}  key: |\n{}",
        json!({ "AI_API_URL": API_URL }),
        indented(chain),
        indented(private),
    )
}

/// A certificate and its private key, made for this run; with the line ends of Unix, which rcgen writes on no Windows.
fn pair() -> (String, String) {
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new([])
        .unwrap()
        .self_signed(&key)
        .unwrap();
    let unix = |pem: String| pem.replace("\r\n", "\n");
    (unix(certificate.pem()), unix(key.serialize_pem()))
}
