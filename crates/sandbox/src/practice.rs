//! All that a practice tenant consists of, and the way of one request through it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::ai_core;
use crate::answer::Answer;
use crate::controls::{self, Controls};
use crate::credentials::Credentials;
use crate::http::{Connection, IncomingRequest};
use crate::registry::Registry;
use crate::request::{RecordedRequest, Service};
use crate::tenant::FakeTenant;
use crate::token_server::{self, TokenServer};

/// A practice tenant without its sockets.
#[derive(Debug)]
pub(crate) struct Practice {
    /// `http://127.0.0.1:PORT`, of token server and API.
    pub(crate) base: String,
    pub(crate) credentials: Credentials,
    pub(crate) token_server: TokenServer,
    pub(crate) tenant: FakeTenant,
    pub(crate) registry: Registry,
    pub(crate) connections: AtomicU64,
    pub(crate) controls: Controls,
}

/// Which of the ports a connection came to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Port {
    Api,
    Registry,
    /// That of the token server which asks for client certificates.
    #[cfg(feature = "test-controls")]
    Token,
}

impl Practice {
    /// Serves a port until the returned future is dropped, and its connections with it.
    pub(crate) async fn serve(self: Arc<Self>, port: Port, listener: TcpListener) {
        let mut connections = JoinSet::new();
        loop {
            // An accept fails when the client has gone already: nothing to serve.
            if let Ok((stream, _)) = listener.accept().await {
                connections.spawn(Arc::clone(&self).converse(port, stream));
            }
            while connections.try_join_next().is_some() {}
        }
    }

    async fn converse(self: Arc<Self>, port: Port, stream: TcpStream) {
        let number = self.connections.fetch_add(1, Ordering::Relaxed) + 1;
        let Some((stream, certificate)) = self.controls.open(port, stream).await else {
            return;
        };
        let mut connection = Connection::new(stream);
        // Whatever goes wrong on a connection is the end of it: the client is gone or talks nonsense.
        while let Ok(Some(arrived)) = connection.next().await {
            let request = recorded(port, number, &certificate, &arrived);
            let delivery = controls::respond(&self, request).await;
            if !connection.send(delivery, &arrived).await.unwrap_or(false) {
                break;
            }
        }
    }

    /// Carries out a request and answers it.
    pub(crate) fn answer(&self, request: &RecordedRequest) -> Answer {
        let switches = self.controls.switches();
        match request.service {
            Service::Token => {
                self.token_server
                    .answer(request, &self.credentials, &self.controls, &switches)
            }
            Service::Api => ai_core::answer(self, request),
            Service::Registry => self.registry.answer(request, &switches),
        }
    }
}

fn recorded(
    port: Port,
    connection: u64,
    certificate: &Option<String>,
    arrived: &IncomingRequest,
) -> RecordedRequest {
    let path = arrived.target.split('?').next().unwrap_or_default();
    let service = match port {
        Port::Registry => Service::Registry,
        #[cfg(feature = "test-controls")]
        Port::Token => Service::Token,
        Port::Api if path == token_server::PATH => Service::Token,
        Port::Api => Service::Api,
    };
    RecordedRequest {
        service,
        connection,
        certificate: certificate.clone(),
        method: arrived.method.clone(),
        target: arrived.target.clone(),
        headers: arrived.headers.clone(),
        head: arrived.head.clone(),
        body: arrived.body.clone(),
        wire: arrived.wire.clone(),
    }
}
