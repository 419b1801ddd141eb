//! How large the body gets, passwords included.

use zeroize::Zeroizing;

use super::Credential;
use crate::{Code, FieldPath, Finding, LARGEST_DOCUMENT, Username, pull_secret};

/// What AI Launchpad takes as an upload (SAP AI Launchpad help): 10 KB. The API's own limit is unknown.
const LAUNCHPAD_LIMIT: usize = 10 * 1024;

/// A finding about a body above a limit.
pub(super) fn findings(name: &str, credentials: &[Credential<'_>]) -> Option<Finding> {
    let entries = credentials.iter().map(|credential| {
        let password = credential.password().unwrap_or_default();
        let username = match credential.draft.sent_username() {
            Username::Text(_) => credential.username(),
            Username::Password => password,
            Username::Hidden(_) => credential.hidden_username(),
        };
        (credential.key(), username, password)
    });
    let document = Zeroizing::new(crate::document::write(entries));
    let bytes = pull_secret::body_size(name, &document);
    let finding = if bytes > LARGEST_DOCUMENT {
        Finding::error(Code::BodyTooLarge, FieldPath::Document)
    } else if bytes > LAUNCHPAD_LIMIT {
        Finding::warning(Code::BodyAboveLaunchpad, FieldPath::Document)
    } else {
        return None;
    };
    Some(finding.with("bytes", bytes))
}
