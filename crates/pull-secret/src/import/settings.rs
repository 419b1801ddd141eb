//! Settings a line each: files of variables, INI, `.tfvars`, and what people write to each other: `Registry: …`.

use pasted_text::placeholder::unfilled;
use pasted_text::{Object, Value, setting, shell};

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
            "pw",
            "pwd",
            "pass",
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
    let mut is_taken = [assigned(text), lines(text)]
        .into_iter()
        .flatten()
        .any(|settings| variables::import(&settings, is_topic, found) > 0);
    if !is_taken {
        for row in rows(text) {
            is_taken |= variables::import(&row, is_topic, found) > 0;
        }
    }
    is_taken.then_some(Format::Variables)
}

/// The rows of a table whose head names the values: `| Registry | User | Password |`.
fn rows(text: &str) -> Vec<Object> {
    let mut lines = text.lines().map(cells);
    let is_head = |cells: &Vec<&str>| {
        let known = cells.iter().filter(|cell| named(cell).is_some());
        known.count() >= 2 && cells.iter().any(|cell| named(cell) == Some("PASSWORD"))
    };
    let Some(head) = lines.find(is_head) else {
        return Vec::new();
    };
    let is_rule = |cell: &&str| cell.chars().all(|c| matches!(c, '-' | ':' | '='));
    lines
        .filter(|cells| cells.len() == head.len() && !cells.iter().all(is_rule))
        .take(MOST)
        .map(|cells| {
            let members = head.iter().zip(cells).filter_map(|(label, cell)| {
                let name = named(label)?;
                Some((name.to_owned(), Value::of_text(cell.trim_matches('`'))))
            });
            members.collect()
        })
        .collect()
}

/// The cells of a line, between bars or tabs.
fn cells(line: &str) -> Vec<&str> {
    let sign = if line.contains('\t') { '\t' } else { '|' };
    line.trim()
        .trim_matches('|')
        .split(sign)
        .map(str::trim)
        .collect()
}

/// What a label calls.
fn named(label: &str) -> Option<&'static str> {
    let lower = label.trim_matches(['*', '`']).to_lowercase();
    let known = LABELS.iter().find(|(_, labels)| labels.contains(&&*lower));
    known.map(|(name, _)| *name)
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
    let is_table = text.lines().any(is_table_head);
    let in_columns = |line: &str| {
        let (label, value) = line.trim().split_once("  ").filter(|_| is_table)?;
        of_line(&format!("{label}={}", value.trim_start()))
    };
    let settings = text
        .lines()
        .filter(|line| !is_table_head(line))
        .filter_map(|line| in_columns(line).or_else(|| of_line(line)));
    single(settings.take(MOST).collect())
}

/// `Key    Value`, over the columns that `vault kv get` prints.
fn is_table_head(line: &str) -> bool {
    line.split_whitespace().eq(["Key", "Value"])
}

fn single(settings: Object) -> Option<Object> {
    let has_repeated = Value::Object(settings.clone()).has_repeated_name();
    (!has_repeated).then_some(settings)
}

/// `name = "value"`, `Label: value`, `| Label | value |`, `Label<tab>value`.
fn of_line(line: &str) -> Option<(String, Value)> {
    let line = setting::without_marks(line);
    let sign = setting::separator(line);
    // A dash parts a label that is known alone: other lines with one are prose.
    let dash = line
        .find(" - ")
        .filter(|&at| sign.is_none_or(|sign| at < sign) && named(line[..at].trim()).is_some());
    let at = dash.map(|at| at + 1).or(sign)?;
    let (label, value) = setting::split(line, at);
    let is_label = label.contains(char::is_alphanumeric)
        && label
            .chars()
            .all(|c| c.is_alphanumeric() || " _-.".contains(c));
    // What stands in for a value may be several words, and is named as left out.
    let is_one_word = !value.contains(char::is_whitespace);
    let is_value = !value.is_empty() && (is_one_word || unfilled(value).is_some());
    if !is_label || !is_value || label.len() > 40 {
        return None;
    }
    let name = named(label).unwrap_or(label);
    Some((name.to_owned(), Value::of_text(value)))
}
