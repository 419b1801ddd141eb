//! Settings a line each: files of variables, INI, `.tfvars`, and what people write to each other: `Registry: …`.

use pasted_text::{Object, Value, shell};

use super::variables;
use super::{Format, Found};

/// The longest text that is read so, in bytes.
const LONGEST: usize = 64 * 1024;
/// How many settings are looked at.
const MOST: usize = 500;

/// What people call the values, in English and German.
const LABELS: [(&str, &[&str]); 3] = [
    (
        "REGISTRY",
        &[
            "registry",
            "registry host",
            "registry url",
            "docker registry",
            "container registry",
            "registry-url",
        ],
    ),
    (
        "USERNAME",
        &[
            "username",
            "user name",
            "user",
            "login",
            "benutzer",
            "benutzername",
            "nutzername",
            "account",
        ],
    ),
    (
        "PASSWORD",
        &[
            "password",
            "passwort",
            "kennwort",
            "token",
            "access token",
            "zugangstoken",
        ],
    ),
];

/// Takes the logins of registries; `None` if there are none.
pub(super) fn import(text: &str, found: &mut Found) -> Option<Format> {
    if text.len() > LONGEST {
        return None;
    }
    let is_topic = [
        "registr", "docker", "harbor", "quay.io", "ghcr.io", "azurecr",
    ]
    .iter()
    .any(|topic| text.to_ascii_lowercase().contains(topic));
    let is_taken = [assigned(text), lines(text)]
        .into_iter()
        .flatten()
        .any(|settings| variables::import(&settings, is_topic, found) > 0);
    is_taken.then_some(Format::Variables)
}

/// The variables that a script gives values; `None` if one of them gets several.
fn assigned(text: &str) -> Option<Object> {
    let script = shell::read(text);
    // A file of variables is taken as it is; a shell fills something in.
    let is_for_shell = text.lines().any(|line| {
        let line = line.trim_start().to_ascii_lowercase();
        ["export ", "set ", "$env:", "declare "]
            .iter()
            .any(|start| line.starts_with(start))
    });
    let assigned = script.assignments.iter().take(MOST).map(|one| {
        let name = one.name.strip_prefix("env:").unwrap_or(&one.name);
        let value = match one.value.known() {
            None if is_for_shell => format!("${{{name}}}"),
            _ => one.value.text().to_owned(),
        };
        (name.to_owned(), Value::of_text(&value))
    });
    single(assigned.collect())
}

/// The settings of lines; `None` if one is repeated.
fn lines(text: &str) -> Option<Object> {
    single(text.lines().filter_map(setting).take(MOST).collect())
}

fn single(settings: Object) -> Option<Object> {
    let has_repeated = Value::Object(settings.clone()).has_repeated_name();
    (!has_repeated).then_some(settings)
}

/// `name = "value"`, `Label: value`, `| Label | value |`, `Label<tab>value`.
fn setting(line: &str) -> Option<(String, Value)> {
    let line = line
        .trim()
        .trim_start_matches(['|', '-', '*', '•', '>', ' ']);
    let at = line.find(['=', ':', '|', '\t'])?;
    let (label, rest) = line.split_at(at);
    let label = label.trim().trim_matches(['*', '"', '\'']).trim();
    let value = rest[1..]
        .trim_matches(['|', ' ', '\t', ','])
        .trim_start_matches("**")
        .trim();
    let value = ['"', '\'', '`']
        .iter()
        .find_map(|&quote| value.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(value);
    let is_label = label
        .chars()
        .all(|c| c.is_alphanumeric() || " _-.".contains(c));
    let is_value = !value.is_empty() && !value.contains(char::is_whitespace);
    if !is_label || !is_value || label.is_empty() || label.len() > 40 {
        return None;
    }
    let lower = label.to_lowercase();
    let known = LABELS.iter().find(|(_, labels)| labels.contains(&&*lower));
    let name = known.map_or(label, |(name, _)| name);
    Some((name.to_owned(), Value::of_text(value)))
}
