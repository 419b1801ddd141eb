//! The fields of a service key, found whatever the case and the dashes of their names.

use std::fmt;

use pull_secret::Secret;
use serde_json::{Map, Value};

use super::url::address;
use super::{Remark, ServiceKey, ServiceKeyError};

/// A field of a service key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// `clientid`
    ClientId,
    /// `clientsecret`
    ClientSecret,
    /// `url`: the token server.
    Url,
    /// `serviceurls.AI_API_URL`: the API.
    ApiUrl,
    /// `identityzone`
    IdentityZone,
    /// `identityzoneid`
    IdentityZoneId,
    /// `appname`
    AppName,
    /// `credential-type`
    CredentialType,
    /// `certificate`
    Certificate,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ClientId => "clientid",
            Self::ClientSecret => "clientsecret",
            Self::Url => "url",
            Self::ApiUrl => "serviceurls.AI_API_URL",
            Self::IdentityZone => "identityzone",
            Self::IdentityZoneId => "identityzoneid",
            Self::AppName => "appname",
            Self::CredentialType => "credential-type",
            Self::Certificate => "certificate",
        })
    }
}

/// The members of a key.
pub(super) struct Fields<'a>(pub(super) &'a Map<String, Value>);

impl<'a> Fields<'a> {
    /// The text of a field, as it stands there.
    pub(super) fn get(&self, field: Field) -> Option<&'a str> {
        match field {
            Field::ApiUrl => {
                let urls = member(self.0, "serviceurls")?.as_object()?;
                // The old name stands in old keys.
                member(urls, "aiapiurl")
                    .or_else(|| member(urls, "mlapiurl"))?
                    .as_str()
            }
            other => member(self.0, &plain(&other.to_string()))?.as_str(),
        }
    }

    /// Makes a key of the fields, mending what can be mended.
    pub(super) fn read(&self, remarks: &mut Vec<Remark>) -> Result<ServiceKey, ServiceKeyError> {
        let client_id = self.required(Field::ClientId, remarks)?.to_owned();
        let client_secret = self.client_secret(remarks)?;
        let token_url = address(Field::Url, self.required(Field::Url, remarks)?, remarks)?;
        let api_url = address(
            Field::ApiUrl,
            self.required(Field::ApiUrl, remarks)?,
            remarks,
        )?;
        if token_url.contains("//api.ai.") || api_url.contains(".authentication.") {
            return Err(ServiceKeyError::Swapped);
        }
        Ok(ServiceKey {
            client_id,
            client_secret,
            token_url,
            api_url,
            identity_zone: self.optional(Field::IdentityZone),
            identity_zone_id: self.optional(Field::IdentityZoneId),
            app_name: self.optional(Field::AppName),
        })
    }

    /// With both a secret and a certificate, `credential-type` decides, else the secret is used.
    fn client_secret(&self, remarks: &mut Vec<Remark>) -> Result<Secret, ServiceKeyError> {
        let has_certificate = self.get(Field::Certificate).is_some();
        let kind = self
            .get(Field::CredentialType)
            .unwrap_or_default()
            .to_lowercase();
        let has_secret = self.get(Field::ClientSecret).is_some();
        if kind.starts_with("x509") || (has_certificate && !has_secret) {
            return Err(ServiceKeyError::WithCertificate);
        }
        let secret = self.required(Field::ClientSecret, remarks)?;
        if has_certificate {
            remarks.push(Remark::SecretPreferred);
        }
        Ok(Secret::new(secret.to_owned()))
    }

    fn required(
        &self,
        field: Field,
        remarks: &mut Vec<Remark>,
    ) -> Result<&'a str, ServiceKeyError> {
        let value = self.get(field).unwrap_or_default();
        let trimmed = value.trim();
        if trimmed.is_empty() {
            return Err(ServiceKeyError::MissingField { field });
        }
        if is_placeholder(trimmed) {
            return Err(ServiceKeyError::Placeholder { field });
        }
        if trimmed.len() < value.len() {
            remarks.push(Remark::Blanks { field });
        }
        Ok(trimmed)
    }

    fn optional(&self, field: Field) -> Option<String> {
        let value = self.get(field)?.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }
}

/// The member of that plain name; of two, the first.
fn member<'a>(members: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    members
        .iter()
        .find(|(key, _)| plain(key) == name)
        .map(|(_, value)| value)
}

/// A name without case, `-` and `_`: `serviceUrls`, `client_id` and `credential-type` occur.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// What documentation and scripts put where a value belongs.
fn is_placeholder(value: &str) -> bool {
    let is_name = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    };
    let upper = value.to_ascii_uppercase();
    (value.starts_with('<') && value.ends_with('>'))
        || upper.starts_with("YOUR_")
        || upper.starts_with("YOUR-")
        || (value.starts_with("${") && value.ends_with('}'))
        || value.strip_prefix('$').is_some_and(is_name)
        || value.chars().all(|c| matches!(c, '*' | '•'))
}
