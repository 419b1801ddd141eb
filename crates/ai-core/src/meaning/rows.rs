//! The table of responses: what each documented or observed one means. The first row that fits wins.

use std::ops::RangeInclusive;

use When::{
    Always, BodyContains, HasError, IsCut, IsPage, MessageSaysExists, NoQuota, Silent, Unreadable,
};

use super::MeaningCode as Code;
use super::Tone::{self, Bad, Good, Info, Warning};
use crate::Operation::{self, Create, Delete, Get, List, Quota, Replace, Tenant, Token};
use crate::parsed::Parsed;
use crate::quota::parse_quota;

/// Code and tone of the first row that fits.
pub(super) fn find(
    operation: Operation,
    parsed: &Parsed<'_>,
    is_readable: bool,
) -> Option<(Code, Tone)> {
    let lower_body = parsed.response.body.to_lowercase();
    let fits = |row: &&Row| {
        let is_asked = row.operations.is_empty() || row.operations.contains(&operation);
        is_asked
            && row.status.contains(&parsed.response.status)
            && row.when.fits(parsed, is_readable, &lower_body)
    };
    ROWS.iter().find(fits).map(|row| (row.code, row.tone))
}

const ANY: &[Operation] = &[];

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(ANY,       200..=299, IsPage,   Code::WebPage,        Bad),
    row(ANY,       200..=299, HasError, Code::ErrorInSuccess, Bad),
    row(&[Create], 200..=299, IsCut,    Code::ResponseCutOff, Bad),
    row(ANY,       200..=299, Unreadable, Code::AnswerUnreadable, Bad),
    row(&[Quota],  200..=299, NoQuota,  Code::QuotaOff,       Warning),
    row(&[Create], 200..=299, MessageSaysExists, Code::NameTaken,    Bad),
    row(&[Create], 200..=299, Silent,   Code::CreatedSilently, Warning),
    row(&[Create], 200..=299, Always,   Code::Created,        Good),
    row(&[Replace],200..=299, Always,   Code::Replaced,       Good),
    row(&[Delete], 200..=299, Always,   Code::Deleted,        Good),
    row(&[List],   200..=299, Always,   Code::Listed,         Good),
    row(&[Get],    200..=299, Always,   Code::Found,          Good),
    row(&[Quota],  200..=299, Always,   Code::QuotaRead,      Good),
    row(&[Tenant], 200..=299, Always,   Code::TenantRead,     Good),
    row(&[Token],  200..=299, Always,   Code::TokenIssued,     Good),

    row(ANY, 300..=399, Always, Code::Redirected, Bad),

    row(&[Token], 401..=401, BodyContains("unsupported instance credential"), Code::CertificateWanted, Bad),
    row(&[Token], 400..=401, BodyContains("unauthorized grant type"),         Code::GrantRefused, Bad),
    row(&[Token], 400..=401, BodyContains("unsupported_grant_type"),          Code::GrantRefused, Bad),
    row(&[Token], 401..=401, Always,                                  Code::ClientSecretRefused, Bad),
    row(&[Token], 400..=404, BodyContains("cannot find identity zone"),       Code::TokenAddressUnknown, Bad),
    row(&[Token], 404..=404, Always,                                  Code::TokenAddressUnknown, Bad),
    row(&[Token], 400..=400, Always,                                  Code::TokenRequestRefused, Bad),

    row(ANY, 401..=403, BodyContains("jwt is missing"),                   Code::TokenMissing, Bad),
    row(ANY, 401..=403, BodyContains("jwt is expired"),                   Code::TokenExpired, Warning),
    row(ANY, 401..=403, BodyContains("jwt issuer is not configured"),     Code::TokenOfOtherRegion, Bad),
    row(ANY, 401..=403, BodyContains("issuer is invalid"),                Code::TokenOfOtherRegion, Bad),
    row(ANY, 401..=403, BodyContains("jwt verification fails"),           Code::TokenOfOtherTenant, Bad),
    row(ANY, 401..=403, BodyContains("jwt is not in the form"),           Code::TokenMalformed, Bad),
    row(ANY, 401..=403, BodyContains("jwks doesn't have key"),            Code::KeysRotated, Warning),
    row(ANY, 401..=403, BodyContains("audiences in jwt are not allowed"), Code::TokenOfOtherService, Bad),
    row(&[Tenant], 403..=404, Always,                             Code::TenantUnavailable, Info),
    row(&[Quota],  403..=404, Always,                             Code::QuotaUnavailable, Info),
    row(ANY, 401..=403, BodyContains("rbac: access denied"),              Code::AccessDenied, Bad),
    row(ANY, 401..=401, Always,                                   Code::TokenRefused, Bad),

    row(ANY, 500..=599, BodyContains("jwks remote fetch"),         Code::GatewayFailed, Bad),
    row(ANY, 500..=599, BodyContains("upstream connect error"),    Code::GatewayFailed, Bad),
    row(ANY, 500..=599, BodyContains("no healthy upstream"),       Code::GatewayFailed, Bad),
    row(ANY, 500..=599, BodyContains("upstream request timeout"),  Code::ServerTimedOut, Bad),
    row(ANY, 500..=599, BodyContains("registered endpoint failed"), Code::GatewayFailed, Bad),

    row(&[Create], 409..=409, MessageSaysExists, Code::NameTaken, Bad),
    row(ANY, 409..=409, Always, Code::Conflict, Bad),
    row(ANY, 412..=412, Always, Code::Conflict, Bad),
    row(ANY, 413..=413, Always, Code::TooLarge, Bad),
    row(ANY, 415..=415, Always, Code::MediaTypeRefused, Bad),
    row(ANY, 429..=429, Always, Code::TooManyRequests, Warning),

    row(ANY, 400..=599, IsPage, Code::WebPage, Bad),

    row(&[Get, Delete], 404..=404, Always, Code::NotThere, Info),
    row(&[Replace],     404..=404, Always, Code::NotThere, Bad),
    row(ANY, 404..=404, Always, Code::AddressUnknown, Bad),
    row(ANY, 405..=405, Always, Code::MethodRefused, Bad),
    row(ANY, 400..=400, Always, Code::RequestRefused, Bad),
    row(ANY, 422..=422, Always, Code::RequestRefused, Bad),
    row(ANY, 403..=403, Always, Code::Forbidden, Bad),
    row(ANY, 408..=408, Always, Code::ServerTimedOut, Bad),
    row(ANY, 504..=504, Always, Code::ServerTimedOut, Bad),
    row(ANY, 502..=503, Always, Code::GatewayFailed, Bad),
    row(ANY, 500..=599, Always, Code::ServerFailed, Bad),
];

struct Row {
    /// The calls that the row is about; empty for all.
    operations: &'static [Operation],
    status: RangeInclusive<u16>,
    when: When,
    code: Code,
    tone: Tone,
}

enum When {
    Always,
    /// The body contains this, in any case.
    BodyContains(&'static str),
    /// The message says that something exists.
    MessageSaysExists,
    /// There is no message.
    Silent,
    /// The body has a top-level `error`.
    HasError,
    /// The body is a web page.
    IsPage,
    /// The body is not all that was sent.
    IsCut,
    /// The body is not what the API describes for the operation.
    Unreadable,
    /// The quota is 0.
    NoQuota,
}

impl When {
    /// `lower_body` is the body in small letters.
    fn fits(&self, parsed: &Parsed<'_>, is_readable: bool, lower_body: &str) -> bool {
        match self {
            Self::Always => true,
            Self::BodyContains(text) => lower_body.contains(text),
            Self::MessageSaysExists => parsed.says_it_exists(),
            Self::Silent => parsed.message().is_empty(),
            Self::HasError => parsed.has_error(),
            Self::IsPage => parsed.is_page(),
            Self::IsCut => parsed.response.is_truncated(),
            Self::Unreadable => !is_readable,
            Self::NoQuota => parse_quota(parsed).is_some_and(|quota| quota.max == 0),
        }
    }
}

const fn row(
    operations: &'static [Operation],
    status: RangeInclusive<u16>,
    when: When,
    code: Code,
    tone: Tone,
) -> Row {
    Row {
        operations,
        status,
        when,
        code,
        tone,
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use request::Response;

    use super::*;
    use crate::Meaning;
    use crate::problem::tests::response;
    use crate::pull_secrets::parse_list_page;
    use crate::tenant::parse_tenant;
    use crate::token::parse_token;

    #[test]
    fn every_documented_answer_has_its_meaning() {
        for (operation, status, body, code) in [
            (
                Create,
                202,
                r#"{"message":"secret has been been created"}"#,
                Code::Created,
            ),
            (
                Create,
                202,
                r#"{"message":"Secret exists"}"#,
                Code::NameTaken,
            ),
            (Create, 202, "", Code::CreatedSilently),
            (Create, 202, r#"{"message":""}"#, Code::CreatedSilently),
            (Create, 202, "{}", Code::CreatedSilently),
            (
                Create,
                200,
                r#"{"message":"SECRET ALREADY EXISTS"}"#,
                Code::NameTaken,
            ),
            (Create, 202, "Secret exists", Code::NameTaken),
            (
                Create,
                202,
                r#"{"id":"existing-images","message":"secret has been created"}"#,
                Code::Created,
            ),
            (
                Create,
                202,
                r#"{"id":"existing-images"}"#,
                Code::CreatedSilently,
            ),
            (
                Create,
                503,
                r#"{"message":"Secret exists"}"#,
                Code::GatewayFailed,
            ),
            (
                Create,
                200,
                r#"{"error":{"message":"no"}}"#,
                Code::ErrorInSuccess,
            ),
            (
                Create,
                409,
                r#"{"error":{"message":"Secret exists"}}"#,
                Code::NameTaken,
            ),
            (
                Create,
                409,
                r#"{"error":{"message":"quota"}}"#,
                Code::Conflict,
            ),
            (Replace, 404, "{}", Code::NotThere),
            (
                Delete,
                202,
                r#"{"id":"a1","message":"Docker Registry Secret has been deleted"}"#,
                Code::Deleted,
            ),
            (List, 403, "RBAC: access denied", Code::AccessDenied),
            (List, 401, "Jwt is missing", Code::TokenMissing),
            (List, 401, "Jwt is expired", Code::TokenExpired),
            (
                List,
                401,
                "Jwt issuer is not configured",
                Code::TokenOfOtherRegion,
            ),
            (
                List,
                401,
                "Authentication Failed. Issuer Is Invalid.",
                Code::TokenOfOtherRegion,
            ),
            (
                List,
                401,
                "Jwt verification fails",
                Code::TokenOfOtherTenant,
            ),
            (
                List,
                401,
                "Jwt is not in the form of Header.Payload.Signature with two dots",
                Code::TokenMalformed,
            ),
            (
                List,
                401,
                "Jwks doesn't have key to match kid or alg from Jwt",
                Code::KeysRotated,
            ),
            (
                List,
                403,
                "Audiences in Jwt are not allowed",
                Code::TokenOfOtherService,
            ),
            (
                List,
                503,
                "Jwks remote fetch is failed",
                Code::GatewayFailed,
            ),
            (List, 504, "upstream request timeout", Code::ServerTimedOut),
            (
                List,
                502,
                "502 Bad Gateway: Registered endpoint failed to handle the request.",
                Code::GatewayFailed,
            ),
            (
                List,
                404,
                "<html><title>Not here</title></html>",
                Code::WebPage,
            ),
            (
                List,
                200,
                "<html><title>Log in</title></html>",
                Code::WebPage,
            ),
            (List, 302, "", Code::Redirected),
            (List, 200, "", Code::AnswerUnreadable),
            (Token, 200, "access granted", Code::AnswerUnreadable),
            (Quota, 200, r#"{"quota":{"maxCount":0}}"#, Code::QuotaOff),
            (Quota, 200, r#"{"quota":{"maxCount":50}}"#, Code::QuotaRead),
            (Quota, 200, "{}", Code::AnswerUnreadable),
            (Quota, 403, "RBAC: access denied", Code::QuotaUnavailable),
            (List, 200, "{}", Code::AnswerUnreadable),
            (Token, 200, "{}", Code::AnswerUnreadable),
            (Tenant, 200, r#"{"tenantId":7}"#, Code::AnswerUnreadable),
            (Tenant, 404, "{}", Code::TenantUnavailable),
            (Tenant, 403, "RBAC: access denied", Code::TenantUnavailable),
            (
                Token,
                401,
                r#"{"error":"invalid_client","error_description":"Bad credentials"}"#,
                Code::ClientSecretRefused,
            ),
            (
                Token,
                401,
                r#"{"error":"invalid_client","error_description":"Unsupported instance credential for x"}"#,
                Code::CertificateWanted,
            ),
            (
                Token,
                400,
                r#"{"error":"invalid_request","error_description":"Missing grant type"}"#,
                Code::TokenRequestRefused,
            ),
            (
                Token,
                404,
                "<html><title>Cannot find identity zone for subdomain x</title></html>",
                Code::TokenAddressUnknown,
            ),
            (Token, 429, "", Code::TooManyRequests),
            (Create, 418, "", Code::Unknown),
        ] {
            let meaning = meaning(operation, &response(status, body));
            assert_eq!(meaning.code, code, "{operation:?} {status} {body}");
        }
    }

    #[test]
    fn the_values_of_the_sentence_are_the_servers() {
        let mut answer = response(
            429,
            r#"{"error":{"code":"7","message":"slow down","requestId":"r-1"}}"#,
        );
        answer
            .headers
            .push(("retry-after".to_owned(), "5".to_owned()));
        let fields = meaning(List, &answer).fields;
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        assert_eq!(
            fields,
            [
                "code=7",
                "message=slow down",
                "requestId=r-1",
                "status=429",
                "wait=5"
            ]
        );
    }

    fn meaning(operation: Operation, response: &Response) -> Meaning {
        let parsed = Parsed::new(response, None);
        let is_readable = match operation {
            Token => parse_token(&parsed, Timestamp::UNIX_EPOCH).is_some(),
            Tenant => parse_tenant(&parsed).is_some(),
            Quota => parse_quota(&parsed).is_some(),
            List => parse_list_page(&parsed).is_some(),
            Get | Create | Replace | Delete => true,
        };
        Meaning::of(operation, &parsed, is_readable)
    }
}
