//! The flags of programs, and how they are shown in notes.

use pasted_text::shell::Word;

use super::super::{MASK, Part};

/// A flag that a program knows.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Flag {
    /// Its name without dashes.
    pub(in crate::import) name: &'static str,
    pub(in crate::import) short: Option<char>,
    pub(in crate::import) takes: Takes,
    /// Which value of a credential it gives.
    pub(in crate::import) part: Option<Part>,
    /// What else it is called, by programs and by mistake.
    pub(in crate::import) aliases: &'static [&'static str],
}

/// What a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Takes {
    Value,
    /// Nothing, or a value behind a `=`.
    AfterEquals,
}

impl Flag {
    pub(in crate::import) const fn value(name: &'static str, short: Option<char>) -> Self {
        Self {
            name,
            short,
            takes: Takes::Value,
            part: None,
            aliases: &[],
        }
    }

    pub(in crate::import) const fn part(
        mut self,
        part: Part,
        aliases: &'static [&'static str],
    ) -> Self {
        self.part = Some(part);
        self.aliases = aliases;
        self
    }

    pub(in crate::import) const fn takes(mut self, takes: Takes) -> Self {
        self.takes = takes;
        self
    }

    pub(super) fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }
}

/// A flag with its value, masked if that is a secret.
pub(super) fn masked(text: &str, flag: Option<&Flag>) -> String {
    let is_public = flag.is_some_and(|flag| {
        matches!(
            flag.part,
            Some(Part::RegistryKey | Part::Username | Part::Name)
        )
    });
    match text.split_once('=') {
        Some((name, _)) if !is_public => format!("{name}={MASK}"),
        _ => text.to_owned(),
    }
}

/// What is before the missing blank: a flag with its value, or a value alone.
pub(super) fn shown_head(head: &Word, flag: Option<&Flag>) -> String {
    let text = head.text();
    let is_public = flag.is_some_and(|flag| {
        matches!(
            flag.part,
            Some(Part::RegistryKey | Part::Username | Part::Name)
        )
    });
    match (text.starts_with("--"), flag) {
        _ if is_public => text.to_owned(),
        (true, _) => masked(text, flag),
        (false, None) => text.to_owned(),
        (false, Some(_)) => MASK.to_owned(),
    }
}
