//! Certificates and keys as people have them. The keys in `tests/pem` were made for these tests and are good for
//! nothing else; the certificates are made on the spot.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};

use super::*;

macro_rules! key {
    ($name:literal) => {
        include_str!(concat!("../../../tests/pem/", $name, ".pem"))
    };
}

const RSA: &str = key!("rsa.pkcs8");
const NOW: &str = "2026-02-01T00:00:00Z";

#[test]
fn keys_of_every_form_are_read_and_told() {
    for (key, pkcs8, kind) in [
        (key!("rsa.pkcs1"), RSA, "RSA 2048"),
        (RSA, RSA, "RSA 2048"),
        (key!("p256.sec1"), key!("p256.pkcs8"), "EC P-256"),
        (key!("p256.pkcs8"), key!("p256.pkcs8"), "EC P-256"),
        (key!("p384.sec1"), key!("p384.pkcs8"), "EC P-384"),
        (key!("p384.pkcs8"), key!("p384.pkcs8"), "EC P-384"),
        (key!("ed25519.pkcs8"), key!("ed25519.pkcs8"), "Ed25519"),
    ] {
        let chain = authorities().chain_for(pkcs8);
        let read = ClientCertificate::read(&chain, &secret(key)).unwrap();
        assert_eq!((&*read.chain, read.key.open()), (&*chain, key), "{kind}");
        let Inspection { facts, faults } = inspect(&chain, Some(&secret(key)), now(NOW));
        assert_eq!(faults, [], "{kind}");
        assert_eq!(facts.unwrap().key.to_string(), kind);
    }
}

#[test]
fn what_a_certificate_says_is_told() {
    let facts = inspect(&authorities().chain_for(RSA), None, now(NOW)).facts;
    let facts = facts.unwrap();
    assert_eq!(facts.subject, "CN=acme-fake");
    assert_eq!(facts.issuer, "CN=Fake Client CA");
    assert_eq!(facts.not_before, now("2026-01-01T00:00:00Z"));
    assert_eq!(facts.not_after, now("2026-03-01T00:00:00Z"));
    assert_eq!(facts.length, 2);
    assert!(facts.serial.contains(':'), "{}", facts.serial);
}

#[test]
fn pem_is_read_however_its_lines_end() {
    let (chain, key) = (authorities().chain_for(RSA), key!("rsa.pkcs1"));
    let as_it_is: fn(&str) -> String = str::to_owned;
    let shapes: [fn(&str) -> String; 6] = [
        as_it_is,
        |pem| pem.replace('\n', "\r\n"),
        |pem| pem.replace('\n', "\\n"),
        |pem| pem.replace('\n', "\\r\\n"),
        |pem| pem.replace('\n', " "),
        |pem| pem.replace('\n', ""),
    ];
    for shape in shapes {
        let read = ClientCertificate::read(&shape(&chain), &secret(&shape(key))).unwrap();
        assert_eq!((&*read.chain, read.key.open()), (&*chain, key));
    }
    let with_parameters = format!(
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n{key}"
    );
    assert!(ClientCertificate::read(&chain, &secret(&with_parameters)).is_ok());
}

#[test]
fn a_chain_is_put_in_order_with_the_certificate_of_the_key_first() {
    let authorities = authorities();
    let leaf = authorities.leaf(RSA);
    let [root, client] = [&authorities.root_pem, &authorities.client_pem];
    let stranger = self_signed("Stranger");
    let ordered = format!("{leaf}{client}{root}{stranger}");
    for mixed in [
        format!("{root}{stranger}{client}{leaf}"),
        format!("{client}{leaf}{stranger}{root}"),
        format!("{stranger}{root}{leaf}{client}"),
    ] {
        let read = ClientCertificate::read(&mixed, &secret(RSA)).unwrap();
        let in_line = read.chain.split_inclusive("-----END CERTIFICATE-----\n");
        let expected = ordered.split_inclusive("-----END CERTIFICATE-----\n");
        assert!(in_line.take(3).eq(expected.take(3)));
        assert!(read.has_issuer());
    }
}

#[test]
fn a_missing_intermediate_is_worth_a_warning() {
    let (authorities, of_the_same_name) = (authorities(), authorities());
    let leaf = authorities.leaf(RSA);
    for (chain, missing) in [
        (leaf.clone(), true),
        (format!("{leaf}{}", authorities.root_pem), true),
        (format!("{leaf}{}", of_the_same_name.client_pem), true),
        (format!("{leaf}{}", authorities.client_pem), false),
    ] {
        let faults = inspect(&chain, Some(&secret(RSA)), now(NOW)).faults;
        let expected = missing.then_some(CertificateFault::IntermediateMissing);
        assert_eq!(faults, Vec::from_iter(expected));
    }
    assert!(!CertificateFault::IntermediateMissing.is_error());
}

#[test]
fn what_can_never_be_used_is_refused_with_its_reason() {
    let chain = authorities().chain_for(RSA);
    let strange = authorities().chain_for(key!("p256.pkcs8"));
    let broken = chain.replacen("MII", "MIJ", 1);
    let many = chain.repeat(6);
    for (chain, key, fault) in [
        ("", RSA, CertificateFault::Unreadable),
        ("FAKE", RSA, CertificateFault::Unreadable),
        (&chain[..200], RSA, CertificateFault::Unreadable),
        (&broken, RSA, CertificateFault::Unreadable),
        (RSA, RSA, CertificateFault::Unreadable),
        (&many, RSA, CertificateFault::TooMany { most: 10 }),
        (&chain, "FAKE", CertificateFault::KeyUnreadable),
        (&chain, &RSA[..200], CertificateFault::KeyUnreadable),
        (&chain, &chain, CertificateFault::KeyUnreadable),
        (
            &chain,
            key!("encrypted.pkcs8"),
            CertificateFault::KeyEncrypted,
        ),
        (
            &chain,
            key!("encrypted.pkcs1"),
            CertificateFault::KeyEncrypted,
        ),
        (
            &chain,
            key!("rsa1024.pkcs8"),
            CertificateFault::KeyUnsupported,
        ),
        (&chain, key!("p521.sec1"), CertificateFault::KeyUnsupported),
        (&strange, RSA, CertificateFault::NotOfThisKey),
        (&chain, key!("p256.sec1"), CertificateFault::NotOfThisKey),
    ] {
        let refused = ClientCertificate::read(chain, &secret(key)).unwrap_err();
        assert_eq!(refused, fault);
        assert!(fault.is_error());
        let faults = inspect(chain, Some(&secret(key)), now(NOW)).faults;
        assert!(faults.contains(&fault), "{fault:?}: {faults:?}");
    }
}

#[test]
fn the_time_is_looked_at_to_the_second() {
    let chain = authorities().chain_for(RSA);
    let (from, at) = (now("2026-01-01T00:00:00Z"), now("2026-03-01T00:00:00Z"));
    for (moment, fault) in [
        (
            "2025-12-31T23:54:59Z",
            Some(CertificateFault::NotYetValid { from }),
        ),
        ("2025-12-31T23:55:00Z", None),
        ("2026-02-26T00:00:00Z", None),
        (
            "2026-02-26T00:00:01Z",
            Some(CertificateFault::EndsSoon { at }),
        ),
        (
            "2026-03-01T00:00:00Z",
            Some(CertificateFault::EndsSoon { at }),
        ),
        (
            "2026-03-01T00:00:01Z",
            Some(CertificateFault::Expired { at }),
        ),
    ] {
        let faults = inspect(&chain, Some(&secret(RSA)), now(moment)).faults;
        assert_eq!(faults, Vec::from_iter(fault), "{moment}");
    }
}

#[test]
fn no_debug_output_shows_the_key() {
    let read = ClientCertificate::read(&authorities().chain_for(RSA), &secret(RSA)).unwrap();
    let line = RSA.lines().nth(3).unwrap();
    assert!(read.key.open().contains(line));
    assert!(!format!("{read:?}").contains(line));
}

/// A root and the authority for clients below it.
struct Authorities {
    root_pem: String,
    client_pem: String,
    client: Issuer<'static, KeyPair>,
}

fn authorities() -> Authorities {
    let (root, root_key) = (authority("Fake Root CA"), KeyPair::generate().unwrap());
    let root_pem = root.self_signed(&root_key).unwrap().pem();
    let root = Issuer::new(root, root_key);
    let (client, client_key) = (authority("Fake Client CA"), KeyPair::generate().unwrap());
    let client_pem = client.signed_by(&client_key, &root).unwrap().pem();
    Authorities {
        root_pem: unix(&root_pem),
        client_pem: unix(&client_pem),
        client: Issuer::new(client, client_key),
    }
}

impl Authorities {
    fn leaf(&self, pkcs8: &str) -> String {
        let key = KeyPair::from_pem(pkcs8).unwrap();
        let mut params = named("acme-fake");
        params.not_before = date_time_ymd(2026, 1, 1);
        params.not_after = date_time_ymd(2026, 3, 1);
        unix(&params.signed_by(&key, &self.client).unwrap().pem())
    }

    fn chain_for(&self, pkcs8: &str) -> String {
        self.leaf(pkcs8) + &self.client_pem
    }
}

fn authority(name: &str) -> CertificateParams {
    let mut params = named(name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

fn self_signed(name: &str) -> String {
    let certificate = named(name).self_signed(&KeyPair::generate().unwrap());
    unix(&certificate.unwrap().pem())
}

fn named(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new([]).unwrap();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

/// The library ends lines as Windows does.
fn unix(pem: &str) -> String {
    pem.replace("\r\n", "\n")
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn now(text: &str) -> Timestamp {
    text.parse().unwrap()
}
