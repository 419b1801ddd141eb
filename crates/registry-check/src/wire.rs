//! What every request of a check has in common.

use request::{Header, Method, Request, Url};

/// Who asks. Registries and their firewalls see the name.
const USER_AGENT: &str = concat!("Pullpass/", env!("CARGO_PKG_VERSION"));

/// Makes a request with the headers that all have.
pub(crate) fn request(method: Method, url: Url, accept: &str) -> Request {
    let host = url
        .base
        .split_once("://")
        .map_or("", |(_, host)| host)
        .to_owned();
    let headers = vec![
        Header::new("Host", host),
        Header::new("User-Agent", USER_AGENT),
        Header::new("Accept", accept),
    ];
    Request {
        method,
        url,
        headers,
        body: None,
        identity: None,
    }
}
