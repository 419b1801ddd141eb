//! What is kept of connections, secrets, activity and hosts, and how handles are settled along with it.

use jiff::Timestamp;
use pull_secret::{Handle, UsernameKind};
use records::{
    CheckRecord, ConnectionRecord, CredentialRecord, NewActivity, PendingHandle, PracticeRecord,
    PullSecretRecord, Records, RecordsError, SecretChecks,
};
use serde_json::json;

use crate::support;

#[test]
fn a_connection_comes_back_as_it_was_saved_and_in_its_place() {
    let records = Records::in_memory().unwrap();
    let second = ConnectionRecord {
        position: 2,
        ..connection(1)
    };
    let first = ConnectionRecord {
        identity_zone: Some("acme".to_owned()),
        client_secret: Some(handle(7)),
        used_at: Some(time(50)),
        production: true,
        position: 1,
        ..connection(2)
    };
    records.add_connection(&second).unwrap();
    records.add_connection(&first).unwrap();
    assert_eq!(records.connections().unwrap(), [first.clone(), second]);
    assert_eq!(records.connection(first.id).unwrap(), first);
}

#[test]
fn connections_come_back_in_the_order_they_were_put_into() {
    let records = Records::in_memory().unwrap();
    let [one, two, three] = [1, 2, 3].map(connection);
    for connection in [&one, &two, &three] {
        records.add_connection(connection).unwrap();
    }
    records
        .order_connections(&[three.id, one.id, two.id])
        .unwrap();
    let order = || -> Vec<_> {
        let connections = records.connections().unwrap();
        connections.into_iter().map(|one| one.id).collect()
    };
    assert_eq!(order(), [three.id, one.id, two.id]);
    let with_a_stranger = records.order_connections(&[one.id, connection(9).id]);
    assert!(matches!(with_a_stranger, Err(RecordsError::NotFound)));
    assert_eq!(order(), [three.id, one.id, two.id]);
}

#[test]
fn when_a_connection_was_used_is_noted_and_nothing_else_changes() {
    let records = with_connection();
    records
        .note_connection_used(connection(1).id, time(77))
        .unwrap();
    let used = ConnectionRecord {
        used_at: Some(time(77)),
        ..connection(1)
    };
    assert_eq!(records.connections().unwrap(), [used]);
}

#[test]
fn a_connection_that_is_not_there_is_not_found() {
    let records = Records::in_memory().unwrap();
    let id = connection(1).id;
    assert!(matches!(
        records.connection(id),
        Err(RecordsError::NotFound)
    ));
    assert!(matches!(
        records.remove_connection(id),
        Err(RecordsError::NotFound)
    ));
    assert!(matches!(
        records.update_connection(&connection(1)),
        Err(RecordsError::NotFound)
    ));
    assert!(matches!(
        records.put_pull_secret(&secret("a", [])),
        Err(RecordsError::NotFound)
    ));
}

#[test]
fn an_id_is_taken_only_once() {
    let records = with_connection();
    assert!(matches!(
        records.add_connection(&connection(1)),
        Err(RecordsError::AlreadyThere)
    ));
}

#[test]
fn the_practice_tenant_keeps_its_ports_and_its_password_goes_with_its_connection() {
    let records = with_connection();
    let id = connection(1).id;
    assert_eq!(records.practice(id).unwrap(), None);
    let first = PracticeRecord {
        api_port: 20_000,
        registry_port: 20_001,
        registry_password: Some(handle(1)),
    };
    records.add_pending_handle(handle(1)).unwrap();
    assert_eq!(records.put_practice(id, &first).unwrap(), []);
    assert_eq!(records.pending_handles().unwrap(), []);
    let second = PracticeRecord {
        registry_password: Some(handle(2)),
        ..first
    };
    assert_eq!(records.put_practice(id, &second).unwrap(), [handle(1)]);
    assert_eq!(records.practice(id).unwrap(), Some(second));
    assert_eq!(records.remove_connection(id).unwrap(), [handle(2)]);
    assert_eq!(records.practice(id).unwrap(), None);
    assert!(matches!(
        records.put_practice(id, &first),
        Err(RecordsError::NotFound)
    ));
}

#[test]
fn the_last_test_of_a_connection_is_kept_in_place_of_the_one_before() {
    let records = Records::in_memory().unwrap();
    let id = connection(1).id;
    records.add_connection(&connection(1)).unwrap();
    assert_eq!(records.connection_check(id).unwrap(), None);
    for failed in [Some("quota".to_owned()), None] {
        let test = CheckRecord {
            at: time(7),
            failed,
        };
        records.put_connection_check(id, &test).unwrap();
        assert_eq!(records.connection_check(id).unwrap(), Some(test));
    }
    records.remove_connection_check(id).unwrap();
    assert_eq!(records.connection_check(id).unwrap(), None);
    let test = CheckRecord {
        at: time(8),
        failed: None,
    };
    records.put_connection_check(id, &test).unwrap();
    records.remove_connection(id).unwrap();
    assert_eq!(records.connection_check(id).unwrap(), None);
    assert!(records.put_connection_check(id, &test).is_err());
}

#[test]
fn the_network_of_a_connection_is_kept_until_it_is_as_everywhere() {
    let records = with_connection();
    let id = connection(1).id;
    let network = json!({ "proxy": { "kind": "direct" } });
    assert_eq!(records.connection_network(id).unwrap(), None);
    records.put_connection_network(id, Some(&network)).unwrap();
    assert_eq!(
        records.connection_network(id).unwrap(),
        Some(network.clone())
    );
    records.put_connection_network(id, None).unwrap();
    assert_eq!(records.connection_network(id).unwrap(), None);
    records.put_connection_network(id, Some(&network)).unwrap();
    records.remove_connection(id).unwrap();
    assert_eq!(records.connection_network(id).unwrap(), None);
}

#[test]
fn a_known_secret_comes_back_as_it_was_saved() {
    let records = with_connection();
    let known = PullSecretRecord {
        checks: Some(SecretChecks {
            checked_at: time(9),
            result: json!({ "login": "accepted" }),
        }),
        images: vec![
            "docker.io/acme/train:1".to_owned(),
            "docker.io/acme/serve:2".to_owned(),
        ],
        ..secret("team-images", [handle(1), handle(2)])
    };
    records.put_pull_secret(&known).unwrap();
    assert_eq!(
        records
            .pull_secret(known.connection, "team-images")
            .unwrap(),
        Some(known.clone())
    );
    assert_eq!(records.pull_secrets(known.connection).unwrap(), [known]);
}

#[test]
fn nothing_is_known_of_a_secret_that_was_registered_elsewhere() {
    let records = with_connection();
    assert_eq!(
        records.pull_secret(connection(1).id, "theirs").unwrap(),
        None
    );
    assert_eq!(
        records
            .remove_pull_secret(connection(1).id, "theirs")
            .unwrap(),
        []
    );
}

#[test]
fn a_handle_is_unsettled_from_before_its_keychain_write_until_a_record_points_to_it() {
    let records = with_connection();
    records.add_pending_handle(handle(1)).unwrap();
    records.add_pending_handle(handle(1)).unwrap();
    assert_eq!(records.pending_handles().unwrap(), [unowned(1)]);
    records
        .put_pull_secret(&secret("team-images", [handle(1)]))
        .unwrap();
    assert_eq!(records.pending_handles().unwrap(), []);
}

#[test]
fn a_client_secret_is_settled_with_its_connection() {
    let records = Records::in_memory().unwrap();
    let with = |secret| ConnectionRecord {
        client_secret: secret,
        ..connection(1)
    };
    records.add_pending_handle(handle(1)).unwrap();
    records.add_connection(&with(Some(handle(1)))).unwrap();
    assert_eq!(records.pending_handles().unwrap(), []);

    records.add_pending_handle(handle(2)).unwrap();
    assert_eq!(
        records.update_connection(&with(Some(handle(2)))).unwrap(),
        [handle(1)]
    );
    assert_eq!(records.pending_handles().unwrap(), [unowned(1)]);
    assert_eq!(records.update_connection(&with(None)).unwrap(), [handle(2)]);
}

#[test]
fn a_replaced_password_is_unsettled_until_its_keychain_item_is_deleted() {
    let records = with_connection();
    records
        .put_pull_secret(&secret("team-images", [handle(1), handle(2)]))
        .unwrap();
    records.add_pending_handle(handle(3)).unwrap();
    let superseded = records.put_pull_secret(&secret("team-images", [handle(3), handle(2)]));
    assert_eq!(superseded.unwrap(), [handle(1)]);
    assert_eq!(records.pending_handles().unwrap(), [unowned(1)]);
    records.remove_pending_handle(handle(1)).unwrap();
    assert_eq!(records.pending_handles().unwrap(), []);
}

#[test]
fn a_password_that_another_secret_uses_too_stays() {
    let records = with_connection();
    records
        .put_pull_secret(&secret("first", [handle(1)]))
        .unwrap();
    records
        .put_pull_secret(&secret("second", [handle(1)]))
        .unwrap();
    assert_eq!(
        records
            .remove_pull_secret(connection(1).id, "first")
            .unwrap(),
        []
    );
    assert_eq!(
        records
            .remove_pull_secret(connection(1).id, "second")
            .unwrap(),
        [handle(1)]
    );
}

#[test]
fn a_deleted_secret_can_be_put_back_before_its_password_is_deleted() {
    let records = with_connection();
    let known = secret("team-images", [handle(1)]);
    records.put_pull_secret(&known).unwrap();
    records
        .remove_pull_secret(known.connection, &known.name)
        .unwrap();
    assert_eq!(records.pending_handles().unwrap(), [unowned(1)]);
    records.put_pull_secret(&known).unwrap();
    assert_eq!(records.pending_handles().unwrap(), []);
}

#[test]
fn a_refused_change_leaves_records_and_handles_as_they_were() {
    let records = with_connection();
    records
        .put_pull_secret(&secret("team-images", [handle(1)]))
        .unwrap();
    let elsewhere = PullSecretRecord {
        connection: connection(9).id,
        ..secret("x", [handle(2)])
    };
    records.add_pending_handle(handle(2)).unwrap();
    records.put_pull_secret(&elsewhere).unwrap_err();
    assert_eq!(records.pending_handles().unwrap(), [unowned(2)]);
}

#[test]
fn a_handle_begun_although_a_record_points_to_it_is_told_as_owned() {
    let records = with_connection();
    records
        .put_pull_secret(&secret("team-images", [handle(1)]))
        .unwrap();
    records.add_pending_handle(handle(1)).unwrap();
    assert_eq!(
        records.pending_handles().unwrap(),
        [PendingHandle {
            handle: handle(1),
            owned: true
        }]
    );
}

#[test]
fn a_removed_connection_takes_what_is_known_along_and_leaves_its_activity() {
    let records = Records::in_memory().unwrap();
    let removed = ConnectionRecord {
        client_secret: Some(handle(5)),
        ..connection(1)
    };
    records.add_connection(&removed).unwrap();
    records
        .put_pull_secret(&secret("a", [handle(1), handle(2)]))
        .unwrap();
    records.put_pull_secret(&secret("b", [handle(2)])).unwrap();
    let id = records.add_activity(&activity("create")).unwrap();

    let mut unowned_now = records.remove_connection(removed.id).unwrap();
    unowned_now.sort();
    assert_eq!(unowned_now, [handle(1), handle(2), handle(5)]);
    assert_eq!(
        records.pending_handles().unwrap(),
        [unowned(1), unowned(2), unowned(5)]
    );
    assert_eq!(records.pull_secrets(removed.id).unwrap(), []);
    let entry = records.activity_entry(id).unwrap();
    assert_eq!(
        (entry.connection, entry.connection_name.as_str()),
        (None, "acme-1")
    );
}

#[test]
fn a_host_is_listed_once_per_reason_with_first_and_last_time() {
    let records = Records::in_memory().unwrap();
    records.note_host("api.ai.example", "api", time(1)).unwrap();
    records.note_host("api.ai.example", "api", time(3)).unwrap();
    records
        .note_host("acme.authentication.example", "token", time(2))
        .unwrap();
    let hosts = records.hosts().unwrap();
    let seen = hosts
        .iter()
        .map(|host| (host.why.as_str(), host.first_at, host.last_at, host.count));
    assert_eq!(
        seen.collect::<Vec<_>>(),
        [("token", time(2), time(2), 1), ("api", time(1), time(3), 2),]
    );
}

#[test]
fn saved_secrets_are_counted_and_listed_for_each_connection_alone() {
    let records = with_connection();
    let other = ConnectionRecord {
        name: "other".to_owned(),
        ..connection(2)
    };
    records.add_connection(&other).unwrap();
    for name in ["b", "a"] {
        records.put_pull_secret(&secret(name, [])).unwrap();
    }
    let elsewhere = PullSecretRecord {
        connection: other.id,
        ..secret("a", [])
    };
    records.put_pull_secret(&elsewhere).unwrap();
    records.put_pull_secret(&secret("a", [])).unwrap();
    let of = |connection: &ConnectionRecord| {
        let count = records.count_pull_secrets(connection.id).unwrap();
        let known = records.pull_secrets(connection.id).unwrap();
        let names = known.into_iter().map(|secret| secret.name);
        (count, names.collect::<Vec<_>>())
    };
    assert_eq!(
        of(&connection(1)),
        (2, vec!["a".to_owned(), "b".to_owned()])
    );
    assert_eq!(of(&other), (1, vec!["a".to_owned()]));
    assert_eq!(of(&connection(3)), (0, Vec::new()));
}

#[test]
fn a_password_is_known_as_long_as_one_secret_needs_it() {
    let records = with_connection();
    let knows = |number| records.knows_password(handle(number)).unwrap();
    records
        .put_pull_secret(&secret("a", [handle(1), handle(2)]))
        .unwrap();
    records.put_pull_secret(&secret("b", [handle(2)])).unwrap();
    assert!(knows(1) && knows(2) && !knows(3));
    records.remove_pull_secret(connection(1).id, "a").unwrap();
    assert!(!knows(1) && knows(2));
    records.put_pull_secret(&secret("b", [handle(3)])).unwrap();
    assert!(!knows(2) && knows(3));
}

fn with_connection() -> Records {
    let records = Records::in_memory().unwrap();
    records.add_connection(&connection(1)).unwrap();
    records
}

fn connection(number: u8) -> ConnectionRecord {
    ConnectionRecord {
        certificate: Some("-----BEGIN CERTIFICATE-----".to_owned()),
        ..support::connection(number, time(0))
    }
}

fn secret(name: &str, passwords: impl IntoIterator<Item = Handle>) -> PullSecretRecord {
    let registry = |password| CredentialRecord {
        username_kind: UsernameKind::Typed,
        hidden_username: None,
        preset: Some("docker-hub".to_owned()),
        registry_key: "https://index.docker.io/v1/".to_owned(),
        username: "anna".to_owned(),
        password: Some(password),
    };
    PullSecretRecord {
        connection: connection(1).id,
        name: name.to_owned(),
        registries: passwords.into_iter().map(registry).collect(),
        images: Vec::new(),
        changed_at: time(5),
        checks: None,
    }
}

fn activity(operation: &str) -> NewActivity {
    support::activity(operation, time(0))
}

fn handle(number: u8) -> Handle {
    Handle::from_bytes([number; 16])
}

fn unowned(number: u8) -> PendingHandle {
    PendingHandle {
        handle: handle(number),
        owned: false,
    }
}

fn time(minute: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + 60 * minute).unwrap()
}
