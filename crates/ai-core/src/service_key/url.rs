//! The addresses of a service key: mended where the cure is known, refused where credentials would leak.

use request::is_loopback;
use url::Url;

use super::diagnostic::{Diagnostic, DiagnosticCode};
use super::field::Field;

/// Reads an address and gives its base: scheme, host and path without an end slash.
pub(super) fn address(field: Field, text: &str, lines: &mut Vec<Diagnostic>) -> Option<String> {
    let line = |code| Diagnostic::new(code, [("field", field.to_string())]);
    let parsed = Url::parse(text).ok().filter(Url::has_host);
    let Some(url) = parsed else {
        lines.push(line(DiagnosticCode::UrlMalformed));
        return None;
    };
    if let Some(fault) = fault(field, &url) {
        lines.push(fault);
        return None;
    }
    let path = url.path().trim_end_matches('/');
    let (path, suffix) = without_suffix(field, path);
    if let Some(suffix) = suffix {
        let fields = [("field", field.to_string()), ("suffix", suffix.to_owned())];
        lines.push(Diagnostic::new(DiagnosticCode::KnownSuffix, fields));
    } else if text.ends_with('/') {
        lines.push(line(DiagnosticCode::EndSlashes));
    }
    Some(format!("{}{}", url.origin().ascii_serialization(), path))
}

fn fault(field: Field, url: &Url) -> Option<Diagnostic> {
    let part = if !url.username().is_empty() || url.password().is_some() {
        Some("userInfo")
    } else if url.query().is_some() {
        Some("query")
    } else {
        url.fragment().map(|_| "fragment")
    };
    if let Some(part) = part {
        let fields = [("field", field.to_string()), ("part", part.to_owned())];
        return Some(Diagnostic::new(DiagnosticCode::UrlLeaks, fields));
    }
    match url.scheme() {
        "https" => None,
        "http" if url.host_str().is_some_and(is_loopback) => None,
        "http" => {
            let host = url.host_str().unwrap_or_default().to_owned();
            let fields = [("field", field.to_string()), ("host", host)];
            Some(Diagnostic::new(DiagnosticCode::UrlNotHttps, fields))
        }
        _ => Some(Diagnostic::new(
            DiagnosticCode::UrlMalformed,
            [("field", field.to_string())],
        )),
    }
}

/// Whether an address is of this computer.
pub(super) fn is_local(address: &str) -> bool {
    let url = Url::parse(address).ok();
    url.as_ref()
        .and_then(Url::host_str)
        .is_some_and(is_loopback)
}

/// The host of an address, with its port if that is not the usual one.
pub(super) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    })
}

/// Takes off the paths that Pullpass adds itself. What follows `/v2` belongs to single calls.
fn without_suffix(field: Field, path: &str) -> (&str, Option<&'static str>) {
    match field {
        Field::Url | Field::CertUrl => match path.strip_suffix("/oauth/token") {
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
