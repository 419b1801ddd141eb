//! The forms of client secrets, and what shells and dotenv make of them.

use super::diagnostic::{Diagnostic, DiagnosticCode};

/// The client secret, mended if that is certain, and a line if it looks odd.
pub(super) fn look_at(secret: String) -> (String, Option<Diagnostic>) {
    if has_known_form(&secret) {
        return (secret, None);
    }
    let plain = secret.replace("\\$", "$");
    let (secret, code) = if plain.len() < secret.len() && has_known_form(&plain) {
        (plain, DiagnosticCode::SecretUnescaped)
    } else if plain.len() < secret.len() {
        (secret, DiagnosticCode::SecretBackslash)
    } else if is_uuid(&secret) {
        (secret, DiagnosticCode::SecretShortened)
    } else {
        (secret, DiagnosticCode::SecretForm)
    };
    (secret, Some(Diagnostic::new(code, [])))
}

/// `<uuid>$<43 base64url>=`, or the older 28 base64 characters ending in `=`.
fn has_known_form(secret: &str) -> bool {
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_' | '=');
    match secret.split_once('$') {
        Some((uuid, rest)) => is_uuid(uuid) && rest.len() == 44 && rest.chars().all(is_base64),
        None => secret.len() == 28 && secret.ends_with('=') && secret.chars().all(is_base64),
    }
}

/// What a shell leaves of the newer form: the rest stood behind a `$`.
fn is_uuid(text: &str) -> bool {
    text.len() == 36 && text.chars().filter(|c| *c == '-').count() == 4
}
