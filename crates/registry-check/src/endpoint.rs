//! A registry as it is addressed: host, port, with or without TLS; and what it is asked.

use request::{Header, Method, Request, Url, is_loopback};

use crate::manifest::MANIFEST_TYPES;
use crate::wire;

/// A registry as it is addressed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Endpoint {
    plain: bool,
    host: String,
    port: u16,
}

impl Endpoint {
    /// A registry with TLS at this host, `name` or `name:port`; `None` if that can be no host.
    pub(crate) fn https(host: &str) -> Option<Self> {
        Self::new("https", host)
    }

    /// The same without TLS.
    pub(crate) fn http(host: &str) -> Option<Self> {
        Self::new("http", host)
    }

    fn new(scheme: &str, host: &str) -> Option<Self> {
        let url = url::Url::parse(&format!("{scheme}://{host}")).ok()?;
        Some(Self {
            plain: scheme == "http",
            host: url.host_str()?.to_owned(),
            port: url.port_or_known_default()?,
        })
    }

    /// The host, without its port.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// The port; 443 or 80 if the address names none.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Whether it is addressed without TLS.
    pub(crate) fn is_plain(&self) -> bool {
        self.plain
    }

    /// Whether the host names this computer by itself, without a name server.
    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(&self.host)
    }

    /// `GET /v2/`, which answers 200 or 401 at every registry (OCI distribution specification, end-1).
    pub(crate) fn ping(&self) -> Request {
        wire::request(Method::Get, self.url("/v2/".to_owned()), "*/*")
    }

    /// Asks for a manifest by tag or digest.
    pub(crate) fn manifest(&self, method: Method, repository: &str, reference: &str) -> Request {
        let url = self.url(format!("/v2/{repository}/manifests/{reference}"));
        wire::request(method, url, MANIFEST_TYPES)
    }

    /// Asks for a blob.
    pub(crate) fn blob(&self, repository: &str, digest: &str) -> Request {
        wire::request(
            Method::Get,
            self.url(format!("/v2/{repository}/blobs/{digest}")),
            "*/*",
        )
    }

    /// Asks for the name of one tag (OCI distribution specification, end-8b).
    pub(crate) fn one_tag(&self, repository: &str) -> Request {
        let mut url = self.url(format!("/v2/{repository}/tags/list"));
        url.query.push(("n".to_owned(), "1".to_owned()));
        wire::request(Method::Get, url, "*/*")
    }

    /// Host and port as people write them.
    pub(crate) fn authority(&self) -> String {
        match (self.plain, self.port) {
            (false, 443) | (true, 80) => self.host.clone(),
            (_, port) => format!("{}:{port}", self.host),
        }
    }

    fn url(&self, path: String) -> Url {
        let scheme = if self.plain { "http" } else { "https" };
        Url {
            base: format!("{scheme}://{}", self.authority()),
            path: path.into(),
            query: Vec::new(),
        }
    }
}

/// Adds an authorization to a request.
pub(crate) fn authorized(mut request: Request, authorization: Option<&Header>) -> Request {
    request.headers.extend(authorization.cloned());
    request
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registry_is_addressed_as_people_write_it() {
        for (host, plain, authority, port) in [
            ("ghcr.io", false, "ghcr.io", 443),
            ("ghcr.io:443", false, "ghcr.io", 443),
            ("ghcr.io:80", false, "ghcr.io:80", 80),
            ("GHCR.io:5000", false, "ghcr.io:5000", 5000),
            ("registry.example", true, "registry.example", 80),
            ("registry.example:443", true, "registry.example:443", 443),
            ("[::1]:5000", true, "[::1]:5000", 5000),
        ] {
            let made = match plain {
                true => Endpoint::http(host),
                false => Endpoint::https(host),
            };
            let endpoint = made.unwrap();
            assert_eq!(
                (&*endpoint.authority(), endpoint.port()),
                (authority, port),
                "{host}"
            );
            assert_eq!(endpoint.is_plain(), plain);
            let scheme = if plain { "http" } else { "https" };
            assert_eq!(
                endpoint.ping().url.address(),
                format!("{scheme}://{authority}/v2/")
            );
        }
        for host in ["", " ", "a b", ":443", "ghcr.io:port", "[::1"] {
            assert_eq!(Endpoint::https(host), None, "{host}");
        }
    }

    #[test]
    fn each_question_has_the_address_that_the_specification_gives_it() {
        let endpoint = Endpoint::https("ghcr.io").unwrap();
        let digest = "sha256:0";
        for (request, method, address) in [
            (
                endpoint.manifest(Method::Head, "acme/train", "1.0"),
                Method::Head,
                "/v2/acme/train/manifests/1.0",
            ),
            (
                endpoint.manifest(Method::Get, "acme/train", digest),
                Method::Get,
                "/v2/acme/train/manifests/sha256:0",
            ),
            (
                endpoint.blob("acme/train", digest),
                Method::Get,
                "/v2/acme/train/blobs/sha256:0",
            ),
            (
                endpoint.one_tag("acme/train"),
                Method::Get,
                "/v2/acme/train/tags/list?n=1",
            ),
        ] {
            assert_eq!(
                (request.method, request.url.address()),
                (method, format!("https://ghcr.io{address}"))
            );
            assert!(
                request
                    .headers
                    .iter()
                    .all(|header| header.name != "Authorization")
            );
            let login = Header::new("Authorization", "Basic x");
            let with_login = authorized(request.clone(), Some(&login));
            assert_eq!(with_login.headers.len(), request.headers.len() + 1);
            assert_eq!(authorized(request.clone(), None), request);
        }
    }

    #[test]
    fn this_computer_is_known_by_its_names() {
        let loopback = |domain| Endpoint::https(domain).unwrap().is_loopback();
        assert!(loopback("localhost:5000") && loopback("127.0.0.2") && loopback("[::1]:5000"));
        assert!(!loopback("localhost.example") && !loopback("10.0.0.1"));
    }
}
