//! The `registries.yaml` of k3s and RKE2: a login for each host below `configs`; mirrors have none.

use pasted_text::Value;

use super::entry::{self, members};
use super::{ForeignText, Format, Found, ImportError};

/// Whether it is that file: `mirrors` with endpoints, or `configs` with `auth` or `tls`.
pub(super) fn is_registries(root: &Value) -> bool {
    let any = |name: &str, below: &[&str]| {
        members(root.member(name))
            .any(|(_, value)| below.iter().any(|name| value.member(name).is_some()))
    };
    any("configs", &["auth", "tls"]) || any("mirrors", &["endpoint", "endpoints"])
}

/// Adds each login under `configs` to what was found.
pub(super) fn import(root: &Value, found: &mut Found) -> Result<Format, ImportError> {
    let before = found.credentials.len() + found.left_out.len();
    for (host, config) in members(root.member("configs")) {
        if let Some(auth) = config.member("auth") {
            entry::import(host, &with_docker_names(auth), found);
        }
    }
    match found.credentials.len() + found.left_out.len() > before {
        true => Ok(Format::K3sRegistries),
        false => Err(ImportError::Foreign(ForeignText::K3sRegistries)),
    }
}

/// k3s writes `identity_token` where docker writes `identitytoken`.
fn with_docker_names(auth: &Value) -> Value {
    let renamed = members(Some(auth)).map(|(name, value)| (name.replace('_', ""), value.clone()));
    match auth {
        Value::Object(_) => Value::Object(renamed.collect()),
        other => other.clone(),
    }
}
