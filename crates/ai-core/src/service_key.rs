//! A service key of SAP AI Core: read from whatever holds it, mended where that is safe, refused where it is not.
//!
//! A key holds a secret, so no error and no remark repeats a value; of an address they name the host alone.

mod checks;
mod error;
mod field;
mod other_service;
mod regions;
mod remark;
mod url;
mod wrapping;

use pull_secret::Secret;

pub use error::ServiceKeyError;
pub use field::Field;
pub use regions::region;
pub use remark::Remark;

use field::Fields;
use wrapping::Wiped;

/// A service key with a client secret.
#[derive(Clone, Debug)]
pub struct ServiceKey {
    /// The client id.
    pub client_id: String,
    /// The client secret.
    pub client_secret: Secret,
    /// The base address of the token server, without `/oauth/token`.
    pub token_url: String,
    /// The base address of the AI Core API, without `/v2`.
    pub api_url: String,
    /// The subdomain of the tenant.
    pub identity_zone: Option<String>,
    /// The id of the tenant.
    pub identity_zone_id: Option<String>,
    /// The name of the application: the client id without `sb-`.
    pub app_name: Option<String>,
}

/// A service key and what was noticed in it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The key.
    pub key: ServiceKey,
    /// What was mended, and what looks odd.
    pub remarks: Vec<Remark>,
}

/// The longest text that is looked at, in bytes.
pub const LARGEST: usize = 1024 * 1024;

/// Reads a service key.
///
/// # Errors
/// [`ServiceKeyError`]: the first reason why it cannot be used.
pub fn read(text: &str) -> Result<Reading, ServiceKeyError> {
    if text.len() > LARGEST {
        return Err(ServiceKeyError::TooLarge { limit: LARGEST });
    }
    let document = Wiped::parse(text)?;
    let (members, mut remarks) = wrapping::unwrap(document.object()?);
    other_service::refuse(members)?;
    let key = Fields(members).read(&mut remarks)?;
    remarks.extend(checks::oddities(&key));
    Ok(Reading { key, remarks })
}

#[cfg(test)]
mod tests;
