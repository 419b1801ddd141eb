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
    request::host(address).as_deref().is_some_and(is_loopback)
}

/// The host of an address, with its port if that is not the usual one.
pub(super) fn host_and_port(address: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    use DiagnosticCode::*;

    #[test]
    fn an_address_is_brought_to_its_base_and_what_was_taken_off_is_said() {
        for (field, text, base, code) in [
            (Field::Url, "https://a.example", "https://a.example", None),
            (
                Field::Url,
                "https://A.example:443",
                "https://a.example",
                None,
            ),
            (
                Field::Url,
                "https://a.example/",
                "https://a.example",
                Some(EndSlashes),
            ),
            (
                Field::Url,
                "https://a.example//",
                "https://a.example",
                Some(EndSlashes),
            ),
            (
                Field::Url,
                "https://a.example/oauth/token",
                "https://a.example",
                Some(KnownSuffix),
            ),
            (
                Field::CertUrl,
                "https://a.example/x/oauth/token/",
                "https://a.example/x",
                Some(KnownSuffix),
            ),
            (
                Field::Url,
                "https://a.example/v2",
                "https://a.example/v2",
                None,
            ),
            (
                Field::ApiUrl,
                "https://a.example/v2",
                "https://a.example",
                Some(KnownSuffix),
            ),
            (
                Field::ApiUrl,
                "https://a.example/v2/lm/deployments",
                "https://a.example",
                Some(KnownSuffix),
            ),
            (
                Field::ApiUrl,
                "https://a.example/base/v2/",
                "https://a.example/base",
                Some(KnownSuffix),
            ),
            (
                Field::ApiUrl,
                "https://a.example/v2x",
                "https://a.example/v2x",
                None,
            ),
            (
                Field::ApiUrl,
                "https://a.example:8443/x",
                "https://a.example:8443/x",
                None,
            ),
            (
                Field::ApiUrl,
                "http://127.0.0.1:4711",
                "http://127.0.0.1:4711",
                None,
            ),
            (
                Field::ApiUrl,
                "http://localhost/",
                "http://localhost",
                Some(EndSlashes),
            ),
        ] {
            let mut lines = Vec::new();
            assert_eq!(
                address(field, text, &mut lines).as_deref(),
                Some(base),
                "{text}"
            );
            let codes: Vec<_> = lines.iter().map(|line| line.code).collect();
            assert_eq!(codes, Vec::from_iter(code), "{text}");
        }
    }

    #[test]
    fn an_address_that_would_leak_the_credentials_is_refused() {
        for (text, code, detail) in [
            ("http://a.example", UrlNotHttps, Some(("host", "a.example"))),
            (
                "https://anna@a.example",
                UrlLeaks,
                Some(("part", "userInfo")),
            ),
            (
                "https://:pass@a.example",
                UrlLeaks,
                Some(("part", "userInfo")),
            ),
            ("https://a.example?x=y", UrlLeaks, Some(("part", "query"))),
            ("https://a.example/#x", UrlLeaks, Some(("part", "fragment"))),
            ("ftp://a.example", UrlMalformed, None),
            ("a.example", UrlMalformed, None),
            ("mailto:anna@a.example", UrlMalformed, None),
            ("", UrlMalformed, None),
        ] {
            let mut lines = Vec::new();
            assert_eq!(address(Field::ApiUrl, text, &mut lines), None, "{text}");
            let [line] = &*lines else {
                panic!("{text}: {lines:?}");
            };
            assert_eq!(line.code, code, "{text}");
            if let Some((name, value)) = detail {
                assert_eq!(line.fields[name], value, "{text}");
            }
        }
    }

    #[test]
    fn the_host_is_shown_with_a_port_only_where_it_is_not_the_usual_one() {
        for (text, host) in [
            ("https://a.example/x", Some("a.example")),
            ("https://a.example:443", Some("a.example")),
            ("https://a.example:8443", Some("a.example:8443")),
            ("http://127.0.0.1:4711/v2", Some("127.0.0.1:4711")),
            ("a.example", None),
        ] {
            assert_eq!(host_and_port(text).as_deref(), host, "{text}");
        }
        assert!(is_local("http://127.0.0.1:4711/v2") && is_local("http://localhost"));
        assert!(!is_local("https://localhost.example") && !is_local("127.0.0.1"));
    }
}
