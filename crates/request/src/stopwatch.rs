//! Measures what goes before a request: the look-up of a name, and the making of a connection.
//!
//! The client is asked to connect from within the call that needs it, so a watch is handed down by the task and not by
//! an argument. TLS is part of the connecting: reqwest shows the two as one.

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use parking_lot::{Mutex, MutexGuard};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tower_layer::Layer;
use tower_service::Service;

use crate::{Connecting, Names};

tokio::task_local! {
    static WATCH: Watch;
}

/// Runs a call and tells how it came by its connection.
pub(crate) async fn watched<T>(call: impl Future<Output = T>) -> (T, Connecting) {
    let watch = Watch::default();
    let answer = WATCH.scope(watch.clone(), call).await;
    let connecting = watch.told();
    (answer, connecting)
}

#[derive(Clone, Default)]
struct Watch(Arc<Mutex<Laps>>);

#[derive(Default)]
struct Laps {
    looked_up: Option<Duration>,
    connected: Option<Duration>,
}

impl Watch {
    fn at_hand() -> Self {
        WATCH.try_with(Self::clone).unwrap_or_default()
    }

    fn laps(&self) -> MutexGuard<'_, Laps> {
        self.0.lock()
    }

    fn told(&self) -> Connecting {
        let laps = self.laps();
        match laps.connected {
            None => Connecting::Reused,
            Some(all) => Connecting::Made {
                look_up: laps.looked_up,
                connect: all.saturating_sub(laps.looked_up.unwrap_or_default()),
            },
        }
    }
}

/// Looks names up and measures how long that takes.
pub(crate) struct TimedNames(pub(crate) Option<Arc<dyn Names>>);

impl Resolve for TimedNames {
    fn resolve(&self, name: Name) -> Resolving {
        let found = match &self.0 {
            Some(names) => names.look_up(name.as_str()),
            None => Box::pin(platform(name.as_str().to_owned())),
        };
        let (watch, start) = (Watch::at_hand(), Instant::now());
        Box::pin(async move {
            let addresses = found.await?.into_iter();
            watch.laps().looked_up = Some(start.elapsed());
            Ok(Box::new(addresses.map(|address| SocketAddr::new(address, 0))) as Addrs)
        })
    }
}

async fn platform(host: String) -> io::Result<Vec<IpAddr>> {
    let found = tokio::net::lookup_host((host, 0)).await?;
    Ok(found.map(|address| address.ip()).collect())
}

/// Measures how long a connection takes.
#[derive(Clone, Copy)]
pub(crate) struct Timed;

impl<S> Layer<S> for Timed {
    type Service = TimedConnector<S>;

    fn layer(&self, connector: S) -> TimedConnector<S> {
        TimedConnector(connector)
    }
}

#[derive(Clone)]
pub(crate) struct TimedConnector<S>(S);

impl<S, To> Service<To> for TimedConnector<S>
where
    S: Service<To>,
    S::Future: Send + 'static,
    S::Response: 'static,
    S::Error: 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, to: To) -> Self::Future {
        let (watch, start) = (Watch::at_hand(), Instant::now());
        // A connection that is not needed any more is finished by another task, for the next call.
        let connection = WATCH.scope(watch.clone(), self.0.call(to));
        Box::pin(async move {
            let connection = connection.await?;
            watch.laps().connected = Some(start.elapsed());
            Ok(connection)
        })
    }
}
