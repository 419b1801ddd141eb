//! Documents in other text: in code, in a log, in a chat, in a cell of a notebook.

use pasted_text::{Value, escaped, fence, html, lenient_json, mail};
use zeroize::Zeroizing;

use super::entry::members;
use super::{ForeignText, Format, Found, ImportError, LeftOut, json, text};

/// How many bytes are read as documents in all, those that are read in vain included.
const MOST_READ: usize = 1024 * 1024;
/// The shortest word that may be base64 of a document, and how many of them are tried.
const SHORTEST_BASE64: usize = 40;
const MOST_BASE64: usize = 50;
/// How far in front of a document its name is looked for, in bytes.
const NEAR: usize = 400;

/// Takes every document out of a text that is something else around it.
pub(super) fn import(text: &str, found: &mut Found) -> Result<Format, ImportError> {
    for (view, read) in views(text) {
        let mut inside = Found::default();
        if let Ok(format) = read(view.trim(), &mut inside, 1)
            && !inside.is_empty()
        {
            found.take(inside);
            return Ok(format);
        }
    }
    documents(text, found).ok_or(ImportError::Unrecognised)
}

type Reader = fn(&str, &mut Found, usize) -> Result<Format, ImportError>;

/// The text without what a mail, a web page or Markdown puts around it, with what reads it then.
fn views(text: &str) -> Vec<(Zeroizing<String>, Reader)> {
    let unwrapped = [
        mail::from_quoted_printable as fn(&str) -> Option<String>,
        mail::unquoted,
        html::to_text,
    ];
    let unwrapped = unwrapped.iter().filter_map(|unwrap| unwrap(text));
    let unwrapped = fence::bodies(text).into_iter().chain(unwrapped);
    let unwrapped = unwrapped.map(|text| (Zeroizing::new(text), super::recognise as Reader));
    let unescaped = escaped::unescaped(text).map(|text| (text, documents_alone as Reader));
    let base64 = base64_in(text).into_iter();
    unwrapped
        .chain(unescaped)
        .chain(base64.map(|text| (text, super::recognise as Reader)))
        .collect()
}

/// Reads documents and commands, but no settings: there a backslash may be a part of the password.
fn documents_alone(
    text: &str,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Format, ImportError> {
    super::recognise_whole(text, found, unwrappings)
        .or_else(|error| documents(text, found).ok_or(error))
}

/// Base64 of documents in a text: blocks between `-----BEGIN` and `-----END`, and words.
fn base64_in(text: &str) -> Vec<Zeroizing<String>> {
    let blocks = text.match_indices("-----BEGIN").filter_map(|(at, _)| {
        let block = &text[at..];
        let end = at + block.find("-----END")?;
        let line_end = text[end..].find('\n').unwrap_or(text.len() - end);
        Some(&text[at..end + line_end])
    });
    let words = text
        .split_whitespace()
        .filter(|word| word.len() >= SHORTEST_BASE64 && word.starts_with(['e', 'I']));
    blocks
        .chain(words)
        .take(MOST_BASE64)
        .filter_map(text::unwrap_base64)
        .collect()
}

fn documents(text: &str, found: &mut Found) -> Option<Format> {
    let (mut at, mut read, mut format) = (0, 0, None);
    while let Some(brace) = text.get(at..).and_then(|rest| rest.find('{')) {
        let start = at + brace;
        at = start + 1;
        match lenient_json::read(text, start) {
            Err(fault) => read += fault.at().saturating_sub(start) + 1,
            Ok(document) => {
                read += document.end - start;
                let before = &text[text.floor_char_boundary(start.saturating_sub(NEAR))..start];
                if let Some(taken) = take(&document.value, before, found) {
                    format = format.or(Some(taken));
                    at = document.end;
                }
            }
        }
        if read > MOST_READ {
            break;
        }
    }
    if format.is_some() {
        found.left_out.push(LeftOut::OtherText);
    }
    format
}

fn take(value: &Value, before: &str, found: &mut Found) -> Option<Format> {
    if value.has_repeated_name() {
        return None;
    }
    let mut inside = Found {
        secret_name: name_before(before),
        ..Found::default()
    };
    let format = json::object(value, &mut inside).ok()?;
    if inside.credentials.is_empty() && inside.helpers.is_empty() {
        return None;
    }
    if let Some(name) = inside.secret_name.clone() {
        inside.set_name(&name);
    }
    found.take(inside);
    Some(format)
}

/// The value of the argument or field `name` that stands in front of a document.
fn name_before(before: &str) -> Option<String> {
    let (_, after) = before.rsplit_once("name")?;
    let after = after.trim_start_matches(['"', '\'']).trim_start();
    let after = after.strip_prefix(['=', ':'])?.trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = after[1..].split(quote).next()?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    (!name.is_empty() && name.chars().all(is_name)).then(|| name.to_owned())
}

/// Reads the cells of a notebook, or the lines of one as its file has them; `None` for any other text.
pub(super) fn import_notebook(
    text: &str,
    found: &mut Found,
) -> Option<Result<Format, ImportError>> {
    let is_cell = text.contains("\"cell_type\"");
    let source = match is_cell {
        true => lenient_json::read(text, 0)
            .ok()
            .map(|document| source_of(&document.value)),
        false => lines_of(text),
    }?;
    let mut inside = Found::default();
    let taken = super::recognise(&source, &mut inside, 1).is_ok() && !inside.is_empty();
    if !taken {
        inside = Found::default();
        documents(&source, &mut inside);
    }
    if inside.is_empty() {
        return is_cell.then_some(Err(ImportError::Foreign(ForeignText::Notebook)));
    }
    inside.left_out.retain(|one| *one != LeftOut::OtherText);
    found.take(inside);
    Some(Ok(Format::Notebook))
}

/// The source of all cells: a text, or a list of lines.
fn source_of(value: &Value) -> Zeroizing<String> {
    let mut source = Zeroizing::new(String::new());
    let is_cell = value.member("cell_type").is_some();
    for (name, inside) in members(Some(value)) {
        match inside {
            Value::Text(text) if is_cell && name == "source" => source.push_str(text),
            Value::List(lines) if is_cell && name == "source" => {
                lines
                    .iter()
                    .filter_map(Value::text)
                    .for_each(|line| source.push_str(line));
                source.push('\n');
            }
            Value::List(items) => items
                .iter()
                .for_each(|item| source.push_str(&source_of(item))),
            _ => {}
        }
    }
    source
}

/// The lines of a cell's source without the brackets around them.
fn lines_of(text: &str) -> Option<Zeroizing<String>> {
    if !text.starts_with('"') || !text.contains("\\n\",") {
        return None;
    }
    let listed = Zeroizing::new(format!(
        "[{}]",
        text.trim_end_matches([',', ']', '\n', ' '])
    ));
    let document = lenient_json::read(&listed, 0).ok()?;
    let lines = document.value.list()?.iter().map(Value::text);
    let lines: Option<Vec<&str>> = lines.collect();
    lines
        .filter(|lines| lines.len() > 1)
        .map(|lines| Zeroizing::new(lines.concat()))
}
