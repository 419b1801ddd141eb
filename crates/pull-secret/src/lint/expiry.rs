//! Passwords that end by themselves: JWTs by `exp` (RFC 7519 § 4.1.4), ECR passwords by `expiration`.

use super::Credential;
use super::shape::{ecr_expiration, jwt_claims};
use crate::{Code, Finding};

/// Two days: long enough to be sent today and forgotten tomorrow.
const SOON: i64 = 2 * 24 * 60 * 60;

/// What there is to say about the password's end.
pub(super) fn findings(credential: &Credential<'_>, now_unix: i64) -> Option<Finding> {
    let password = credential.password()?;
    let (kind, ends) = end_of(password)?;
    let place = credential.password_place();
    let finding = match ends - now_unix {
        ..=0 => Finding::warning(Code::PasswordExpired, place),
        1..SOON => Finding::hint(Code::PasswordExpiresSoon, place),
        _ => return None,
    };
    Some(finding.with("kind", kind).with("at", rfc3339(ends)))
}

fn end_of(password: &str) -> Option<(&'static str, i64)> {
    if let Some(ends) = ecr_expiration(password) {
        return Some(("ecr", ends));
    }
    let claims = jwt_claims(password)?;
    let exp = claims.get("exp")?;
    // Some issuers write fractions of a second.
    let seconds = exp
        .as_i64()
        .or_else(|| exp.as_f64().map(|seconds| seconds as i64))?;
    Some(("jwt", seconds))
}

/// Seconds since 1970 as RFC 3339 text in UTC. Days are counted as in Howard Hinnant's `civil_from_days`.
fn rfc3339(unix: i64) -> String {
    // Nothing beyond the year 9999 can be written in RFC 3339.
    let unix = unix.clamp(0, 253_402_300_799);
    let (days, second) = (unix.div_euclid(86_400), unix.rem_euclid(86_400));
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::rfc3339;

    #[test]
    fn a_time_is_written_as_rfc_3339() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(rfc3339(1_767_225_599), "2025-12-31T23:59:59Z");
        assert_eq!(rfc3339(i64::MAX), "9999-12-31T23:59:59Z");
    }
}
