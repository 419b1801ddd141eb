//! What a user finds of what was sent: chosen, counted, page by page, within bounds.

use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use records::{
    ActivityFilter, ActivityShow, ActivityTenant, ActivityWindow, ConnectionRecord, NewActivity,
    Records, RecordsError,
};

use crate::support;

#[test]
fn entries_come_newest_first_or_oldest_first_stretch_by_stretch() {
    let records = with_entries(["a", "b", "c"].map(named));
    assert_eq!(names(&records, all(), window(0, 2)), ["c", "b"]);
    assert_eq!(names(&records, all(), window(2, 2)), ["a"]);
    let oldest_first = ActivityWindow {
        oldest_first: true,
        ..window(0, 2)
    };
    assert_eq!(names(&records, all(), oldest_first), ["a", "b"]);
}

#[test]
fn what_is_recorded_meanwhile_moves_nothing() {
    let records = with_entries(["a", "b"].map(named));
    let seen = ActivityWindow {
        newest: summary(&records, all()).newest,
        ..window(1, 1)
    };
    records.add_activity(&named("c")).unwrap();
    assert_eq!(names(&records, all(), seen), ["a"]);
}

#[test]
fn entries_are_chosen_by_tenant_method_outcome_and_words() {
    let listed = NewActivity {
        method: "GET".to_owned(),
        is_write: false,
        status: Some(200),
        ..named("list")
    };
    let refused = NewActivity {
        connection: Some(connection(2).id),
        connection_name: "Küche".to_owned(),
        secret_name: Some("team-images".to_owned()),
        status: Some(401),
        failed: true,
        ..named("create")
    };
    let no_answer = NewActivity {
        url: "https://harbor.acme.example/v2/100%_done".to_owned(),
        status: None,
        failed: true,
        is_write: false,
        ..named("check")
    };
    let records = with_entries([listed, refused, no_answer]);
    let tenant = |tenant| ActivityFilter {
        tenant: Some(tenant),
        ..all()
    };
    let show = |show| ActivityFilter { show, ..all() };
    let text = |text: &str| ActivityFilter {
        text: text.to_owned(),
        ..all()
    };
    let method = ActivityFilter {
        method: Some("GET".to_owned()),
        ..all()
    };
    let cases: [(ActivityFilter, &[&str]); 14] = [
        (all(), &["check", "create", "list"]),
        (
            tenant(ActivityTenant::Connection {
                id: connection(1).id,
            }),
            &["check", "list"],
        ),
        (
            tenant(ActivityTenant::Connection {
                id: connection(2).id,
            }),
            &["create"],
        ),
        (
            tenant(ActivityTenant::Removed {
                name: "acme-1".to_owned(),
            }),
            &[],
        ),
        (method, &["list"]),
        (show(ActivityShow::Writes), &["create"]),
        (show(ActivityShow::Failed), &["check", "create"]),
        (text("DOCKERREGISTRY"), &["create", "list"]),
        (text("401"), &["create"]),
        (text("küche post"), &["create"]),
        (text("KÜCHE GET"), &[]),
        (text("team-IMAGES"), &["create"]),
        (text("100%_d"), &["check"]),
        (text("dockerregistry_"), &[]),
    ];
    for (filter, expected) in cases {
        let found = names(&records, filter.clone(), window(0, 100));
        assert_eq!(found, expected, "{filter:?}");
        let counted = summary(&records, filter.clone());
        assert_eq!(counted.chosen() as usize, expected.len(), "{filter:?}");
    }
}

#[test]
fn a_summary_tells_how_many_there_are_and_on_which_days() {
    let at = |text: &str| NewActivity {
        at: text.parse().unwrap(),
        ..named("a")
    };
    let failed = NewActivity {
        failed: true,
        is_write: false,
        ..at("2026-11-03T22:59:59Z")
    };
    let records = with_entries([
        failed,
        at("2026-11-03T23:00:00Z"),
        at("2026-11-04T22:59:00Z"),
    ]);
    let zone = TimeZone::fixed(jiff::tz::offset(1));
    let writes = ActivityFilter {
        show: ActivityShow::Writes,
        ..all()
    };
    let of_all = records.activity_summary(&all(), &zone).unwrap();
    let days = of_all.days.iter().map(|day| (day.date, day.entries));
    assert_eq!(
        days.collect::<Vec<_>>(),
        [(date(2026, 11, 4), 2), (date(2026, 11, 3), 1)]
    );
    assert_eq!((of_all.all, of_all.failed, of_all.chosen()), (3, 1, 3));
    let of_writes = records.activity_summary(&writes, &zone).unwrap();
    assert_eq!(
        (of_writes.all, of_writes.failed, of_writes.chosen()),
        (3, 1, 2)
    );
}

#[test]
fn entries_of_a_removed_connection_are_found_by_the_name_it_had() {
    let records = with_entries(["a", "b"].map(named));
    records.remove_connection(connection(1).id).unwrap();
    assert_eq!(summary(&records, all()).removed, ["acme-1"]);
    let of_removed = ActivityFilter {
        tenant: Some(ActivityTenant::Removed {
            name: "acme-1".to_owned(),
        }),
        ..all()
    };
    assert_eq!(names(&records, of_removed, window(0, 100)), ["b", "a"]);
}

#[test]
fn request_and_answer_of_an_entry_are_kept_with_it_until_it_is_cleared() {
    let records = with_entries([]);
    let new = named("create");
    let id = records.add_activity(&new).unwrap();
    assert_eq!(records.activity_detail(id).unwrap(), new.detail);
    assert_eq!(records.clear_activity().unwrap(), 1);
    assert!(matches!(
        records.activity_detail(id),
        Err(RecordsError::NotFound)
    ));
    assert_eq!(summary(&records, all()), Default::default());
    assert!(
        records.add_activity(&new).unwrap() > id,
        "a number is never used twice"
    );
}

#[test]
fn an_entry_that_meant_something_else_is_corrected_and_keeps_all_else() {
    let records = with_entries([]);
    let id = records.add_activity(&named("create")).unwrap();
    let other = records.add_activity(&named("list")).unwrap();
    let before = records.activity_entry(id).unwrap();
    let corrected = NewActivity {
        failed: true,
        outcome: "nameTaken".to_owned(),
        detail: serde_json::json!({ "meaning": "nameTaken" }),
        url: "https://elsewhere.example".to_owned(),
        ..named("delete")
    };
    records.correct_activity(id, &corrected).unwrap();
    let after = records.activity_entry(id).unwrap();
    assert_eq!((after.failed, &*after.outcome), (true, "nameTaken"));
    assert_eq!(records.activity_detail(id).unwrap(), corrected.detail);
    assert_eq!(
        (after.operation, after.url, after.at),
        (before.operation, before.url, before.at)
    );
    assert!(!records.activity_entry(other).unwrap().failed);
    let failures = ActivityFilter {
        show: ActivityShow::Failed,
        ..all()
    };
    assert_eq!(names(&records, failures, window(0, 9)), ["create"]);
}

#[test]
fn an_entry_that_was_cleared_meanwhile_is_not_brought_back_by_a_correction() {
    let records = with_entries([]);
    let id = records.add_activity(&named("create")).unwrap();
    records.clear_activity().unwrap();
    records.correct_activity(id, &named("create")).unwrap();
    assert!(matches!(
        records.activity_entry(id),
        Err(RecordsError::NotFound)
    ));
    assert!(names(&records, all(), window(0, 9)).is_empty());
}

#[test]
fn old_activity_and_activity_beyond_the_bound_is_removed() {
    let minutes = (0..10).map(|minute| NewActivity {
        at: time(minute),
        ..named(&minute.to_string())
    });
    let records = with_entries(minutes);
    let age = SignedDuration::from_mins(6);
    assert_eq!(records.prune(time(9), 100, age).unwrap(), 3);
    assert_eq!(records.prune(time(9), 5, age).unwrap(), 2);
    assert_eq!(
        names(&records, all(), window(0, 100)),
        ["9", "8", "7", "6", "5"]
    );
}

fn with_entries(entries: impl IntoIterator<Item = NewActivity>) -> Records {
    let records = Records::in_memory().unwrap();
    records.add_connection(&connection(1)).unwrap();
    records.add_connection(&connection(2)).unwrap();
    records.add_all_activity(entries).unwrap();
    records
}

fn names(records: &Records, filter: ActivityFilter, window: ActivityWindow) -> Vec<String> {
    let entries = records.activity(&filter, window).unwrap();
    entries.into_iter().map(|entry| entry.operation).collect()
}

fn summary(records: &Records, filter: ActivityFilter) -> records::ActivitySummary {
    records.activity_summary(&filter, &TimeZone::UTC).unwrap()
}

fn all() -> ActivityFilter {
    ActivityFilter::default()
}

fn window(offset: u32, limit: u32) -> ActivityWindow {
    ActivityWindow {
        newest: i64::MAX,
        oldest_first: false,
        offset,
        limit,
    }
}

fn named(operation: &str) -> NewActivity {
    support::activity(operation, time(0))
}

fn connection(number: u8) -> ConnectionRecord {
    support::connection(number, time(0))
}

fn time(minute: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + 60 * minute).unwrap()
}
