//! Texts that are secrets, recognised by their shape alone.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::random_text::is_random;
use super::shape;
use super::text::{Defect, defect};
use crate::import::import;

/// Beginnings that only tokens have.
const TOKEN_PREFIXES: [&str; 18] = [
    "dckr_pat_",
    "dckr_oat_",
    "ghp_",
    "gho_",
    "ghs_",
    "ghu_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "gldt-",
    "glrt-",
    "glcbt-",
    "cmVmdGtu",
    "dop_v1_",
    "doo_v1_",
    "xoxb-",
    "xoxp-",
    "ya29.",
];
/// Beginnings that other words have as well; the rest of a token mixes capitals, small letters and digits. Key ids such
/// as `AKIA…` of AWS and `SCW…` of Scaleway are no secrets.
const AMBIGUOUS_PREFIXES: [&str; 6] = ["nvapi-", "AKCp", "sk-", "hf_", "AIza", "eyJ"];
/// Names of values that are secrets.
const SECRET_NAMES: [&str; 8] = [
    "password",
    "passwd",
    "passphrase",
    "token",
    "secret",
    "apikey",
    "api_key",
    "credential",
];
/// The fewest characters of base64 that are taken for an `auth` value: shorter words decode to anything.
const SHORTEST_AUTH: usize = 12;

/// How much a text looks like a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Not at all.
    None,
    /// It is as random as a token, and could be a name that a machine made.
    Doubtful,
    /// It is one, or contains one.
    Certain,
}

/// Whether a text is a secret, or contains one, and so must not be shown: a token, a JWT, an `auth` value, a PEM file,
/// a configuration, a command with a password. Told by the shape alone, so an ordinary word is none even if it is
/// somebody's password.
pub fn is_secret_text(text: &str) -> bool {
    likeness(text) > Likeness::None
}

/// How much a text looks like a secret, by its shape alone.
pub(super) fn likeness(text: &str) -> Likeness {
    let text = text.trim();
    let is_certain = text.contains("-----BEGIN")
        || is_json(text)
        || has_password_before_host(text)
        || words(text).any(is_token)
        || is_assignment(text)
        || is_of_shell(text)
        || is_command(text);
    match is_certain {
        true => Likeness::Certain,
        false if words(text).any(could_be_token) => Likeness::Doubtful,
        false => Likeness::None,
    }
}

/// Whether a text is a token and nothing else, so that it can be the password of a registry as it is.
pub fn is_bare_token(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_whitespace)
        && (has_token_prefix(text) || has_ambiguous_prefix(text) || shape::is_jwt(text))
}

/// Whether a token, a key or a certificate is part of a longer text.
pub fn contains_token(text: &str) -> bool {
    text.contains("-----BEGIN") || words(text).any(|word| is_token(word) || could_be_token(word))
}

/// What is before the user and password of an address, and what is after their `@`.
pub(super) fn around_user_info(text: &str) -> Option<(&str, &str)> {
    let start = text.find("://").map_or(0, |scheme| scheme + 3);
    let end = text[start..]
        .find('/')
        .map_or(text.len(), |end| start + end);
    let at = text[start..end].rfind('@')?;
    Some((&text[..start], &text[start + at + 1..]))
}

/// `https://anna:password@host`. In `image:tag@sha256:…` the part behind the `@` is a digest.
pub(super) fn has_password_before_host(text: &str) -> bool {
    let Some((before, after)) = around_user_info(text) else {
        return false;
    };
    let user_info = &text[before.len()..text.len() - after.len() - 1];
    let is_digest = after.split_once(':').is_some_and(|(_, digits)| {
        digits.len() >= 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    user_info.contains(':') && !is_digest && (!before.is_empty() || after.contains(['.', ':']))
}

/// The parts of a text that could each be a token. The end of base64 stays with it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| c.is_whitespace() || "\"'`,:;@{}[]<>()|&?#\\".contains(c);
    let words = text
        .split(is_between)
        .map(|word| word.trim_start_matches('/'))
        .filter(|word| !word.is_empty());
    words.flat_map(|word| {
        let value = word.trim_end_matches('=').rsplit_once('=');
        std::iter::once(word).chain(value.map(|(name, _)| &word[name.len() + 1..]))
    })
}

fn has_token_prefix(word: &str) -> bool {
    TOKEN_PREFIXES.iter().any(|prefix| begins(word, prefix, 4))
}

fn has_ambiguous_prefix(word: &str) -> bool {
    let mut prefixes = AMBIGUOUS_PREFIXES.iter();
    prefixes.any(|prefix| begins(word, prefix, 12)) && is_mixed(word)
}

/// `shortest` are the fewest characters behind the prefix.
fn begins(word: &str, prefix: &str, shortest: usize) -> bool {
    word.starts_with(prefix) && word.len() >= prefix.len() + shortest
}

pub(super) fn is_token(word: &str) -> bool {
    has_token_prefix(word)
        || shape::is_jwt(word)
        || is_azure_secret(word)
        || (word.len() >= SHORTEST_AUTH && shape::is_auth_field(word))
        || is_json_in_base64(word)
}

fn could_be_token(word: &str) -> bool {
    has_ambiguous_prefix(word) || is_random(word)
}

fn is_mixed(word: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| word.bytes().filter(kind).count() >= 2;
    has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit)
}

/// A secret of an application in Entra ID, or a password of a token or the administrator of an Azure registry.
///
/// Source: the patterns SEC101/156 and SEC101/176 of Microsoft's `security-utilities`.
fn is_azure_secret(word: &str) -> bool {
    let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let has_at = |at: usize, mark: &str| word.get(at..).is_some_and(|rest| rest.starts_with(mark));
    let of_entra = word.len() == 40
        && (has_at(3, "7Q~") || has_at(3, "8Q~"))
        && word.bytes().all(is_unreserved);
    let of_registry = word.len() == 52 && has_at(42, "+ACR") && word.bytes().all(is_base64);
    of_entra || of_registry
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// An ECR password, a whole configuration, or a key of a service account.
fn is_json_in_base64(word: &str) -> bool {
    let decoded = || {
        shape::decode(word).or_else(|| {
            let tight = word.trim_end_matches('=');
            URL_SAFE_NO_PAD.decode(tight).ok().map(Zeroizing::new)
        })
    };
    word.len() >= 24 && decoded().is_some_and(|bytes| bytes.trim_ascii_start().starts_with(b"{"))
}

/// Braces of a template are not JSON.
fn is_json(text: &str) -> bool {
    text.starts_with(['{', '['])
        && !text.starts_with("{{")
        && text.contains('"')
        && text.len() >= 12
}

/// `PASSWORD=…`, `"auth": "…"`, `--password …`.
fn is_assignment(text: &str) -> bool {
    if !text.contains(|c: char| c == '=' || c == '"' || c == '\'' || c.is_whitespace()) {
        return false;
    }
    let lower = Zeroizing::new(text.to_ascii_lowercase());
    let named = SECRET_NAMES
        .iter()
        .flat_map(|name| lower.match_indices(name));
    named
        .map(|(at, name)| (&lower[..at], &lower[at + name.len()..]))
        .any(|(before, after)| value_of(before, after).is_some_and(|value| !value.is_empty()))
}

/// What a name is given: behind `=`, behind a colon that is none of an image or a port, or behind a flag.
fn value_of<'t>(before: &str, after: &'t str) -> Option<&'t str> {
    let is_name = |c: char| c.is_alphanumeric() || "_-\"'".contains(c);
    let rest = after.trim_start_matches(is_name).trim_start();
    let assigned = rest.strip_prefix('=').or_else(|| {
        let value = rest.strip_prefix(':')?;
        value.starts_with([' ', '"', '\'']).then_some(value)
    });
    let value = assigned.or_else(|| before.ends_with('-').then_some(rest))?;
    Some(value.trim_matches([' ', '"', '\'']))
}

/// A line with the signs or the flags of a shell, or indented inside: no value of a field has them beside a blank, and
/// a script that was put into one line cannot be read any more.
fn is_of_shell(text: &str) -> bool {
    let signs = ['$', '`', '|', ';', '=', '\\', '<', '>', '{', '}'];
    let is_flag = |word: &str| {
        let name = word.trim_start_matches('-');
        name.len() < word.len() && name.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    text.contains(char::is_whitespace)
        && defect(text) != Some(Defect::Variable)
        && (text.contains(signs) || text.contains("  ") || text.split_whitespace().any(is_flag))
}

fn is_command(text: &str) -> bool {
    text.contains(char::is_whitespace)
        && import(text.as_bytes())
            .is_ok_and(|found| found.credentials.iter().any(|one| one.password.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_keys_files_and_commands_are_secrets() {
        for text in [
            "ghp_fakeFAKE0fakeFAKE0fakeFAKE0fakeFAKE0",
            " dckr_pat_fake ",
            "glpat-fakeFAKE0",
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.c2ln",
            "YW5uYTpodW50ZXIy",
            "-----BEGIN PRIVATE KEY-----",
            "{\"auths\":{}}",
            "https://anna:hunter2@ghcr.io",
            "anna:hunter2@ghcr.io/acme/app:1",
            "docker login ghcr.io -u anna -p hunter2",
            "REGISTRY_PASSWORD=hunter2",
            "--password hunter2",
            "export TOKEN='hunter2'",
            "\"password\": \"hunter2\"",
            "https://ghp_fakeFAKE@ghcr.io",
            "aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4zAb7c+DeF/0123456789==",
            "nvapi-Ab3dEf6hIj9kLm2nOp5q",
            "# don't forgetdocker login ghcr.io -u anna -p hunter2",
            "H=registry.example.comP=5000docker login $H -u anna",
        ] {
            assert!(is_secret_text(text), "{text}");
        }
    }

    #[test]
    fn names_hosts_users_and_images_are_none() {
        for text in [
            "",
            "team-images",
            "Team_Images",
            "team images",
            "team - images",
            "image: \"ghcr.io/acme/train:1\"",
            "sk-learn-images-2024-production",
            "hf_models",
            "nvapi-tools",
            "password",
            "token-service",
            "https://index.docker.io/v1/",
            "ghcr.io/acme/token-service:1.0",
            "auth.docker.io:443",
            "localhost:5000",
            "ubuntu:22.04@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "r.example:5000/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "anna",
            "anna@example.com",
            "AWS",
            "_json_key",
            "$oauthtoken",
            "robot$team+ci",
            "gitlab+deploy-token-1234",
            "00000000-0000-0000-0000-000000000000",
            "1234567|service-account",
            "123456789012.dkr.ecr.eu-central-1.amazonaws.com",
            "*.common.repositories.cloud.sap",
            "{{ .Values.registry }}",
            "${REGISTRY_TOKEN}",
            "docker pull ghcr.io/acme/train:1",
            "https://anna@ghcr.io",
            "oraclecloud/oracleidentitycloudservice/anna.example@example.com",
        ] {
            assert!(!is_secret_text(text), "{text}");
        }
    }
}
