//! The addresses of a service key: mended where the cure is known, refused where credentials would leak.

use url::{Host, Url};

use super::{Field, Remark, ServiceKeyError};

/// Reads an address and gives its base: scheme, host and path without an end slash.
pub(super) fn address(
    field: Field,
    text: &str,
    remarks: &mut Vec<Remark>,
) -> Result<String, ServiceKeyError> {
    let url = Url::parse(text).map_err(|_| ServiceKeyError::Malformed { field })?;
    check(field, &url)?;
    let path = url.path().trim_end_matches('/');
    let (path, suffix) = without_suffix(field, path);
    if let Some(suffix) = suffix {
        remarks.push(Remark::KnownSuffix { field, suffix });
    } else if text.ends_with('/') {
        remarks.push(Remark::EndSlashes { field });
    }
    Ok(format!("{}{}", url.origin().ascii_serialization(), path))
}

fn check(field: Field, url: &Url) -> Result<(), ServiceKeyError> {
    let has_extras = !url.username().is_empty()
        || url.password().is_some()
        || url.query().is_some()
        || url.fragment().is_some();
    let Some(host) = url.host().filter(|_| !has_extras) else {
        return Err(ServiceKeyError::Malformed { field });
    };
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(&host) => Ok(()),
        "http" => Err(ServiceKeyError::NotHttps {
            field,
            host: host.to_string(),
        }),
        _ => Err(ServiceKeyError::Malformed { field }),
    }
}

pub(super) fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

/// Takes off the paths that Pullpass adds itself. What follows `/v2` belongs to single calls.
fn without_suffix(field: Field, path: &str) -> (&str, Option<&'static str>) {
    match field {
        Field::Url => match path.strip_suffix("/oauth/token") {
            Some(base) => (base.trim_end_matches('/'), Some("/oauth/token")),
            None => (path, None),
        },
        _ if path == "/v2" || path.starts_with("/v2/") => ("", Some("/v2")),
        _ => match path.strip_suffix("/v2") {
            Some(base) => (base.trim_end_matches('/'), Some("/v2")),
            None => (path, None),
        },
    }
}
