//! `curl …` with the body of AI Core's request.

use super::command::flag;
use super::shell::{Open, Word, whole_variable};
use super::{Format, Found, ImportError, ImportedCredential, LeftOut, Part, json};

/// Flags that carry the body.
const BODIES: [(&str, Option<&str>); 5] = [
    ("--data", Some("-d")),
    ("--data-raw", None),
    ("--data-binary", None),
    ("--data-ascii", None),
    ("--json", None),
];

/// Reads the words behind `curl`.
pub(super) fn import(words: &[Word], found: &mut Found) -> Result<Option<Format>, ImportError> {
    let mut body = None;
    let mut has_headers = false;
    let mut name = None;
    let mut rest = words;
    while let Some(word) = rest.first() {
        let data = BODIES
            .iter()
            .find_map(|(long, short)| flag(rest, long, *short));
        let taken = if let Some((value, taken)) = data {
            body = Some(value);
            taken
        } else if let Some((_, taken)) = flag(rest, "--header", Some("-H")) {
            has_headers = true;
            taken
        } else {
            name = name_in_url(&word.text).or(name);
            1
        };
        rest = &rest[taken..];
    }
    let body = body.ok_or(ImportError::NoCredential)?;
    if body.text.starts_with('@') {
        found.left_out.push(LeftOut::File {
            part: Part::Document,
        });
    } else if body.open.is_some() && whole_variable(&body.text).is_some() {
        let name = whole_variable(&body.text).map(str::to_owned);
        found.left_out.push(LeftOut::Variable {
            part: Part::Document,
            name,
        });
    } else {
        import_body(&body, found)?;
    }
    if let Some(name) = name {
        found.set_name(&name);
    }
    if has_headers {
        found.left_out.push(LeftOut::Headers);
    }
    Ok(Some(Format::CurlCommand))
}

fn import_body(body: &Word, found: &mut Found) -> Result<(), ImportError> {
    let before = found.credentials.len();
    json::import(body.text.trim(), found, 1)?;
    // In double quotes the shell would have filled in the variables.
    if body.open.is_some() {
        let mut added = found.credentials.split_off(before);
        added
            .iter_mut()
            .for_each(|credential| leave_open_values(credential, body.open, found));
        found.credentials.append(&mut added);
    }
    Ok(())
}

fn leave_open_values(credential: &mut ImportedCredential, open: Option<Open>, found: &mut Found) {
    let note = |part, text: &str| match open {
        Some(Open::CommandOutput) => LeftOut::CommandOutput { part },
        _ => LeftOut::Variable {
            part,
            name: whole_variable(text).map(str::to_owned),
        },
    };
    if credential.username.contains(['$', '%']) {
        found
            .left_out
            .push(note(Part::Username, &credential.username));
        credential.username.clear();
    }
    let password = credential.password.as_ref().map(|password| password.open());
    if let Some(text) = password.filter(|text| text.contains(['$', '%', '`'])) {
        found.left_out.push(note(Part::Password, text));
        credential.password = None;
    }
}

/// The secret's name at the end of AI Core's path, as PATCH has it.
fn name_in_url(text: &str) -> Option<String> {
    let (_, name) = text.rsplit_once("/dockerRegistrySecrets/")?;
    let name = name.split(['?', '#', '/']).next().unwrap_or_default();
    let is_plain = !name.is_empty() && !name.contains(['$', '{', '%']);
    is_plain.then(|| name.to_owned())
}
