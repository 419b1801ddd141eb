//! The access token: asking for it and reading it.
//!
//! Client credentials go in the form (RFC 6749 § 2.3.1): whether a server percent-decodes them in a Basic header
//! depends on its set-up. A client with a certificate sends its id alone, over a connection made with that (RFC 8705 § 2). What a token says about itself is in [`Claims`].

use std::time::Duration;

use jiff::Timestamp;
use pull_secret::Secret;
use request::{Received, Request, Response, Slot, SlotKind, Text};
use serde_json::Value;

use crate::parsed::Parsed;
use crate::{Claims, ClientAuth, Endpoint};

/// How long before its end a token is renewed; a short-lived one is used for half its life.
const MARGIN: Duration = Duration::from_secs(60);
/// How long a token without a stated life is kept: RFC 6749 makes `expires_in` optional.
const ASSUMED_LIFE: Duration = Duration::from_secs(600);
/// No token is believed to live longer than this.
const LONGEST_LIFE: Duration = Duration::from_secs(7 * 24 * 3600);

/// An access token, in memory only.
#[derive(Clone, Debug)]
pub struct AccessToken {
    /// The bearer token, as it goes into `Authorization`.
    pub secret: Secret,
    /// When the response with it was received, by the clock of this computer.
    pub issued_at: Timestamp,
    /// When it ends, as the token server said.
    pub expires_at: Timestamp,
    /// When it is renewed: a minute before.
    pub renew_at: Timestamp,
    /// What it says about itself, if it can be read.
    pub claims: Option<Claims>,
}

impl AccessToken {
    /// Whether it need not be renewed yet.
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        now < self.renew_at
    }
}

/// Asks for a token.
pub fn access_token_request(endpoint: &Endpoint) -> Request {
    let mut form = vec![
        ("grant_type".to_owned(), "client_credentials".into()),
        ("client_id".to_owned(), endpoint.client_id.as_str().into()),
    ];
    if let ClientAuth::ClientSecret(handle) = endpoint.client_auth {
        let slot = Slot {
            secret: SlotKind::ClientSecret,
            handle,
            place: None,
        };
        form.push(("client_secret".to_owned(), Text::slot(slot)));
    }
    endpoint.token_request(form)
}

/// What an answer of the token server gives.
pub(crate) type ReceivedToken = Option<Secret>;

/// Reads the response that gave a token. `None` if there is none, or one that cannot stand in a header.
pub(crate) fn parse_token(parsed: &Parsed<'_>, now: Timestamp) -> Option<AccessToken> {
    let secret = parsed.given.clone()?;
    let sendable = secret.open().bytes().all(|byte| byte.is_ascii_graphic());
    let life = life(parsed).unwrap_or(ASSUMED_LIFE).min(LONGEST_LIFE);
    let expires_at = now.checked_add(life).ok()?;
    let renew_at = now
        .checked_add(life.saturating_sub(MARGIN).max(life / 2))
        .ok()?;
    let claims = Claims::read(secret.open());
    let usable = sendable && !secret.open().is_empty();
    usable.then_some(AccessToken {
        secret,
        issued_at: now,
        expires_at,
        renew_at,
        claims,
    })
}

/// Takes the token out of an answer of the token server and keeps the rest. A success in which no token can be found
/// may hold one all the same, so its body is not kept.
pub(crate) fn keep(received: Received) -> (Response, ReceivedToken) {
    let names = ["access_token", "refresh_token", "id_token"];
    let given = received
        .credentials(names)
        .unwrap_or([const { Ok(None) }; 3]);
    let [token, refresh, id] = given.map(|given| given.ok().flatten());
    let is_empty = token.is_none() && refresh.is_none() && id.is_none();
    let kept = match is_empty && received.is_success() {
        true => received.keep_head(),
        false => received.keep(),
    };
    (kept, token)
}

/// `expires_in` has been seen as a number and as text.
fn life(parsed: &Parsed<'_>) -> Option<Duration> {
    let seconds = match parsed.member("expires_in")? {
        Value::String(text) => text.trim().parse().ok()?,
        number => number.as_f64()?,
    };
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::tests::response;

    #[test]
    fn the_life_of_a_token_may_be_a_number_or_text() {
        for life in ["43199", "\"43199\"", "43199.0"] {
            let token = given(&format!(r#"{{"access_token":"fake","expires_in":{life}}}"#));
            assert_eq!(
                token.unwrap().expires_at,
                "2026-08-01T23:59:59Z".parse().unwrap()
            );
        }
    }

    #[test]
    fn a_token_is_fresh_until_a_minute_before_its_end() {
        let token = given(r#"{"access_token":"fake","expires_in":600}"#).unwrap();
        assert!(token.is_fresh("2026-08-01T12:08:59Z".parse().unwrap()));
        assert!(!token.is_fresh("2026-08-01T12:09:00Z".parse().unwrap()));
    }

    #[test]
    fn an_answer_without_a_usable_token_gives_none() {
        for body in [
            "",
            "{}",
            r#"{"access_token":""}"#,
            r#"{"access_token":"a\r\nX: y"}"#,
        ] {
            assert!(given(body).is_none(), "{body}");
        }
    }

    #[test]
    fn a_life_beyond_all_reason_is_not_believed() {
        for life in ["1e300", "-1", "\"NaN\"", "null"] {
            let token = given(&format!(r#"{{"access_token":"fake","expires_in":{life}}}"#));
            assert!(token.unwrap().expires_at < "2026-09-01T00:00:00Z".parse().unwrap());
        }
    }

    fn given(body: &str) -> Option<AccessToken> {
        let answer: Value = serde_json::from_str(body).unwrap_or_default();
        let token = answer.get("access_token").and_then(Value::as_str);
        let given = token.map(|token| Secret::new(token.to_owned()));
        parse_token(
            &Parsed::new(&response(200, body), given),
            "2026-08-01T12:00:00Z".parse().unwrap(),
        )
    }
}
