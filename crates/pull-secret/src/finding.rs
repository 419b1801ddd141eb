//! What there is to say about a draft, as data: the UI finds the words.
//!
//! No finding quotes a password: those about one carry its kind alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Code, FieldPath};

/// One thing to say about one value of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What it is about; chooses the words.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// The value it is about.
    pub place: FieldPath,
    /// What the words need, by name. See [`Code`] for the names.
    pub fields: BTreeMap<String, String>,
    /// A change that settles it.
    pub fix: Option<Fix>,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// It cannot be sent like this.
    Error,
    /// It can be sent, and will most likely not do what is meant.
    Warning,
    /// It works; there is something to know.
    Hint,
}

/// A change to the draft that settles a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// The finding it settles.
    pub code: Code,
    /// The value it changes, which need not be the one the finding is about.
    pub place: FieldPath,
    /// What is done to that value.
    pub replacement: FixAction,
}

/// What a fix does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum FixAction {
    /// Puts this text in place of the value (name, registry key, username or image).
    SetText {
        /// The text that the field gets.
        text: String,
    },
    /// Changes the password where it is kept, by [`PasswordEdit::apply`]; the draft then gets a new handle.
    EditPassword {
        /// The edit, made without showing the password.
        edit: PasswordEdit,
    },
    /// Takes the secret that a plain field contains as the password, where passwords are kept; the field is emptied.
    MoveToPassword,
    /// Shows a username that looks like a secret: the user confirms that it is none.
    ConfirmUsername,
    /// Makes the credential one for another registry. What the person typed stays.
    UseRegistry {
        /// The `id` of the registry's preset, if it has one.
        preset: Option<String>,
        /// The key of `auths` of that credential.
        registry_key: String,
    },
    /// Adds a credential for a registry.
    AddRegistry {
        /// The `id` of the registry's preset, if it has one.
        preset: Option<String>,
        /// The key of `auths` of that credential.
        registry_key: String,
    },
    /// Takes the whole registry credential out of the draft.
    RemoveRegistry,
    /// Takes the image out of the draft.
    RemoveImage,
}

/// A change to a password that nobody needs to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PasswordEdit {
    /// Blanks, line ends, tabs and NULs at both ends go.
    Trim,
    /// Byte-order marks and other signs without width go, wherever they are.
    DropInvisible,
    /// One pair of quotes around the whole goes.
    Unquote,
    /// A `\n` typed as two characters at the end goes.
    DropTypedLineEnd,
}

impl Finding {
    /// A finding that keeps the draft from being sent.
    pub(crate) fn error(code: Code, place: FieldPath) -> Self {
        Self::new(code, Severity::Error, place)
    }

    /// A finding about something that will most likely not work.
    pub(crate) fn warning(code: Code, place: FieldPath) -> Self {
        Self::new(code, Severity::Warning, place)
    }

    /// A finding about something worth knowing.
    pub(crate) fn hint(code: Code, place: FieldPath) -> Self {
        Self::new(code, Severity::Hint, place)
    }

    /// Adds a field for the words. Never a password or a part of one.
    pub(crate) fn with(mut self, field: &str, value: impl ToString) -> Self {
        self.fields.insert(field.to_owned(), value.to_string());
        self
    }

    /// Adds a change to the value the finding is about.
    pub(crate) fn fixed_by(self, action: FixAction) -> Self {
        let place = self.place;
        self.fixed_at(place, action)
    }

    /// Adds a change to another value than the one the finding is about.
    pub(crate) fn fixed_at(mut self, place: FieldPath, replacement: FixAction) -> Self {
        self.fix = Some(Fix {
            code: self.code,
            place,
            replacement,
        });
        self
    }

    fn new(code: Code, severity: Severity, place: FieldPath) -> Self {
        Self {
            code,
            severity,
            place,
            fields: BTreeMap::new(),
            fix: None,
        }
    }
}
