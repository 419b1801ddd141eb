//! All that a practice tenant consists of, and the way of one request through it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::ai_core;
use crate::answer::Answer;
use crate::client_certificates::ClientCertificates;
use crate::control;
use crate::credentials::Credentials;
use crate::delivery::Delivery;
use crate::echo;
use crate::faults::{Action, Faults};
use crate::gzip::gzip;
use crate::http::{Arrived, Connection};
use crate::recorder::{RecordedRequest, Recorder, Service};
use crate::registry::Registry;
use crate::stream::Stream;
use crate::switches::SwitchBoard;
use crate::tenant::Tenant;
use crate::token_server::{self, TokenServer};

/// A practice tenant without its sockets.
#[derive(Debug)]
pub(crate) struct Practice {
    /// `http://127.0.0.1:PORT`, of token server and API.
    pub(crate) base: String,
    pub(crate) control: bool,
    pub(crate) credentials: Credentials,
    pub(crate) token_server: TokenServer,
    pub(crate) tenant: Tenant,
    pub(crate) registry: Registry,
    pub(crate) switches: SwitchBoard,
    pub(crate) faults: Faults,
    pub(crate) recorder: Recorder,
    pub(crate) connections: AtomicU64,
    pub(crate) client_certificates: Option<ClientCertificates>,
}

/// Which of the ports a connection came to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Port {
    Api,
    Registry,
    /// That of the token server which asks for client certificates.
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
        let Some((stream, certificate)) = self.open(port, stream).await else {
            return;
        };
        let mut connection = Connection::new(stream);
        // Whatever goes wrong on a connection is the end of it: the client is gone or talks nonsense.
        while let Ok(Some(arrived)) = connection.next().await {
            let delivery = self
                .respond(recorded(port, number, &certificate, &arrived))
                .await;
            if !connection.send(delivery, &arrived).await.unwrap_or(false) {
                break;
            }
        }
    }

    /// The connection, and the certificate that it was made with; none if the client is not let in.
    async fn open(&self, port: Port, stream: TcpStream) -> Option<(Stream, Option<String>)> {
        if !matches!(port, Port::Token) {
            return Some((Stream::Plain(stream), None));
        }
        let (stream, certificate) = self.client_certificates.as_ref()?.accept(stream).await?;
        Some((Stream::Tls(stream), Some(certificate)))
    }

    async fn respond(&self, request: RecordedRequest) -> Delivery {
        if self.control && request.service == Service::Api && control::is_for(&request) {
            return Delivery::Whole(control::answer(self, &request));
        }
        self.recorder.keep(&request);
        let Some(fault) = self.faults.take(&request) else {
            return Delivery::Whole(self.answer(&request));
        };
        if !fault.delay().is_zero() {
            tokio::time::sleep(fault.delay()).await;
        }
        self.misbehave(fault.into_action(), &request)
    }

    fn misbehave(&self, action: Action, request: &RecordedRequest) -> Delivery {
        match action {
            Action::Instead(answer) => Delivery::Whole(answer),
            Action::Echo { status, spelling } => {
                Delivery::Whole(echo::answer(request, spelling, status))
            }
            Action::Oversized { bytes } => Delivery::Whole(oversized(bytes)),
            Action::ResetBefore => Delivery::Reset,
            Action::Endless => Delivery::Endless,
            Action::Hang => Delivery::Hang,
            Action::Proceed => Delivery::Whole(self.answer(request)),
            Action::ResetAfter => {
                self.answer(request);
                Delivery::Reset
            }
            Action::Afterwards(answer) => {
                self.answer(request);
                Delivery::Whole(answer)
            }
            Action::Truncated => Delivery::Truncated(self.answer(request)),
            Action::Drip { millis } => {
                Delivery::Drip(self.answer(request), Duration::from_millis(millis))
            }
            Action::HeaderBomb { headers } => Delivery::Whole(bomb(self.answer(request), headers)),
            Action::Gzip { padding } => Delivery::Whole(zip(self.answer(request), padding)),
        }
    }

    fn answer(&self, request: &RecordedRequest) -> Answer {
        let switches = self.switches.get();
        match request.service {
            Service::Token => self.token_server.answer(
                request,
                &self.credentials,
                self.client_certificates.as_ref(),
                &switches,
            ),
            Service::Api => ai_core::answer(self, request),
            Service::Registry => self.registry.answer(request, &switches),
        }
    }
}

fn recorded(
    port: Port,
    connection: u64,
    certificate: &Option<String>,
    arrived: &Arrived,
) -> RecordedRequest {
    let path = arrived.target.split('?').next().unwrap_or_default();
    let service = match port {
        Port::Registry => Service::Registry,
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

fn oversized(bytes: usize) -> Answer {
    let filling = "x".repeat(bytes.saturating_sub(r#"{"message":""}"#.len()));
    Answer::new(200).body("application/json", format!(r#"{{"message":"{filling}"}}"#))
}

fn bomb(answer: Answer, headers: usize) -> Answer {
    (0..headers).fold(answer, |answer, number| {
        answer.header(&format!("x-practice-{number}"), "x".repeat(100))
    })
}

fn zip(mut answer: Answer, padding: usize) -> Answer {
    answer.body.resize(answer.body.len() + padding, b' ');
    answer.body = gzip(&answer.body);
    answer.header("Content-Encoding", "gzip")
}
