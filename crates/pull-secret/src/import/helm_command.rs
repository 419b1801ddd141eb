//! `helm install --set imageCredentials.registry=…`: the values of a chart on the command line.

use pasted_text::shell::Word;
use pasted_text::{Object, Value};

use super::{Format, Found, ImportError, helm_values};

/// Whether the words behind `helm` give values to a chart.
pub(super) fn sets_values(words: &[Word]) -> bool {
    words.iter().any(|word| is_flag(word.text()))
}

fn is_flag(text: &str) -> bool {
    let name = text.split('=').next().unwrap_or_default();
    ["--set", "--set-string", "--set-literal"].contains(&name)
}

/// Reads the values as those of a file.
pub(super) fn import(words: &[Word], found: &mut Found) -> Result<Option<Format>, ImportError> {
    let mut root = Tree::default();
    for (place, word) in words.iter().enumerate() {
        if !is_flag(word.text()) {
            continue;
        }
        let values = match word.text().split_once('=') {
            Some((_, values)) => Some(values),
            None => words.get(place + 1).map(Word::text),
        };
        for (path, value) in values.into_iter().flat_map(assignments) {
            root.set(&path, &value);
        }
    }
    helm_values::import(&root.value(), found)
}

/// `a.b=1,c=2`; a backslash protects a comma (Helm, "The Format and Limitations of --set").
fn assignments(text: &str) -> Vec<(String, String)> {
    let mut assignments: Vec<(String, String)> = Vec::new();
    for one in text.split(',') {
        match (one.split_once('='), assignments.last_mut()) {
            // A shell takes the backslash for its own, so the comma may lack it.
            (Some((path, value)), _) if is_path(path) => {
                assignments.push((path.to_owned(), value.to_owned()));
            }
            (_, Some((_, value))) => {
                let before = value.trim_end_matches('\\').len();
                value.truncate(before);
                value.push(',');
                value.push_str(one);
            }
            (_, None) => {}
        }
    }
    assignments
}

fn is_path(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-[]".contains(&b);
    !text.is_empty() && text.bytes().all(allowed)
}

/// Values by the parts of their paths.
#[derive(Default)]
struct Tree {
    value: Option<String>,
    inside: Vec<(String, Tree)>,
}

impl Tree {
    fn set(&mut self, path: &str, value: &str) {
        let mut tree = self;
        for part in path.split('.').take(16) {
            let place = match tree.inside.iter().position(|(name, _)| name == part) {
                Some(place) => place,
                None => {
                    tree.inside.push((part.to_owned(), Self::default()));
                    tree.inside.len() - 1
                }
            };
            tree = &mut tree.inside[place].1;
        }
        tree.value = Some(value.to_owned());
    }

    fn value(&self) -> Value {
        match &self.value {
            Some(text) => Value::of_text(text),
            None => {
                let members = self.inside.iter();
                Value::Object(
                    members
                        .map(|(name, tree)| (name.clone(), tree.value()))
                        .collect::<Object>(),
                )
            }
        }
    }
}
