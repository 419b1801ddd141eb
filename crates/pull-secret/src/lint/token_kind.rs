//! The wrong kind of credential for a registry, told by its shape. The shapes are rows of the presets.

use super::Credential;
use super::shape::{has_shape, jwt_claims, username_has_shape};
use crate::presets::{PasswordShape, UsernameShape, When, Wrong, wrong_everywhere};
use crate::{Code, Finding, FixAction, Severity};

/// The first row that fits the username and the first that fits the password, from those of any registry and its own.
pub(super) fn findings(credential: &Credential<'_>) -> Vec<Finding> {
    let Some(password) = credential.password().filter(|_| credential.has_username()) else {
        return Vec::new();
    };
    let own = credential.preset.map_or(&[][..], |preset| &preset.wrong);
    let fits = |row: &&Wrong| holds(&row.when, credential, password);
    let everywhere = wrong_everywhere().iter().filter(fits);
    let mut findings: Vec<Finding> = Vec::new();
    for row in everywhere.chain(own.iter().filter(fits)) {
        let finding = finding(row, credential);
        if findings.iter().all(|other| other.place != finding.place) {
            findings.push(finding);
        }
    }
    findings.extend(service_account_elsewhere(credential, password));
    findings
}

fn finding(row: &Wrong, credential: &Credential<'_>) -> Finding {
    let about_username = row.when == username_part(&row.when);
    let place = match about_username {
        true => credential.username_place(),
        false => credential.password_place(),
    };
    let finding = match row.severity {
        Severity::Hint => Finding::hint(Code::WrongKind, place),
        Severity::Warning | Severity::Error => Finding::warning(Code::WrongKind, place),
    };
    let preset = credential.preset.map_or("other", |preset| &preset.id);
    let finding = finding.with("row", &row.id).with("preset", preset);
    match &row.fix_username {
        Some(username) => finding.fixed_at(
            credential.username_place(),
            FixAction::SetText {
                text: username.clone(),
            },
        ),
        None => finding,
    }
}

/// The conditions of a row that look at the username alone.
fn username_part(when: &When) -> When {
    When {
        username_is: when.username_is.clone(),
        username_is_not: when.username_is_not.clone(),
        username_has: when.username_has.clone(),
        username_has_not: when.username_has_not.clone(),
        username_shape: when.username_shape.clone(),
        username_shape_not: when.username_shape_not.clone(),
        username_is_first_label: when.username_is_first_label,
        ..When::default()
    }
}

fn holds(when: &When, credential: &Credential<'_>, password: &str) -> bool {
    let username = credential.username();
    let starts = |start: &String| password.starts_with(start.as_str());
    let is = |name: &String| username == name;
    let has = |part: &String| username.contains(part.as_str());
    let password_has_shape = |&shape: &PasswordShape| has_shape(password, shape);
    let username_has_shape = |&shape: &UsernameShape| username_has_shape(username, shape);
    allows(&when.password_starts, &when.password_starts_not, starts)
        && allows(
            &when.password_shape,
            &when.password_shape_not,
            password_has_shape,
        )
        && allows(&when.username_is, &when.username_is_not, is)
        && allows(
            when.username_has.as_slice(),
            when.username_has_not.as_slice(),
            has,
        )
        && allows(
            &when.username_shape,
            &when.username_shape_not,
            username_has_shape,
        )
        && (!when.username_is_first_label || is_first_label(credential))
        && (!when.jwt_subject_not_username || is_of_another_user(username, password))
}

/// Whether one of the wanted holds, if any is wanted, and none of the unwanted.
fn allows<T>(wanted: &[T], unwanted: &[T], holds: impl Fn(&T) -> bool) -> bool {
    (wanted.is_empty() || wanted.iter().any(&holds)) && !unwanted.iter().any(holds)
}

fn is_first_label(credential: &Credential<'_>) -> bool {
    let host = credential
        .pattern
        .as_ref()
        .map(|pattern| pattern.host().into_owned());
    host.is_some_and(|host| host.split('.').next() == Some(credential.username()))
}

/// JFrog's subjects read `jfac@…/users/NAME` or just `NAME`.
fn is_of_another_user(username: &str, password: &str) -> bool {
    let claims = jwt_claims(password);
    let subject = claims
        .as_ref()
        .and_then(|claims| claims.get("sub")?.as_str());
    subject.is_some_and(|subject| {
        let user = subject
            .rsplit_once("/users/")
            .map_or(subject, |(_, user)| user);
        !user.eq_ignore_ascii_case(username)
    })
}

/// A Google service account key where no Google registry is.
fn service_account_elsewhere(credential: &Credential<'_>, password: &str) -> Option<Finding> {
    let elsewhere = credential
        .preset
        .is_some_and(|preset| preset.id != "google");
    (elsewhere && super::shape::is_service_account_json(password))
        .then(|| Finding::warning(Code::PasswordIsServiceAccount, credential.password_place()))
}
