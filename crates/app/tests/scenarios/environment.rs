//! A proxy and certificate authorities that the environment sets: shown before they are used, and refused on demand.

use app::Problem;
use app::view::*;
use tokio::net::TcpListener;

use crate::connection_network::{asked_for, proxy};
use crate::harness::{Harness, add, call_on};

const VARIABLE: &str = "HTTPS_PROXY";

#[tokio::test]
async fn a_proxy_of_the_environment_is_told_before_the_first_request_and_with_each_one() {
    let proxy = proxy().await;
    let harness = with_variables(&[(VARIABLE, &address(&proxy))]).await;
    let row = &harness
        .app()
        .system
        .environment(())
        .await
        .unwrap()
        .variables[0];
    assert_eq!((&*row.name, &*row.value), (VARIABLE, &*host(&proxy)));
    assert_eq!(row.effect, VariableEffect::Used);

    let told = Some(Via {
        host: host(&proxy),
        source: ProxySource::Variable {
            name: VARIABLE.to_owned(),
        },
    });
    let reading = harness.paste(&key()).await.unwrap();
    let usable = crate::harness::usable(&reading);
    let addresses = vec![usable.token_url.clone(), usable.api_url.clone()];
    let query = RoutesQuery {
        connection: None,
        addresses,
    };
    let ways = harness.app().system.routes(query).await.unwrap();
    assert!(ways.routes.iter().all(|route| route.proxy == told));

    let connection = harness.add_connection(add(&reading)).await;
    let call = CallPreview {
        connection: connection.id.clone(),
        call: Call::Token,
    };
    let planned = harness.app().compose.preview_call(call).await.unwrap();
    assert_eq!(planned.route.proxy, told);
    let (asked, listed) = tokio::join!(
        asked_for(&proxy),
        harness.app().secrets.list_secrets(call_on(&connection))
    );
    assert_eq!(asked, "CONNECT localhost:1 HTTP/1.1");
    let exchange = &listed.unwrap().exchanges[0];
    assert_eq!(exchange.request.route.proxy, told);
    let activity = exchange.activity.unwrap();
    let again = harness
        .app()
        .activity
        .open_activity(ActivityRef { activity })
        .await;
    assert_eq!(again.unwrap().exchange.request.route.proxy, told);
}

#[tokio::test]
async fn the_proxy_is_among_the_hosts_and_each_host_tells_its_way() {
    let proxy = proxy().await;
    let harness = with_variables(&[(VARIABLE, &address(&proxy))]).await;
    let connection = connect(&harness).await;
    let call = call_on(&connection);
    let _ = tokio::join!(asked_for(&proxy), harness.app().secrets.list_secrets(call));
    let hosts = harness.app().activity.hosts(()).await.unwrap();
    let rows: Vec<_> = hosts
        .iter()
        .map(|row| (&*row.host, row.purpose, row.route.proxy.is_some()))
        .collect();
    assert_eq!(
        rows,
        [
            (&*host(&proxy), HostPurpose::Proxy, false),
            ("localhost:1", HostPurpose::Token, true)
        ]
    );
}

#[tokio::test]
async fn a_refused_proxy_sees_no_request_from_the_next_one_on_and_after_a_restart() {
    let proxy = proxy().await;
    let harness = with_variables(&[(VARIABLE, &address(&proxy))]).await;
    let connection = connect(&harness).await;
    let refusing = Network {
        environment_proxy: false,
        ..Network::default()
    };
    set(&harness, refusing).await;
    let row = &harness
        .app()
        .system
        .environment(())
        .await
        .unwrap()
        .variables[0];
    assert_eq!(row.effect, VariableEffect::Refused);
    let listed = harness
        .app()
        .secrets
        .list_secrets(call_on(&connection))
        .await;
    let problem = listed.unwrap().problem;
    assert!(
        matches!(problem, Some(Problem::Unreachable { .. })),
        "{problem:?}"
    );
    let remembered = harness.desktop.saved.lock().unwrap().pop().unwrap();
    assert!(!remembered.network.environment_proxy);
    assert_nobody_asked(&proxy);
}

// Windows and macOS keep their authorities themselves, so these variables do not apply there.
#[cfg(not(any(windows, target_os = "macos")))]
#[tokio::test]
async fn a_connection_can_refuse_what_the_settings_allow() {
    let proxy = proxy().await;
    let folder = tempfile::tempdir().unwrap();
    let file = authority(&folder, bench_authority().as_bytes());
    let harness = with_variables(&[(VARIABLE, &address(&proxy)), ("SSL_CERT_FILE", &file)]).await;
    let connection = connect(&harness).await;
    let way = way(&harness, &connection).await;
    assert_eq!(way.authorities, ["SSL_CERT_FILE"]);
    let network = ConnectionNetwork {
        proxy: Some(ProxyChoice::Direct),
        environment_authorities: Some(false),
        ..ConnectionNetwork::default()
    };
    let own = SetConnectionNetwork {
        connection: connection.id.clone(),
        network,
    };
    harness
        .app()
        .connections
        .set_connection_network(own)
        .await
        .unwrap();
    assert_eq!(self::way(&harness, &connection).await, Route::default());
}

// Windows and macOS keep their authorities themselves, so these variables do not apply there.
#[cfg(not(any(windows, target_os = "macos")))]
#[tokio::test]
async fn a_variable_that_cannot_be_used_stops_every_request_until_it_is_refused() {
    let canary = "http://anna:canary@proxy.example:1";
    let harness = with_variables(&[(VARIABLE, canary), ("SSL_CERT_FILE", "/gone")]).await;
    let connection = connect(&harness).await;
    let refused = |name: &str, fault| Problem::VariableUnusable {
        name: name.to_owned(),
        fault,
    };
    for (network, expected) in [
        (
            Network::default(),
            Some(refused(VARIABLE, VariableFault::Credentials)),
        ),
        (
            Network {
                environment_proxy: false,
                ..Network::default()
            },
            Some(refused("SSL_CERT_FILE", VariableFault::Missing)),
        ),
    ] {
        set(&harness, network).await;
        let listed = harness
            .app()
            .secrets
            .list_secrets(call_on(&connection))
            .await
            .unwrap();
        assert_eq!(listed.problem, expected);
        let view = harness.app().system.environment(()).await.unwrap();
        assert_eq!(view.problem, expected);
        crate::harness::assert_no_canary(&view);
        crate::harness::assert_no_canary(&listed);
        let hosts = harness.app().activity.hosts(()).await.unwrap();
        assert!(hosts.is_empty(), "none was contacted: {hosts:?}");
    }
    set(
        &harness,
        Network {
            environment_proxy: false,
            environment_authorities: false,
            ..Network::default()
        },
    )
    .await;
    let listed = harness
        .app()
        .secrets
        .list_secrets(call_on(&connection))
        .await
        .unwrap();
    assert!(matches!(listed.problem, Some(Problem::Unreachable { .. })));
}

#[tokio::test]
async fn the_practice_tenant_needs_nothing_that_the_environment_sets() {
    let harness = with_variables(&[(VARIABLE, "no proxy"), ("SSL_CERT_FILE", "/gone")]).await;
    let practice = harness
        .app()
        .connections
        .open_practice_tenant(())
        .await
        .unwrap();
    assert_eq!(harness.list(&practice).await.problem, None);
    assert_eq!(way(&harness, &practice).await, Route::default());
}

#[tokio::test]
async fn a_remembered_proxy_that_cannot_be_used_any_more_does_not_give_way_to_another() {
    let harness = with_variables(&[]).await;
    let connection = connect(&harness).await;
    let url = "http://anna:pass@proxy.example".to_owned();
    let network = Network {
        proxy: ProxyChoice::Manual { url },
        ..Network::default()
    };
    let harness = harness.reopened_with(Preferences {
        network,
        ..Preferences::default()
    });
    let listed = harness
        .app()
        .secrets
        .list_secrets(call_on(&connection))
        .await
        .unwrap();
    assert_eq!(listed.problem, Some(Problem::ProxyMalformed));
}

async fn with_variables(variables: &[(&str, &str)]) -> Harness {
    let mut harness = Harness::start().await;
    for (name, value) in variables {
        let mut set = harness.desktop.variables.lock().unwrap();
        set.insert((*name).to_owned(), value.into());
    }
    harness.restart().await;
    harness
}

async fn set(harness: &Harness, network: Network) {
    let preferences = Preferences {
        network,
        ..Preferences::default()
    };
    harness
        .app()
        .system
        .set_preferences(preferences)
        .await
        .unwrap();
}

async fn way(harness: &Harness, connection: &ConnectionView) -> Route {
    let query = RoutesQuery {
        connection: Some(connection.id.clone()),
        addresses: vec![connection.api_url.clone()],
    };
    harness
        .app()
        .system
        .routes(query)
        .await
        .unwrap()
        .routes
        .remove(0)
}

async fn connect(harness: &Harness) -> ConnectionView {
    let reading = harness.paste(&key()).await.unwrap();
    harness.add_connection(add(&reading)).await
}

/// A key whose hosts are on this computer, where nobody listens.
fn key() -> String {
    let host = "https://localhost:1";
    let key = serde_json::json!({
        "clientid": "sb-here!b42|aicore!b540",
        "clientsecret": "FAKEfakeFAKEfakeFAKEfakeFAK=",
        "url": host,
        "serviceurls": { "AI_API_URL": host },
    });
    key.to_string()
}

#[cfg(not(any(windows, target_os = "macos")))]
fn bench_authority() -> &'static str {
    include_str!("../../../request/tests/wire/tls/authority.pem")
}

#[cfg(not(any(windows, target_os = "macos")))]
fn authority(folder: &tempfile::TempDir, pem: &[u8]) -> String {
    let path = folder.path().join("authority.pem");
    std::fs::write(&path, pem).unwrap();
    path.to_str().unwrap().to_owned()
}

fn address(proxy: &TcpListener) -> String {
    format!("http://{}", host(proxy))
}

fn host(proxy: &TcpListener) -> String {
    proxy.local_addr().unwrap().to_string()
}

fn assert_nobody_asked(proxy: &TcpListener) {
    use std::future::Future;
    use std::task::{Context, Poll, Waker};
    let mut accepted = Box::pin(proxy.accept());
    let mut context = Context::from_waker(Waker::noop());
    let polled = accepted.as_mut().poll(&mut context);
    assert!(matches!(polled, Poll::Pending), "the proxy was asked");
}
