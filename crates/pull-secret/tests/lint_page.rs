//! Writes `docs/lint.md` from the documentation of the codes, and fails when the page is stale.
//!
//! `UPDATE_PAGES=1 cargo test -p pull-secret --test lint_page` writes it; without the variable nothing is written.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail with the test")]

use std::fmt::Write as _;
use std::path::PathBuf;

use pull_secret::Code;

const CODES: &str = include_str!("../src/code.rs");

const HEAD: &str = "\
# What lint says of a form

Generated from `crates/pull-secret/src/code.rs`. A finding is data: a code, how grave it is, the value it is about, the
fields its sentence needs, and where there is one a fix that a button applies. An *error* keeps the form from being sent,
since AI Core or Kubernetes refuses it, or since a secret would be shown and stored in plain text; a *warning* and a *hint*
never do: what looks like an accident can be meant. No finding quotes a password. Cases that fire and cases that must not are in `crates/pull-secret/tests/cases/lint.json`.
";

#[test]
fn the_page_of_lint_lists_every_code_with_its_source() {
    let page = generate();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/lint.md");
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/lint.md is stale: UPDATE_PAGES=1 cargo test -p pull-secret --test lint_page"
    );
}

#[test]
fn every_code_of_the_page_is_one_that_a_finding_can_have() {
    for (name, text) in codes() {
        let code = format!("\"{}\"", spelled(&name));
        assert!(serde_json::from_str::<Code>(&code).is_ok(), "{name}");
        assert!(text.ends_with('.'), "{name}: {text}");
    }
}

fn generate() -> String {
    let mut page = HEAD.to_owned();
    let mut section = "";
    for (name, text) in codes() {
        let now = section_of(&name);
        if now != section {
            section = now;
            write!(page, "\n## {section}\n\n| Code | What it means, and the source of the rule |\n| --- | --- |\n").unwrap();
        }
        writeln!(
            page,
            "| `{}` | {} |",
            spelled(&name),
            text.replace('|', "\\|")
        )
        .unwrap();
    }
    page
}

/// The variants with their documentation in one line, in the order of the sections and of the file.
fn codes() -> Vec<(String, String)> {
    let body = &CODES[CODES.find("pub enum Code {").unwrap()..];
    let (mut codes, mut text) = (Vec::new(), Vec::new());
    for line in body.lines().skip(1).map(str::trim) {
        match (line.strip_prefix("///"), line.strip_suffix(',')) {
            (Some(words), _) => text.push(words.trim()),
            (None, Some(name)) => {
                codes.push((name.to_owned(), std::mem::take(&mut text).join(" ")))
            }
            (None, None) => {}
        }
    }
    codes.sort_by_key(|(name, _)| {
        SECTIONS
            .iter()
            .position(|(_, title)| *title == section_of(name))
    });
    codes
}

/// How the names of codes begin, and the section they are in; what begins otherwise is about the whole secret.
const SECTIONS: [(&str, &str); 6] = [
    ("Name", "Secret name"),
    ("RegistryKey HubKey", "Registry key"),
    ("Username", "Username"),
    ("Password WrongKind", "Password"),
    ("Image", "Images"),
    ("", "Secret"),
];

fn section_of(name: &str) -> &'static str {
    let begins = |(heads, _): &&(&str, &str)| {
        heads.is_empty() || heads.split(' ').any(|head| name.starts_with(head))
    };
    SECTIONS.iter().find(begins).unwrap().1
}

/// As it crosses to the window: the first letter small.
fn spelled(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    first.to_lowercase() + rest
}
