//! Access tokens in the shape of JWTs. They are remembered rather than verified: the signature is
//! noise, and a token counts if and only if it was issued here.

use std::collections::HashMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use parking_lot::Mutex;
use serde_json::{Value, json};

use crate::random;

/// The tokens that one issuer gave away, with the end of their lives.
#[derive(Debug, Default)]
pub(crate) struct AccessTokens(Mutex<HashMap<String, SystemTime>>);

/// What is wrong with a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Not three parts with JSON in the first two.
    NotAJwt,
    /// Issued here, and past its time.
    Expired,
    /// Its issuer (`iss`) is another host.
    ForeignIssuer,
    /// Names this issuer, but was never issued.
    Forged,
}

impl AccessTokens {
    /// Issues a token with these claims, to which `iat`, `exp` and `jti` are added.
    pub(crate) fn issue(&self, mut claims: Value, lifetime: Duration) -> String {
        let now = SystemTime::now();
        claims["iat"] = json!(seconds(now));
        claims["exp"] = json!(seconds(now + lifetime));
        claims["jti"] = json!(random::uuid().replace('-', ""));
        let header = json!({ "alg": "RS256", "kid": "practice-key", "typ": "JWT" });
        let token = format!(
            "{}.{}.{}",
            part(&header),
            part(&claims),
            random::signature()
        );
        self.0.lock().insert(token.clone(), now + lifetime);
        token
    }

    /// The claims of a token that is good now.
    pub(crate) fn check(&self, token: &str, issuer: &str) -> Result<Value, Refused> {
        let claims = claims(token).ok_or(Refused::NotAJwt)?;
        match self.0.lock().get(token) {
            Some(end) if *end > SystemTime::now() => Ok(claims),
            Some(_) => Err(Refused::Expired),
            None if claims["iss"] == issuer => Err(Refused::Forged),
            None => Err(Refused::ForeignIssuer),
        }
    }

    /// Ends the life of every token given away so far.
    pub(crate) fn expire_all(&self) {
        for end in self.0.lock().values_mut() {
            *end = UNIX_EPOCH;
        }
    }
}

fn claims(token: &str) -> Option<Value> {
    let mut parts = token.split('.');
    let (header, claims) = (parts.next()?, parts.next()?);
    parts.next().filter(|_| parts.next().is_none())?;
    read_part(header)?;
    read_part(claims)
}

fn read_part(part: &str) -> Option<Value> {
    let json = URL_SAFE_NO_PAD.decode(part).ok()?;
    serde_json::from_slice::<Value>(&json)
        .ok()
        .filter(Value::is_object)
}

fn part(json: &Value) -> String {
    random::base64url(json.to_string().as_bytes())
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}
