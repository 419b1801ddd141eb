//! Documents that a script holds or writes, in which the shell fills in variables.
//!
//! What is open is replaced by marks while the document is read, and left out of its values afterwards.

use pasted_text::shell::{self, Open, Word};

use super::command::notes::{note_open, note_repairs};
use super::{Format, Found, ImportError, ImportedCredential, LeftOut, Part};

/// Around the number of an open part. Unicode keeps both out of texts.
const MARKS: (char, char) = ('\u{fdd0}', '\u{fdd1}');

/// Whether a text could be a document with credentials.
pub(super) fn is_likely(word: &Word) -> bool {
    let text = word.text().trim_start();
    let is_base64 = || {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"+/=-_\r\n".contains(&b);
        text.len() > 40 && text.starts_with("ey") && text.trim_end().bytes().all(allowed)
    };
    let is_manifest = || {
        text.lines().take(200).any(|line| {
            line.starts_with("apiVersion:")
                || line.starts_with("kind:")
                || line.starts_with("auths:")
        })
    };
    text.starts_with(['{', '[']) || is_manifest() || is_base64()
}

/// The document among what a program has printed, without remarks before and behind it.
pub(super) fn within(answer: &str) -> Option<&str> {
    let starts = |line: &str| {
        let is_document = line.starts_with(['{', '[', '"']) || line.starts_with("-----BEGIN");
        is_document || is_likely(&Word::literal(line))
    };
    let mut at = 0;
    for line in answer.split_inclusive('\n') {
        if starts(line) {
            break;
        }
        at += line.len();
    }
    let text = answer[at..].trim();
    let length = match text.starts_with('{') {
        true => shell::document_length(text),
        false => None,
    };
    let text = &text[..length.unwrap_or(text.len())];
    (!text.is_empty()).then_some(text)
}

/// Reads a document, and leaves out the values that are open.
pub(super) fn import(
    word: &Word,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Format, ImportError> {
    if word.whole_variable().is_some() || word.text().trim().is_empty() {
        note_open(word, Part::Document, found);
        return Err(ImportError::NoCredential);
    }
    let marked = word.marked(|place| format!("{}{place}{}", MARKS.0, MARKS.1));
    let mut read = Found::default();
    let format = super::recognise(&marked, &mut read, unwrappings.min(1))?;
    note_repairs(word, Part::Document, found);
    leave_open(word, &marked, &mut read);
    found.take(read);
    Ok(format)
}

fn leave_open(word: &Word, marked: &str, read: &mut Found) {
    let open: Vec<&Open> = word.open().collect();
    if open.is_empty() {
        return;
    }
    let first = |text: &str| first_open(text, &open);
    if let Some(name) = read.name.take_if(|name| first(name).is_some()) {
        note(&name, Part::Name, &open, &mut read.left_out);
    }
    let mut credentials = std::mem::take(&mut read.credentials);
    for credential in &mut credentials {
        leave_open_values(credential, &open, &mut read.left_out);
    }
    read.credentials = credentials;
    leave_open_auth(marked, &open, read);
}

fn leave_open_values(
    credential: &mut ImportedCredential,
    open: &[&Open],
    left_out: &mut Vec<LeftOut>,
) {
    let is_open = |text: &str| first_open(text, open).is_some();
    if is_open(&credential.registry_key) {
        note(&credential.registry_key, Part::RegistryKey, open, left_out);
        credential.registry_key.clear();
    }
    if is_open(&credential.username) {
        note(&credential.username, Part::Username, open, left_out);
        credential.username.clear();
    }
    let password = credential.password.as_ref().map(|password| password.open());
    if let Some(password) = password.filter(|password| is_open(password)) {
        note(password, Part::Password, open, left_out);
        credential.password = None;
    }
    credential.secret_name.take_if(|name| is_open(name));
}

/// An `auth` that is open cannot be decoded; what is to be said of it is that it is open.
fn leave_open_auth(marked: &str, open: &[&Open], read: &mut Found) {
    let mut auths = marked.match_indices(MARKS.0).filter(|&(at, _)| {
        let before = marked[..at].trim_end_matches(['"', '\\', ' ', ':', '\'']);
        before.ends_with("auth")
    });
    let Some((at, _)) = auths.next() else { return };
    let value = &marked[at..];
    let value = &value[..value.find(['"', '\\', '\'']).unwrap_or(value.len())];
    let is_start = marked[..at].ends_with(['"', '\'']);
    let text = if is_start {
        value.to_owned()
    } else {
        format!("…{value}")
    };
    let mut left_out = Vec::new();
    for unreadable in std::mem::take(&mut read.left_out) {
        match unreadable {
            LeftOut::AuthUnreadable { mut registry_key } => {
                note(&text, Part::Password, open, &mut left_out);
                if first_open(&registry_key, open).is_some() {
                    registry_key.clear();
                }
                read.credentials.push(ImportedCredential {
                    registry_key,
                    username: String::new(),
                    password: None,
                    secret_name: read.name.clone(),
                });
            }
            other => left_out.push(other),
        }
    }
    read.left_out = left_out;
}

/// The first open part that a text holds.
fn first_open<'o>(text: &str, open: &[&'o Open]) -> Option<&'o Open> {
    let (_, after) = text.split_once(MARKS.0)?;
    let (place, _) = after.split_once(MARKS.1)?;
    open.get(place.parse::<usize>().ok()?).copied()
}

fn note(text: &str, part: Part, open: &[&Open], left_out: &mut Vec<LeftOut>) {
    let is_whole =
        text.starts_with(MARKS.0) && text.ends_with(MARKS.1) && text.matches(MARKS.0).count() == 1;
    left_out.extend(first_open(text, open).map(|open| match open {
        Open::Variable(name) => LeftOut::Variable {
            part,
            name: is_whole.then(|| name.clone()),
        },
        Open::CommandOutput => LeftOut::CommandOutput { part },
        Open::File(_) => LeftOut::File { part },
        Open::Typed => LeftOut::PasswordAsked,
    }));
}
