//! Following a redirect by hand: the same question elsewhere, with nothing of what was known here.

use request::{Request, Response, Url};
use url::Position;

use crate::wire;

/// Where a request goes.
pub(crate) fn address(url: &Url) -> Option<url::Url> {
    url::Url::parse(&url.address()).ok()
}

/// Where an answer leads, seen from where it was asked for (RFC 9110 § 10.2.2).
pub(crate) fn next_hop(response: &Response, from: Option<&url::Url>) -> Option<url::Url> {
    let leads = matches!(response.status, 301 | 302 | 303 | 307 | 308);
    let location = response.header("location").filter(|_| leads)?;
    from?.join(location).ok()
}

/// The same question elsewhere, without credentials, at the address just as the answer has it: storage signs how an
/// address is written.
pub(crate) fn hop(request: &Request, next: &url::Url) -> Request {
    let accept = request
        .headers
        .iter()
        .find(|header| header.name == "Accept");
    let mut hop = wire::request(request.method, in_parts(next), "*/*");
    hop.headers.retain(|header| header.name != "Accept");
    hop.headers.extend(accept.cloned());
    hop.url = Url {
        base: next[..Position::AfterQuery].to_owned(),
        path: String::new().into(),
        query: Vec::new(),
    };
    hop
}

/// The request as it is kept: what stands in the query opens storage to whoever has it.
pub(crate) fn without_query(hop: Request, next: &url::Url) -> Request {
    let mut url = in_parts(next);
    for (_, value) in &mut url.query {
        "…".clone_into(value);
    }
    Request { url, ..hop }
}

fn in_parts(address: &url::Url) -> Url {
    let path = percent_encoding::percent_decode_str(address.path()).decode_utf8_lossy();
    Url {
        base: address[..Position::BeforePath].to_owned(),
        path: path.into_owned().into(),
        query: address.query_pairs().into_owned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use request::{BodyEnd, Connecting, Header, Method, Timing};

    use super::*;

    const BLOB: &str = "https://registry.example/v2/acme/train/blobs/sha256:0";

    #[test]
    fn a_location_is_seen_from_the_address_that_was_asked() {
        let from = address(&asked().url).unwrap();
        for (location, expected) in [
            ("https://cdn.example/a?b=c", "https://cdn.example/a?b=c"),
            ("/storage/a", "https://registry.example/storage/a"),
            ("//cdn.example/a", "https://cdn.example/a"),
            (
                "other",
                "https://registry.example/v2/acme/train/blobs/other",
            ),
            ("../x", "https://registry.example/v2/acme/train/x"),
            (
                "?sig=1",
                "https://registry.example/v2/acme/train/blobs/sha256:0?sig=1",
            ),
        ] {
            let next = next_hop(&answer(307, Some(location)), Some(&from)).unwrap();
            assert_eq!(next.as_str(), expected, "{location}");
        }
    }

    #[test]
    fn only_a_redirect_with_a_location_leads_anywhere() {
        let from = address(&asked().url).unwrap();
        let leads = |status, location| next_hop(&answer(status, location), Some(&from)).is_some();
        for status in [301, 302, 303, 307, 308] {
            assert!(
                leads(status, Some("/a")) && !leads(status, None),
                "{status}"
            );
        }
        for status in [200, 201, 300, 304, 305, 401, 404] {
            assert!(!leads(status, Some("/a")), "{status}");
        }
        assert!(!leads(307, Some("https://")));
    }

    #[test]
    fn the_address_is_followed_as_it_is_written() {
        for written in [
            "https://storage.example/download/b/acme/o/layers%2Fsha256%2F0?alt=media",
            "https://cdn.example/a?Signature=x%2By~z__&Key-Pair-Id=K&Policy=e+y%20",
            "https://cdn.example/a?flag&empty=&b=1&a=2&b=3",
            "https://cdn.example:8443/a%20b/%C3%A9?x=(1)!*",
            "https://cdn.example/?sig=a/b:c$d,e;f",
        ] {
            let next = url::Url::parse(written).unwrap();
            let hop = hop(&asked(), &next);
            assert_eq!(hop.url.address(), written);
            let next = url::Url::parse(&format!("{written}#part")).unwrap();
            assert_eq!(super::hop(&asked(), &next).url.address(), written);
        }
    }

    #[test]
    fn nothing_that_was_known_here_goes_elsewhere() {
        let next = url::Url::parse("https://cdn.example:8443/a?sig=fake").unwrap();
        let hop = hop(&asked(), &next);
        let headers: Vec<(&str, String)> = hop
            .headers
            .iter()
            .map(|header| (header.name.as_str(), header.value.plain()))
            .collect();
        assert_eq!(headers[0], ("Host", "cdn.example:8443".to_owned()));
        assert_eq!(headers[2], ("Accept", "application/x".to_owned()));
        let names: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["Host", "User-Agent", "Accept"]);
        assert_eq!(hop.method, Method::Head);
    }

    #[test]
    fn what_is_kept_of_a_signed_address_opens_nothing() {
        let next =
            url::Url::parse("https://cdn.example/a%2Fb/c?sig=fake&x=fake&flag#fake").unwrap();
        let kept = without_query(hop(&asked(), &next), &next);
        let address = kept.url.address();
        assert!(!address.contains("fake"), "{address}");
        assert!(address.starts_with("https://cdn.example/a"), "{address}");
        let names: Vec<&str> = kept
            .url
            .query
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(names, ["sig", "x", "flag"]);
    }

    fn asked() -> Request {
        let (base, path) = BLOB.split_at("https://registry.example".len());
        let url = Url {
            base: base.to_owned(),
            path: path.into(),
            query: Vec::new(),
        };
        let mut request = wire::request(Method::Head, url, "application/x");
        request
            .headers
            .push(Header::new("Authorization", "Bearer fake"));
        request
    }

    fn answer(status: u16, location: Option<&str>) -> Response {
        let location = location.map(|location| ("Location".to_owned(), location.to_owned()));
        Response {
            status,
            reason: String::new(),
            version: "HTTP/1.1".to_owned(),
            headers: location.into_iter().collect(),
            body: String::new(),
            size: 0,
            end: BodyEnd::Complete,
            timing: Timing {
                connecting: Connecting::NotMeasured,
                first_byte: Duration::ZERO,
                total: Duration::ZERO,
            },
        }
    }
}
