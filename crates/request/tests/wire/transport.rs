//! What the transport does on the way there and back, and what it calls what goes wrong.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use request::{
    AddressesFuture, BodyEnd, Header, Method, Phase, Proxy, Request, Resolver, Secrets, Sent,
    Settings, SlotKind, Text, TimeOuts, Transport, TransportError, Url,
};

use crate::server::{Server, read_request};

#[tokio::test]
async fn an_answer_comes_back_with_all_that_http_tells() {
    let server = Server::answering(
        "HTTP/1.1 202 Whatever\r\nX-B: 2\r\nX-A: 1\r\nContent-Length: 2\r\n\r\n{}",
    );
    let received = send(&server.base).await.unwrap();
    let response = received.keep();
    assert_eq!(
        (response.status, &*response.reason, &*response.version),
        (202, "Accepted", "HTTP/1.1")
    );
    assert_eq!(
        response.headers[..2],
        [header("x-b", "2"), header("x-a", "1")]
    );
    assert_eq!(
        (&*response.body, response.size, &response.end),
        ("{}", 2, &BodyEnd::Complete)
    );
    assert!(response.timing.first_byte <= response.timing.total);
}

#[tokio::test]
async fn exactly_the_headers_of_the_request_are_sent() {
    let server = Server::answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    send(&server.base).await.unwrap();
    let arrived = server.requests.recv().unwrap();
    assert_eq!(
        arrived,
        "GET /v2/x?$top=5 HTTP/1.1\r\nHost: here\r\nAccept: */*\r\n\r\n"
    );
}

#[tokio::test]
async fn a_body_beyond_the_cap_is_cut_and_that_is_told() {
    let server = Server::answering("HTTP/1.1 200 OK\r\n\r\n".to_owned() + &"x".repeat(10_000));
    let response = send(&server.base).await.unwrap().keep();
    assert_eq!((response.body.len(), response.end), (CAP, BodyEnd::Capped));
}

#[tokio::test]
async fn a_body_that_breaks_off_is_still_an_answer() {
    let server = Server::answering("HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\n{\"mess");
    let response = send(&server.base).await.unwrap().keep();
    assert_eq!((response.status, &*response.body), (202, "{\"mess"));
    let BodyEnd::CutOff { error } = response.end else {
        panic!("not cut off")
    };
    assert!(
        matches!(
            error,
            TransportError::ConnectionLost {
                phase: Phase::Body,
                ..
            }
        ),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_redirect_is_an_answer() {
    let elsewhere = Server::answering("HTTP/1.1 200 OK\r\n\r\n");
    let redirect = format!(
        "HTTP/1.1 307 X\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n",
        elsewhere.base
    );
    let server = Server::answering(redirect);
    let response = send(&server.base).await.unwrap().keep();
    assert_eq!(
        (response.status, response.header("Location")),
        (307, Some(&*elsewhere.base))
    );
    assert!(elsewhere.requests.try_recv().is_err());
}

#[tokio::test]
async fn what_is_no_http_is_named_so() {
    let crowd = "HTTP/1.1 200 OK\r\n".to_owned() + &"X-Y: z\r\n".repeat(5000);
    for answer in ["SSH-2.0-OpenSSH_9.9\r\n", "HTTP/1.1 banana\r\n\r\n", &crowd] {
        let server = Server::answering(answer);
        let error = failure(&server.base).await;
        assert_eq!(error, TransportError::NotHttp { host: here() });
        assert_eq!(error.sent(), Sent::Maybe);
    }
}

#[tokio::test]
async fn a_connection_that_breaks_leaves_open_what_arrived() {
    let server = Server::start(|mut stream| read_request(&mut stream));
    let error = failure(&server.base).await;
    assert_eq!(
        error,
        TransportError::ConnectionLost {
            host: here(),
            phase: Phase::Answer
        }
    );
    assert_eq!(error.sent(), Sent::Maybe);
}

#[tokio::test]
async fn silence_ends_in_a_time_out() {
    let (release, wait) = std::sync::mpsc::channel::<()>();
    let server = Server::start(move |mut stream| {
        let request = read_request(&mut stream);
        let _ = wait.recv();
        request
    });
    let time_outs = TimeOuts {
        read: READ,
        ..TimeOuts::default()
    };
    let transport = Transport::new(&Settings {
        time_outs,
        ..settings()
    });
    let sent = transport
        .send(&request(&server.base), &Secrets::default(), CAP)
        .await;
    let error = sent.err().unwrap();
    let TransportError::TimedOut { phase, after, .. } = &error else {
        panic!("{error:?}")
    };
    assert_eq!(*phase, Phase::Answer);
    assert!(*after >= READ);
    assert_eq!(error.sent(), Sent::Maybe);
    drop(release);
}

#[tokio::test]
async fn a_port_where_nobody_listens_refuses() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = failure(&base).await;
    assert_eq!(error, TransportError::Refused { host: here() });
    assert_eq!(error.sent(), Sent::No);
}

#[tokio::test]
async fn a_name_that_nobody_knows_is_named() {
    let settings = Settings {
        names: Some(Arc::new(NoNames)),
        ..settings()
    };
    let transport = Transport::new(&settings);
    let sent = transport
        .send(&request("https://api.example"), &Secrets::default(), CAP)
        .await;
    let expected = TransportError::NameNotResolved {
        host: "api.example".to_owned(),
    };
    assert_eq!(sent.err().unwrap(), expected);
}

#[tokio::test]
async fn plain_http_goes_to_this_computer_alone() {
    for base in [
        "http://api.example",
        "http://127.0.0.1.example",
        "ftp://127.0.0.1",
    ] {
        let error = failure(base).await;
        assert!(
            matches!(error, TransportError::NotHttps { .. }),
            "{error:?}"
        );
        assert_eq!(error.sent(), Sent::No);
    }
}

#[tokio::test]
async fn a_request_that_would_change_on_its_way_is_not_sent() {
    for base in [
        "https://api.example/a/../b",
        "https://API.example",
        "https://u:p@api.example/ x",
    ] {
        let error = failure(base).await;
        assert!(
            matches!(error, TransportError::Malformed { .. }),
            "{base}: {error:?}"
        );
    }
    let server = Server::answering("HTTP/1.1 200 OK\r\n\r\n");
    let mut smuggling = request(&server.base);
    smuggling.headers.push(Header::new("X-A", "1\r\nX-B: 2"));
    let sent = transport().send(&smuggling, &Secrets::default(), CAP).await;
    assert_eq!(
        sent.err().unwrap(),
        TransportError::Malformed { host: here() }
    );
    assert!(server.requests.try_recv().is_err());
}

#[tokio::test]
async fn a_missing_secret_stops_a_request() {
    let handle = pull_secret::Handle::from_bytes([1; 16]);
    let slot = request::Slot {
        secret: SlotKind::AccessToken,
        handle,
        place: None,
    };
    let mut request = request("http://127.0.0.1:9");
    request
        .headers
        .push(Header::new("Authorization", Text::slot(slot)));
    let sent = transport().send(&request, &Secrets::default(), CAP).await;
    let expected = TransportError::MissingSecret {
        host: here(),
        secret: SlotKind::AccessToken,
    };
    assert_eq!(sent.err().unwrap(), expected);
}

#[tokio::test]
async fn a_proxy_that_refuses_is_named_and_loopback_passes_it_by() {
    let proxy = Server::answering(
        "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
    );
    let settings = Settings {
        proxy: Proxy::Manual {
            url: proxy.base.clone(),
        },
        ..settings()
    };
    let transport = Transport::new(&settings);
    let sent = transport
        .send(&request("https://api.example"), &Secrets::default(), CAP)
        .await;
    let expected = TransportError::ProxyRefused {
        host: "api.example".to_owned(),
    };
    assert_eq!(sent.err().unwrap(), expected);
    assert!(
        proxy
            .requests
            .recv()
            .unwrap()
            .starts_with("CONNECT api.example:443")
    );

    let server = Server::answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    transport
        .send(&request(&server.base), &Secrets::default(), CAP)
        .await
        .unwrap();
    assert!(proxy.requests.try_recv().is_err());
}

#[test]
fn settings_that_cannot_be_used_are_refused() {
    let broken = Settings {
        extra_authorities: Some(b"no PEM".to_vec()),
        ..settings()
    };
    assert_eq!(
        Transport::new(&broken).usable().err(),
        Some(request::SettingsError::CertificatesUnreadable)
    );
    let broken = Settings {
        proxy: Proxy::Manual {
            url: "::".to_owned(),
        },
        ..settings()
    };
    assert_eq!(
        Transport::new(&broken).usable().err(),
        Some(request::SettingsError::ProxyMalformed)
    );
}

const CAP: usize = 1000;
/// How long the one test waits in which nothing is answered.
const READ: Duration = Duration::from_millis(200);

/// A name server that knows no name.
#[derive(Debug)]
struct NoNames;

impl Resolver for NoNames {
    fn resolve(&self, _: &str) -> AddressesFuture {
        Box::pin(async { Err::<Vec<IpAddr>, _>(io::Error::other("no such name")) })
    }
}

async fn failure(base: &str) -> TransportError {
    send(base).await.err().unwrap()
}

async fn send(base: &str) -> Result<request::Received, TransportError> {
    transport()
        .send(&request(base), &Secrets::default(), CAP)
        .await
}

fn transport() -> Transport {
    Transport::new(&settings())
}

pub(crate) fn settings() -> Settings {
    Settings {
        proxy: Proxy::Direct,
        ..Settings::default()
    }
}

pub(crate) fn request(base: &str) -> Request {
    Request {
        method: Method::Get,
        url: Url {
            base: base.to_owned(),
            path: "/v2/x".into(),
            query: vec![("$top".to_owned(), "5".to_owned())],
        },
        headers: vec![Header::new("Host", "here"), Header::new("Accept", "*/*")],
        body: None,
        identity: None,
    }
}

fn here() -> String {
    "127.0.0.1".to_owned()
}

fn header(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}
