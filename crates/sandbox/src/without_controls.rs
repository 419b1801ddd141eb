//! Stands in for the controls of tests in a build without them: no fault, no record, no client certificate.

use std::io;

use tokio::net::{TcpListener, TcpStream};

use crate::answer::Answer;
use crate::practice::{Port, Practice};
use crate::request::RecordedRequest;
use crate::settings::Settings;
use crate::switches::Switches;

/// An answer always goes out as it should.
pub(crate) type Delivery = Answer;
/// A connection is always plain.
pub(crate) type Stream = TcpStream;

/// Stands in for the controls, which only test builds have.
#[derive(Debug)]
pub(crate) struct Controls;

impl Controls {
    pub(crate) async fn new(_: &Settings) -> io::Result<(Self, Option<(Port, TcpListener)>)> {
        Ok((Self, None))
    }

    pub(crate) fn switches(&self) -> Switches {
        Switches::default()
    }

    pub(crate) fn knows(&self, _: &str) -> bool {
        false
    }

    pub(crate) async fn open(
        &self,
        _: Port,
        stream: TcpStream,
    ) -> Option<(Stream, Option<String>)> {
        Some((stream, None))
    }
}

/// Answers a request without recording it and without faults.
pub(crate) async fn respond(practice: &Practice, request: RecordedRequest) -> Delivery {
    practice.answer(&request)
}
