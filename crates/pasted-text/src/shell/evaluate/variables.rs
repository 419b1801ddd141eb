//! Variables: what gives them a value, and what takes it away.

use super::{Session, Value, typed, unknown};
use crate::shell::syntax::{Default, RawCommand, RawWord};
use crate::shell::word::{Open, Word};
use crate::shell::{Assignment, Command, Shell};

impl Session {
    /// Takes `NAME=value …` without a program behind it.
    pub(super) fn assigns_only(&mut self, source: &RawCommand) -> bool {
        let is_assignment = |word: &RawWord| assigned_name(word).is_some();
        if source.words.is_empty() || !source.words.iter().all(is_assignment) {
            return false;
        }
        source.words.iter().for_each(|word| self.assign_word(word));
        true
    }

    fn assign_word(&mut self, word: &RawWord) {
        let value = self.whole(word);
        let Some((name, value)) = split_assignment(&value) else {
            return;
        };
        let Some(appended_to) = name.strip_suffix('+') else {
            return self.assign(&name, Value::Word(value));
        };
        let mut whole = Word::default();
        let nothing = Default {
            value: RawWord::default(),
            for_empty: false,
            is_assigned: false,
        };
        self.push_variable(appended_to, Some(&nothing), "", &mut whole);
        whole.push_word(&value);
        self.assign(appended_to, Value::Word(whole));
    }

    pub(super) fn assign(&mut self, name: &str, value: Value) {
        if let Value::Word(word) = &value {
            self.assignments.push(Assignment {
                name: name.to_owned(),
                value: word.clone(),
            });
        }
        let key = self.key(name);
        // Which of two values it has depends on what only running it would tell.
        let differs =
            |before: &Value| super::text_of(before).text() != super::text_of(&value).text();
        let is_unclear = self.is_conditional && self.variables.get(&key).is_some_and(differs);
        let value = match is_unclear {
            true => Value::Word(unknown(
                &format!("${name}"),
                Open::Variable(name.to_owned()),
            )),
            false => value,
        };
        let before = self.variables.insert(key.clone(), value);
        self.before_change.push((key, before));
    }

    /// Carries out what changes variables alone.
    pub(super) fn builtin(&mut self, command: &Command, tail: Option<&Word>) -> bool {
        let (program, words) = command.program();
        match (self.shell, &*program) {
            (Shell::Cmd, "set") => {
                self.set_in_cmd(tail);
                true
            }
            (_, "set" | "setenv") => self.set_in_fish(words),
            (_, "export" | "declare" | "local" | "readonly" | "typeset") => {
                for (name, value) in words.iter().filter_map(split_assignment) {
                    self.assign(&name, Value::Word(value));
                }
                true
            }
            (_, "unset") => {
                for word in words {
                    let key = self.key(word.text());
                    let before = self.variables.remove(&key);
                    self.before_change.push((key, before));
                }
                true
            }
            (_, "read") => self.read_typed(command, words),
            _ => false,
        }
    }

    /// `set NAME=value`, `set "NAME=value"`, `set /p NAME=question`.
    fn set_in_cmd(&mut self, tail: Option<&Word>) {
        let Some(tail) = tail else { return };
        let text = tail.text().trim_start();
        let start = tail.text().len() - text.len();
        if text
            .get(..3)
            .is_some_and(|flag| flag.eq_ignore_ascii_case("/p "))
        {
            let name = text[3..].trim_start().trim_start_matches('"');
            let name = name.split('=').next().unwrap_or_default().to_owned();
            return self.assign(&name, Value::Word(typed()));
        }
        let quoted = text.starts_with('"');
        let end = match quoted {
            true => tail.text().rfind('"').filter(|&end| end > start),
            false => None,
        };
        let end = end.unwrap_or(tail.text().trim_end_matches('\r').len());
        let inner = tail.slice((start + usize::from(quoted)).min(end)..end);
        if let Some((name, value)) = split_assignment(&inner) {
            self.assign(&name, Value::Word(value));
        }
    }

    /// fish's `set -x NAME value`, csh's `setenv NAME value`.
    fn set_in_fish(&mut self, words: &[Word]) -> bool {
        let words: Vec<&Word> = words
            .iter()
            .filter(|word| !word.text().starts_with('-'))
            .collect();
        if let [name, value] = words[..]
            && is_name(name.text())
        {
            self.assign(name.text(), Value::Word(value.clone()));
        }
        true
    }

    /// `read -s NAME`: a person types it, unless it is fed.
    fn read_typed(&mut self, command: &Command, words: &[Word]) -> bool {
        let name = words.last().map(Word::text).filter(|name| is_name(name));
        if let Some(name) = name.map(str::to_owned) {
            let mut value = command.input.clone().unwrap_or_else(typed);
            value.trim_line_ends();
            self.assign(&name, Value::Word(value));
        }
        true
    }

    pub(super) fn key(&self, name: &str) -> String {
        match self.shell {
            Shell::Bash => name.to_owned(),
            Shell::PowerShell | Shell::Cmd => name.to_ascii_lowercase(),
        }
    }
}

/// The name in `NAME=…` at the start of a word.
pub(super) fn assigned_name(word: &RawWord) -> Option<&str> {
    let (name, _) = word.unquoted_start().split_once('=')?;
    let name = name.strip_suffix('+').unwrap_or(name);
    is_name(name).then_some(name)
}

fn split_assignment(word: &Word) -> Option<(String, Word)> {
    let (name, _) = word.text().split_once('=')?;
    let value = word.slice(name.len() + 1..word.text().len());
    let name = name.trim();
    is_name(name.strip_suffix('+').unwrap_or(name)).then(|| (name.to_owned(), value))
}

fn is_name(name: &str) -> bool {
    let starts = |b: u8| b.is_ascii_alphabetic() || b == b'_';
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    name.bytes().next().is_some_and(starts) && name.bytes().all(allowed)
}
