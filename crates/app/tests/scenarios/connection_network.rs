//! A way through the network for one connection alone: its own proxy, its own authorities.

use app::Problem;
use app::view::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::harness::{Harness, add, call_on};

#[tokio::test]
async fn a_connection_goes_through_its_own_proxy_and_the_others_through_that_of_the_settings() {
    let mut harness = Harness::start().await;
    let (everywhere, mine) = (proxy().await, proxy().await);
    let preferences = Preferences {
        network: Network {
            proxy: manual(&everywhere),
            ..Network::default()
        },
        ..Preferences::default()
    };
    harness
        .app()
        .system
        .set_preferences(preferences)
        .await
        .unwrap();
    let own = connect(&harness, "one").await;
    let other = connect(&harness, "two").await;
    set(&harness, &own, Some(manual(&mine)), None)
        .await
        .unwrap();

    let (seen, _) = tokio::join!(
        asked_for(&mine),
        harness.app().secrets.list_secrets(call_on(&own))
    );
    assert_eq!(seen, "CONNECT one.example.invalid:443 HTTP/1.1");
    let (seen, _) = tokio::join!(
        asked_for(&everywhere),
        harness.app().secrets.list_secrets(call_on(&other))
    );
    assert_eq!(seen, "CONNECT two.example.invalid:443 HTTP/1.1");

    let started = harness.restart().await;
    let (seen, _) = tokio::join!(
        asked_for(&mine),
        harness
            .app()
            .secrets
            .list_secrets(call_on(&started.connections[0]))
    );
    assert_eq!(seen, "CONNECT one.example.invalid:443 HTTP/1.1");
    assert_eq!(started.connections[0].network.proxy, Some(manual(&mine)));

    let inherits = set(&harness, &own, None, None).await.unwrap();
    assert_eq!(inherits.network, ConnectionNetwork::default());
}

#[tokio::test]
async fn a_network_that_cannot_be_used_is_refused_and_nothing_changes() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let manual = |url: &str| ProxyChoice::Manual {
        url: url.to_owned(),
    };
    for url in ["not a proxy", "http://anna:pass@proxy.example:8080"] {
        let refused = set(&harness, &connection, Some(manual(url)), None).await;
        assert_eq!(refused.map(|_| ()), Err(Problem::ProxyMalformed), "{url}");
    }
    let refused = set(&harness, &connection, None, Some("no certificate")).await;
    assert_eq!(refused.map(|_| ()), Err(Problem::CertificatesUnreadable));
    let known = harness.app().tenants.overview(()).await.unwrap();
    let network = &known[0].connection.network;
    assert_eq!(*network, ConnectionNetwork::default());
    assert_eq!(harness.list(&connection).await.problem, None);
}

#[tokio::test]
async fn a_removed_connection_takes_its_network_along() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    set(&harness, &connection, Some(ProxyChoice::Direct), None)
        .await
        .unwrap();
    let reference = ConnectionRef {
        connection: connection.id,
    };
    harness
        .app()
        .connections
        .remove_connection(reference)
        .await
        .unwrap();
    let again = harness.connect().await;
    assert_eq!(again.network, ConnectionNetwork::default());
}

async fn set(
    harness: &Harness,
    connection: &ConnectionView,
    proxy: Option<ProxyChoice>,
    authorities: Option<&str>,
) -> Result<ConnectionView, Problem> {
    let network = ConnectionNetwork {
        proxy,
        authorities: authorities.map(str::to_owned),
        ..ConnectionNetwork::default()
    };
    let connection = connection.id.clone();
    let set = SetConnectionNetwork {
        connection,
        network,
    };
    harness.app().connections.set_connection_network(set).await
}

/// A connection whose hosts are nowhere.
async fn connect(harness: &Harness, name: &str) -> ConnectionView {
    let host = format!("https://{name}.example.invalid");
    let key = serde_json::json!({
        "clientid": format!("sb-{name}!b42|aicore!b540"),
        "clientsecret": "FAKEfakeFAKEfakeFAKEfakeFAK=",
        "url": host,
        "serviceurls": { "AI_API_URL": host },
    });
    let reading = harness.paste(&key.to_string()).await.unwrap();
    let add = AddConnection {
        name: name.to_owned(),
        ..add(&reading)
    };
    harness.add_connection(add).await
}

pub(crate) async fn proxy() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

fn manual(proxy: &TcpListener) -> ProxyChoice {
    let url = format!("http://{}", proxy.local_addr().unwrap());
    ProxyChoice::Manual { url }
}

/// The first line of what the proxy is asked next; it lets nothing through.
pub(crate) async fn asked_for(proxy: &TcpListener) -> String {
    let (mut stream, _) = proxy.accept().await.unwrap();
    let mut asked = [0; 1024];
    let length = stream.read(&mut asked).await.unwrap();
    stream
        .write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        .await
        .unwrap();
    let asked = String::from_utf8_lossy(&asked[..length]);
    asked.lines().next().unwrap_or_default().to_owned()
}
