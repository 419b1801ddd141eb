//! What an access token says about itself. Nothing is verified: this is for showing, the server decides.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use request::displayable;
use serde_json::Value;

/// The claims of a token; each may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// Who issued it (`iss`).
    pub issuer: Option<String>,
    /// The tenant (`zid`, `app_tid`).
    pub zone: Option<String>,
    /// The id of the BTP subaccount (`ext_attr.subaccountid`), a UUID.
    pub subaccount: Option<String>,
    /// The client id (`client_id`, `cid`, `azp`).
    pub client_id: Option<String>,
    /// Its own id (`jti`), by which a server's log names it.
    pub token_id: Option<String>,
    /// What it may be used for (`scope`).
    pub scopes: Vec<String>,
    /// When it was issued (`iat`).
    pub issued_at: Option<Timestamp>,
    /// When it ends (`exp`).
    pub expires_at: Option<Timestamp>,
}

impl Claims {
    /// Reads the middle part of a JWT (RFC 7519 § 3). `None` if the token is of another kind.
    pub fn read(token: &str) -> Option<Self> {
        let middle = token.split('.').nth(1)?;
        let json = URL_SAFE_NO_PAD.decode(middle.trim_end_matches('=')).ok()?;
        let claims: Value = serde_json::from_slice(&json).ok()?;
        Some(Self {
            issuer: text(&claims, &["/iss"]),
            zone: text(&claims, &["/zid", "/app_tid"]),
            subaccount: text(&claims, &["/ext_attr/subaccountid"]),
            client_id: text(&claims, &["/client_id", "/cid", "/azp"]),
            token_id: text(&claims, &["/jti"]),
            scopes: texts(&claims["scope"]),
            issued_at: time(&claims["iat"]),
            expires_at: time(&claims["exp"]),
        })
    }
}

const LONGEST: usize = 512;

fn text(claims: &Value, pointers: &[&str]) -> Option<String> {
    let found = pointers
        .iter()
        .find_map(|pointer| claims.pointer(pointer)?.as_str());
    found.map(|text| displayable(text, LONGEST))
}

fn texts(value: &Value) -> Vec<String> {
    let items = value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    items.map(|text| displayable(text, LONGEST)).collect()
}

fn time(value: &Value) -> Option<Timestamp> {
    Timestamp::from_second(value.as_i64()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_claims_of_a_token_are_read() {
        let json = r#"{"iss":"https://acme-fake.example/oauth/token","zid":"z","jti":"00fake","scope":["a.b"],"exp":1785542400}"#;
        let token = format!("e30.{}.sig", URL_SAFE_NO_PAD.encode(json));
        let claims = Claims::read(&token).unwrap();
        assert_eq!(
            claims.issuer.as_deref(),
            Some("https://acme-fake.example/oauth/token")
        );
        assert_eq!(claims.token_id.as_deref(), Some("00fake"));
        assert_eq!(claims.scopes, ["a.b"]);
        assert_eq!(claims.expires_at.unwrap().as_second(), 1_785_542_400);
    }

    #[test]
    fn a_token_that_is_no_jwt_has_no_claims() {
        for token in ["", "opaque", "a.b.c", "..", "e30.!!.x"] {
            assert_eq!(Claims::read(token), None, "{token}");
        }
    }
}
