//! The secret name: fixes for what is refused, and what others refuse.

use crate::{Code, FieldPath, Finding, FixAction, SecretName, SecretNameWarning};

/// Adds fixes to the errors about the name, and the warnings about a name that can be sent.
pub(super) fn complete(name: &str, findings: &mut Vec<Finding>) {
    if let Ok(name) = SecretName::parse(name) {
        findings.extend(name.warnings().into_iter().map(warning));
        return;
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

/// The nearest name that AI Core takes: lower case, hyphens for the rest.
fn mended(name: &str) -> Option<String> {
    let lower = name.trim().to_lowercase();
    let letters: String = lower
        .chars()
        .map(|c| if is_allowed(c) { c } else { '-' })
        .collect();
    let mut text = letters
        .trim_matches(|c: char| !c.is_ascii_alphanumeric())
        .replace("__", "_");
    text.truncate(crate::secret_name::LONGEST);
    let text = text
        .trim_end_matches(|c: char| !c.is_ascii_alphanumeric())
        .to_owned();
    [text.clone(), text.replace('_', "-")]
        .into_iter()
        .find(|text| SecretName::parse(text).is_ok())
}

fn is_allowed(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-')
}
