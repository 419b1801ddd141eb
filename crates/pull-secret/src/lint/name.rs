//! The secret name: fixes for what is refused, and what others refuse.

use crate::{Code, FieldPath, Finding, FixAction, SecretName, SecretNameWarning};

/// Adds the warnings about a name that can be sent, and one fix for all that is wrong with a name.
pub(super) fn complete(name: &str, findings: &mut Vec<Finding>) {
    if let Ok(name) = SecretName::parse(name) {
        findings.extend(name.warnings().into_iter().map(warning));
    }
    let Some(text) = mended(name) else { return };
    for finding in findings
        .iter_mut()
        .filter(|finding| finding.place == FieldPath::Name)
    {
        *finding = finding
            .clone()
            .fixed_by(FixAction::SetText { text: text.clone() });
    }
}

fn warning(warning: SecretNameWarning) -> Finding {
    let code = match warning {
        SecretNameWarning::Underscore => Code::NameUnderscore,
        SecretNameWarning::EmptyLabel => Code::NameEmptyLabel,
    };
    Finding::warning(code, FieldPath::Name)
}

/// The nearest name that AI Core, AI Launchpad and Kubernetes all take: lower case, and one hyphen or dot for the rest.
fn mended(name: &str) -> Option<String> {
    let lower = name.trim().to_lowercase();
    let parts = lower.split('.').map(|label| {
        let words = label.split(|c: char| !c.is_ascii_alphanumeric());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>()
    });
    let labels = parts.map(|words| words.join("-"));
    let mut text = labels
        .filter(|label| !label.is_empty())
        .collect::<Vec<_>>()
        .join(".");
    text.truncate(crate::secret_name::LONGEST);
    let text = text.trim_end_matches(['-', '.']).to_owned();
    SecretName::parse(&text)
        .is_ok_and(|name| name.warnings().is_empty())
        .then_some(text)
}
