//! The diagnostics of a saved connection: those of its key when it was read, and what its use has shown since.

use ai_core::MeaningCode;
use ai_core::service_key::{self, Diagnostic, DiagnosticCode};
use jiff::Timestamp;
use records::{ConnectionId, ConnectionRecord};

use crate::Problem;
use crate::connections::connection_views::ConnectionViews;
use crate::connections::tenant_status::TenantStatus;
use crate::view::{TestFinding, TestOutcome, TestPart, TestPartKind};

impl ConnectionViews {
    /// All diagnostics of a connection, those of its current token included.
    pub(crate) fn doctor(&self, connection: &ConnectionRecord) -> Vec<Diagnostic> {
        let mut lines = saved(connection);
        if lines.is_empty() {
            return lines;
        }
        update_validity(&mut lines, connection, Timestamp::now());
        self.update_refusal(&mut lines, connection.id);
        let claims = self
            .states
            .token(connection.id)
            .and_then(|token| token.claims);
        lines.extend(claims.into_iter().flat_map(|claims| {
            service_key::with_token(&connection.token_url, &connection.identity_zone_id, &claims)
        }));
        lines
    }

    /// The last response of the token server counts more than a test before it.
    fn update_refusal(&self, lines: &mut Vec<Diagnostic>, id: ConnectionId) {
        let Some(client) = self.states.client(id) else {
            return;
        };
        let refusal = client.token_refusal().map(|refusal| refusal.meaning);
        if client.cached_token().is_some() || refusal == Some(MeaningCode::ClientSecretRefused) {
            lines.retain(|line| line.code != DiagnosticCode::SecretRotated);
        }
        if refusal == Some(MeaningCode::ClientSecretRefused) {
            lines.push(service_key::with_refused_secret());
        }
    }
}

impl TenantStatus {
    /// Saves what a test has shown of the key, in place of the results of the test before it.
    pub(crate) fn note_tested_key(
        &self,
        id: ConnectionId,
        parts: &[TestPart],
    ) -> Result<(), Problem> {
        let mut connection = self.records.connection(id)?;
        let shown: Vec<Diagnostic> = parts.iter().filter_map(shown).collect();
        let mut lines = saved(&connection);
        if lines.is_empty() || shown.is_empty() {
            return Ok(());
        }
        lines.retain(|line| !is_of_a_test(line.code));
        lines.extend(shown);
        connection.doctor = serde_json::to_value(lines).ok();
        self.records.update_connection(&connection)?;
        Ok(())
    }
}

/// The diagnostics in the records; none if they were written in another format.
fn saved(connection: &ConnectionRecord) -> Vec<Diagnostic> {
    let lines = connection.doctor.clone();
    lines
        .and_then(|lines| serde_json::from_value(lines).ok())
        .unwrap_or_default()
}

/// Replaces the diagnostic about the period of the certificate: it was made when the key was read.
fn update_validity(lines: &mut [Diagnostic], connection: &ConnectionRecord, now: Timestamp) {
    let chain = connection.certificate.as_deref();
    let now = chain.and_then(|chain| service_key::with_time(chain, now));
    let before = lines.iter_mut().find(|line| is_about_time(line.code));
    if let (Some(before), Some(now)) = (before, now) {
        *before = now;
    }
}

fn is_about_time(code: DiagnosticCode) -> bool {
    matches!(
        code,
        DiagnosticCode::CertificateValid
            | DiagnosticCode::CertificateEndsSoon
            | DiagnosticCode::CertificateExpired
    )
}

fn is_of_a_test(code: DiagnosticCode) -> bool {
    matches!(
        code,
        DiagnosticCode::Plan | DiagnosticCode::PlanOdd | DiagnosticCode::SecretRotated
    )
}

fn shown(part: &TestPart) -> Option<Diagnostic> {
    match (&part.outcome, part.kind) {
        (
            TestOutcome::Passed {
                finding: TestFinding::Tenant(tenant),
            },
            _,
        ) => Some(service_key::with_tenant(tenant)),
        (
            TestOutcome::Failed {
                problem: Problem::ClientSecretRefused { .. },
            },
            TestPartKind::Token,
        ) => Some(service_key::with_refused_secret()),
        _ => None,
    }
}
