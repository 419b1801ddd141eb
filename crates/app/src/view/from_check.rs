//! What checks said, in the window's terms.

use std::time::Duration;

use records::KnownChecks;
use registry_check::Exchange;

use crate::view::from_exchange::draw_answer;
use crate::view::{CheckExchange, LastCheck, RequestKind, RequestView};

impl LastCheck {
    /// `None` for lines of a form that this version does not know.
    pub(crate) fn of(checks: KnownChecks) -> Option<Self> {
        let lines = serde_json::from_value(checks.result).ok()?;
        Some(Self {
            checked_at: checks.checked_at,
            lines,
        })
    }
}

impl CheckExchange {
    pub(crate) fn draw(exchange: &Exchange, activity: Option<i64>) -> Self {
        Self {
            purpose: exchange.purpose,
            request: RequestView::draw(RequestKind::Check, &exchange.request).by(&exchange.route),
            answer: draw_answer(&exchange.answer, Duration::ZERO),
            activity,
        }
    }
}
