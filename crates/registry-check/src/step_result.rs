//! A conclusion in the making: a line before it is known whose it is.

use std::collections::BTreeMap;
use std::mem;
use std::sync::Arc;

use pull_secret::presets::Failure;
use request::{Phase, TransportError, UntrustedReason};

use crate::server_error::{Limits, ServerError};
use crate::{Code, Consent, Exchange, Line, Remedy, Step, Verdict};

/// What there is to say about a step.
#[derive(Clone, Debug)]
pub(crate) struct StepResult(Box<Parts>);

#[derive(Clone, Debug)]
struct Parts {
    verdict: Verdict,
    code: Code,
    fields: BTreeMap<String, String>,
    remedy: Option<Remedy>,
    evidence: Vec<Arc<Exchange>>,
}

impl StepResult {
    pub(crate) fn proven(code: Code) -> Self {
        Self::new(Verdict::Proven, code)
    }

    pub(crate) fn warning(code: Code) -> Self {
        Self::new(Verdict::Warning, code)
    }

    pub(crate) fn refused(code: Code) -> Self {
        Self::new(Verdict::Refused, code)
    }

    pub(crate) fn not_provable(code: Code) -> Self {
        Self::new(Verdict::NotProvable, code)
    }

    pub(crate) fn not_tried(code: Code) -> Self {
        Self::new(Verdict::NotTried, code)
    }

    pub(crate) fn needs(consent: Consent, code: Code) -> Self {
        Self::new(Verdict::NeedsConsent { consent }, code)
    }

    fn new(verdict: Verdict, code: Code) -> Self {
        let (fields, evidence) = (BTreeMap::new(), Vec::new());
        Self(Box::new(Parts {
            verdict,
            code,
            fields,
            remedy: None,
            evidence,
        }))
    }

    /// The reason for the verdict.
    pub(crate) fn code(&self) -> Code {
        self.0.code
    }

    /// Adds a field for the words. Never a secret.
    pub(crate) fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.0.fields.insert(name.to_owned(), value.to_string());
        self
    }

    /// Adds a field if there is a value.
    pub(crate) fn with_any(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds what was asked and answered.
    pub(crate) fn seen<'a>(
        mut self,
        exchanges: impl IntoIterator<Item = &'a Arc<Exchange>>,
    ) -> Self {
        for exchange in exchanges {
            if !self
                .0
                .evidence
                .iter()
                .any(|seen| Arc::ptr_eq(seen, exchange))
            {
                self.0.evidence.push(Arc::clone(exchange));
            }
        }
        self
    }

    /// Adds what was asked and answered before all that is there already.
    pub(crate) fn seen_before(mut self, exchanges: &[Arc<Exchange>]) -> Self {
        let later = mem::take(&mut self.0.evidence);
        self.seen(exchanges).seen(&later)
    }

    /// Adds an exchange with its status and what the server said in it.
    pub(crate) fn answered_by(self, exchange: &Arc<Exchange>) -> Self {
        let Ok(response) = exchange.response() else {
            return self.seen([exchange]);
        };
        let result = ServerError::read(response);
        self.with("status", response.status)
            .with_any("serverCode", result.as_ref().map(|result| &result.code))
            .with_any("message", result.as_ref().map(|result| &result.message))
            .seen([exchange])
    }

    /// What was asked and answered.
    pub(crate) fn evidence(&self) -> &[Arc<Exchange>] {
        &self.0.evidence
    }

    /// The status it rests on.
    pub(crate) fn status(&self) -> Option<u16> {
        self.0.fields.get("status")?.parse().ok()
    }

    /// Says it under another code.
    pub(crate) fn coded(mut self, code: Code) -> Self {
        self.0.code = code;
        self
    }

    /// Says it with another verdict.
    pub(crate) fn with_verdict(mut self, verdict: Verdict) -> Self {
        self.0.verdict = verdict;
        self
    }

    /// Adds what the server says of its limits.
    pub(crate) fn limited(self, limits: &Limits) -> Self {
        self.with_any("remaining", limits.remaining.as_ref())
            .with_any("limit", limits.limit.as_ref())
            .with_any("window", limits.window.as_ref())
            .with_any("source", limits.source.as_ref())
            .with_any("retryAfter", limits.retry_after.map(|wait| wait.as_secs()))
    }

    /// Adds what to do.
    pub(crate) fn with_remedy(mut self, remedy: impl Into<Option<Remedy>>) -> Self {
        self.0.remedy = remedy.into();
        self
    }

    /// Adds what to do about a failure that any registry can have.
    pub(crate) fn with_general_remedy(self, failure: Failure) -> Self {
        self.with_remedy(Remedy::General { failure })
    }

    /// What is said about a call without an answer.
    pub(crate) fn unanswered(error: &TransportError, exchange: &Arc<Exchange>) -> Self {
        use TransportError as T;
        let result = match error {
            T::NameNotResolved { .. } => {
                Self::not_provable(Code::NameNotResolved).with_general_remedy(Failure::NameNotFound)
            }
            T::Refused { .. } => Self::not_provable(Code::ConnectionRefused)
                .with_general_remedy(Failure::NotReachable),
            T::Unreachable { .. } => {
                Self::not_provable(Code::Unreachable).with_general_remedy(Failure::NotReachable)
            }
            T::TimedOut { phase, .. } => Self::not_provable(Code::TimedOut)
                .with("phase", phase_name(*phase))
                .with_general_remedy(Failure::NotReachable),
            T::ConnectionLost { .. } | T::Cancelled { .. } => {
                Self::not_provable(Code::ConnectionLost).with_general_remedy(Failure::NotReachable)
            }
            T::ProxyRefused { .. } => {
                Self::not_provable(Code::ProxyRefused).with_general_remedy(Failure::ProxyBetween)
            }
            T::ProxyUnreachable { proxy, .. } => Self::not_provable(Code::ProxyUnreachable)
                .with("proxy", proxy)
                .with_general_remedy(Failure::ProxyBetween),
            T::NotSetUp { .. } => Self::not_tried(Code::NetworkNotSetUp),
            T::Untrusted { reason, .. } => Self::untrusted(*reason),
            // To registries Pullpass goes without a client certificate.
            T::TlsFailed { .. } | T::IdentityRefused { .. } | T::IdentityUnusable { .. } => {
                Self::not_provable(Code::TlsFailed)
            }
            T::NotHttp { .. } => {
                Self::not_provable(Code::NotHttp).with_general_remedy(Failure::ProxyBetween)
            }
            T::NotHttps { .. } | T::Malformed { .. } => Self::not_provable(Code::NotSendable),
            T::MissingSecret { .. } => Self::not_tried(Code::PasswordMissing),
        };
        result.with("host", error.host()).seen([exchange])
    }

    fn untrusted(reason: UntrustedReason) -> Self {
        let (code, failure) = match reason {
            UntrustedReason::NoAuthorities => return Self::not_provable(Code::NoAuthorities),
            UntrustedReason::UnknownIssuer => {
                (Code::CertificateUnknownIssuer, Failure::UnknownIssuer)
            }
            UntrustedReason::Expired => (Code::CertificateExpired, Failure::CertificateExpired),
            UntrustedReason::NotYetValid => {
                (Code::CertificateNotYetValid, Failure::TokenNotYetValid)
            }
            UntrustedReason::WrongHost => (
                Code::CertificateForOtherHost,
                Failure::CertificateForOtherName,
            ),
            UntrustedReason::Revoked | UntrustedReason::Invalid => {
                return Self::refused(Code::CertificateInvalid);
            }
        };
        Self::refused(code).with_general_remedy(failure)
    }

    /// Makes it a line.
    pub(crate) fn about(self, image: usize, step: Step) -> Line {
        let Parts {
            verdict,
            code,
            fields,
            remedy,
            evidence,
        } = *self.0;
        Line {
            image,
            step,
            verdict,
            code,
            fields,
            remedy,
            evidence,
        }
    }
}

fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Connection => "connection",
        Phase::Answer => "answer",
        Phase::Body => "body",
    }
}
