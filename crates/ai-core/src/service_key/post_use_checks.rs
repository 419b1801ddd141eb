//! What the doctor says of a key once it was used: the token it brought, the tenant it opened, the secret that was refused.

use super::diagnostic::{Diagnostic, DiagnosticCode};
use super::url::host_and_port;
use crate::{Claims, TenantInfo};

/// What a token says that was issued for a key, beside the key itself: `token_url` and `identityzoneid`.
///
/// A token without these claims gives no line.
pub fn with_token(token_url: &str, identity_zone_id: &str, claims: &Claims) -> Vec<Diagnostic> {
    let issuer = claims.issuer.as_deref().and_then(host_and_port);
    let issuer = issuer.zip(host_and_port(token_url)).map(|(issuer, host)| {
        // Certificates have a host of their own, and the issuer is the plain one.
        match issuer == host.replacen(".authentication.cert.", ".authentication.", 1) {
            true => Diagnostic::new(DiagnosticCode::Issuer, [("host", issuer)]),
            false => Diagnostic::new(
                DiagnosticCode::IssuerDiffers,
                [("host", host), ("issuer", issuer)],
            ),
        }
    });
    let zone = claims.zone.clone().filter(|_| !identity_zone_id.is_empty());
    let zone = zone.map(|zone| match zone == identity_zone_id {
        true => Diagnostic::new(DiagnosticCode::Zone, [("zone", zone)]),
        false => {
            let fields = [("zone", identity_zone_id.to_owned()), ("token", zone)];
            Diagnostic::new(DiagnosticCode::ZoneDiffers, fields)
        }
    });
    issuer.into_iter().chain(zone).collect()
}

/// What the tenant says of its plan.
pub fn with_tenant(tenant: &TenantInfo) -> Diagnostic {
    const NOT_READY: [&str; 5] = ["fail", "error", "suspend", "delet", "offboard"];
    let plan = tenant.service_plan.clone().unwrap_or_default();
    let status = tenant.status.clone().unwrap_or_default();
    let is_ready = !NOT_READY
        .iter()
        .any(|word| status.to_lowercase().contains(word));
    let code = match is_ready && !plan.is_empty() {
        true => DiagnosticCode::Plan,
        false => DiagnosticCode::PlanOdd,
    };
    Diagnostic::new(code, [("plan", plan), ("status", status)])
}

/// The token server refused the client secret of a key that had been used before, or is as it was given out.
pub fn with_refused_secret() -> Diagnostic {
    Diagnostic::new(DiagnosticCode::SecretRotated, [])
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://acme.authentication.eu10.hana.ondemand.com";
    const CERT_URL: &str = "https://acme.authentication.cert.eu10.hana.ondemand.com";

    #[test]
    fn a_token_of_the_key_is_fine_and_one_of_mixed_keys_is_not() {
        let (ours, other) = (
            "https://acme.authentication.eu10.hana.ondemand.com/oauth/token",
            "https://x.example/oauth/token",
        );
        for (url, issuer, zone, codes) in [
            (
                URL,
                Some(ours),
                Some("z"),
                &[DiagnosticCode::Issuer, DiagnosticCode::Zone][..],
            ),
            (
                CERT_URL,
                Some(ours),
                Some("z"),
                &[DiagnosticCode::Issuer, DiagnosticCode::Zone],
            ),
            (
                URL,
                Some(other),
                Some("y"),
                &[DiagnosticCode::IssuerDiffers, DiagnosticCode::ZoneDiffers],
            ),
            (URL, None, None, &[]),
            (URL, Some("no address"), None, &[]),
        ] {
            let claims = Claims {
                issuer: issuer.map(str::to_owned),
                zone: zone.map(str::to_owned),
                ..Claims::default()
            };
            let said: Vec<_> = with_token(url, "z", &claims)
                .iter()
                .map(|line| line.code)
                .collect();
            assert_eq!(said, codes, "{url} {issuer:?}");
        }
    }

    #[test]
    fn a_plan_is_told_and_a_tenant_that_is_not_ready_looks_odd() {
        for (plan, status, code) in [
            (Some("extended"), Some("PROVISIONED"), DiagnosticCode::Plan),
            (Some("free"), None, DiagnosticCode::Plan),
            (None, None, DiagnosticCode::PlanOdd),
            (
                Some("standard"),
                Some("OFFBOARDING"),
                DiagnosticCode::PlanOdd,
            ),
        ] {
            let tenant = TenantInfo {
                tenant_id: None,
                service_plan: plan.map(str::to_owned),
                status: status.map(str::to_owned),
            };
            assert_eq!(with_tenant(&tenant).code, code, "{plan:?} {status:?}");
        }
    }
}
