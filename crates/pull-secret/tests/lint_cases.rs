//! Lint as a table: each row is a draft in short form and all codes it gets, mostly one or none.
//!
//! A row without a field has that of a draft to which nothing is to be said. `fixed` and `fixedPassword` are
//! what the first fix makes of the value; `leaves` are the codes that remain then.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail with the test")]

use std::collections::BTreeMap;

use pull_secret::{
    Code, Draft, FieldPath, Finding, Fix, FixAction, Handle, RegistryDraft, Secret, apply, lint,
};
use serde::Deserialize;

const NOW: i64 = 1_790_000_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    note: String,
    expect: Vec<Code>,
    name: Option<String>,
    #[serde(flatten)]
    registry: Registry,
    #[serde(default)]
    more: Vec<Registry>,
    #[serde(default)]
    images: Vec<String>,
    row: Option<String>,
    fixed: Option<BTreeMap<String, String>>,
    fixed_password: Option<String>,
    leaves: Option<Vec<Code>>,
    #[serde(default)]
    out_of_reach: bool,
}

#[derive(Deserialize)]
struct Registry {
    preset: Option<String>,
    key: Option<String>,
    username: Option<String>,
    #[serde(default, deserialize_with = "present")]
    password: Option<Option<String>>,
}

#[test]
fn every_row_gets_just_the_findings_it_names() {
    let rows = rows();
    let wrong: Vec<String> = rows.iter().filter_map(wrong_findings).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let silent = rows.iter().filter(|row| row.expect.is_empty()).count();
    assert!(silent >= 60 && rows.len() - silent >= 60);
}

#[test]
fn every_fix_settles_its_finding() {
    let wrong: Vec<String> = rows().iter().filter_map(wrong_fix).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_finding_quotes_a_password() {
    for row in rows() {
        let (draft, passwords) = draft(&row);
        let told = serde_json::to_string(&lint(&draft, &passwords, NOW)).unwrap();
        for secret in passwords
            .values()
            .map(Secret::open)
            .filter(|text| text.len() > 5)
        {
            let written = serde_json::to_string(secret).unwrap();
            assert!(!told.contains(written.trim_matches('"')), "{}", row.note);
        }
    }
}

fn wrong_findings(row: &Row) -> Option<String> {
    let (draft, passwords) = draft(row);
    let findings = lint(&draft, &passwords, NOW);
    let told: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    let named_row = findings
        .first()
        .and_then(|finding| finding.fields.get("row"));
    let wrong_row = row.row.is_some() && row.row.as_ref() != named_row;
    (told != row.expect || wrong_row).then(|| {
        format!(
            "{}: expected {:?} {:?}, got {findings:?}",
            row.note, row.expect, row.row
        )
    })
}

fn wrong_fix(row: &Row) -> Option<String> {
    let (draft, mut passwords) = draft(row);
    let findings = lint(&draft, &passwords, NOW);
    let changes = |fix: &Fix| fix.replacement != FixAction::RemoveRegistry;
    let finding = findings
        .iter()
        .find(|finding| finding.fix.as_ref().is_some_and(changes));
    let Some(Finding {
        code,
        fix: Some(fix),
        ..
    }) = finding
    else {
        let expected = row.fixed.is_some() || row.fixed_password.is_some();
        return expected.then(|| format!("{}: no fix", row.note));
    };
    let fixed = apply(&draft, fix);
    if let (FixAction::EditPassword { edit }, FieldPath::Password { registry }) =
        (&fix.replacement, fix.place)
    {
        let handle = handle(registry);
        let edited = edit.apply(&passwords[&handle]);
        if row.fixed_password.as_deref() != Some(edited.open()) {
            return Some(format!("{}: {edit:?} gives something else", row.note));
        }
        passwords.insert(handle, edited);
    }
    if row
        .fixed
        .as_ref()
        .is_some_and(|expected| !expected.iter().all(|e| holds(&fixed, e)))
    {
        return Some(format!("{}: {fix:?} does something else", row.note));
    }
    let left: Vec<Code> = lint(&fixed, &passwords, NOW)
        .iter()
        .map(|left| left.code)
        .collect();
    let allowed = row.leaves.clone().unwrap_or_default();
    // A fix settles its own finding; rows with one finding are clean afterwards.
    let settled = !left.contains(code) || allowed.contains(code);
    let clean = row.expect.len() > 1 || left == allowed;
    (!settled || !clean).then(|| format!("{}: {fix:?} leaves {left:?}", row.note))
}

fn holds(draft: &Draft, (field, expected): (&String, &String)) -> bool {
    let value = match field.as_str() {
        "name" => &draft.name,
        "registryKey" => &draft.registries[0].registry_key,
        "username" => &draft.registries[0].username,
        "image" => &draft.images[0],
        other => panic!("no such field: {other}"),
    };
    value == expected
}

fn rows() -> Vec<Row> {
    serde_json::from_str(include_str!("cases/lint.json")).unwrap()
}

fn draft(row: &Row) -> (Draft, BTreeMap<Handle, Secret>) {
    let mut passwords = BTreeMap::new();
    let registries = [&row.registry].into_iter().chain(&row.more).enumerate();
    let registries = registries.map(|(place, registry)| {
        let default = format!("ghp_{}", "fakeFAKE0".repeat(4));
        let password = registry.password.clone().unwrap_or(Some(default));
        let password_handle = (password.is_some() || row.out_of_reach).then(|| handle(place));
        if let Some(text) = password {
            passwords.insert(handle(place), Secret::new(text));
        }
        RegistryDraft {
            preset: registry.preset.clone(),
            registry_key: registry.key.clone().unwrap_or_else(|| "ghcr.io".to_owned()),
            username: registry
                .username
                .clone()
                .unwrap_or_else(|| "anna".to_owned()),
            password: password_handle,
            ..RegistryDraft::default()
        }
    });
    let registries = registries.collect();
    let name = row.name.clone().unwrap_or_else(|| "team-images".to_owned());
    (
        Draft {
            name,
            registries,
            images: row.images.clone(),
        },
        passwords,
    )
}

fn handle(registry: usize) -> Handle {
    Handle::from_bytes([u8::try_from(registry).unwrap() + 1; 16])
}

fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}
