//! What arrived is kept byte by byte.

use sandbox::{Sandbox, Service, Settings};
use tokio::io::AsyncWriteExt;

use crate::client::{Reply, ask, connect, exchange, started};

#[tokio::test]
async fn every_byte_is_kept_as_it_came() {
    let sandbox = started().await;
    let head = b"POST /v2/x?a=%20b HTTP/1.1\r\nHOST: h\r\nx-Odd:   spaced\t\r\nX-Odd: twice\r\nContent-Length: 5\r\nConnection: close\r\n\r\n";
    let body = b"\x00\xff\"\\\n";
    exchange(sandbox.api_url(), &[head.as_slice(), body].concat())
        .await
        .unwrap();
    let seen = &sandbox.recorder().requests()[0];
    assert_eq!(seen.head, head);
    assert_eq!(seen.body, body);
    assert_eq!(seen.wire, [head.as_slice(), body].concat());
    assert_eq!(
        (seen.method.as_str(), seen.target.as_str()),
        ("POST", "/v2/x?a=%20b")
    );
    assert_eq!((seen.path(), seen.query()), ("/v2/x", "a=%20b"));
    let names: Vec<_> = seen.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["HOST", "x-Odd", "X-Odd", "Content-Length", "Connection"]
    );
    assert_eq!(seen.header("x-odd"), Some("spaced"));
}

#[tokio::test]
async fn a_chunked_body_is_put_together_and_kept_as_it_came_too() {
    let sandbox = started().await;
    let request = b"POST /v2/x HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n4;a=b\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\nTrailer: x\r\n\r\n";
    exchange(sandbox.api_url(), request).await.unwrap();
    let seen = &sandbox.recorder().requests()[0];
    assert_eq!(seen.text(), r#"{"a":1}"#);
    assert_eq!(seen.wire, request);
}

#[tokio::test]
async fn a_request_that_comes_in_pieces_is_one_request() {
    let sandbox = started().await;
    let request = b"POST /v2/x HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc";
    let mut stream = connect(sandbox.api_url()).await.unwrap();
    for byte in request {
        stream.write_all(std::slice::from_ref(byte)).await.unwrap();
    }
    let seen = sandbox
        .recorder()
        .wait_for(|request| request.method == "POST")
        .await;
    assert_eq!(seen.wire, request);
}

#[tokio::test]
async fn nonsense_is_answered_400_and_is_no_request() {
    let sandbox = started().await;
    for nonsense in [
        "hello\r\n\r\n",
        "\x16\x03\x01\x02 a client that tries TLS",
        "POST / HTTP/1.1\r\nContent-Length: 99999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ] {
        let answer = exchange(sandbox.api_url(), nonsense.as_bytes())
            .await
            .unwrap();
        assert_eq!(Reply::read(&answer).status, 400, "{nonsense}");
    }
    assert!(sandbox.recorder().requests().is_empty());
}

#[tokio::test]
async fn requests_are_told_apart_by_server_and_can_be_forgotten() {
    let sandbox = started().await;
    ask("POST", "/oauth/token").api(&sandbox).await;
    ask("GET", "/v2/admin/tenantInfo").api(&sandbox).await;
    ask("GET", "/v2/").registry(&sandbox).await;
    let services: Vec<_> = sandbox
        .recorder()
        .requests()
        .iter()
        .map(|seen| seen.service)
        .collect();
    assert_eq!(services, [Service::Token, Service::Api, Service::Registry]);
    assert_eq!(sandbox.recorder().requests_to(Service::Api).len(), 1);
    sandbox.recorder().clear();
    assert!(sandbox.recorder().requests().is_empty());
}

#[tokio::test]
async fn nothing_is_kept_when_recording_is_off() {
    let settings = Settings {
        record: false,
        ..Settings::default()
    };
    let sandbox = Sandbox::start(settings).await.unwrap();
    ask("GET", "/v2/").registry(&sandbox).await;
    assert!(sandbox.recorder().requests().is_empty());
}
