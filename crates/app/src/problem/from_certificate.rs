//! How the faults of a client certificate become problems at the window.

use ai_core::service_key::certificate::CertificateFault;

use crate::Problem;

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
