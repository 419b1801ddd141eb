//! What an address says by itself: its host and port, and whether that is this computer.

use std::net::IpAddr;

use crate::TransportError;

/// The host and port of an address, as the header `Host` names them; of a text without a scheme, what comes first.
pub fn authority(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// The host of an address, without its port; `None` of a text that is no address.
pub fn host(url: &str) -> Option<String> {
    Some(url::Url::parse(url).ok()?.host_str()?.to_owned())
}

/// Whether a host, as written in a URL, is this computer without asking a name server.
pub fn is_loopback(host: &str) -> bool {
    let literal = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || literal.is_ok_and(|address| address.is_loopback())
}

/// What the transport has to know of a base address.
pub(crate) struct BaseAddress {
    pub(crate) host: String,
    pub(crate) plain: bool,
    pub(crate) is_loopback: bool,
}

impl BaseAddress {
    pub(crate) fn parse(base: &str) -> Result<Self, TransportError> {
        let Ok(url) = url::Url::parse(base) else {
            return Err(TransportError::Malformed {
                host: String::new(),
            });
        };
        let host = url.host_str().unwrap_or_default().to_owned();
        let plain = match url.scheme() {
            "https" => false,
            "http" => true,
            _ => return Err(TransportError::NotHttps { host }),
        };
        Ok(Self {
            is_loopback: is_loopback(&host),
            host,
            plain,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authority_is_host_and_port_alone() {
        assert_eq!(authority("https://api.example/base"), "api.example");
        assert_eq!(authority("http://127.0.0.1:4711"), "127.0.0.1:4711");
        assert_eq!(authority("https://api.example?q#f"), "api.example");
        assert_eq!(authority("api.example/base"), "api.example");
    }

    #[test]
    fn the_host_is_in_small_letters_and_without_port_and_user() {
        for (url, expected) in [
            ("https://API.example:8443/base", Some("api.example")),
            ("https://user:secret@api.example", Some("api.example")),
            ("http://[::1]:4711/v2", Some("[::1]")),
            ("api.example", None),
            ("mailto:somebody@example.com", None),
            ("", None),
        ] {
            assert_eq!(host(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn this_computer_is_known_by_its_names() {
        for host in ["localhost", "127.0.0.2", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["localhost.example", "10.0.0.1", "[fe80::1]", ""] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
