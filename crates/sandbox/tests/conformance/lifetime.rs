//! How a practice tenant starts and ends.

use sandbox::{Sandbox, Settings};
use tokio::io::AsyncReadExt;

use crate::client::{connect, started};

#[tokio::test]
async fn stopping_ends_open_connections() {
    let sandbox = started().await;
    let mut open = connect(sandbox.api_url()).await.unwrap();
    sandbox.stop().await;
    assert_eq!(open.read(&mut [0]).await.unwrap_or(0), 0);
}

#[tokio::test]
async fn the_registry_takes_the_port_after_the_given_one() {
    let sandbox = on_a_given_port().await;
    let port = |address: &str| address.rsplit(':').next().unwrap().parse::<u16>().unwrap();
    assert_eq!(port(&sandbox.registry().host), port(sandbox.api_url()) + 1);
}

#[tokio::test]
async fn the_registry_listens_where_it_is_told() {
    let port = |address: &str| address.rsplit(':').next().unwrap().parse().ok();
    let told = loop {
        let free = started().await;
        let registry = free.registry().host;
        let settings = Settings {
            registry_port: port(&registry),
            ..Settings::default()
        };
        free.stop().await;
        // Another test may have taken the port meanwhile.
        if let Ok(sandbox) = Sandbox::start(settings).await {
            break (sandbox.registry().host, registry);
        }
    };
    assert_eq!(told.0, told.1);
}

#[tokio::test]
async fn a_taken_port_is_an_error() {
    let first = on_a_given_port().await;
    let port = first.api_url().rsplit(':').next().unwrap().parse().ok();
    let settings = Settings {
        port,
        ..Settings::default()
    };
    assert!(Sandbox::start(settings).await.is_err());
}

/// Tries ports that were free a moment ago until one and the next are.
async fn on_a_given_port() -> Sandbox {
    loop {
        let free = started().await;
        let port = free.api_url().rsplit(':').next().unwrap().parse().ok();
        free.stop().await;
        if let Ok(sandbox) = Sandbox::start(Settings {
            port,
            ..Settings::default()
        })
        .await
        {
            return sandbox;
        }
    }
}
