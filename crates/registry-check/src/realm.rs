//! Where a registry sends its callers for a token, and whether a password may go there.
//!
//! The address comes from the registry and is not to be trusted: `design.md` lets a password go to no host that was
//! not agreed to. Looking up names is left to the checker.

use std::fmt;

use percent_encoding::percent_decode_str;
use request::{Url, is_loopback};

use crate::endpoint::Endpoint;

/// The address of a token server.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Realm {
    scheme: Scheme,
    /// The name or literal address, as in an URL.
    host: String,
    port: u16,
    path: String,
    query: Vec<(String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Scheme {
    Https,
    Http,
}

/// Why an address cannot be that of a token server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RealmFault {
    /// No absolute URL, or one that cannot be sent as it stands.
    Malformed,
    /// Another scheme than https.
    NotHttps,
    /// A username or password stands in it.
    UserInfo,
}

impl Realm {
    /// Reads the `realm` of a challenge. Plain http is a matter of [`Realm::is_plain`].
    pub(crate) fn parse(text: &str) -> Result<Self, RealmFault> {
        let url = url::Url::parse(text).map_err(|_| RealmFault::Malformed)?;
        let scheme = match url.scheme() {
            "https" => Scheme::Https,
            "http" => Scheme::Http,
            _ => return Err(RealmFault::NotHttps),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(RealmFault::UserInfo);
        }
        Ok(Self {
            scheme,
            host: url.host_str().ok_or(RealmFault::Malformed)?.to_owned(),
            port: url.port_or_known_default().ok_or(RealmFault::Malformed)?,
            path: plain_path(&url)?,
            query: url.query_pairs().into_owned().collect(),
        })
    }

    /// Whether it is addressed without TLS.
    pub(crate) fn is_plain(&self) -> bool {
        self.scheme == Scheme::Http
    }

    /// The host, without its port.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Whether the host names this computer by itself, without a name server.
    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(&self.host)
    }

    /// Whether it is the registry itself: the same host, at the same port or at that of https.
    ///
    /// An own GitLab answers at 443 for its registry at 5050; any other port may be anybody's on that host.
    pub(crate) fn is_at(&self, registry: &Endpoint) -> bool {
        self.host == registry.host() && (self.port == registry.port() || self.port == 443)
    }

    /// The address with more query parameters.
    pub(crate) fn url(&self, more: &[(&str, &str)]) -> Url {
        let more = more
            .iter()
            .map(|&(name, value)| (name.to_owned(), value.to_owned()));
        Url {
            base: self.base(),
            path: self.path.clone().into(),
            query: self.query.iter().cloned().chain(more).collect(),
        }
    }

    fn base(&self) -> String {
        match self.scheme {
            Scheme::Https => format!("https://{self}"),
            Scheme::Http => format!("http://{self}"),
        }
    }
}

impl fmt::Display for Realm {
    /// Host and port as people write them: the port of the scheme is left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.scheme, self.port) {
            (Scheme::Https, 443) | (Scheme::Http, 80) => f.write_str(&self.host),
            (_, port) => write!(f, "{}:{port}", self.host),
        }
    }
}

/// The path without its escapes, which rendering puts back.
fn plain_path(url: &url::Url) -> Result<String, RealmFault> {
    // An escaped slash would come back as a plain one, which is another path.
    if url.path().to_ascii_lowercase().contains("%2f") {
        return Err(RealmFault::Malformed);
    }
    let decoded = percent_decode_str(url.path()).decode_utf8();
    decoded.map(Into::into).map_err(|_| RealmFault::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_realm_is_an_absolute_https_address_without_user() {
        for (text, fault) in [
            ("/token", RealmFault::Malformed),
            ("auth.example/token", RealmFault::Malformed),
            ("https://", RealmFault::Malformed),
            ("https://auth.example/a%2Fb", RealmFault::Malformed),
            ("ftp://auth.example/token", RealmFault::NotHttps),
            ("file:///etc/passwd", RealmFault::NotHttps),
            ("javascript:alert(1)", RealmFault::NotHttps),
            ("https://anna@auth.example/token", RealmFault::UserInfo),
            (
                "https://registry.example:x@evil.example/",
                RealmFault::UserInfo,
            ),
            (
                "https://registry.example:1@evil.example/",
                RealmFault::UserInfo,
            ),
        ] {
            assert_eq!(Realm::parse(text), Err(fault), "{text}");
        }
        assert!(
            Realm::parse("http://auth.example/token")
                .unwrap()
                .is_plain()
        );
    }

    #[test]
    fn a_host_written_strangely_is_the_host_it_is() {
        for text in [
            "https://0x7f.1/t",
            "https://2130706433/t",
            "https://127.1/t",
        ] {
            assert_eq!(Realm::parse(text).unwrap().host(), "127.0.0.1", "{text}");
        }
        assert_eq!(
            Realm::parse("https://AUTH.example:443/")
                .unwrap()
                .to_string(),
            "auth.example"
        );
        assert_eq!(
            Realm::parse(r"https://good.example\@evil.example/")
                .unwrap()
                .host(),
            "good.example"
        );
    }

    #[test]
    fn the_registrys_own_host_is_known_by_name_and_port() {
        let gitlab = Endpoint::https("gitlab.example:5050").unwrap();
        let at = |text| Realm::parse(text).unwrap().is_at(&gitlab);
        assert!(at("https://gitlab.example:5050/token"));
        assert!(at("https://gitlab.example/jwt/auth"));
        assert!(!at("https://gitlab.example:8443/token"));
        assert!(!at("https://gitlab.example.evil.example/token"));
    }
}
