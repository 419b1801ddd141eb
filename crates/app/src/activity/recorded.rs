//! An exchange as it is kept: the request and the answer as the values they are. It holds no secret, since a slot of a
//! request is a handle and an answer is masked before it is kept; whoever looks at it later draws it anew.

use std::time::Duration;

use ai_core::{Meaning, Tone};
use pull_secret::Place;
use registry_check::Purpose;
use request::{Body, BodyEnd, Json, Part, Request, Response, Route, Text, TransportError};
use serde::{Deserialize, Serialize};

use crate::activity::log::name_of;
use crate::view::from_exchange::millis;
use crate::view::{CheckExchange, ExchangeView, RequestKind, RequestView};

/// The most of an answer's body that is kept, in bytes: what the window shows of it.
const LONGEST_BODY: usize = 64 * 1024;

/// An exchange as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum Recorded {
    /// With a tenant.
    Tenant {
        exchange: ai_core::Exchange,
        /// What the whole answer meant, of which a part may be kept.
        meaning: Option<Meaning>,
    },
    /// With a registry.
    Check { exchange: registry_check::Exchange },
}

impl Recorded {
    pub(crate) fn tenant(exchange: &ai_core::Exchange) -> Self {
        let answer = exchange.answer.as_ref().ok();
        Self::Tenant {
            meaning: answer.map(|response| Meaning::of(exchange.operation, response)),
            exchange: ai_core::Exchange {
                answer: exchange.answer.clone().map(shortened),
                ..exchange.clone()
            },
        }
    }

    pub(crate) fn check(exchange: &registry_check::Exchange) -> Self {
        Self::Check {
            exchange: registry_check::Exchange {
                answer: exchange.answer.clone().map(shortened),
                ..exchange.clone()
            },
        }
    }

    pub(crate) fn kind(&self) -> RequestKind {
        match self {
            Self::Tenant { exchange, .. } => exchange.operation.into(),
            Self::Check { .. } => RequestKind::Check,
        }
    }

    pub(crate) fn request(&self) -> &Request {
        match self {
            Self::Tenant { exchange, .. } => &exchange.request,
            Self::Check { exchange } => &exchange.request,
        }
    }

    pub(crate) fn answer(&self) -> Result<&Response, &TransportError> {
        match self {
            Self::Tenant { exchange, .. } => exchange.answer.as_ref(),
            Self::Check { exchange } => exchange.answer.as_ref(),
        }
    }

    /// What a tenant's answer means.
    pub(crate) fn meaning(&self) -> Option<&Meaning> {
        match self {
            Self::Tenant { meaning, .. } => meaning.as_ref(),
            Self::Check { .. } => None,
        }
    }

    /// What a request of a check was for.
    pub(crate) fn purpose(&self) -> Option<Purpose> {
        match self {
            Self::Tenant { .. } => None,
            Self::Check { exchange } => Some(exchange.purpose),
        }
    }

    pub(crate) fn draw_request(&self) -> RequestView {
        RequestView::draw(self.kind(), self.request()).by(self.route())
    }

    pub(crate) fn route(&self) -> &Route {
        match self {
            Self::Tenant { exchange, .. } => &exchange.route,
            Self::Check { exchange } => &exchange.route,
        }
    }

    /// Draws it as the window showed it when it was sent.
    pub(crate) fn draw(&self, record: i64, at: jiff::Timestamp) -> ExchangeView {
        match self {
            Self::Tenant { exchange, meaning } => ExchangeView {
                activity: Some(record),
                meaning: meaning.clone(),
                ..ExchangeView::draw(exchange)
            },
            Self::Check { exchange } => {
                let drawn = CheckExchange::draw(exchange, Some(record));
                ExchangeView {
                    request: drawn.request,
                    sent_at: at,
                    attempt: 1,
                    answer: drawn.answer,
                    activity: drawn.activity,
                    meaning: None,
                }
            }
        }
    }

    pub(crate) fn is_write(&self) -> bool {
        matches!(
            self.kind(),
            RequestKind::Create | RequestKind::Replace | RequestKind::Delete
        )
    }

    pub(crate) fn status(&self) -> Option<u16> {
        self.answer().ok().map(|response| response.status)
    }

    /// How long it took, in milliseconds.
    pub(crate) fn duration(&self) -> u64 {
        let duration = match (self, self.answer()) {
            (_, Ok(response)) => response.timing.total,
            (Self::Tenant { exchange, .. }, Err(_)) => exchange.duration,
            (Self::Check { .. }, Err(TransportError::TimedOut { after, .. })) => *after,
            (Self::Check { .. }, Err(_)) => Duration::ZERO,
        };
        millis(duration)
    }

    /// Whether it ended otherwise than hoped.
    pub(crate) fn has_failed(&self) -> bool {
        let Ok(response) = self.answer() else {
            return true;
        };
        match self {
            Self::Tenant { meaning, .. } => match meaning.as_ref().map(|meaning| meaning.tone) {
                Some(Tone::Good | Tone::Info) => false,
                Some(Tone::Bad) => true,
                Some(Tone::Warning) | None => !response.is_success(),
            },
            Self::Check { exchange } => {
                response.status >= 400 && !is_expected(exchange.purpose, response.status)
            }
        }
    }

    /// What came of it, by a name.
    pub(crate) fn outcome(&self) -> String {
        match (self.answer(), self.meaning()) {
            (Err(_), _) => "noAnswer".to_owned(),
            (Ok(_), Some(meaning)) => name_of(&meaning.code),
            (Ok(_), None) => "answered".to_owned(),
        }
    }

    /// The pull secret it is about.
    pub(crate) fn secret_name(&self) -> Option<String> {
        let request = self.request();
        let in_body = request.body.as_ref().and_then(Body::json).and_then(name_in);
        named(&request.url.path).or(in_body)
    }
}

/// A registry asks for a login before it is given one, and nobody is let in without.
fn is_expected(purpose: Purpose, status: u16) -> bool {
    let before_login = matches!(
        purpose,
        Purpose::Ping | Purpose::Anonymous | Purpose::AnonymousToken
    );
    before_login && matches!(status, 401 | 403 | 404)
}

fn shortened(mut response: Response) -> Response {
    if response.body.len() > LONGEST_BODY {
        let end = response.body.floor_char_boundary(LONGEST_BODY);
        response.body.truncate(end);
        response.end = BodyEnd::Capped;
    }
    response
}

fn name_in(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => named(text),
        Json::Object(members) => members.iter().find_map(|(_, value)| name_in(value)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Embedded(_) => None,
    }
}

/// The secret name in a text, if it stands there.
fn named(text: &Text) -> Option<String> {
    text.0.iter().find_map(|part| match part {
        Part::Literal {
            text,
            place: Some(Place::Name),
        } => Some(text.clone()),
        _ => None,
    })
}
