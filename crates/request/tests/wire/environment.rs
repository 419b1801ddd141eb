//! What the environment sets: a proxy that records what it is asked, and certificate authorities in files.

use std::ffi::OsString;
use std::fs;
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use request::{
    AddressesFuture, Environment, Proxy, ProxySource, Resolver, Secrets, Sent, Settings,
    SettingsError, Transport, TransportError, UntrustedReason, VariableFault, Via,
};
use tempfile::TempDir;

use crate::server::{Server, read_request};
use crate::tls_trust::{AUTHORITY, VALID, tls_server};
use crate::transport::{request, settings};

const HOST: &str = "https://api.example";

#[tokio::test]
async fn a_request_goes_through_the_proxy_of_the_environment_and_that_is_told_before() {
    let proxy = refusing_proxy();
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        let transport = transport(&[(name, &proxy.base)]);
        let host = format!("127.0.0.1:{}", proxy.port);
        let source = ProxySource::Variable {
            name: name.to_owned(),
        };
        let via = Via { host, source };
        assert_eq!(transport.route(HOST).proxy, Some(via), "{name}");
        assert_eq!(
            failure(&transport, HOST).await,
            TransportError::ProxyRefused {
                host: "api.example".to_owned()
            }
        );
        let asked = proxy.requests.recv().unwrap();
        assert!(asked.starts_with("CONNECT api.example:443"), "{asked}");
    }
}

#[tokio::test]
async fn a_tunnel_through_the_proxy_carries_the_request_and_the_proxy_sees_none_of_it() {
    let server = tls_server(VALID);
    let folder = TempDir::new().unwrap();
    let authority = file(&folder, "authority.pem", AUTHORITY);
    let proxy = tunnelling_proxy(server.port);
    let transport = transport(&[("HTTPS_PROXY", &proxy.base), ("SSL_CERT_FILE", &authority)]);
    let base = format!("https://localhost:{}", server.port);
    transport
        .send(&request(&base), &Secrets::default(), 100)
        .await
        .unwrap();
    let tunnelled = proxy.requests.recv().unwrap();
    assert!(tunnelled.starts_with("CONNECT localhost:"), "{tunnelled}");
    assert!(!tunnelled.contains("/v2/x"), "{tunnelled}");
    assert!(server.requests.recv().unwrap().starts_with("GET /v2/x"));
}

#[tokio::test]
async fn hosts_that_the_environment_exempts_are_reached_directly() {
    let proxy = refusing_proxy();
    for (exceptions, host, direct) in [
        ("api.example", HOST, true),
        ("example", HOST, true),
        (".example", HOST, true),
        ("*", HOST, true),
        ("other.example, api.example", HOST, true),
        ("pi.example", HOST, false),
        ("", HOST, false),
        ("10.0.0.0/8", "https://10.1.2.3", true),
        ("10.0.0.0/8", "https://11.1.2.3", false),
    ] {
        for name in ["NO_PROXY", "no_proxy"] {
            let transport = transport(&[("HTTPS_PROXY", &proxy.base), (name, exceptions)]);
            let via = transport.route(host).proxy;
            assert_eq!(via.is_none(), direct, "{name}={exceptions} {host}");
        }
    }
    let transport = transport(&[("HTTPS_PROXY", &proxy.base), ("NO_PROXY", "api.example")]);
    let error = failure(&transport, HOST).await;
    assert!(
        matches!(error, TransportError::NameNotResolved { .. }),
        "{error:?}"
    );
    assert!(proxy.requests.try_recv().is_err());
}

#[tokio::test]
async fn a_refused_variable_is_not_heeded_and_neither_is_one_of_the_process() {
    let proxy = refusing_proxy();
    let environment = environment(&[("HTTPS_PROXY", &proxy.base), ("NO_PROXY", "x.example")]);
    let refused = Transport::new(&heeding(environment.clone().without_proxy()));
    assert_eq!(refused.route(HOST).proxy, None);
    failure(&refused, HOST).await;
    let direct = Transport::new(&Settings {
        proxy: Proxy::Direct,
        ..heeding(environment.clone())
    });
    failure(&direct, HOST).await;
    assert!(proxy.requests.try_recv().is_err());
}

#[tokio::test]
async fn a_proxy_that_cannot_be_reached_is_blamed_and_not_the_host() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = closed.local_addr().unwrap().port();
    drop(closed);
    let transport = transport(&[("HTTPS_PROXY", &format!("127.0.0.1:{port}"))]);
    let expected = TransportError::ProxyUnreachable {
        host: "api.example".to_owned(),
        proxy: format!("127.0.0.1:{port}"),
    };
    assert_eq!(failure(&transport, HOST).await, expected);
}

#[tokio::test]
async fn a_value_that_cannot_be_used_keeps_every_request_from_being_sent() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    file(&folder, "not-pem", b"hello");
    file(&folder, "empty", b"");
    fs::create_dir(path("folder")).unwrap();
    let scheme = "socks5".to_owned();
    for (name, value, fault) in [
        (
            "HTTPS_PROXY",
            "not a proxy".to_owned(),
            VariableFault::NotAnAddress,
        ),
        (
            "ALL_PROXY",
            "socks5://127.0.0.1:1080".to_owned(),
            VariableFault::UnknownScheme { scheme },
        ),
        (
            "https_proxy",
            "http://anna:pass@127.0.0.1:1".to_owned(),
            VariableFault::Credentials,
        ),
        ("SSL_CERT_FILE", path("gone"), VariableFault::Missing),
        (
            "SSL_CERT_FILE",
            path("not-pem"),
            VariableFault::NoCertificate,
        ),
        ("SSL_CERT_FILE", path("empty"), VariableFault::NoCertificate),
        ("SSL_CERT_FILE", path("folder"), VariableFault::Unreadable),
        (
            "SSL_CERT_FILE",
            "/dev/zero".to_owned(),
            VariableFault::Unreadable,
        ),
        ("SSL_CERT_DIR", path("gone"), VariableFault::Missing),
        ("SSL_CERT_DIR", path("folder"), VariableFault::NoCertificate),
    ] {
        // Windows and macOS keep their authorities themselves, so these variables do not apply there.
        if cfg!(any(windows, target_os = "macos")) && name.starts_with("SSL_") {
            continue;
        }
        let transport = transport(&[(name, &value)]);
        let error = failure(&transport, HOST).await;
        assert_eq!(error.sent(), Sent::No);
        let expected = SettingsError::Variable {
            name: name.to_owned(),
            fault,
        };
        let TransportError::NotSetUp { fault, .. } = error else {
            panic!("{name}={value}: {error:?}")
        };
        assert_eq!(*fault, expected, "{value}");
    }
}

#[tokio::test]
async fn a_broken_variable_takes_nothing_from_requests_on_this_computer() {
    let server = Server::answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    let transport = transport(&[("HTTPS_PROXY", "not a proxy"), ("SSL_CERT_FILE", "/gone")]);
    let sent = transport
        .send(&request(&server.base), &Secrets::default(), 100)
        .await;
    assert_eq!(sent.unwrap().keep().status, 200);
}

// Windows and macOS keep their authorities themselves, so these variables do not apply there.
#[cfg(not(any(windows, target_os = "macos")))]
#[tokio::test]
async fn authorities_of_the_environment_take_the_place_of_those_of_this_computer() {
    let folder = TempDir::new().unwrap();
    let authority = file(&folder, "authority.pem", AUTHORITY);
    let here = folder.path().to_str().unwrap().to_owned();
    let list = format!("/gone:{here}");
    for (name, value) in [
        ("SSL_CERT_FILE", &authority),
        ("SSL_CERT_DIR", &here),
        ("SSL_CERT_DIR", &list),
    ] {
        let transport = transport(&[(name, value)]);
        assert_eq!(transport.route(HOST).authorities, [name]);
        assert_eq!(certificate_error(&transport).await, None, "{name}");
    }
}

#[tokio::test]
async fn refused_authorities_are_not_trusted() {
    let folder = TempDir::new().unwrap();
    let authority = file(&folder, "authority.pem", AUTHORITY);
    let environment = environment(&[("SSL_CERT_FILE", &authority)]).without_authorities();
    let transport = Transport::new(&heeding(environment));
    assert!(transport.route(HOST).authorities.is_empty());
    assert_eq!(
        certificate_error(&transport).await,
        Some(UntrustedReason::UnknownIssuer)
    );
}

/// Why a server with a certificate of the test authority is not trusted, if it is not.
async fn certificate_error(transport: &Transport) -> Option<UntrustedReason> {
    let server = tls_server(VALID);
    let base = format!("https://localhost:{}", server.port);
    let sent = transport
        .send(&request(&base), &Secrets::default(), 100)
        .await;
    match sent {
        Ok(_) => None,
        Err(TransportError::Untrusted { reason, .. }) => Some(reason),
        Err(error) => panic!("{error:?}"),
    }
}

async fn failure(transport: &Transport, base: &str) -> TransportError {
    transport
        .send(&request(base), &Secrets::default(), 100)
        .await
        .err()
        .unwrap()
}

fn transport(variables: &[(&str, &str)]) -> Transport {
    Transport::new(&heeding(environment(variables)))
}

/// Names are looked up by a server that knows `localhost` alone.
fn heeding(environment: Environment) -> Settings {
    Settings {
        proxy: Proxy::System,
        environment,
        names: Some(Arc::new(OnlyHere)),
        ..settings()
    }
}

fn environment(variables: &[(&str, &str)]) -> Environment {
    Environment::read(|name| {
        let found = variables.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| OsString::from(value))
    })
}

fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> String {
    let path: &Path = &folder.path().join(name);
    fs::write(path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn refusing_proxy() -> Server {
    Server::answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
}

/// A proxy that connects everybody to one port of this computer. It passes on all that it saw on the way there.
fn tunnelling_proxy(port: u16) -> Server {
    Server::start(move |mut client| {
        let mut seen = read_request(&mut client);
        client
            .write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")
            .unwrap();
        let server = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        let (mut to_client, mut from_server) =
            (client.try_clone().unwrap(), server.try_clone().unwrap());
        let back = thread::spawn(move || {
            let _ = std::io::copy(&mut from_server, &mut to_client);
            let _ = to_client.shutdown(std::net::Shutdown::Both);
        });
        seen.push_str(&forward(client, server));
        back.join().unwrap();
        seen
    })
}

fn forward(mut from: TcpStream, mut to: TcpStream) -> String {
    let (mut seen, mut chunk) = (String::new(), [0; 4096]);
    while let Ok(read @ 1..) = from.read(&mut chunk) {
        seen.push_str(&String::from_utf8_lossy(&chunk[..read]));
        if to.write_all(&chunk[..read]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(std::net::Shutdown::Write);
    seen
}

#[derive(Debug)]
struct OnlyHere;

impl Resolver for OnlyHere {
    fn resolve(&self, host: &str) -> AddressesFuture {
        let found = match host {
            "localhost" => Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]),
            _ => Err(std::io::Error::other("no such name")),
        };
        Box::pin(async { found })
    }
}
