//! An exchange as the application keeps it: one with a tenant or one of a check, whichever. It holds no secret, since a slot
//! of a request is a handle and a response is masked before it is kept; whoever looks at it later draws it anew.

use std::sync::Arc;

use ai_core::{Meaning, pull_secrets};
use request::{BodyEnd, Exchange, Outcome, Request, Response, TransportError};
use serde::{Deserialize, Serialize};

use crate::activity::log::name_of;
use crate::view::from_exchange::{draw_answer, millis};
use crate::view::{ExchangeView, RequestKind, RequestView};

/// The most of an answer's body that is kept, in bytes: what the window shows of it.
const LONGEST_BODY: usize = 64 * 1024;

/// An exchange of any kind. A response of a registry has no meaning of its own: that is the matter of the check.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Recorded(pub(crate) Exchange<RequestKind, Option<Meaning>>);

impl From<&ai_core::Exchange> for Recorded {
    fn from(exchange: &ai_core::Exchange) -> Self {
        Self(exchange.clone().map(RequestKind::Api, Some))
    }
}

impl From<&registry_check::Exchange> for Recorded {
    fn from(exchange: &registry_check::Exchange) -> Self {
        Self(exchange.clone().map(RequestKind::Check, |()| None))
    }
}

/// Draws the exchanges of a call.
pub(crate) fn draw_all(exchanges: &[ai_core::Exchange]) -> Vec<ExchangeView> {
    let draw = |exchange| Recorded::from(exchange).draw();
    exchanges.iter().map(draw).collect()
}

impl Recorded {
    pub(crate) fn kind(&self) -> RequestKind {
        self.0.purpose
    }

    pub(crate) fn request(&self) -> &Request {
        &self.0.request
    }

    pub(crate) fn response(&self) -> Result<&Response, &TransportError> {
        self.0.response().map(Arc::as_ref)
    }

    /// What a tenant's response means.
    pub(crate) fn meaning(&self) -> Option<&Meaning> {
        self.0.meaning()?.as_ref()
    }

    pub(crate) fn is_write(&self) -> bool {
        matches!(self.kind(), RequestKind::Api(operation) if operation.is_write())
    }

    /// How long it took, in milliseconds.
    pub(crate) fn duration(&self) -> u64 {
        millis(self.0.duration)
    }

    /// Whether it ended otherwise than hoped.
    pub(crate) fn has_failed(&self) -> bool {
        match (&self.0.outcome, self.kind()) {
            (Outcome::Failed { .. }, _) => true,
            (Outcome::Answered { response, .. }, RequestKind::Check(purpose)) => {
                purpose.is_failure(response.status)
            }
            (Outcome::Answered { meaning, .. }, RequestKind::Api(_)) => {
                meaning.as_ref().is_none_or(Meaning::is_failure)
            }
        }
    }

    /// What came of it, by a name.
    pub(crate) fn outcome(&self) -> String {
        match (&self.0.outcome, self.meaning()) {
            (Outcome::Failed { .. }, _) => "noAnswer".to_owned(),
            (Outcome::Answered { .. }, Some(meaning)) => name_of(&meaning.code),
            (Outcome::Answered { .. }, None) => "answered".to_owned(),
        }
    }

    /// Draws it for the window, with masks where secrets go.
    pub(crate) fn draw(&self) -> ExchangeView {
        let Exchange { request, route, .. } = &self.0;
        ExchangeView {
            request: RequestView::draw(self.kind(), request).by(route),
            sent_at: self.0.sent_at,
            attempt: self.0.attempt,
            answer: draw_answer(self.response(), self.0.duration),
            activity: self.0.record,
            meaning: self.meaning().cloned(),
        }
    }

    /// The pull secret it is about.
    pub(crate) fn secret_name(&self) -> Option<String> {
        pull_secrets::name_in(self.request()).map(str::to_owned)
    }

    /// The same with no more of the body than is shown.
    pub(crate) fn shortened(mut self) -> Self {
        if let Outcome::Answered { response, .. } = &mut self.0.outcome
            && response.body.len() > LONGEST_BODY
        {
            let kept = Arc::make_mut(response);
            kept.body
                .truncate(kept.body.floor_char_boundary(LONGEST_BODY));
            kept.end = BodyEnd::Capped;
        }
        self
    }
}
