//! What stands before the AI Core API: it reads the token and answers in plain text.

use crate::access_token::Refused;
use crate::answer::Answer;
use crate::form::after_scheme;
use crate::practice::Practice;
use crate::request::RecordedRequest;

/// Lets a request through that carries a good token, below `/v2`; gives the path behind `/v2`.
pub(crate) fn authorize<'a>(
    practice: &Practice,
    request: &'a RecordedRequest,
) -> Result<&'a str, Answer> {
    let token = request
        .header("authorization")
        .and_then(|value| after_scheme(value, "bearer"));
    let token = token.ok_or_else(access_denied)?;
    practice
        .token_server
        .check(token)
        .map_err(|why| refuse(why, practice, request))?;
    match request.path().strip_prefix("/v2") {
        Some(rest) if rest.starts_with('/') => Ok(rest),
        _ => Err(access_denied()),
    }
}

/// 403: no token, no `/v2`, or no scope. The gateway does not say which.
pub(crate) fn access_denied() -> Answer {
    Answer::text(403, "RBAC: access denied")
}

fn refuse(why: Refused, practice: &Practice, request: &RecordedRequest) -> Answer {
    let challenge = format!(
        r#"Bearer realm="{}{}", error="invalid_token""#,
        practice.base,
        request.path()
    );
    Answer::text(401, text(why)).header("WWW-Authenticate", challenge)
}

fn text(why: Refused) -> &'static str {
    match why {
        Refused::NotAJwt => {
            "Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections"
        }
        Refused::Expired => "Jwt is expired",
        Refused::ForeignIssuer => "Jwt issuer is not configured",
        Refused::Forged => "Jwt verification fails",
    }
}
