//! Draws requests and answers for the window: a fill decides what stands in the slots, and here it is the mask.

use std::time::Duration;

use request::{
    Line, Mask, MissingSecret, Pieces, Request, Response, TransportError, displayable, json_lines,
};
use request::{render, unfolded};

use crate::view::from_certificate::subject;
use crate::view::{
    AnswerView, BodyView, Connecting, HeaderView, Piece, RequestKind, RequestView, ResponseHeader,
    ResponseView, Route,
};

/// The most of a server's body that is drawn, in bytes.
const LONGEST_BODY: usize = 64 * 1024;
/// The most of one header of a server that is drawn, in bytes.
const LONGEST_HEADER: usize = 4 * 1024;

impl RequestView {
    /// Draws the request with masks where secrets go.
    #[expect(clippy::expect_used, reason = "a mask is at hand for every slot")]
    pub(crate) fn render(kind: RequestKind, request: &Request) -> Self {
        Self::try_render(kind, request).expect("a mask fills every slot")
    }

    fn try_render(kind: RequestKind, request: &Request) -> Result<Self, MissingSecret> {
        let message = render(request, &Mask)?;
        let headers = message.headers.into_iter();
        Ok(Self {
            kind,
            method: message.method.as_str().to_owned(),
            base: message.base,
            path: message.path.0,
            headers: headers
                .map(|(name, value)| HeaderView {
                    name,
                    value: value.0,
                })
                .collect(),
            body: message
                .body
                .map(|body| render_body(request, body))
                .transpose()?,
            certificate: request
                .identity
                .as_ref()
                .map(|identity| subject(&identity.chain)),
            route: Route::default(),
        })
    }
}

fn render_body(request: &Request, body: Pieces) -> Result<BodyView, MissingSecret> {
    let lines = unfolded(request, &Mask)?;
    Ok(BodyView {
        size: body.size(),
        secrets: body.secrets(),
        as_sent: body.0,
        unfolded: Some(rows(lines)),
    })
}

/// Draws what came of a request, or after how long nothing came.
pub(crate) fn render_answer(
    response: Result<&Response, &TransportError>,
    after: Duration,
) -> AnswerView {
    match response {
        Ok(response) => AnswerView::Response(ResponseView::render(response)),
        Err(error) => AnswerView::None {
            problem: error.into(),
            after: millis(after),
        },
    }
}

impl ResponseView {
    fn render(response: &Response) -> Self {
        let headers = response.headers.iter().map(|(name, value)| ResponseHeader {
            name: displayable(name, LONGEST_HEADER),
            value: displayable(value, LONGEST_HEADER),
        });
        let lines = json_lines(&response.body);
        Self {
            status: response.status,
            reason: response.reason.clone(),
            duration: millis(response.timing.total),
            first_byte: millis(response.timing.first_byte),
            connecting: response.timing.connecting.into(),
            version: displayable(&response.version, LONGEST_HEADER),
            size: response.size,
            headers: headers.collect(),
            body: displayable(&response.body, LONGEST_BODY),
            json: lines.map(rows),
            truncated: response.is_truncated() || response.body.len() > LONGEST_BODY,
            request_id: response
                .request_id()
                .map(|id| displayable(id, LONGEST_HEADER)),
        }
    }
}

pub(crate) fn rows(lines: Vec<Line>) -> Vec<Vec<Piece>> {
    lines.into_iter().map(|line| line.0).collect()
}

/// In milliseconds, to a tenth: on this computer a connection takes less than one.
fn fine(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 10_000.0).round() / 10.0
}

impl From<request::Connecting> for Connecting {
    fn from(connecting: request::Connecting) -> Self {
        match connecting {
            request::Connecting::NotMeasured => Self::NotMeasured,
            request::Connecting::Reused => Self::Reused,
            request::Connecting::Made { look_up, connect } => Self::Made {
                look_up: look_up.map(fine),
                connect: fine(connect),
            },
        }
    }
}

pub(crate) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
