//! Secrets in fields that show what they contain: recognised by their shape, and masked before anything else looks at
//! the draft, so that no finding, fix or preview can repeat one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::fix::value_at;
use super::shape::{self, is_service_account_json};
use super::text::{Defect, defect};
use crate::import::{MASK, import};
use crate::{Code, Draft, FieldPath, Finding, FixAction, presets};

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
/// Beginnings that other words have as well; the rest of a token mixes capitals, small letters and digits.
const AMBIGUOUS_PREFIXES: [&str; 9] = [
    "nvapi-", "AKCp", "sk-", "hf_", "AIza", "AKIA", "ASIA", "SCW", "eyJ",
];
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
/// The fewest characters of a random text, such as an Azure or AWS key.
const SHORTEST_RANDOM: usize = 32;

/// Whether a text is a secret, or contains one, and so must not be shown: a token, a JWT, an `auth` value, a PEM file,
/// a configuration, a command with a password. Told by the shape alone, so an ordinary word is none even if it is
/// somebody's password.
pub fn is_secret_text(text: &str) -> bool {
    let text = text.trim();
    text.contains("-----BEGIN")
        || is_json(text)
        || has_password_before_host(text)
        || words(text).any(is_token)
        || is_assignment(text)
        || is_of_shell(text)
        || is_command(text)
}

/// Whether a text is a token and nothing else, so that it can be the password of a registry as it is.
pub fn is_bare_token(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_whitespace) && (has_token_prefix(text) || shape::is_jwt(text))
}

/// The draft with masks in place of what must not be shown, and the fields where one is now. Of a registry key with a
/// user and password before its host only these are masked.
pub fn masked(draft: &Draft) -> (Draft, Vec<FieldPath>) {
    let mut shown = draft.clone();
    let mut places = Vec::new();
    for place in plain_fields(draft) {
        let Some(text) = value_at(&mut shown, place) else {
            continue;
        };
        if let Some(mask) = mask_of(text, place) {
            *text = mask;
            places.push(place);
        }
    }
    (shown, places)
}

/// The draft without what must not be shown: such fields are empty. For what is written to a file.
pub fn without_secrets(draft: &Draft) -> Draft {
    let (_, places) = masked(draft);
    let mut left = draft.clone();
    for place in places {
        if let Some(text) = value_at(&mut left, place) {
            text.clear();
        }
    }
    left
}

/// Whether a token, a key or a certificate is part of a longer text.
pub fn contains_token(text: &str) -> bool {
    text.contains("-----BEGIN") || words(text).any(is_token)
}

/// The finding about a field that [`masked`] masked wholly; `None` where a token is what the registry wants there.
pub(super) fn finding(draft: &Draft, place: FieldPath) -> Option<Finding> {
    let text = value_at(&mut draft.clone(), place).map(|text| Zeroizing::new(text.clone()))?;
    let username = matches!(place, FieldPath::Username { .. });
    if username && takes_token_as_username(draft, place) {
        return None;
    }
    let is_key = is_service_account_json(&text);
    let is_one_token = is_token(text.trim());
    let code = match username {
        true if is_key => Code::UsernameIsServiceAccount,
        true if is_one_token => Code::UsernameIsToken,
        _ => Code::TextIsSecret,
    };
    let action = match password_field(draft, place) {
        Some(None) if is_key || is_one_token => FixAction::MoveToPassword,
        _ => FixAction::SetText {
            text: String::new(),
        },
    };
    Some(Finding::error(code, place).fixed_by(action))
}

/// Whether a mask stands for the whole text of a field, and not for a part of it.
pub(super) fn is_wholly_masked(shown: &Draft, place: FieldPath) -> bool {
    value_at(&mut shown.clone(), place).is_some_and(|text| text == MASK)
}

/// The registry whose password a secret in this field is most likely meant as.
pub(crate) fn registry_of(draft: &Draft, place: FieldPath) -> Option<usize> {
    match place {
        FieldPath::RegistryKey { registry } | FieldPath::Username { registry } => Some(registry),
        FieldPath::Name | FieldPath::Image { .. } => (draft.registries.len() == 1).then_some(0),
        FieldPath::Password { .. } | FieldPath::Document => None,
    }
}

fn password_field(draft: &Draft, place: FieldPath) -> Option<Option<crate::Handle>> {
    let registry = draft.registries.get(registry_of(draft, place)?)?;
    Some(registry.password)
}

/// `doctl registry docker-config` of DigitalOcean writes the token as username and as password.
fn takes_token_as_username(draft: &Draft, place: FieldPath) -> bool {
    let registry = registry_of(draft, place).and_then(|registry| draft.registries.get(registry));
    let is_digital_ocean = |key: &str| {
        let pattern = crate::Pattern::of_key(key);
        let preset = pattern.and_then(|pattern| presets::preset_of_host(&pattern.host()));
        preset.is_some_and(|preset| preset.id == "digitalocean")
    };
    registry.is_some_and(|registry| is_digital_ocean(&registry.registry_key))
}

fn plain_fields(draft: &Draft) -> Vec<FieldPath> {
    let registries = (0..draft.registries.len()).flat_map(|registry| {
        [
            FieldPath::RegistryKey { registry },
            FieldPath::Username { registry },
        ]
    });
    let images = (0..draft.images.len()).map(|image| FieldPath::Image { image });
    [FieldPath::Name]
        .into_iter()
        .chain(registries)
        .chain(images)
        .collect()
}

fn mask_of(text: &str, place: FieldPath) -> Option<String> {
    if let (FieldPath::RegistryKey { .. }, Some((before, after))) = (place, around_user_info(text))
        && has_password_before_host(text)
        && !text.contains(char::is_whitespace)
        && !is_secret_text(&format!("{before}{after}"))
    {
        return Some(format!("{before}{MASK}@{after}"));
    }
    is_secret_text(text).then(|| MASK.to_owned())
}

/// What is before the user and password of an address, and what is after their `@`.
fn around_user_info(text: &str) -> Option<(&str, &str)> {
    let start = text.find("://").map_or(0, |scheme| scheme + 3);
    let end = text[start..]
        .find('/')
        .map_or(text.len(), |end| start + end);
    let at = text[start..end].rfind('@')?;
    Some((&text[..start], &text[start + at + 1..]))
}

/// `https://anna:password@host`. In `image:tag@sha256:…` the part behind the `@` is a digest.
fn has_password_before_host(text: &str) -> bool {
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
    let begins = |prefix: &str, shortest: usize| {
        word.starts_with(prefix) && word.len() >= prefix.len() + shortest
    };
    TOKEN_PREFIXES.iter().any(|prefix| begins(prefix, 4))
        || (AMBIGUOUS_PREFIXES.iter().any(|prefix| begins(prefix, 12)) && is_mixed(word))
}

fn is_token(word: &str) -> bool {
    has_token_prefix(word)
        || shape::is_jwt(word)
        || (word.len() >= SHORTEST_AUTH && shape::is_auth_field(word))
        || is_random(word)
        || is_json_in_base64(word)
}

fn is_mixed(word: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| word.bytes().filter(kind).count() >= 2;
    has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit)
}

fn is_random(word: &str) -> bool {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    word.len() >= SHORTEST_RANDOM && word.bytes().all(is_base64) && is_mixed(word)
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
