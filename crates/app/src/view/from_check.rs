//! What checks said, in the window's terms.

use records::KnownChecks;

use crate::view::LastCheck;

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
