//! The username: accidents of typing, and what cannot be one. A token in its place is a matter of `exposed`.

use super::Credential;
use super::text::{Defect, defect, mended};
use crate::{Code, Finding, FixAction};

type Rule = fn(&Credential<'_>) -> Option<Finding>;

const RULES: [Rule; 2] = [defect_in_username, colon];

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

/// With Basic the colon ends the username (RFC 7617 § 2), and an `auth` field cannot hold it.
fn colon(credential: &Credential<'_>) -> Option<Finding> {
    credential
        .username()
        .contains(':')
        .then(|| Finding::warning(Code::UsernameColon, credential.username_place()))
}
