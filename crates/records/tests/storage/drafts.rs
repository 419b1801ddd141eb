//! Forms that were left: each is there again, its passwords with it, until it is removed.

use jiff::Timestamp;
use pull_secret::Handle;
use records::{DraftKey, DraftRecord, Records, RecordsError};
use serde_json::json;
use tempfile::TempDir;

use crate::support;

#[test]
fn a_form_is_there_as_it_was_left_after_a_restart() {
    let folder = TempDir::new().unwrap();
    let open = || Records::open(folder.path(), time(0)).unwrap().0;
    let draft = draft("team-images", [1, 2], 5);
    {
        let records = open();
        records
            .add_connection(&support::connection(1, time(0)))
            .unwrap();
        records.put_draft(&draft).unwrap();
    }
    let records = open();
    assert_eq!(records.draft(&draft.key).unwrap(), Some(draft.clone()));
    assert_eq!(records.pending_handles().unwrap(), []);
}

#[test]
fn the_form_of_each_connection_purpose_and_secret_is_one_of_its_own() {
    let records = with_connection();
    let new = draft("", [], 1);
    let one = draft("one", [1], 2);
    let two = draft("two", [2], 3);
    let mut replacement = draft("one", [3], 4);
    replacement.key.purpose = "replace".to_owned();
    for draft in [&new, &one, &two, &replacement] {
        records.put_draft(draft).unwrap();
        assert_eq!(records.draft(&draft.key).unwrap().as_ref(), Some(draft));
    }
    let latest_first = [&replacement, &two, &one, &new].map(Clone::clone);
    assert_eq!(records.drafts(one.key.connection).unwrap(), latest_first);

    assert_eq!(records.remove_draft(&one.key).unwrap(), [handle(1)]);
    assert_eq!(records.draft(&one.key).unwrap(), None);
    assert_eq!(records.drafts(one.key.connection).unwrap().len(), 3);
    assert_eq!(records.remove_draft(&one.key).unwrap(), [], "once more");
}

#[test]
fn typing_on_replaces_the_form_and_leaves_its_passwords_alone() {
    let records = with_connection();
    let before = draft("team-images", [1, 2], 1);
    records.put_draft(&before).unwrap();
    let typed_on = DraftRecord {
        form: json!({ "name": "team-images-2" }),
        // The same ones: their order says nothing.
        passwords: vec![handle(2), handle(1)],
        changed_at: time(2),
        ..before
    };
    assert_eq!(records.put_draft(&typed_on).unwrap(), []);
    let read = records.draft(&typed_on.key).unwrap().unwrap();
    assert_eq!((&read.form, read.changed_at), (&typed_on.form, time(2)));

    let with_another = DraftRecord {
        passwords: vec![handle(2), handle(3)],
        ..typed_on
    };
    assert_eq!(records.put_draft(&with_another).unwrap(), [handle(1)]);
    let none = DraftRecord {
        passwords: Vec::new(),
        ..with_another
    };
    let freed = records.put_draft(&none).unwrap();
    assert_eq!(freed, [handle(2), handle(3)]);
}

#[test]
fn a_form_goes_with_its_connection_and_none_is_saved_for_a_removed_one() {
    let records = with_connection();
    let draft = draft("team-images", [1], 1);
    records.put_draft(&draft).unwrap();
    records.remove_connection(draft.key.connection).unwrap();
    assert_eq!(records.drafts(draft.key.connection).unwrap(), []);
    let refused = records.put_draft(&draft);
    assert!(
        matches!(refused, Err(RecordsError::NotFound)),
        "{refused:?}"
    );
    assert_eq!(records.draft(&draft.key).unwrap(), None);
}

fn with_connection() -> Records {
    let records = Records::in_memory().unwrap();
    records
        .add_connection(&support::connection(1, time(0)))
        .unwrap();
    records
}

fn draft<const N: usize>(name: &str, passwords: [u8; N], minute: i64) -> DraftRecord {
    DraftRecord {
        key: DraftKey {
            connection: support::connection(1, time(0)).id,
            purpose: "create".to_owned(),
            name: name.to_owned(),
        },
        form: json!({ "name": name }),
        passwords: passwords.map(handle).into(),
        changed_at: time(minute),
    }
}

fn handle(number: u8) -> Handle {
    Handle::from_bytes([number; 16])
}

fn time(minute: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + 60 * minute).unwrap()
}
