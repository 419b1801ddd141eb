//! Addresses are taken apart as `net/url` does it, user info, query and fragment dropped.

use go_std::url::{Url, parse, split_port};
use proptest::prelude::*;

#[test]
fn host_and_path_are_those_of_go() {
    for (text, host, path) in [
        // Rows of Go's url_test.go.
        ("http://www.google.com", "www.google.com", ""),
        ("http://www.google.com/", "www.google.com", "/"),
        (
            "http://www.google.com/file%20one%26two",
            "www.google.com",
            "/file one&two",
        ),
        ("ftp://webmaster@www.google.com/", "www.google.com", "/"),
        ("ftp://john%20doe@www.google.com/", "www.google.com", "/"),
        (
            "http://www.google.com/?q=go+language",
            "www.google.com",
            "/",
        ),
        ("http:%2f%2fwww.google.com/?q=go", "", ""),
        ("mailto:/webmaster@golang.org", "", "/webmaster@golang.org"),
        ("mailto:webmaster@golang.org", "", ""),
        ("//foo", "foo", ""),
        ("///threeslashes", "", "///threeslashes"),
        ("http://user:password@google.com", "google.com", ""),
        ("http://j@ne:password@google.com", "google.com", ""),
        (
            "http://www.google.com/?q=go+language#foo%26bar",
            "www.google.com",
            "/",
        ),
        ("file:///srv/adg/rabbits", "", "/srv/adg/rabbits"),
        ("http://192.168.0.1:8080/", "192.168.0.1:8080", "/"),
        ("http://[fe80::1]:8080/", "[fe80::1]:8080", "/"),
        ("http://[fe80::1%25en0]/", "[fe80::1%en0]", "/"),
        (
            "http://[fe80::1%25%65%6e%301-._~]/",
            "[fe80::1%en01-._~]",
            "/",
        ),
        ("magnet:?xt=urn:btih:c12f&dn", "", ""),
        ("http://hello.世界.com/foo", "hello.世界.com", "/foo"),
        (
            "http://hello.%E4%B8%96%E7%95%8C.com/foo",
            "hello.世界.com",
            "/foo",
        ),
        ("http://a.example:/x", "a.example:", "/x"),
        // Registry keys.
        ("ghcr.io", "", "ghcr.io"),
        ("ghcr.io/acme", "", "ghcr.io/acme"),
        ("https://index.docker.io/v1/", "index.docker.io", "/v1/"),
        ("//*.azurecr.io", "*.azurecr.io", ""),
        ("*", "", "*"),
        ("", "", ""),
        ("#x", "", ""),
        ("?x", "", ""),
    ] {
        let expected = Url {
            host: host.as_bytes().to_vec(),
            path: path.as_bytes().to_vec(),
        };
        assert_eq!(parse(text.as_bytes()), Some(expected), "{text}");
    }
}

#[test]
fn what_go_reports_as_an_error_is_none() {
    for text in [
        "http://[::1",
        "http://[::1]x",
        "http://[::1]:namedport",
        "http://[]/",
        "http://x[::1]",
        "http://localhost:port",
        "https://a:1:2",
        "http://[fe80::1%25]",
        "http://a b.com/",
        "http://%41:8080/",
        "http://a%20b/",
        "http://[fe80::%31]/",
        "http://user^:passwo^rd@foo.com/",
        "http://a.example/%zz",
        "http://a.example/%1",
        "http://a.example#%",
        "cache_object:foo/bar",
        "1http://foo.com",
        ":foo",
        "a\nb",
        "a\u{7f}",
        "http://a\tb",
    ] {
        assert_eq!(parse(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn a_port_is_split_off_only_where_it_is_one() {
    for (host, name, port) in [
        ("quay.io:443", "quay.io", "443"),
        ("quay.io:", "quay.io", ""),
        ("quay.io", "quay.io", ""),
        ("quay.io:a", "quay.io", "a"),
        (":443", "", "443"),
        ("[::1]:443", "::1", "443"),
        ("[::1]", "[::1]", ""),
        ("::1", "::1", ""),
        ("a:1:2", "a:1:2", ""),
        ("[::1]x:443", "[::1]x:443", ""),
        ("[a[b]:1", "[a[b]:1", ""),
        ("a]:1", "a]:1", ""),
        ("a[:1", "a[:1", ""),
        ("", "", ""),
    ] {
        let (found_name, found_port) = split_port(host.as_bytes());
        assert_eq!(
            (found_name, found_port),
            (name.as_bytes(), port.as_bytes()),
            "{host}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn host_port_and_path_of_a_web_address_come_back(
        host in r"[a-z0-9]([a-z0-9.-]{0,12}[a-z0-9])?",
        port in proptest::option::of(any::<u16>()),
        path in r"(/[a-z0-9._-]{1,6}){0,3}",
        user in proptest::option::of("[a-z]{1,4}:[a-z]{1,4}@"),
        query in r"(\?[a-z=&]{0,6})?",
    ) {
        let authority = port.map_or(host.clone(), |port| format!("{host}:{port}"));
        let text = format!("https://{}{authority}{path}{query}", user.unwrap_or_default());
        let url = parse(text.as_bytes()).unwrap();
        prop_assert_eq!(&url.host, authority.as_bytes());
        prop_assert_eq!(&url.path, path.as_bytes());
        let (name, found) = split_port(&url.host);
        prop_assert_eq!(name, host.as_bytes());
        let written = port.map(|port| port.to_string()).unwrap_or_default();
        prop_assert_eq!(found, written.as_bytes());
    }

    #[test]
    fn any_bytes_are_taken_apart_or_refused(text in proptest::collection::vec(any::<u8>(), 0..24)) {
        if let Some(url) = parse(&text) {
            prop_assert!(url.host.len() + url.path.len() <= text.len());
            let (name, port) = split_port(&url.host);
            prop_assert!(name.len() + port.len() <= url.host.len());
        }
    }
}
