//! What a test turns on a practice tenant: faults, oddities, client certificates, and a record of what arrived.
//!
//! A release has none of this (feature `test-controls`); `without_controls` stands in for it there.

mod authority;
mod client_certificates;
mod control_api;
mod delivery;
mod echo;
mod faults;
mod node;
mod recorder;
mod stream;
mod switch_board;

use std::io;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};

use crate::answer::Answer;
use crate::gzip::gzip;
use crate::practice::{Port, Practice};
use crate::request::{RecordedRequest, Service};
use crate::sandbox::{Sandbox, bind};
use crate::settings::Settings;
use crate::switches::Switches;
use client_certificates::ClientCertificates;

pub use authority::{Chain, KeyOrder};
pub(crate) use delivery::Delivery;
pub use echo::Spelling;
pub use faults::{Action, Fault, Faults};
pub use node::{Attempt, NodePull};
pub use recorder::Recorder;
pub(crate) use stream::Stream;
pub use switch_board::SwitchBoard;

/// The controls of one practice tenant.
#[derive(Debug)]
pub(crate) struct Controls {
    has_control_api: bool,
    switches: SwitchBoard,
    faults: Faults,
    recorder: Recorder,
    client_certificates: Option<ClientCertificates>,
}

impl Controls {
    /// The controls, and the port that asks for client certificates if there is one.
    pub(crate) async fn new(
        settings: &Settings,
    ) -> io::Result<(Self, Option<(Port, TcpListener)>)> {
        let door = match settings.client_certificates {
            true => Some(bind(0).await?),
            false => None,
        };
        let controls = Self {
            has_control_api: settings.control,
            switches: SwitchBoard::new(settings.switches.clone()),
            faults: Faults::default(),
            recorder: Recorder::new(settings.record),
            client_certificates: door.as_ref().map(ClientCertificates::new).transpose()?,
        };
        Ok((controls, door.map(|door| (Port::Token, door))))
    }

    /// The oddities as they are now.
    pub(crate) fn switches(&self) -> Switches {
        self.switches.get()
    }

    /// Whether a certificate with this thumbprint was issued here.
    pub(crate) fn knows(&self, thumbprint: &str) -> bool {
        let certificates = self.client_certificates.as_ref();
        certificates.is_some_and(|certificates| certificates.knows(thumbprint))
    }

    /// The connection, and the certificate that it was made with; none if the client is not let in.
    pub(crate) async fn open(
        &self,
        port: Port,
        stream: TcpStream,
    ) -> Option<(Stream, Option<String>)> {
        if !matches!(port, Port::Token) {
            return Some((Stream::Plain(stream), None));
        }
        let (stream, certificate) = self.client_certificates.as_ref()?.accept(stream).await?;
        Some((Stream::Tls(stream), Some(certificate)))
    }
}

/// Records a request and answers it, as a fault orders or as it should be.
pub(crate) async fn respond(practice: &Practice, request: RecordedRequest) -> Delivery {
    let controls = &practice.controls;
    if controls.has_control_api && request.service == Service::Api && control_api::is_for(&request)
    {
        return Delivery::Whole(control_api::answer(practice, &request));
    }
    controls.recorder.keep(&request);
    let Some(fault) = controls.faults.take(&request) else {
        return Delivery::Whole(practice.answer(&request));
    };
    if !fault.delay().is_zero() {
        tokio::time::sleep(fault.delay()).await;
    }
    misbehave(practice, fault.into_action(), &request)
}

fn misbehave(practice: &Practice, action: Action, request: &RecordedRequest) -> Delivery {
    match action {
        Action::Instead(answer) => Delivery::Whole(answer),
        Action::Echo { status, spelling } => {
            Delivery::Whole(echo::answer(request, spelling, status))
        }
        Action::Oversized { bytes } => Delivery::Whole(oversized(bytes)),
        Action::ResetBefore => Delivery::Reset,
        Action::Endless => Delivery::Endless,
        Action::Hang => Delivery::Hang,
        Action::Proceed => Delivery::Whole(practice.answer(request)),
        Action::ResetAfter => {
            practice.answer(request);
            Delivery::Reset
        }
        Action::Afterwards(answer) => {
            practice.answer(request);
            Delivery::Whole(answer)
        }
        Action::Truncated => Delivery::Truncated(practice.answer(request)),
        Action::Drip { millis } => {
            Delivery::Drip(practice.answer(request), Duration::from_millis(millis))
        }
        Action::HeaderBomb { headers } => Delivery::Whole(bomb(practice.answer(request), headers)),
        Action::Gzip { padding } => Delivery::Whole(zip(practice.answer(request), padding)),
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

impl Sandbox {
    /// A service key with a certificate, as it was ordered.
    ///
    /// # Errors
    /// If [`Settings::client_certificates`] is off, or the ordered private key cannot be read.
    pub fn x509_service_key(&self, order: &KeyOrder) -> io::Result<String> {
        self.practice.x509_service_key(order)
    }

    /// The certificate (PEM) of the authority that clients with a certificate have to trust, if there is that door.
    pub fn authority(&self) -> Option<&str> {
        Some(self.practice.controls.client_certificates.as_ref()?.root())
    }

    /// The requests that arrived, byte by byte.
    pub fn recorder(&self) -> &Recorder {
        &self.practice.controls.recorder
    }

    /// The failures that the next requests meet.
    pub fn faults(&self) -> &Faults {
        &self.practice.controls.faults
    }

    /// The oddities that are switched on.
    pub fn switches(&self) -> &SwitchBoard {
        &self.practice.controls.switches
    }

    /// Ends the life of every access token, the registry's included.
    pub fn expire_tokens(&self) {
        self.practice.expire_tokens();
    }

    /// Takes the right to `create`, `read`, `update` or `delete` pull secrets away, at once and also
    /// from tokens given away before.
    pub fn revoke_scope(&self, verb: &str) {
        self.practice.credentials.revoke(verb);
    }

    /// Gives all four rights back.
    pub fn restore_scopes(&self) {
        self.practice.credentials.restore_all();
    }

    /// Replaces the client secret; service keys made before no longer work, tokens do.
    pub fn rotate_client_secret(&self) {
        self.practice.credentials.rotate();
    }

    /// What the kubelet of a node would do for this image with these pull secrets of the tenant.
    pub fn pull_as_node(&self, image: &str, secret_names: &[&str]) -> NodePull {
        let names: Vec<String> = secret_names.iter().map(|name| (*name).to_owned()).collect();
        node::pull(&self.practice, image, &names)
    }
}

impl Practice {
    pub(crate) fn x509_service_key(&self, order: &KeyOrder) -> io::Result<String> {
        let certificates = self.controls.client_certificates.as_ref();
        let certificates = certificates.ok_or(io::ErrorKind::Unsupported)?;
        let name = self.credentials.x509_client_id();
        let certified = certificates.issue(&name, order)?;
        Ok(self.credentials.x509_service_key(&self.base, certified))
    }
}
