//! `curl`, `wget`, HTTPie and PowerShell's `Invoke-RestMethod` with the body of AI Core's request.

use pasted_text::shell::{Command, Script, Word};

use super::arguments::{self, Arguments, Flag, Takes};
use super::command::notes::{note_open, note_repairs};
use super::{Format, Found, ImportError, LeftOut, Part, kubectl, open_document};

/// The flags of curl and wget that take a value, those with the body first.
const FLAGS: &[Flag] = &[
    Flag::value("data", Some('d')).part(
        Part::Document,
        &[
            "data-raw",
            "data-binary",
            "data-ascii",
            "json",
            "post-data",
            "body-data",
            "raw",
        ],
    ),
    Flag::value("post-file", None).part(Part::Document, &["body-file"]),
    Flag::value("header", Some('H')),
    Flag::value("request", Some('X')).part(Part::Document, &["method"]),
    Flag::value("url", None),
    Flag::value("user", Some('u')),
    Flag::value("output", Some('o')),
    Flag::value("max-time", Some('m')),
    Flag::value("connect-timeout", None),
    Flag::value("proxy", Some('x')),
    Flag::value("cacert", None),
    Flag::value("cert", Some('E')),
    Flag::value("key", None),
    Flag::value("write-out", Some('w')),
    Flag::value("user-agent", Some('A')),
    Flag::value("cookie", Some('b')),
    Flag::value("retry", None),
    Flag::value("oauth2-bearer", None),
    Flag::value("auth", Some('a')),
    Flag::value("auth-type", None),
    Flag::value("form", Some('F')),
    Flag::value("location", Some('L')).takes(Takes::AfterEquals),
];

/// What a request is made of.
#[derive(Default)]
struct Request {
    body: Option<Word>,
    file: Option<Word>,
    has_headers: bool,
    /// The secret's name in the URL, as PATCH has it.
    name: Option<String>,
}

/// Reads the words behind the name of a program; `None` if they send nothing that could be such a body.
pub(super) fn import(
    script: &Script,
    command: &Command,
    program: &str,
    words: &[Word],
    found: &mut Found,
    unwrappings: usize,
) -> Result<Option<Format>, ImportError> {
    let is_powershell = words
        .iter()
        .any(|word| word.text().eq_ignore_ascii_case("-body"));
    let mut request = match program {
        "http" | "https" | "xh" => httpie(command, words),
        _ if is_powershell || program.starts_with('i') => powershell(words),
        _ => curl(words, found),
    };
    if let Some(file) = &request.file {
        match kubectl::content(script, command, file) {
            Some(content) => request.body = Some(content),
            None => {
                found
                    .missing_file
                    .get_or_insert_with(|| file.text().to_owned());
                found.left_out.push(LeftOut::File {
                    part: Part::Document,
                });
                return Ok(Some(Format::CurlCommand));
            }
        }
    }
    let Some(body) = &request.body else {
        return Ok(None);
    };
    match import_body(body, found, unwrappings) {
        Ok(()) => {}
        Err(_) if !is_meant(body) => return Ok(None),
        Err(error) => return Err(error),
    }
    if let Some(name) = &request.name {
        found.set_name(name);
    }
    if request.has_headers {
        found.left_out.push(LeftOut::Headers);
    }
    Ok(Some(Format::CurlCommand))
}

/// Whether a body is AI Core's, readable or not.
fn is_meant(body: &Word) -> bool {
    let text = body.text();
    text.contains("dockerconfigjson") || text.contains("auths")
}

fn import_body(body: &Word, found: &mut Found, unwrappings: usize) -> Result<(), ImportError> {
    if body.whole_variable().is_some() {
        note_open(body, Part::Document, found);
        return Ok(());
    }
    let read = open_document::import(body, found, unwrappings);
    match read {
        Ok(_) => Ok(()),
        // Quotes that Windows PowerShell needs for a program outside of it.
        Err(_) if body.text().contains("{\\\"") => {
            let plain = body
                .text()
                .replace("\\\\\\\"", "\u{fdd2}")
                .replace("\\\"", "\"");
            let plain = Word::literal(&plain.replace('\u{fdd2}', "\\\""));
            open_document::import(&plain, found, unwrappings)?;
            note_repairs(body, Part::Document, found);
            Ok(())
        }
        Err(error) => Err(error),
    }
}

fn curl(words: &[Word], found: &mut Found) -> Request {
    let words = without_clusters(words);
    let arguments: Arguments = arguments::read(&words, FLAGS);
    let mut request = Request {
        has_headers: arguments.has("header"),
        name: arguments
            .operands
            .iter()
            .chain(arguments.value("url"))
            .find_map(|word| name_in_url(word.text())),
        ..Request::default()
    };
    request.file = arguments.value("post-file").cloned();
    if let Some(body) = arguments.value("data") {
        match body.without("@") {
            Some(file) => request.file = Some(file),
            None => request.body = Some(body.clone()),
        }
    }
    found.repairs.extend(arguments.repairs);
    request
}

/// Takes flags without a value out of clusters such as `-sSLd`, so that the last one can be read.
fn without_clusters(words: &[Word]) -> Vec<Word> {
    let is_plain = |c: char| "sSLkvifgGIjJlnNOqRZ0123456#".contains(c);
    let apart = words.iter().map(|word| {
        let text = word.text();
        let cluster = text
            .strip_prefix('-')
            .filter(|cluster| !cluster.starts_with('-') && !word.is_protected(0));
        let plain = cluster.map_or(0, |cluster| {
            cluster.chars().take_while(|&c| is_plain(c)).count()
        });
        match plain {
            0 => word.clone(),
            _ if plain + 1 == text.len() => word.clone(),
            plain => Word::literal("-").followed_by(&word.slice(plain + 1..text.len())),
        }
    });
    apart.collect()
}

/// `Invoke-RestMethod -Uri … -Method Post -Headers … -Body …`.
fn powershell(words: &[Word]) -> Request {
    let mut request = Request::default();
    let mut rest = words;
    while let Some((word, after)) = rest.split_first() {
        rest = after;
        let text = word.text();
        request.name = name_in_url(text).or(request.name);
        let (name, attached) = match text.split_once(':') {
            Some((name, _)) if text.starts_with('-') => {
                (name, Some(word.slice(name.len() + 1..text.len())))
            }
            _ => (text, None),
        };
        let mut value = || match &attached {
            Some(value) => Some(value.clone()),
            None => {
                let (value, after) = after.split_first()?;
                rest = after;
                Some(value.clone())
            }
        };
        match &*name.to_ascii_lowercase() {
            "-body" | "-b" => request.body = value(),
            "-infile" => request.file = value(),
            "-headers" | "-header" => {
                value();
                request.has_headers = true;
            }
            _ => {}
        }
    }
    request
}

/// `http POST URL Authorization:… name=team data:='{…}'`, `--raw '{…}'`, or a body that is piped in.
fn httpie(command: &Command, words: &[Word]) -> Request {
    let mut request = Request {
        body: command.input.clone(),
        ..Request::default()
    };
    let mut fields: Vec<(String, Word, bool)> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let text = word.text();
        request.name = name_in_url(text).or(request.name);
        if let Some(raw) = word.without("--raw=") {
            request.body = Some(raw);
        } else if text == "--raw" {
            request.body = words.get(place + 1).cloned();
        } else if let Some((name, character)) = field(text) {
            let value = word.slice(name.len() + character.len()..text.len());
            fields.push((name.to_owned(), value, character == ":="));
        } else if text.contains(':') && !text.contains("//") && !text.starts_with('-') {
            request.has_headers = true;
        }
    }
    if !fields.is_empty() && request.body.is_none() {
        request.body = Some(json_of(&fields));
    }
    request
}

/// The name and the sign of `name=value` and `name:=json`.
fn field(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || "_.-[]\\".contains(c)))?;
    let name = &text[..end];
    let character = [":=", "="]
        .into_iter()
        .find(|character| text[end..].starts_with(character))?;
    (!name.is_empty() && !name.starts_with('-') && !text[end..].starts_with("=="))
        .then_some((name, character))
}

/// The JSON that HTTPie sends; `data[.dockerconfigjson]=…` is a member of a member.
fn json_of(fields: &[(String, Word, bool)]) -> Word {
    let mut json = Word::literal("{");
    for (place, (name, value, is_json)) in fields.iter().enumerate() {
        if place > 0 {
            json = json.followed_by(&Word::literal(","));
        }
        let path: Vec<&str> = name
            .split('[')
            .map(|part| part.trim_end_matches([']', '\\']))
            .collect();
        let (last, outer) = path.split_last().unwrap_or((&"", &[]));
        for part in outer {
            json = json.followed_by(&Word::literal(&format!("\"{part}\":{{")));
        }
        json = json.followed_by(&Word::literal(&format!("\"{last}\":")));
        json = json.followed_by(&if *is_json {
            value.clone()
        } else {
            value.to_json()
        });
        json = json.followed_by(&Word::literal(&"}".repeat(outer.len())));
    }
    json.followed_by(&Word::literal("}"))
}

/// The secret's name at the end of AI Core's path, as PATCH has it.
fn name_in_url(text: &str) -> Option<String> {
    let (_, name) = text.rsplit_once("/dockerRegistrySecrets/")?;
    let name = name.split(['?', '#', '/']).next().unwrap_or_default();
    let is_plain = !name.is_empty() && !name.contains(['$', '{', '%']);
    is_plain.then(|| name.to_owned())
}
