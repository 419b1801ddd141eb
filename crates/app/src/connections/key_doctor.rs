//! The doctor's lines of a saved connection: what it said when the key was read, and what its use showed since.

use ai_core::MeaningCode;
use ai_core::service_key::{self, Diagnostic, DiagnosticCode};
use jiff::Timestamp;
use records::{ConnectionId, ConnectionRecord};

use crate::Problem;
use crate::connections::connection_views::ConnectionViews;
use crate::connections::tenant_status::TenantStatus;
use crate::view::{TestFinding, TestOutcome, TestPart, TestPartKind};

impl ConnectionViews {
    /// All lines of a connection, those of the token at hand included.
    pub(crate) fn doctor(&self, connection: &ConnectionRecord) -> Vec<Diagnostic> {
        let mut lines = kept(connection);
        if lines.is_empty() {
            return lines;
        }
        renew_time(&mut lines, connection, Timestamp::now());
        self.renew_refusal(&mut lines, connection.id);
        let claims = self
            .states
            .token(connection.id)
            .and_then(|token| token.claims);
        lines.extend(claims.into_iter().flat_map(|claims| {
            service_key::with_token(&connection.token_url, &connection.identity_zone_id, &claims)
        }));
        lines
    }

    /// What the token server said last counts more than the test before it.
    fn renew_refusal(&self, lines: &mut Vec<Diagnostic>, id: ConnectionId) {
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
    /// Keeps what a test showed of the key, in place of what the test before it showed.
    pub(crate) fn note_tested_key(
        &self,
        id: ConnectionId,
        parts: &[TestPart],
    ) -> Result<(), Problem> {
        let mut connection = self.records.connection(id)?;
        let shown: Vec<Diagnostic> = parts.iter().filter_map(shown).collect();
        let mut lines = kept(&connection);
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

/// What was kept; nothing for a key that was added before the doctor was there.
fn kept(connection: &ConnectionRecord) -> Vec<Diagnostic> {
    let lines = connection.doctor.clone();
    lines
        .and_then(|lines| serde_json::from_value(lines).ok())
        .unwrap_or_default()
}

/// A certificate ends however long ago its key was read.
fn renew_time(lines: &mut [Diagnostic], connection: &ConnectionRecord, now: Timestamp) {
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
