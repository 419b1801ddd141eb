//! Client certificates (x509) in the window's terms.

use ai_core::service_key::certificate::{CertificateFault, Inspection, inspect};
use jiff::Timestamp;
use request::{IdentityRefusal, displayable_line};

use crate::Problem;
use crate::view::{CertificateRefusal, CertificateState, CertificateView};

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

impl From<CertificateFault> for Problem {
    fn from(fault: CertificateFault) -> Self {
        match fault {
            CertificateFault::Expired { at } => Self::ClientCertificateExpired { at },
            CertificateFault::NotYetValid { from } => Self::ClientCertificateNotYetValid { from },
            // The rest was looked at when the service key was read: the records are not as they were written.
            _ => Self::SecretDamaged,
        }
    }
}

impl From<IdentityRefusal> for CertificateRefusal {
    fn from(refusal: IdentityRefusal) -> Self {
        match refusal {
            IdentityRefusal::Required => Self::Required,
            IdentityRefusal::Expired => Self::Expired,
            IdentityRefusal::Revoked => Self::Revoked,
            IdentityRefusal::UnknownIssuer => Self::UnknownIssuer,
            IdentityRefusal::Bad => Self::Bad,
            IdentityRefusal::Denied => Self::Denied,
        }
    }
}
