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

use crate::{Connecting, Resolver};

tokio::task_local! {
    static TIMER: ConnectionTimer;
}

/// Runs a call and tells how it came by its connection.
pub(crate) async fn timed<T>(call: impl Future<Output = T>) -> (T, Connecting) {
    let watch = ConnectionTimer::default();
    let answer = TIMER.scope(watch.clone(), call).await;
    let connecting = watch.outcome();
    (answer, connecting)
}

#[derive(Clone, Default)]
struct ConnectionTimer(Arc<Mutex<ConnectionTimes>>);

#[derive(Default)]
struct ConnectionTimes {
    looked_up: Option<Duration>,
    connected: Option<Duration>,
}

impl ConnectionTimer {
    fn current() -> Self {
        TIMER.try_with(Self::clone).unwrap_or_default()
    }

    fn times(&self) -> MutexGuard<'_, ConnectionTimes> {
        self.0.lock()
    }

    fn outcome(&self) -> Connecting {
        let times = self.times();
        match times.connected {
            None => Connecting::Reused,
            Some(all) => Connecting::Made {
                look_up: times.looked_up,
                connect: all.saturating_sub(times.looked_up.unwrap_or_default()),
            },
        }
    }
}

/// Looks names up and measures how long that takes.
pub(crate) struct TimedResolver(pub(crate) Option<Arc<dyn Resolver>>);

impl Resolve for TimedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let found = match &self.0 {
            Some(names) => names.resolve(name.as_str()),
            None => Box::pin(platform(name.as_str().to_owned())),
        };
        let (watch, start) = (ConnectionTimer::current(), Instant::now());
        Box::pin(async move {
            let addresses = found.await?.into_iter();
            watch.times().looked_up = Some(start.elapsed());
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
        let (watch, start) = (ConnectionTimer::current(), Instant::now());
        // A connection that is not needed any more is finished by another task, for the next call.
        let connection = TIMER.scope(watch.clone(), self.0.call(to));
        Box::pin(async move {
            let connection = connection.await?;
            watch.times().connected = Some(start.elapsed());
            Ok(connection)
        })
    }
}
