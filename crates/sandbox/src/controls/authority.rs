//! The authority of the practice tenant: a root, below it the one for clients, and beside them a stranger.
//!
//! All of it is made when the tenant starts and gone when it stops.

use std::time::{Duration, SystemTime};

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use serde::Deserialize;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// An order for a service key with a certificate.
// No Debug: it may hold a private key.
#[derive(Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct KeyOrder {
    /// The private key to certify, as PKCS#8 PEM; `None` makes one, EC P-256.
    pub private_key: Option<String>,
    /// The text that stands in the service key in place of it: the same key in another form, or another key.
    pub shown_key: Option<String>,
    /// How many hours from now it begins; `None`: an hour ago.
    pub begins_in: Option<i64>,
    /// How many hours from now it ends; `None`: in seven days, as SAP's do.
    pub ends_in: Option<i64>,
    /// Which certificates the service key has.
    pub chain: Chain,
}

/// Which certificates a service key has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Chain {
    /// The leaf and the authority for clients that issued it.
    #[default]
    Whole,
    /// The leaf alone: the way to the root is missing.
    LeafAlone,
    /// A leaf that a stranger issued, with that stranger.
    OfAStranger,
}

/// A certificate that was issued, with its private key.
pub(crate) struct Issued {
    pub(crate) chain: String,
    pub(crate) key: String,
    pub(crate) der: Vec<u8>,
}

/// Who issues certificates here.
pub(crate) struct Authority {
    pub(crate) root: String,
    pub(crate) root_der: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
    clients: Intermediate,
    strangers: Intermediate,
}

struct Intermediate {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    pub(crate) fn new() -> Result<Self, rcgen::Error> {
        let (params, key) = (authority("Practice Root CA")?, KeyPair::generate()?);
        let root = params.self_signed(&key)?;
        let issuer = Issuer::new(params, key);
        let (params, key) = (authority("Foreign Root CA")?, KeyPair::generate()?);
        let foreign = Issuer::new(params, key);
        Ok(Self {
            root: unix(&root.pem()),
            root_der: root.der().clone(),
            clients: Intermediate::of("Practice Client CA", &issuer)?,
            strangers: Intermediate::of("Foreign Client CA", &foreign)?,
            issuer,
        })
    }

    /// A certificate for this computer, and its key.
    pub(crate) fn server(
        &self,
    ) -> Result<(CertificateDer<'static>, PrivateKeyDer<'static>), rcgen::Error> {
        let key = KeyPair::generate()?;
        let hosts = ["localhost", "127.0.0.1"].map(str::to_owned);
        let mut params = CertificateParams::new(hosts)?;
        params.distinguished_name = named("practice token server");
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        let certificate = params.signed_by(&key, &self.issuer)?;
        let key = PrivatePkcs8KeyDer::from(key.serialize_der());
        Ok((certificate.der().clone(), key.into()))
    }

    /// Issues what was ordered.
    pub(crate) fn client(&self, name: &str, order: &KeyOrder) -> Result<Issued, rcgen::Error> {
        let key = match &order.private_key {
            Some(pem) => KeyPair::from_pem(pem)?,
            None => KeyPair::generate()?,
        };
        let by = match order.chain {
            Chain::Whole | Chain::LeafAlone => &self.clients,
            Chain::OfAStranger => &self.strangers,
        };
        let mut params = CertificateParams::new([])?;
        params.distinguished_name = named(name);
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        params.use_authority_key_identifier_extension = true;
        params.not_before = in_hours(order.begins_in.unwrap_or(-1)).into();
        params.not_after = in_hours(order.ends_in.unwrap_or(7 * 24)).into();
        let leaf = params.signed_by(&key, &by.issuer)?;
        let issuer = match order.chain {
            Chain::LeafAlone => "",
            Chain::Whole | Chain::OfAStranger => &by.pem,
        };
        let made = || unix(&key.serialize_pem());
        Ok(Issued {
            chain: unix(&leaf.pem()) + issuer,
            key: order.shown_key.clone().unwrap_or_else(made),
            der: leaf.der().to_vec(),
        })
    }
}

impl Intermediate {
    fn of(name: &str, root: &Issuer<'_, KeyPair>) -> Result<Self, rcgen::Error> {
        let (params, key) = (authority(name)?, KeyPair::generate()?);
        let pem = unix(&params.signed_by(&key, root)?.pem());
        Ok(Self {
            pem,
            issuer: Issuer::new(params, key),
        })
    }
}

fn authority(name: &str) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new([])?;
    params.distinguished_name = named(name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.use_authority_key_identifier_extension = true;
    Ok(params)
}

fn named(name: &str) -> DistinguishedName {
    let mut named = DistinguishedName::new();
    named.push(DnType::CommonName, name);
    named
}

fn in_hours(hours: i64) -> SystemTime {
    let span = DAY / 24 * u32::try_from(hours.unsigned_abs()).unwrap_or(u32::MAX);
    let now = SystemTime::now();
    let moment = match hours.is_negative() {
        true => now.checked_sub(span),
        false => now.checked_add(span),
    };
    moment.unwrap_or(now)
}

/// The library ends lines as Windows does.
fn unix(pem: &str) -> String {
    pem.replace("\r\n", "\n")
}
