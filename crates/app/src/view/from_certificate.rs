//! Client certificates (x509) in the window's terms.

use ai_core::service_key::certificate::{CertificateFault, Inspection, inspect};
use jiff::Timestamp;
use request::displayable_line;

use crate::view::{CertificateState, CertificateView};

impl CertificateView {
    /// What a chain says as of a moment; `None` if it cannot be read any more.
    pub(crate) fn of(chain: &str, now: Timestamp) -> Option<Self> {
        let Inspection { facts, faults } = inspect(chain, None, now);
        let facts = facts?;
        Some(Self {
            days_left: facts
                .not_after
                .duration_since(now)
                .as_hours()
                .div_euclid(24),
            state: state(&faults),
            subject: displayable_line(&facts.subject),
            issuer: displayable_line(&facts.issuer),
            serial: facts.serial,
            key: facts.key.to_string(),
            begins_at: facts.not_before,
            ends_at: facts.not_after,
            length: facts.length,
        })
    }
}

/// Whom a certificate is for.
pub(crate) fn subject(chain: &str) -> String {
    let facts = inspect(chain, None, Timestamp::UNIX_EPOCH).facts;
    let subject = facts.map(|facts| facts.subject);
    displayable_line(&subject.unwrap_or_default())
}

fn state(faults: &[CertificateFault]) -> CertificateState {
    let of_time = |fault: &CertificateFault| match fault {
        CertificateFault::NotYetValid { .. } => Some(CertificateState::NotYetValid),
        CertificateFault::Expired { .. } => Some(CertificateState::Expired),
        CertificateFault::EndsSoon { .. } => Some(CertificateState::EndsSoon),
        _ => None,
    };
    faults
        .iter()
        .find_map(of_time)
        .unwrap_or(CertificateState::Valid)
}
