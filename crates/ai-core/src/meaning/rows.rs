//! The table of answers: what each documented or observed one means. The first row that fits wins.

use std::ops::RangeInclusive;

use request::Response;
use serde_json::{Map, Value};

use When::{Always, HasError, IsPage, NoObject, NoQuota, Says};

use super::MeaningCode as Code;
use super::Tone::{self, Bad, Good, Info, Warning};
use crate::Operation::{self, Create, Delete, Get, List, Quota, Replace, Tenant, Token};
use crate::pull_secrets::has_error;
use crate::quota::quota_told;
use crate::{ApiProblem, Shape};

/// Code and tone of the first row that fits.
pub(super) fn find(
    operation: Operation,
    response: &Response,
    problem: &ApiProblem,
) -> Option<(Code, Tone)> {
    let said = response.body.to_lowercase();
    let fits = |row: &&Row| row.fits(operation, response, problem, &said);
    ROWS.iter().find(fits).map(|row| (row.code, row.tone))
}

const ANY: &[Operation] = &[];

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(ANY,       200..=299, IsPage,   Code::WebPage,        Bad),
    row(ANY,       200..=299, HasError, Code::ErrorInSuccess, Bad),
    row(&[Token, Tenant, Quota, List], 200..=299, NoObject, Code::AnswerUnreadable, Bad),
    row(&[Quota],  200..=299, NoQuota,  Code::QuotaOff,       Warning),
    row(&[Create], 200..=299, Says("exist"), Code::NameTaken, Bad),
    row(&[Create], 200..=299, Always,   Code::Created,        Good),
    row(&[Replace],200..=299, Always,   Code::Replaced,       Good),
    row(&[Delete], 200..=299, Always,   Code::Deleted,        Good),
    row(&[List],   200..=299, Always,   Code::Listed,         Good),
    row(&[Get],    200..=299, Always,   Code::Found,          Good),
    row(&[Quota],  200..=299, Always,   Code::QuotaTold,      Good),
    row(&[Tenant], 200..=299, Always,   Code::TenantTold,     Good),
    row(&[Token],  200..=299, Always,   Code::TokenGiven,     Good),

    row(ANY, 300..=399, Always, Code::Redirected, Bad),

    row(&[Token], 401..=401, Says("unsupported instance credential"), Code::CertificateWanted, Bad),
    row(&[Token], 400..=401, Says("unauthorized grant type"),         Code::GrantRefused, Bad),
    row(&[Token], 400..=401, Says("unsupported_grant_type"),          Code::GrantRefused, Bad),
    row(&[Token], 401..=401, Always,                                  Code::ClientSecretRefused, Bad),
    row(&[Token], 400..=404, Says("cannot find identity zone"),       Code::TokenAddressUnknown, Bad),
    row(&[Token], 404..=404, Always,                                  Code::TokenAddressUnknown, Bad),
    row(&[Token], 400..=400, Always,                                  Code::TokenRequestRefused, Bad),

    row(ANY, 401..=403, Says("jwt is missing"),                   Code::TokenMissing, Bad),
    row(ANY, 401..=403, Says("jwt is expired"),                   Code::TokenExpired, Warning),
    row(ANY, 401..=403, Says("jwt issuer is not configured"),     Code::TokenOfOtherRegion, Bad),
    row(ANY, 401..=403, Says("issuer is invalid"),                Code::TokenOfOtherRegion, Bad),
    row(ANY, 401..=403, Says("jwt verification fails"),           Code::TokenOfOtherTenant, Bad),
    row(ANY, 401..=403, Says("jwt is not in the form"),           Code::TokenMalformed, Bad),
    row(ANY, 401..=403, Says("jwks doesn't have key"),            Code::KeysRotated, Warning),
    row(ANY, 401..=403, Says("audiences in jwt are not allowed"), Code::TokenOfOtherService, Bad),
    row(&[Tenant], 403..=404, Always,                             Code::TenantNotTold, Info),
    row(ANY, 401..=403, Says("rbac: access denied"),              Code::AccessDenied, Bad),
    row(ANY, 401..=401, Always,                                   Code::TokenRefused, Bad),

    row(ANY, 500..=599, Says("jwks remote fetch"),         Code::GatewayTrouble, Bad),
    row(ANY, 500..=599, Says("upstream connect error"),    Code::GatewayTrouble, Bad),
    row(ANY, 500..=599, Says("no healthy upstream"),       Code::GatewayTrouble, Bad),
    row(ANY, 500..=599, Says("upstream request timeout"),  Code::ServerTimedOut, Bad),
    row(ANY, 500..=599, Says("registered endpoint failed"), Code::GatewayTrouble, Bad),

    row(&[Create], 409..=409, Says("exist"), Code::NameTaken, Bad),
    row(ANY, 409..=409, Always, Code::Conflict, Bad),
    row(ANY, 412..=412, Always, Code::Conflict, Bad),
    row(ANY, 413..=413, Always, Code::TooLarge, Bad),
    row(ANY, 415..=415, Always, Code::MediaTypeRefused, Bad),
    row(ANY, 429..=429, Always, Code::TooManyRequests, Warning),

    row(ANY, 400..=599, IsPage, Code::WebPage, Bad),

    row(&[Get, Replace, Delete], 404..=404, Always, Code::NotThere, Info),
    row(ANY, 404..=404, Always, Code::AddressUnknown, Bad),
    row(ANY, 405..=405, Always, Code::MethodRefused, Bad),
    row(ANY, 400..=400, Always, Code::RequestRefused, Bad),
    row(ANY, 422..=422, Always, Code::RequestRefused, Bad),
    row(ANY, 403..=403, Always, Code::Forbidden, Bad),
    row(ANY, 408..=408, Always, Code::ServerTimedOut, Bad),
    row(ANY, 504..=504, Always, Code::ServerTimedOut, Bad),
    row(ANY, 502..=503, Always, Code::GatewayTrouble, Bad),
    row(ANY, 500..=599, Always, Code::ServerTrouble, Bad),
];

struct Row {
    /// Empty for all.
    operations: &'static [Operation],
    status: RangeInclusive<u16>,
    when: When,
    code: Code,
    tone: Tone,
}

enum When {
    Always,
    /// The body contains this, in any case.
    Says(&'static str),
    /// The body has a top-level `error`.
    HasError,
    /// The body is a web page.
    IsPage,
    /// The body is no JSON object.
    NoObject,
    /// The quota is none at all.
    NoQuota,
}

impl Row {
    fn fits(
        &self,
        operation: Operation,
        response: &Response,
        problem: &ApiProblem,
        said: &str,
    ) -> bool {
        (self.operations.is_empty() || self.operations.contains(&operation))
            && self.status.contains(&response.status)
            && match self.when {
                When::Always => true,
                When::Says(text) => said.contains(text),
                When::HasError => has_error(response),
                When::IsPage => problem.shape == Shape::Page,
                When::NoObject => {
                    serde_json::from_str::<Map<String, Value>>(&response.body).is_err()
                }
                When::NoQuota => quota_told(response).is_some_and(|quota| quota.max == 0),
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
    use super::*;
    use crate::Meaning;
    use crate::problem::tests::response;

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
            (Create, 202, "", Code::Created),
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
                Code::GatewayTrouble,
            ),
            (List, 504, "upstream request timeout", Code::ServerTimedOut),
            (
                List,
                502,
                "502 Bad Gateway: Registered endpoint failed to handle the request.",
                Code::GatewayTrouble,
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
            (Quota, 200, r#"{"quota":{"maxCount":50}}"#, Code::QuotaTold),
            (Tenant, 404, "{}", Code::TenantNotTold),
            (Tenant, 403, "RBAC: access denied", Code::TenantNotTold),
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
            assert_eq!(
                Meaning::of(operation, &response(status, body)).code,
                code,
                "{status} {body}"
            );
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
        let fields = Meaning::of(List, &answer).fields;
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        assert_eq!(
            fields,
            [
                "code=7",
                "requestId=r-1",
                "said=slow down",
                "status=429",
                "wait=5"
            ]
        );
    }
}
