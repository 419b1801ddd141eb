//! Editing the inner document: the form follows, and passwords stay masked.

use app::Problem;
use pull_secret::Draft;
use zeroize::Zeroizing;

use crate::harness::Harness;

const MASK: &str = "••••••••";

#[tokio::test]
async fn a_mask_that_is_left_alone_keeps_its_password() {
    let harness = Harness::start().await;
    let draft = harness.draft("team-images", "kept-fake");
    let text = entries(&[("ghcr.io", "bert", MASK)]);
    let edited = edit(&harness, &draft, &text).unwrap();
    assert_eq!(edited.registries[0].username, "bert");
    assert_eq!(edited.registries[0].password, draft.registries[0].password);
    assert_eq!(
        (edited.name, edited.images),
        (draft.name.clone(), draft.images.clone())
    );
}

#[tokio::test]
async fn an_edited_key_keeps_the_password_of_its_place_and_gets_its_preset() {
    let harness = Harness::start().await;
    let mut draft = harness.draft("team-images", "one");
    draft
        .registries
        .push(harness.registry("quay.io", "carl", "two"));
    let text = entries(&[("ghcr.io", "anna", MASK), ("acme.azurecr.io", "carl", MASK)]);
    let edited = edit(&harness, &draft, &text).unwrap();
    assert_eq!(edited.registries[1].preset.as_deref(), Some("azure"));
    assert_eq!(passwords(&edited), passwords(&draft));
}

#[tokio::test]
async fn entries_that_change_places_take_their_passwords_along() {
    let harness = Harness::start().await;
    let mut draft = harness.draft("team-images", "one");
    draft
        .registries
        .push(harness.registry("quay.io", "carl", "two"));
    let text = entries(&[("quay.io", "carl", MASK), ("ghcr.io", "anna", MASK)]);
    let edited = edit(&harness, &draft, &text).unwrap();
    let mut swapped = passwords(&draft);
    swapped.reverse();
    assert_eq!(passwords(&edited), swapped);
}

#[tokio::test]
async fn no_password_goes_to_an_entry_that_is_put_in_before_its_own() {
    let harness = Harness::start().await;
    let draft = harness.draft("team-images", "one");
    let text = entries(&[("evil.example", "anna", MASK), ("ghcr.io", "anna", MASK)]);
    let edited = edit(&harness, &draft, &text).unwrap();
    let expected = [None, draft.registries[0].password];
    assert_eq!(passwords(&edited), expected);
}

#[tokio::test]
async fn a_password_that_is_typed_over_its_mask_is_the_one_that_is_sent() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "older");
    let text = entries(&[("ghcr.io", "anna", "n$w \\\" fake")]);
    let edited = edit(&harness, &draft, &text).unwrap();
    assert_ne!(edited.registries[0].password, draft.registries[0].password);
    harness.create(&connection, &edited).await;
    assert_eq!(harness.stored_password("team-images"), "n$w \" fake");
}

#[tokio::test]
async fn an_auth_field_typed_in_becomes_username_and_password() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "older");
    let text = r#"{"auths":{"ghcr.io":{"auth":"YW5uYTpmYWtl"}}}"#;
    let edited = edit(&harness, &draft, text).unwrap();
    harness.create(&connection, &edited).await;
    let stored = ["ghcr.io", "anna", "fake"].map(str::to_owned);
    assert_eq!(harness.stored("team-images"), [stored.into()]);
}

#[tokio::test]
async fn what_cannot_be_read_is_told_by_line_and_column_and_not_echoed() {
    let harness = Harness::start().await;
    let draft = harness.draft("team-images", "older");
    let text = "{\n  \"auths\": {\n    \"ghcr.io\": { \"ü\": 1, \"password\": \"typed-fake\" x\n";
    let refused = edit(&harness, &draft, text).unwrap_err();
    let Problem::DocumentUnreadable { line, column } = refused else {
        panic!("{refused:?}")
    };
    assert_eq!((line, column), (3, 51));
    for text in [
        "",
        "{",
        "[]",
        "null",
        r#"{"auths":{"ghcr.io":{"auth":"%%%"}}}"#,
    ] {
        let refused = edit(&harness, &draft, text);
        assert!(refused.is_err(), "{text}: {refused:?}");
        assert!(!format!("{refused:?}").contains("fake"));
    }
}

fn edit(harness: &Harness, draft: &Draft, text: &str) -> Result<Draft, Problem> {
    let text = Zeroizing::new(text.as_bytes().to_vec());
    harness.app().compose.edit_document(draft.clone(), &text)
}

/// A document with these registry keys, usernames and passwords.
fn entries(entries: &[(&str, &str, &str)]) -> String {
    let entry = |(key, user, password): &(&str, &str, &str)| {
        format!(r#""{key}":{{"username":"{user}","password":"{password}"}}"#)
    };
    let entries: Vec<String> = entries.iter().map(entry).collect();
    format!(r#"{{"auths":{{{}}}}}"#, entries.join(","))
}

fn passwords(draft: &Draft) -> Vec<Option<pull_secret::Handle>> {
    draft
        .registries
        .iter()
        .map(|registry| registry.password)
        .collect()
}
