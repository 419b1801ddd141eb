//! What holds of lint for any form, right or wrong: its fixes come to an end, it quotes no password, and a form without an
//! error can be sent.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use pull_secret::{
    Draft, FieldPath, Finding, FixAction, Handle, Linted, PullSecret, RegistryDraft, Secret,
    Severity, apply, lint, parse_and_lint, presets, take_secret,
};

const NOW: i64 = 1_790_000_000;
/// Far more fixes than one form can need.
const MOST_FIXES: usize = 60;

type Passwords = BTreeMap<Handle, Secret>;

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn the_fixes_of_a_form_come_to_an_end((mut draft, mut passwords) in form()) {
        let mut seen = vec![shown(&draft, &passwords)];
        while let Some(finding) = first_fixable(&draft, &passwords) {
            (draft, passwords) = fixed(&draft, &passwords, &finding);
            let now = shown(&draft, &passwords);
            prop_assert!(!seen.contains(&now), "{:?} leads back to {}", finding, now);
            seen.push(now);
            prop_assert!(seen.len() < MOST_FIXES, "{:#?}", seen);
        }
    }

    #[test]
    fn a_form_without_an_error_can_be_sent_and_no_other((draft, passwords) in form()) {
        let Linted { secret, findings, .. } = parse_and_lint(&draft, &passwords, NOW);
        let has_error = findings.iter().any(|finding| finding.severity == Severity::Error);
        prop_assert_eq!(secret.is_some(), !has_error, "{:?}: {:?}", PullSecret::parse(&draft).err(), findings);
    }

    #[test]
    fn no_finding_quotes_a_password(
        (mut draft, mut passwords) in form(),
        password in "[!-~]{4}[G-Zg-z]{4}[!-~]{0,20}",
    ) {
        let Some(registry) = draft.registries.first_mut() else { return Ok(()) };
        let handle = Handle::from_bytes([9; 16]);
        registry.password = Some(handle);
        passwords.insert(handle, Secret::new(password.clone()));
        let found = serde_json::to_string(&lint(&draft, &passwords, NOW)).unwrap_or_default();
        let quoted = serde_json::to_string(&password).unwrap_or_default();
        prop_assert!(!found.contains(quoted.trim_matches('"')), "{}", found);
    }

    #[test]
    fn every_finding_is_about_a_field_that_is_there((draft, passwords) in form()) {
        for finding in lint(&draft, &passwords, NOW) {
            let is_there = match finding.place {
                FieldPath::RegistryKey { registry }
                | FieldPath::Username { registry }
                | FieldPath::Password { registry } => registry < draft.registries.len().max(1),
                FieldPath::Image { image } => image < draft.images.len(),
                FieldPath::Name | FieldPath::Document => true,
            };
            prop_assert!(is_there, "{:?}", finding);
        }
    }
}

fn first_fixable(draft: &Draft, passwords: &Passwords) -> Option<Finding> {
    let mut findings = lint(draft, passwords, NOW).into_iter();
    findings.find(|finding| finding.fix.is_some())
}

/// The form after its button was pressed.
fn fixed(draft: &Draft, passwords: &Passwords, finding: &Finding) -> (Draft, Passwords) {
    let mut passwords = passwords.clone();
    let Some(fix) = &finding.fix else {
        return (draft.clone(), passwords);
    };
    if fix.replacement == FixAction::MoveToPassword {
        let mut draft = draft.clone();
        if let Some((registry, secret)) = take_secret(&mut draft, fix.place) {
            let handle = Handle::from_bytes([100 + u8::try_from(registry).unwrap_or(0); 16]);
            draft.registries[registry].password = Some(handle);
            passwords.insert(handle, secret);
        }
        return (draft, passwords);
    }
    if let (FixAction::EditPassword { edit }, FieldPath::Password { registry }) =
        (&fix.replacement, fix.place)
        && let Some(handle) = draft.registries[registry].password
    {
        let edited = edit.apply(&passwords[&handle]);
        passwords.insert(handle, edited);
    }
    (apply(draft, fix), passwords)
}

/// The form as text, to tell one from another.
fn shown(draft: &Draft, passwords: &Passwords) -> String {
    let texts: Vec<&str> = passwords.values().map(Secret::open).collect();
    format!("{draft:?} {texts:?}")
}

fn form() -> impl Strategy<Value = (Draft, Passwords)> {
    let registry = (
        preset(),
        key(),
        username(),
        option::weighted(0.9, password()),
    );
    (name(), vec(registry, 0..4), vec(image(), 0..4)).prop_map(|(name, entries, images)| {
        let mut passwords = Passwords::new();
        let registries = entries.into_iter().zip(1..).map(|(entry, number)| {
            let (preset, registry_key, username, password) = entry;
            let handle = Handle::from_bytes([number; 16]);
            let password = password.map(|text| {
                passwords.insert(handle, Secret::new(text));
                handle
            });
            RegistryDraft {
                preset,
                registry_key,
                username,
                password,
                ..RegistryDraft::default()
            }
        });
        let registries = registries.collect();
        (
            Draft {
                name,
                registries,
                images,
            },
            passwords,
        )
    })
}

fn preset() -> impl Strategy<Value = Option<String>> {
    let ids: Vec<String> = presets().iter().map(|preset| preset.id.clone()).collect();
    option::of(select(ids))
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9]([a-z0-9.-]{0,12}[a-z0-9])?",
        "[ -~]{0,24}",
        "[a-z]{250,260}",
        "\\PC{0,8}"
    ]
}

fn key() -> impl Strategy<Value = String> {
    let keys: Vec<String> = presets()
        .iter()
        .filter_map(|preset| preset.registry_key.clone())
        .collect();
    let odd = [
        "",
        "ghcr.io",
        "GHCR.io",
        " ghcr.io ",
        "ghcr.io/",
        "https://ghcr.io",
        "http://ghcr.io/v2/",
        "ghcr.io:443",
        "ghcr.io/acme",
        "docker.io",
        "index.docker.io",
        "registry-1.docker.io",
        "*.azurecr.io",
        "acme.azurecr.io",
        "1.dkr.ecr.eu-west-1.amazonaws.com",
        "localhost:5000",
        "10.0.0.1",
        "[::1]:5000",
        "a b",
        "ghcr.io/acme/image:1",
        "https://https://ghcr.io",
        "user@ghcr.io",
        "ghcr.io?x=1",
        "{{ host }}",
        "<registry>",
    ];
    prop_oneof![
        3 => select(keys),
        3 => select(odd.map(str::to_owned).to_vec()),
        1 => "[ -~]{1,20}",
    ]
}

fn username() -> impl Strategy<Value = String> {
    let odd = [
        "anna",
        " anna",
        "anna ",
        "",
        "AWS",
        "aws",
        "oauth2accesstoken",
        "$oauthtoken",
        "_json_key",
        "token",
        "anna:pw",
        "robot$ml+puller",
        "ghp_fakeFAKE0fakeFAKE0fakeFAKE0fakeFAKE0",
        "00000000-0000-0000-0000-000000000000",
        "<user>",
    ];
    prop_oneof![3 => select(odd.map(str::to_owned).to_vec()), 1 => "[ -~]{0,16}"]
}

fn password() -> impl Strategy<Value = String> {
    let odd = [
        "",
        " ",
        "hunter2",
        " hunter2",
        "hunter2\n",
        "\"hunter2\"",
        "'hunter2'",
        "anna:hunter2",
        "YW5uYTpodW50ZXIy",
        "Basic YW5uYTpodW50ZXIy",
        "Bearer abc",
        "${PASSWORD}",
        "<password>",
        "••••••••",
        "{\"auths\":{}}",
        "{\"type\":\"service_account\",\"private_key\":\"x\"}",
        "ghp_fakeFAKE0fakeFAKE0fakeFAKE0fakeFAKE0",
        "dckr_pat_fakeFAKE0fakeFAKE0fakeFAKE",
        "glpat-fakeFAKE0fakeFAKE0ab",
        "eyJhbGciOiJub25lIn0.eyJleHAiOjF9.x",
        "\u{feff}hunter2",
        "hunter2\u{200b}",
        "%40hunter2",
    ];
    prop_oneof![3 => select(odd.map(str::to_owned).to_vec()), 1 => "\\PC{0,20}"]
}

fn image() -> impl Strategy<Value = String> {
    let odd = [
        "",
        "ghcr.io/acme/train:1",
        "GHCR.io/Acme/Train",
        " ghcr.io/acme/train",
        "https://ghcr.io/acme/train",
        "acme/train",
        "nginx",
        "docker.io/library/nginx",
        "localhost:5000/x",
        "10.0.0.1/x",
        "ghcr.io/acme/train@sha256:ab",
        "acme.azurecr.io/a",
        "ghcr.io",
        "a b",
        "{{ image }}",
    ];
    prop_oneof![3 => select(odd.map(str::to_owned).to_vec()), 1 => "[ -~]{0,20}"]
}
