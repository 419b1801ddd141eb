//! What callers may conclude from an error, for every kind of it.

use std::sync::Arc;

use super::*;

/// An error of each kind, and of each phase where that matters.
fn every_kind() -> Vec<TransportError> {
    let host = || "registry.example:5000".to_owned();
    let timed_out = |phase| TransportError::TimedOut {
        host: host(),
        phase,
        after: Duration::from_secs(30),
    };
    let lost = |phase| TransportError::ConnectionLost {
        host: host(),
        phase,
    };
    let untrusted = |reason| TransportError::Untrusted {
        host: host(),
        reason,
    };
    let phases = [Phase::Connection, Phase::Answer, Phase::Body];
    let mut kinds = vec![
        TransportError::NameNotResolved { host: host() },
        TransportError::Refused { host: host() },
        TransportError::Unreachable { host: host() },
        TransportError::Cancelled { host: host() },
        untrusted(UntrustedReason::NoAuthorities),
        untrusted(UntrustedReason::Expired),
        TransportError::IdentityRefused {
            host: host(),
            reason: IdentityRefusal::Denied,
        },
        TransportError::IdentityUnusable { host: host() },
        TransportError::TlsFailed { host: host() },
        TransportError::ProxyRefused { host: host() },
        TransportError::ProxyUnreachable {
            host: host(),
            proxy: "proxy.example:3128".to_owned(),
        },
        TransportError::NotSetUp {
            host: host(),
            fault: Box::new(SettingsError::NoAuthorities),
        },
        TransportError::NotHttp { host: host() },
        TransportError::NotHttps { host: host() },
        TransportError::Malformed { host: host() },
        TransportError::MissingSecret {
            host: host(),
            secret: SlotKind::RegistryPassword,
        },
    ];
    kinds.extend(phases.map(timed_out));
    kinds.extend(phases.map(lost));
    kinds
}

#[test]
fn a_request_that_ended_before_any_contact_was_not_sent() {
    let early = every_kind()
        .into_iter()
        .filter(TransportError::is_before_contact);
    let early: Vec<_> = early.collect();
    assert!(
        early.iter().all(|error| error.sent() == Sent::No),
        "{early:?}"
    );
    // A name that is not resolved was looked up, and a refused port was reached.
    assert_eq!(early.len(), 6, "{early:?}");
}

#[test]
fn a_write_may_have_been_carried_out_once_the_connection_was_made() {
    let maybe: Vec<_> = every_kind()
        .into_iter()
        .filter(|error| error.sent() == Sent::Maybe)
        .collect();
    for error in &maybe {
        assert!(
            matches!(
                error,
                TransportError::TimedOut {
                    phase: Phase::Answer | Phase::Body,
                    ..
                } | TransportError::ConnectionLost {
                    phase: Phase::Answer | Phase::Body,
                    ..
                } | TransportError::NotHttp { .. }
                    | TransportError::Cancelled { .. }
            ),
            "{error:?}"
        );
    }
    assert_eq!(maybe.len(), 6, "{maybe:?}");
}

#[test]
fn every_error_names_the_host_and_survives_being_recorded() {
    for error in every_kind() {
        assert_eq!(error.host(), "registry.example:5000", "{error:?}");
        assert!(error.to_string().contains(error.host()), "{error}");
        let recorded = serde_json::to_string(&error).unwrap();
        let read: TransportError = serde_json::from_str(&recorded).unwrap();
        assert_eq!(read, error);
    }
}

#[test]
fn each_alert_about_a_certificate_says_what_to_do_and_any_other_is_no_refusal() {
    for (alert, refusal) in [
        (
            AlertDescription::CertificateRequired,
            Some(IdentityRefusal::Required),
        ),
        (
            AlertDescription::NoCertificate,
            Some(IdentityRefusal::Required),
        ),
        (
            AlertDescription::CertificateExpired,
            Some(IdentityRefusal::Expired),
        ),
        (
            AlertDescription::CertificateRevoked,
            Some(IdentityRefusal::Revoked),
        ),
        (
            AlertDescription::UnknownCA,
            Some(IdentityRefusal::UnknownIssuer),
        ),
        (AlertDescription::BadCertificate, Some(IdentityRefusal::Bad)),
        (
            AlertDescription::UnsupportedCertificate,
            Some(IdentityRefusal::Bad),
        ),
        (
            AlertDescription::CertificateUnknown,
            Some(IdentityRefusal::Bad),
        ),
        (
            AlertDescription::AccessDenied,
            Some(IdentityRefusal::Denied),
        ),
        (AlertDescription::HandshakeFailure, None),
        (AlertDescription::InternalError, None),
        (AlertDescription::CloseNotify, None),
    ] {
        assert_eq!(IdentityRefusal::read(alert), refusal, "{alert:?}");
    }
}

#[test]
fn a_certificate_error_is_named_by_its_cause() {
    for (error, reason) in [
        (CertificateError::Expired, UntrustedReason::Expired),
        (CertificateError::NotValidYet, UntrustedReason::NotYetValid),
        (
            CertificateError::UnknownIssuer,
            UntrustedReason::UnknownIssuer,
        ),
        (
            CertificateError::NotValidForName,
            UntrustedReason::WrongHost,
        ),
        (CertificateError::Revoked, UntrustedReason::Revoked),
        (CertificateError::BadEncoding, UntrustedReason::Invalid),
        (CertificateError::BadSignature, UntrustedReason::Invalid),
    ] {
        assert_eq!(UntrustedReason::read(&error), reason, "{error:?}");
    }
}

#[test]
fn an_authority_that_windows_does_not_know_is_not_called_an_invalid_certificate() {
    let told = |text: &str| {
        let cause = Arc::from(Box::<dyn Error + Send + Sync>::from(text));
        UntrustedReason::read(&CertificateError::Other(OtherError(cause)))
    };
    for text in [
        "A certificate chain could not be built to a trusted root authority. (os error -2146762486)",
        "Eine Zertifikatkette konnte nicht aufgebaut werden. (os error -2146762486)",
    ] {
        assert_eq!(told(text), UntrustedReason::UnknownIssuer, "{text}");
    }
    assert_eq!(
        told("The revocation process could not continue. (os error -2146762482)"),
        UntrustedReason::Invalid
    );
}
