//! The fields of a key as the text has them, whatever they are called there.

use std::collections::BTreeMap;
use std::fmt;

use pasted_text::{Object, Value, lenient_json};
use zeroize::Zeroizing;

use super::field::Field;

/// What a kind of document calls the fields, as plain names.
type Names = &'static [(Field, &'static [&'static str])];

/// A service key, in any of its spellings.
pub(super) const SERVICE_KEY: Names = &[
    (Field::ClientId, &["clientid"]),
    (Field::ClientSecret, &["clientsecret"]),
    (Field::Url, &["url", "authurl", "tokenurl"]),
    (Field::ApiUrl, &["aiapiurl", "mlapiurl", "baseurl"]),
    (Field::Certificate, &["certificate"]),
    (Field::PrivateKey, &["key", "privatekey"]),
    (Field::CertUrl, &["certurl"]),
    (Field::IdentityZone, &["identityzone"]),
    (Field::IdentityZoneId, &["identityzoneid", "tenantid"]),
    (Field::AppName, &["appname"]),
    (Field::CredentialType, &["credentialtype"]),
];

/// The variables of SAP's SDKs.
pub(super) const SDK: Names = &[
    (Field::ClientId, &["aicoreclientid"]),
    (Field::ClientSecret, &["aicoreclientsecret"]),
    (Field::Url, &["aicoreauthurl"]),
    (Field::ApiUrl, &["aicorebaseurl"]),
    (Field::Certificate, &["aicorecertstr"]),
    (Field::PrivateKey, &["aicorekeystr"]),
    (Field::CertUrl, &["aicorecerturl"]),
    (Field::CertificateFile, &["aicorecertfilepath"]),
    (Field::PrivateKeyFile, &["aicorekeyfilepath"]),
];

/// The variables of SAP's tutorials for Postman, and the arguments of the SDKs.
pub(super) const TUTORIAL: Names = &[
    (Field::ClientId, &["clientid"]),
    (Field::ClientSecret, &["clientsecret"]),
    (Field::Url, &["authurl", "tokenurl", "url", "uaaurl"]),
    (Field::ApiUrl, &["apiurl", "aiapiurl", "baseurl"]),
    (Field::IdentityZone, &["identityzone"]),
    (Field::IdentityZoneId, &["identityzoneid"]),
];

/// The texts of a key by field, wiped when it is dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct RawKey(BTreeMap<Field, Zeroizing<String>>);

/// A destination of SAP BTP with client credentials.
///
/// Source: SAP BTP Connectivity, "OAuth Client Credentials Authentication", its table of properties.
pub(super) const DESTINATION: Names = &[
    (Field::ClientId, &["clientid"]),
    (Field::ClientSecret, &["clientsecret"]),
    (Field::Url, &["tokenserviceurl"]),
    (Field::ApiUrl, &["url"]),
];

impl RawKey {
    /// Takes the fields out of an object; names match without case, `-` and `_`.
    pub(super) fn take(members: &Object, names: Names) -> Self {
        let mut key = Self::default();
        let urls = member(members, "serviceurls").and_then(service_urls);
        for (field, names) in names {
            let found = names.iter().find_map(|name| {
                let below = urls.as_ref().filter(|_| *field == Field::ApiUrl);
                below
                    .and_then(|urls| member(urls, name))
                    .or_else(|| member(members, name))
                    .and_then(Value::text)
            });
            if let Some(text) = found {
                key.0.insert(*field, Zeroizing::new(text.to_owned()));
            }
        }
        key
    }

    /// A key with these fields.
    pub(super) fn of<const N: usize>(fields: [(Field, &str); N]) -> Self {
        let wiped = |(field, text): (Field, &str)| (field, Zeroizing::new(text.to_owned()));
        Self(fields.into_iter().map(wiped).collect())
    }

    pub(super) fn get(&self, field: Field) -> Option<&str> {
        self.0.get(&field).map(|text| text.as_str())
    }

    /// Whether it has as much as makes an object a key: a client id and something that goes with it, or so much of the
    /// rest that a client id alone is missing.
    pub(super) fn is_one(&self) -> bool {
        use Field::{ApiUrl, CertUrl, Certificate, CertificateFile, ClientId, ClientSecret, Url};
        let has = |fields: &[Field]| fields.iter().any(|field| self.get(*field).is_some());
        let has_proof = has(&[ClientSecret, Certificate, CertificateFile]);
        let has_address = has(&[Url, CertUrl, ApiUrl]);
        match has(&[ClientId]) {
            true => has_proof || has_address,
            false => (has_proof && has_address) || (has(&[ApiUrl]) && has(&[Url, CertUrl])),
        }
    }
}

impl fmt::Debug for RawKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// In a Kubernetes Secret nested objects are JSON text.
fn service_urls(value: &Value) -> Option<Object> {
    match value {
        Value::Object(urls) => Some(urls.clone()),
        Value::Text(text) => match lenient_json::read(text, 0).ok()?.value {
            Value::Object(urls) => Some(urls),
            _ => None,
        },
        _ => None,
    }
}

/// The member of that plain name; of two, the first.
pub(super) fn member<'a>(members: &'a Object, name: &str) -> Option<&'a Value> {
    let mut members = members.iter();
    members
        .find(|(key, _)| plain_signs(key).eq(name.chars()))
        .map(|(_, value)| value)
}

/// A name without case, `-` and `_`: `serviceUrls`, `client_id` and `credential-type` occur. A terminal may have broken it.
pub(super) fn plain(name: &str) -> String {
    plain_signs(name).collect()
}

/// The same without a text of its own, since names are compared more often than anything else.
fn plain_signs(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|c| !matches!(c, '-' | '_') && !c.is_whitespace())
        .flat_map(char::to_lowercase)
}
