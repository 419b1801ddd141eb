//! `docker-credential-*` programs: their names, and their answers once the caller has asked.

use thiserror::Error;

use pasted_text::Value;

use super::{Format, Found, ImportError, ImportedCredential, LeftOut};
use crate::Secret;
use go_std::json::{self, Json};

/// The username that marks a secret as an identity token.
const TOKEN_USER: &str = "<token>";
/// What helpers print if they have nothing (docker-credential-helpers `ErrCredentialsNotFound`).
const NOT_FOUND: &[u8] = b"credentials not found in native keychain";
/// What an answer may hold at most, in bytes.
const LARGEST_ANSWER: usize = 64 * 1024;

/// Why a helper's answer is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HelperAnswerError {
    /// The helper has no such credential.
    #[error("the helper has no such credential")]
    NotFound,
    /// It keeps an identity token, which the kubelet cannot use.
    #[error("the helper keeps an identity token")]
    IdentityToken,
    /// It answered something else.
    #[error("the helper's answer cannot be read")]
    Unreadable,
}

/// Tells whether this may stand behind `docker-credential-` in the name of a program.
pub fn is_helper_name(name: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    (1..=64).contains(&name.len()) && name.bytes().all(allowed)
}

/// Reads what `docker-credential-NAME get` has printed for a registry key.
///
/// # Errors
/// [`HelperAnswerError`].
pub fn read_helper_answer(
    registry_key: &str,
    answer: &[u8],
) -> Result<ImportedCredential, HelperAnswerError> {
    if answer.len() > LARGEST_ANSWER {
        return Err(HelperAnswerError::Unreadable);
    }
    if answer.trim_ascii().starts_with(NOT_FOUND) {
        return Err(HelperAnswerError::NotFound);
    }
    let json = Json::read(answer).map_err(|_| HelperAnswerError::Unreadable)?;
    let text = |name| json.root().member(name).and_then(json::Value::text);
    read(registry_key, text("Username"), text("Secret"))
}

/// Reads what `docker-credential-NAME list` has printed: registry keys and usernames.
///
/// # Errors
/// [`HelperAnswerError::Unreadable`].
pub fn read_helper_list(answer: &[u8]) -> Result<Vec<(String, String)>, HelperAnswerError> {
    if answer.len() > LARGEST_ANSWER {
        return Err(HelperAnswerError::Unreadable);
    }
    let json = Json::read(answer).map_err(|_| HelperAnswerError::Unreadable)?;
    let members = json.root().members().ok_or(HelperAnswerError::Unreadable)?;
    let named = members.filter_map(|(key, user)| Some((key.to_owned(), user.text()?.to_owned())));
    Ok(named.filter(|(key, _)| !key.ends_with("-token")).collect())
}

/// Reads a pasted answer.
pub(super) fn import(root: &Value, found: &mut Found) -> Result<Format, ImportError> {
    let registry_key = root
        .member("ServerURL")
        .and_then(Value::text)
        .unwrap_or_default();
    let text = |name| root.member(name).and_then(Value::text);
    match read(registry_key, text("Username"), text("Secret")) {
        Ok(credential) => found.credentials.push(credential),
        Err(HelperAnswerError::IdentityToken) => {
            found.left_out.push(LeftOut::Token {
                registry_key: registry_key.to_owned(),
            });
        }
        Err(HelperAnswerError::NotFound | HelperAnswerError::Unreadable) => {
            return Err(ImportError::NoCredential);
        }
    }
    Ok(Format::HelperAnswer)
}

fn read(
    registry_key: &str,
    username: Option<&str>,
    secret: Option<&str>,
) -> Result<ImportedCredential, HelperAnswerError> {
    let (Some(username), Some(secret)) = (username, secret) else {
        return Err(HelperAnswerError::Unreadable);
    };
    if username == TOKEN_USER {
        return Err(HelperAnswerError::IdentityToken);
    }
    Ok(ImportedCredential {
        registry_key: registry_key.to_owned(),
        username: username.to_owned(),
        password: Some(Secret::new(secret.to_owned())),
        secret_name: None,
    })
}
