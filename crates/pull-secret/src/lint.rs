//! What there is to say about a draft before it is sent: a file per family of rules, findings as data.
//!
//! Lint warns and never forbids what could be right; errors are only what
//! [`PullSecret::parse`](crate::PullSecret::parse) refuses too, an empty password, and a body that is too large. What an
//! image would be pulled with is told by [`verdicts`](crate::verdicts).

mod expiry;
mod exposed;
mod fix;
mod image;
mod name;
mod password;
mod random_text;
mod registry_key;
mod secret_text;
mod serving;
pub(crate) mod shape;
mod size;
mod text;
mod token_kind;
mod username;

use std::collections::BTreeMap;

pub use exposed::{
    Masked, confirmed_usernames, is_secret_username, is_token_for_both, masked, settled,
    settled_login, with_hidden_usernames, without_secrets,
};
pub use fix::{apply, take_secret};
pub use secret_text::{contains_token, is_bare_token, is_secret_text};

use exposed::Searched;

use crate::presets::Preset;
use crate::{
    Draft, Finding, Handle, Pattern, PullSecret, RegistryDraft, Secret, Severity, Username, presets,
};

/// Where lint finds the password that a handle stands for.
pub trait Passwords {
    /// The password; `None` if it is out of reach, and then nothing is said about it.
    fn password(&self, handle: Handle) -> Option<Secret>;
}

impl Passwords for BTreeMap<Handle, Secret> {
    fn password(&self, handle: Handle) -> Option<Secret> {
        self.get(&handle).cloned()
    }
}

/// All findings about a draft, in the order of the form: errors of a place before its warnings.
///
/// `now_unix` is the time in seconds since 1970, for tokens that expire.
pub fn lint(draft: &Draft, passwords: &dyn Passwords, now_unix: i64) -> Vec<Finding> {
    parse_and_lint(draft, passwords, now_unix).findings
}

/// A draft as lint sees it.
#[derive(Clone, Debug)]
pub struct Linted {
    /// The pull secret that can be sent; `None` if lint finds an error.
    pub secret: Option<PullSecret>,
    /// All findings, as [`lint`] gives them.
    pub findings: Vec<Finding>,
    /// What of the draft is shown, as [`masked`] gives it.
    pub shown: Masked,
}

/// Looks at a draft once: for what it would send, what there is to say about it, and what of it is shown.
pub fn parse_and_lint(draft: &Draft, passwords: &dyn Passwords, now_unix: i64) -> Linted {
    let Searched {
        draft,
        secrets,
        shown,
    } = Searched::at(draft, passwords);
    let mut findings = findings_of(&shown.draft, passwords, now_unix);
    for place in &shown.places {
        if exposed::is_wholly_masked(&shown.draft, *place) {
            findings.retain(|finding| finding.place != *place);
            findings.extend(exposed::finding(&draft, *place, &secrets));
        }
    }
    findings.sort_by_key(|finding| (finding.place, finding.severity));
    findings.dedup();
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    let is_sendable = !findings.iter().any(is_error);
    Linted {
        secret: PullSecret::parse(&draft).ok().filter(|_| is_sendable),
        findings,
        shown,
    }
}

/// What the rules say of a draft without secrets in its texts.
fn findings_of(draft: &Draft, passwords: &dyn Passwords, now_unix: i64) -> Vec<Finding> {
    let mut findings = PullSecret::parse(draft).err().unwrap_or_default();
    let credentials: Vec<Credential<'_>> = draft
        .registries
        .iter()
        .enumerate()
        .map(|(registry, draft)| Credential::new(registry, draft, passwords))
        .collect();
    let patterns: Vec<Option<&Pattern>> = credentials
        .iter()
        .map(|credential| credential.pattern.as_ref())
        .collect();
    name::complete(&draft.name, &mut findings);
    for credential in &credentials {
        let erroneous = |finding: &&Finding| finding.place == credential.key_place();
        if !findings.iter().any(|finding| erroneous(&finding)) {
            findings.extend(registry_key::findings(credential));
        }
        findings.extend(username::findings(credential));
        findings.extend(password::findings(credential));
        findings.extend(token_kind::findings(credential));
        findings.extend(expiry::findings(credential, now_unix));
    }
    findings.extend(image::findings(&draft.images));
    findings.extend(serving::findings(draft, &patterns));
    findings.extend(size::findings(&draft.name, &credentials));
    findings
}

/// One registry credential with all that rules look at.
struct Credential<'d> {
    registry: usize,
    draft: &'d RegistryDraft,
    password: Option<Secret>,
    hidden_username: Option<Secret>,
    pattern: Option<Pattern>,
    preset: Option<&'static Preset>,
}

impl<'d> Credential<'d> {
    fn new(registry: usize, draft: &'d RegistryDraft, passwords: &dyn Passwords) -> Self {
        let pattern = Pattern::of_key(&draft.registry_key);
        let by_host = pattern
            .as_ref()
            .and_then(|pattern| presets::preset_of_host(&pattern.host()));
        let chosen = || draft.preset.as_deref().and_then(presets::preset);
        Self {
            registry,
            draft,
            password: draft.password.and_then(|handle| passwords.password(handle)),
            hidden_username: draft
                .hidden_username
                .and_then(|handle| passwords.password(handle)),
            preset: by_host.or_else(chosen),
            pattern,
        }
    }

    fn key(&self) -> &'d str {
        &self.draft.registry_key
    }

    /// The username's text; empty if a secret stands for it.
    fn username(&self) -> &'d str {
        &self.draft.username
    }

    fn has_username(&self) -> bool {
        self.draft.sent_username() != Username::Text(String::new())
    }

    /// The password's text, unless it is out of reach or empty.
    fn password(&self) -> Option<&str> {
        self.password
            .as_ref()
            .map(Secret::open)
            .filter(|text| !text.is_empty())
    }

    /// The text of a hidden username; empty if there is none or it is out of reach.
    fn hidden_username(&self) -> &str {
        self.hidden_username.as_ref().map_or("", Secret::open)
    }

    fn is_password_empty(&self) -> bool {
        let password = self.password.as_ref();
        password.is_some_and(|password| password.open().is_empty())
    }

    fn key_place(&self) -> crate::FieldPath {
        crate::FieldPath::RegistryKey {
            registry: self.registry,
        }
    }

    fn username_place(&self) -> crate::FieldPath {
        crate::FieldPath::Username {
            registry: self.registry,
        }
    }

    fn password_place(&self) -> crate::FieldPath {
        crate::FieldPath::Password {
            registry: self.registry,
        }
    }
}
