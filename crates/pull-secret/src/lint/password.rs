//! The password: accidents of typing and pasting, told by kind and never quoted.

use super::Credential;
use super::shape;
use super::text::{Defect, defect};
use crate::{Code, Finding, FixAction, PasswordEdit};

type Rule = fn(&str) -> Option<(Code, Option<PasswordEdit>)>;

const RULES: [Rule; 7] = [
    line_end,
    nul,
    defect_in_password,
    typed_line_end,
    auth_field,
    document,
    folder,
];

/// The first finding about the password's text. An empty one is none at all.
pub(super) fn findings(credential: &Credential<'_>) -> Option<Finding> {
    if credential.is_password_empty() {
        let place = credential.password_place();
        return Some(Finding::error(Code::PasswordMissing, place));
    }
    let password = credential.password()?;
    let (code, edit) = RULES.iter().find_map(|rule| rule(password))?;
    let finding = Finding::warning(code, credential.password_place());
    Some(match edit {
        Some(edit) => finding.fixed_by(FixAction::EditPassword { edit }),
        None => finding,
    })
}

/// As left by `echo … | base64` and by copying a whole line.
fn line_end(password: &str) -> Option<(Code, Option<PasswordEdit>)> {
    // A service account key is a file, and files end so.
    let is_file = shape::is_service_account_json(password);
    (password.ends_with(['\n', '\r']) && !is_file)
        .then_some((Code::PasswordLineEnd, Some(PasswordEdit::Trim)))
}

fn nul(password: &str) -> Option<(Code, Option<PasswordEdit>)> {
    password
        .contains('\0')
        .then_some((Code::PasswordNul, Some(PasswordEdit::Trim)))
}

fn defect_in_password(password: &str) -> Option<(Code, Option<PasswordEdit>)> {
    match defect(password)? {
        Defect::Blanks if shape::is_service_account_json(password) => None,
        Defect::Blanks => Some((Code::PasswordBlanks, Some(PasswordEdit::Trim))),
        Defect::Invisible => Some((Code::PasswordInvisible, Some(PasswordEdit::DropInvisible))),
        Defect::Quotes => Some((Code::PasswordQuotes, Some(PasswordEdit::Unquote))),
        Defect::Variable => Some((Code::PasswordVariable, None)),
        Defect::Placeholder => Some((Code::PasswordPlaceholder, None)),
        Defect::Mask => Some((Code::PasswordMask, None)),
    }
}

fn typed_line_end(password: &str) -> Option<(Code, Option<PasswordEdit>)> {
    let typed = password.ends_with("\\n") || password.ends_with("\\r");
    typed.then_some((
        Code::PasswordTypedLineEnd,
        Some(PasswordEdit::DropTypedLineEnd),
    ))
}

fn auth_field(password: &str) -> Option<(Code, Option<PasswordEdit>)> {
    shape::is_auth_field(password).then_some((Code::PasswordIsAuthField, None))
}

fn document(password: &str) -> Option<(Code, Option<PasswordEdit>)> {
    shape::is_document(password).then_some((Code::PasswordIsDocument, None))
}

/// `$PWD` that a shell has filled in.
fn folder(password: &str) -> Option<(Code, Option<PasswordEdit>)> {
    let is_folder = [
        "/home/",
        "/Users/",
        "/root/",
        "C:\\",
        "/workspace/",
        "/usr/",
    ]
    .iter()
    .any(|start| password.starts_with(start));
    is_folder.then_some((Code::PasswordIsFolder, None))
}

impl PasswordEdit {
    /// Carries the change out. The caller keeps the new password and gives the draft its handle.
    pub fn apply(self, password: &crate::Secret) -> crate::Secret {
        let text = password.open();
        let changed = match self {
            Self::Trim => super::text::trimmed(text).to_owned(),
            Self::DropInvisible => text.replace(super::text::is_invisible, ""),
            Self::Unquote => super::text::unquoted(text).unwrap_or(text).to_owned(),
            Self::DropTypedLineEnd => {
                let without = text.trim_end_matches("\\n").trim_end_matches("\\r");
                without.trim_end_matches("\\n").to_owned()
            }
        };
        crate::Secret::new(changed)
    }
}
