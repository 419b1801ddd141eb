//! What is told of how a request came by its connection.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use request::{AddressesFuture, Connecting, Resolver, Secrets, Settings, Transport};

use crate::server::{Server, read_request};
use crate::transport::{request, settings};

const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

#[tokio::test]
async fn the_first_request_makes_a_connection_and_the_next_one_uses_it_again() {
    let server = Server::start(|mut stream| {
        let first = read_request(&mut stream);
        stream.write_all(ANSWER).unwrap();
        let second = read_request(&mut stream);
        stream.write_all(ANSWER).unwrap();
        first + &second
    });
    let transport = Transport::new(&settings());
    let first = connecting(&transport, &server.base).await;
    assert!(
        matches!(first, Connecting::Made { look_up: None, .. }),
        "an address is not looked up: {first:?}"
    );
    assert_eq!(
        connecting(&transport, &server.base).await,
        Connecting::Reused
    );
}

#[tokio::test]
async fn a_name_is_looked_up_and_that_time_is_not_counted_twice() {
    let server = Server::answering(ANSWER);
    let settings = Settings {
        names: Some(Arc::new(HereByName)),
        ..settings()
    };
    let transport = Transport::new(&settings);
    let base = format!("http://registry.example:{}", server.port);
    let received = transport
        .send_even_in_plain(&request(&base), &Secrets::default(), 100)
        .await
        .unwrap();
    let timing = received.keep().timing;
    let Connecting::Made {
        look_up: Some(look_up),
        connect,
    } = timing.connecting
    else {
        panic!("{timing:?}")
    };
    assert!(look_up + connect <= timing.first_byte);
}

async fn connecting(transport: &Transport, base: &str) -> Connecting {
    let received = transport
        .send(&request(base), &Secrets::default(), 100)
        .await;
    received.unwrap().keep().timing.connecting
}

/// A name server by which every name leads to this computer.
#[derive(Debug)]
struct HereByName;

impl Resolver for HereByName {
    fn resolve(&self, _: &str) -> AddressesFuture {
        Box::pin(async { Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]) })
    }
}
