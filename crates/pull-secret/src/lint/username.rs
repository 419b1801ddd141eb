//! The username: accidents of typing, and what cannot be one.

use super::Credential;
use super::shape::{is_jwt, is_service_account_json};
use super::text::{Defect, defect, mended};
use crate::{Code, Finding, FixAction};

type Rule = fn(&Credential<'_>) -> Option<Finding>;

const RULES: [Rule; 4] = [
    defect_in_username,
    service_account,
    looks_like_password,
    colon,
];

/// The first finding about the username.
pub(super) fn findings(credential: &Credential<'_>) -> Option<Finding> {
    RULES.iter().find_map(|rule| rule(credential))
}

fn defect_in_username(credential: &Credential<'_>) -> Option<Finding> {
    let username = credential.username();
    let defect = defect(username)?;
    let code = match defect {
        Defect::Blanks => Code::UsernameBlanks,
        Defect::Invisible => Code::UsernameInvisible,
        Defect::Quotes => Code::UsernameQuotes,
        Defect::Variable => Code::UsernameVariable,
        Defect::Placeholder | Defect::Mask => Code::UsernamePlaceholder,
    };
    let finding = Finding::warning(code, credential.username_place());
    Some(match mended(username, defect) {
        Some(text) => finding.fixed_by(FixAction::SetText { text }),
        None => finding,
    })
}

fn service_account(credential: &Credential<'_>) -> Option<Finding> {
    is_service_account_json(credential.username())
        .then(|| Finding::warning(Code::UsernameIsServiceAccount, credential.username_place()))
}

/// A token where the user belongs. DigitalOcean wants just that.
fn looks_like_password(credential: &Credential<'_>) -> Option<Finding> {
    const TOKENS: [&str; 10] = [
        "dckr_pat_",
        "dckr_oat_",
        "ghp_",
        "github_pat_",
        "glpat-",
        "gldt-",
        "nvapi-",
        "AKCp",
        "ya29.",
        "cmVmdGtu",
    ];
    let username = credential.username();
    let wanted = credential
        .preset
        .is_some_and(|preset| preset.id == "digitalocean");
    let is_token = TOKENS.iter().any(|start| username.starts_with(start)) || is_jwt(username);
    (is_token && !wanted)
        .then(|| Finding::warning(Code::UsernameIsToken, credential.username_place()))
}

/// With Basic the colon ends the username (RFC 7617 § 2), and an `auth` field cannot hold it.
fn colon(credential: &Credential<'_>) -> Option<Finding> {
    credential
        .username()
        .contains(':')
        .then(|| Finding::warning(Code::UsernameColon, credential.username_place()))
}
