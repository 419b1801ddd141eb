//! Following a redirect by hand: the same question elsewhere, with nothing of what was known here.

use request::{Method, Request, Response, Url};

use crate::wire;

/// The address of a request's host.
pub(crate) fn address(url: &Url) -> Option<url::Url> {
    url::Url::parse(&url.base).ok()
}

/// Where an answer leads, seen from where it was asked for.
pub(crate) fn next_hop(response: &Response, from: Option<&url::Url>) -> Option<url::Url> {
    let leads = matches!(response.status, 301 | 302 | 303 | 307 | 308);
    let location = response.header("location").filter(|_| leads)?;
    from?.join(location).ok()
}

/// The same question elsewhere, without credentials.
pub(crate) fn hop(request: &Request, next: &url::Url) -> Request {
    let base = next[..url::Position::BeforePath].to_owned();
    let path = percent_encoding::percent_decode_str(next.path()).decode_utf8_lossy();
    let url = Url {
        base,
        path: path.into_owned().into(),
        query: next.query_pairs().into_owned().collect(),
    };
    let accept = request
        .headers
        .iter()
        .find(|header| header.name == "Accept");
    let mut hop = wire::request(request.method, url, "*/*");
    hop.headers.retain(|header| header.name != "Accept");
    hop.headers.extend(accept.cloned());
    debug_assert!(matches!(request.method, Method::Get | Method::Head));
    hop
}

/// The request as it is kept: what stands in the query opens storage to whoever has it.
pub(crate) fn without_query(mut request: Request) -> Request {
    for (_, value) in &mut request.url.query {
        "…".clone_into(value);
    }
    request
}
