//! Forms and queries (`application/x-www-form-urlencoded`), and HTTP's Basic login.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;

/// Names and values of a form or a query, decoded, in their order.
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    /// Reads a form; it never fails, since every text is one.
    pub(crate) fn read(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        Self(
            pairs
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(decoded)
                .collect(),
        )
    }

    /// The first value of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// All values of this name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

fn decoded((name, value): (&str, &str)) -> (String, String) {
    (
        decode(&name.replace('+', " ")),
        decode(&value.replace('+', " ")),
    )
}

/// Decodes `%XX`; bytes that are not UTF-8 become U+FFFD.
pub(crate) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Username and password of an `Authorization: Basic …` header.
pub(crate) fn basic_login(authorization: &str) -> Option<(String, String)> {
    let encoded = after_scheme(authorization, "basic")?;
    let text = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (username, password) = text.split_once(':')?;
    Some((username.to_owned(), password.to_owned()))
}

/// What follows the scheme of an `Authorization` header, if it is this scheme, in any case.
pub(crate) fn after_scheme<'a>(authorization: &'a str, scheme: &str) -> Option<&'a str> {
    let (found, rest) = authorization.trim().split_once(' ')?;
    found.eq_ignore_ascii_case(scheme).then(|| rest.trim())
}
