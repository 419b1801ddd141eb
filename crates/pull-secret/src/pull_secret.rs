//! A pull secret that can be sent, made of a draft by one parse.

use crate::import::MASK;
use crate::secret_name::{SecretName, SecretNameError};
use crate::{Code, Draft, FieldPath, Finding, Handle, RegistryDraft};

/// What Kubernetes allows for the data of one secret (`MaxSecretSize`), in bytes.
pub const LARGEST_DOCUMENT: usize = 1024 * 1024;

/// A pull secret: it has a valid name and at least one complete registry credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PullSecret {
    /// The name that templates refer to.
    pub name: SecretName,
    /// The registry credentials, one per entry of `auths`, in the order of the form. Their keys differ.
    pub credentials: Vec<RegistryCredential>,
}

/// One entry of `auths`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryCredential {
    /// The key of the entry, as it is sent.
    pub registry_key: String,
    /// The username, as it is sent.
    pub username: Username,
    /// Stands for the password.
    pub password: Handle,
}

/// A username as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Username {
    /// This text.
    Text(String),
    /// The password of the same credential: the registry takes one token for both.
    Password,
    /// A secret of its own: a text that looks like a token and that nobody confirmed to be none.
    Hidden(Handle),
}

impl Username {
    /// The text to show: a mask for a secret.
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Password | Self::Hidden(_) => MASK,
        }
    }
}

impl From<&str> for Username {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl PullSecret {
    /// Makes a pull secret of what was typed. Nothing is trimmed or mended on the way.
    ///
    /// # Errors
    /// All findings of severity error, in the order of the form: what keeps the draft from being sent.
    pub fn parse(draft: &Draft) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let name = parse_name(&draft.name, &mut findings);
        let credentials = parse_credentials(&draft.registries, &mut findings);
        findings.extend(size_finding(&draft.name, &credentials));
        match name {
            Some(name) if findings.is_empty() => Ok(Self { name, credentials }),
            _ => Err(findings),
        }
    }
}

fn parse_name(text: &str, findings: &mut Vec<Finding>) -> Option<SecretName> {
    if text.is_empty() {
        findings.push(Finding::error(Code::NameMissing, FieldPath::Name));
        return None;
    }
    SecretName::parse(text)
        .map_err(|error| findings.push(broken_name_rule(error, text)))
        .ok()
}

fn broken_name_rule(error: SecretNameError, text: &str) -> Finding {
    let finding = |code| Finding::error(code, FieldPath::Name);
    match error {
        SecretNameError::TooShort => finding(Code::NameTooShort),
        SecretNameError::TooLong => finding(Code::NameTooLong).with("length", text.chars().count()),
        SecretNameError::Character { character } => {
            finding(Code::NameCharacter).with("character", character)
        }
        SecretNameError::FirstCharacter { character } => {
            finding(Code::NameFirstCharacter).with("character", character)
        }
        SecretNameError::LastCharacter { character } => {
            finding(Code::NameLastCharacter).with("character", character)
        }
        SecretNameError::DoubleUnderscore => finding(Code::NameDoubleUnderscore),
        SecretNameError::UnderscoreBeforeLast => finding(Code::NameUnderscoreBeforeLast),
    }
}

fn parse_credentials(
    registries: &[RegistryDraft],
    findings: &mut Vec<Finding>,
) -> Vec<RegistryCredential> {
    if registries.is_empty() {
        findings.push(Finding::error(Code::NoRegistry, FieldPath::Document));
    }
    let mut credentials = Vec::with_capacity(registries.len());
    for (registry, draft) in registries.iter().enumerate() {
        findings.extend(key_findings(registries, registry));
        findings.extend(username_finding(&draft.sent_username(), registry));
        match draft.password {
            Some(password) => credentials.push(RegistryCredential {
                registry_key: draft.registry_key.clone(),
                username: draft.sent_username(),
                password,
            }),
            None => findings.push(Finding::error(
                Code::PasswordMissing,
                FieldPath::Password { registry },
            )),
        }
    }
    credentials
}

fn key_findings(registries: &[RegistryDraft], registry: usize) -> Option<Finding> {
    let place = FieldPath::RegistryKey { registry };
    let key = &registries[registry].registry_key;
    if key.is_empty() {
        return Some(Finding::error(Code::RegistryKeyMissing, place));
    }
    if key.chars().any(char::is_control) {
        return Some(Finding::error(Code::RegistryKeyControlCharacter, place));
    }
    let other = registries[..registry]
        .iter()
        .position(|other| other.registry_key == *key)?;
    Some(Finding::error(Code::RegistryKeyTwice, place).with("other", other + 1))
}

fn username_finding(username: &Username, registry: usize) -> Option<Finding> {
    let Username::Text(username) = username else {
        return None;
    };
    let place = FieldPath::Username { registry };
    if username.is_empty() {
        return Some(Finding::error(Code::UsernameMissing, place));
    }
    let control = username.chars().any(char::is_control);
    control.then(|| Finding::error(Code::UsernameControlCharacter, place))
}

/// The length of the body as it is sent, for an inner document. The name adds what it takes in JSON.
pub(crate) fn body_size(name: &str, document: &str) -> usize {
    let in_json = |text: &str| {
        text.chars()
            .map(|c| {
                if matches!(c, '"' | '\\') {
                    2
                } else {
                    c.len_utf8()
                }
            })
            .sum::<usize>()
    };
    let frame = r#"{"name":"","data":{".dockerconfigjson":""}}"#.len();
    frame + in_json(name) + in_json(document)
}

/// Counts everything but the passwords, which only lint can see.
fn size_finding(name: &str, credentials: &[RegistryCredential]) -> Option<Finding> {
    let entries = credentials
        .iter()
        .map(|c| (c.registry_key.as_str(), c.username.shown(), ""));
    let bytes = body_size(name, &crate::document::write(entries));
    (bytes > LARGEST_DOCUMENT)
        .then(|| Finding::error(Code::BodyTooLarge, FieldPath::Document).with("bytes", bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complete_draft_becomes_a_pull_secret() {
        let secret = PullSecret::parse(&complete()).unwrap();
        assert_eq!(secret.name.as_str(), "team-images");
        assert_eq!(secret.credentials[0].registry_key, "ghcr.io");
    }

    #[test]
    fn an_empty_draft_names_all_that_is_missing() {
        let draft = Draft {
            registries: vec![RegistryDraft::default()],
            ..Draft::default()
        };
        assert_eq!(
            codes(&draft),
            [
                Code::NameMissing,
                Code::RegistryKeyMissing,
                Code::UsernameMissing,
                Code::PasswordMissing
            ]
        );
        assert_eq!(
            codes(&Draft::default()),
            [Code::NameMissing, Code::NoRegistry]
        );
    }

    #[test]
    fn what_could_be_right_can_be_sent() {
        let mut draft = complete();
        draft.registries[0].username = "robot$name".to_owned();
        draft.registries[0].registry_key = "hub.docker.com".to_owned();
        assert!(PullSecret::parse(&draft).is_ok());
    }

    #[test]
    fn the_same_key_twice_cannot_be_sent() {
        let mut draft = complete();
        draft.registries.push(draft.registries[0].clone());
        assert_eq!(codes(&draft), [Code::RegistryKeyTwice]);
    }

    #[test]
    fn a_line_end_inside_key_or_username_cannot_be_sent() {
        let mut draft = complete();
        draft.registries[0].registry_key.push('\n');
        draft.registries[0].username.push('\u{0}');
        assert_eq!(
            codes(&draft),
            [
                Code::RegistryKeyControlCharacter,
                Code::UsernameControlCharacter
            ]
        );
    }

    #[test]
    fn more_than_kubernetes_stores_cannot_be_sent() {
        let mut draft = complete();
        draft.registries[0].username = "u".repeat(LARGEST_DOCUMENT);
        assert_eq!(codes(&draft), [Code::BodyTooLarge]);
    }

    fn codes(draft: &Draft) -> Vec<Code> {
        let findings = PullSecret::parse(draft).unwrap_err();
        findings.iter().map(|finding| finding.code).collect()
    }

    fn complete() -> Draft {
        Draft {
            name: "team-images".to_owned(),
            registries: vec![RegistryDraft {
                preset: Some("ghcr".to_owned()),
                registry_key: "ghcr.io".to_owned(),
                username: "anna".to_owned(),
                password: Some(Handle::from_bytes([7; 16])),
                ..RegistryDraft::default()
            }],
            images: Vec::new(),
        }
    }
}
