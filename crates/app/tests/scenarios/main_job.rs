//! The main job from the service key to the restart.

use ai_core::Quota;
use app::view::*;

use crate::harness::{FOREIGN, Harness, REGISTERED, add, call_on, row, service_key, usable};
use crate::wire::assert_same;
use ai_core::service_key::{Diagnostic, DiagnosticState};

#[tokio::test]
async fn the_main_job_from_the_service_key_file_to_the_restart() {
    let mut harness = Harness::start().await;
    harness.sandbox.tenant().add_foreign("base-images", FOREIGN);

    let file = harness.folder.path().join("key.json");
    std::fs::write(&file, harness.sandbox.service_key()).unwrap();
    harness.desktop.choose(Some(file));
    let reading = service_key(harness.app().pasted.choose_file(()).await.unwrap().unwrap());
    assert_eq!(usable(&reading).suggested_name, "practice");
    let passes = |line: &Diagnostic| line.state == DiagnosticState::Pass;
    assert!(reading.keys[0].doctor.iter().all(passes));
    let add = AddConnection {
        name: " acme-prod ".to_owned(),
        production: true,
        ..add(&reading)
    };
    let connection = harness.add_connection(add).await;
    assert_eq!(connection.name, "acme-prod");
    assert_eq!(connection.client_secret, SecretPlace::Keychain);
    assert!(connection.production);

    let list = harness.list(&connection).await;
    assert_eq!(row(&list, "base-images").side, Side::TenantOnly);
    assert_eq!(
        list.quota,
        Some(Quota {
            used: Some(1),
            max: 50
        })
    );

    let draft = harness.draft("team-images", "p$ss\"w\\rd");
    let preview = harness.preview(&connection, Purpose::Create, &draft).await;
    assert!(preview.sendable);
    let created = harness.create(&connection, &draft).await;
    assert_eq!(created.result, REGISTERED);
    assert_eq!(created.listed, Listed::Yes);
    assert!(matches!(created.storage, PasswordStorage::Keychain));
    assert!(created.undo.is_some());
    assert_eq!(harness.stored_password("team-images"), "p$ss\"w\\rd");
    let known = row(created.list.as_ref().unwrap(), "team-images").clone();
    assert_eq!(
        (known.side, known.kept, known.restorable),
        (Side::Both, true, true)
    );
    assert_eq!(known.draft, draft);

    let mut changed = known.draft;
    changed.registries[0] = harness.registry("ghcr.io", "bert", "new");
    let replaced = harness.replace(&connection, &changed).await;
    assert_eq!(replaced.result, SendResult::Replaced);
    assert_eq!(harness.stored_password("team-images"), "new");

    let before = harness.sandbox.tenant().secret("team-images");
    let deleted = harness.delete(&connection, "team-images").await;
    assert_eq!(deleted.result, SendResult::Deleted { gone_before: false });
    assert_eq!(deleted.listed, Listed::No);
    assert_eq!(document(&harness, "team-images"), None);
    let restored = harness.undo(&deleted).await;
    assert_eq!(restored.result, REGISTERED);
    assert!(matches!(restored.storage, PasswordStorage::Keychain));
    assert_eq!(document(&harness, "team-images"), before);

    let started = harness.restart().await;
    let [connection] = &*started.connections else {
        panic!("{:?}", started.connections)
    };
    assert_eq!(started.notices, []);
    assert_eq!(
        harness.app().system.keychain_state(()).await,
        Ok(KeychainState::Open)
    );
    assert_eq!(connection.name, "acme-prod");
    assert_eq!(connection.client_secret, SecretPlace::Keychain);
    let list = harness.list(connection).await;
    let known = row(&list, "team-images");
    assert_eq!((known.side, known.kept), (Side::Both, true));
    assert_eq!(known.draft, changed);

    let deleted = harness.delete(connection, "team-images").await;
    assert_eq!(document(&harness, "team-images"), None);
    harness.undo(&deleted).await;
    assert_eq!(document(&harness, "team-images"), before);
}

#[tokio::test]
async fn what_the_request_pane_shows_is_what_arrives() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.draft("team-images", "p$ss\"w\\rd\u{1}\u{2028}ü");
    let hub = harness.registry("https://index.docker.io/v1/", "q\"uo\\te", "Ω\n••••••••");
    draft.registries.push(hub);

    let preview = harness.preview(&connection, Purpose::Create, &draft).await;
    let sent = harness.create(&connection, &draft).await;
    let arrived = &harness.arrived("POST")[0];
    assert_same(&harness, &draft, &preview.request, arrived);
    assert_same(&harness, &draft, &sent.main.unwrap().request, arrived);

    draft.registries.swap(0, 1);
    let preview = harness.preview(&connection, Purpose::Replace, &draft).await;
    let sent = harness.replace(&connection, &draft).await;
    let arrived = &harness.arrived("PATCH")[0];
    assert_same(&harness, &draft, &preview.request, arrived);
    assert_same(&harness, &draft, &sent.main.unwrap().request, arrived);
}

#[tokio::test]
async fn every_exchange_told_is_one_that_took_place() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let sent = harness
        .create(&connection, &harness.draft("team-images", "x"))
        .await;
    let told: Vec<_> = sent
        .exchanges
        .iter()
        .map(|exchange| {
            let path: String = exchange.request.path.iter().map(|p| &*p.text).collect();
            (exchange.request.method.clone(), path)
        })
        .collect();
    let arrived: Vec<_> = harness
        .sandbox
        .recorder()
        .requests()
        .into_iter()
        .map(|request| (request.method, request.target))
        .collect();
    assert_eq!(told, arrived);
    let hosts = harness.app().activity.hosts(()).await.unwrap();
    let counted: u64 = hosts.iter().map(|host| host.requests).sum();
    assert_eq!(counted, u64::try_from(arrived.len()).unwrap());
    let purposes: Vec<_> = hosts.iter().map(|host| host.purpose).collect();
    assert_eq!(purposes, [HostPurpose::Api, HostPurpose::Token]);
}

#[tokio::test]
async fn a_registration_is_taken_back_and_that_is_taken_back_too() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let created = harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    let before = document(&harness, "team-images");
    let undone = harness.undo(&created).await;
    assert_eq!(undone.result, SendResult::Deleted { gone_before: false });
    assert_eq!(document(&harness, "team-images"), None);
    assert!(harness.try_undo(&created).await.is_err(), "only once");
    harness.undo(&undone).await;
    assert_eq!(document(&harness, "team-images"), before);
}

#[tokio::test]
async fn a_replacement_is_taken_back_to_the_password_before() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    let before = document(&harness, "team-images");
    let replaced = harness
        .replace(&connection, &harness.draft("team-images", "two"))
        .await;
    let undone = harness.undo(&replaced).await;
    assert_eq!(undone.result, SendResult::Replaced);
    assert!(matches!(undone.storage, PasswordStorage::Keychain));
    assert_eq!(document(&harness, "team-images"), before);
    harness.undo(&undone).await;
    assert_eq!(harness.stored_password("team-images"), "two");
}

#[tokio::test]
async fn credentials_unknown_here_are_replaced_without_a_promise_to_take_it_back() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.tenant().add_foreign("base-images", FOREIGN);
    let replaced = harness
        .replace(&connection, &harness.draft("base-images", "one"))
        .await;
    assert_eq!(replaced.result, SendResult::Replaced);
    assert_eq!(replaced.undo, None);
    let deleted = harness.delete(&connection, "base-images").await;
    assert!(deleted.undo.is_some());
}

#[tokio::test]
async fn a_stored_password_is_sent_again_while_only_the_username_changes() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    harness.restart().await;
    let list = harness.list(&connection).await;
    let mut draft = row(&list, "team-images").draft.clone();
    draft.registries[0].username = "bert".to_owned();
    let replaced = harness.replace(&connection, &draft).await;
    assert!(
        matches!(replaced.storage, PasswordStorage::Keychain),
        "{:?}",
        replaced.storage
    );
    let stored = ("ghcr.io".to_owned(), "bert".to_owned(), "one".to_owned());
    assert_eq!(harness.stored("team-images"), [stored]);
    harness.undo(&replaced).await;
    assert_eq!(harness.stored_password("team-images"), "one");
    harness.restart().await;
    harness.delete(&connection, "team-images").await;
}

#[tokio::test]
async fn a_stored_password_serves_a_second_secret_and_outlives_the_first() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("a1", "one"))
        .await;
    harness.restart().await;
    let mut draft = row(&harness.list(&connection).await, "a1").draft.clone();
    draft.name = "b1".to_owned();
    let created = harness.create(&connection, &draft).await;
    assert!(
        matches!(created.storage, PasswordStorage::Keychain),
        "{:?}",
        created.storage
    );
    harness.delete(&connection, "a1").await;
    harness.restart().await;
    let list = harness.list(&connection).await;
    assert!(row(&list, "b1").kept);
    let deleted = harness.delete(&connection, "b1").await;
    harness.undo(&deleted).await;
    assert_eq!(harness.stored_password("b1"), "one");
}

#[tokio::test]
async fn what_somebody_else_deleted_is_shown_as_gone_and_can_be_registered_again() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    harness.sandbox.tenant().remove("team-images");
    let list = harness.list(&connection).await;
    let known = row(&list, "team-images");
    assert_eq!((known.side, known.restorable), (Side::Gone, true));
    let created = harness.create(&connection, &known.draft).await;
    assert_eq!(created.result, REGISTERED);
    assert!(
        matches!(created.storage, PasswordStorage::Keychain),
        "{:?}",
        created.storage
    );
    assert_eq!(harness.stored_password("team-images"), "one");
}

#[tokio::test]
async fn a_removed_connection_takes_its_passwords_out_of_the_keychain() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    let removed = harness
        .app()
        .connections
        .remove_connection(reference)
        .await
        .unwrap();
    assert_eq!((removed.deleted, removed.pending), (2, 0));
    assert!(harness.keychain.items().is_empty());
    assert!(
        document(&harness, "team-images").is_some(),
        "the tenant keeps it"
    );
    assert!(harness.restart().await.connections.is_empty());
}

#[tokio::test]
async fn a_new_key_of_the_same_client_takes_the_place_of_the_old_one() {
    let mut harness = Harness::start().await;
    let old = harness.connect().await;
    harness.list(&old).await;
    harness.sandbox.rotate_client_secret();
    let reading = harness.paste(&harness.sandbox.service_key()).await.unwrap();
    let known = usable(&reading).same_tenant.as_ref().unwrap();
    assert_eq!((&*known.name, known.same_client), ("practice", true));
    let new = harness.connect().await;
    assert_eq!(new.id, old.id);
    assert_eq!(harness.list(&new).await.problem, None);
    let started = harness.restart().await;
    assert_eq!(started.notices, []);
    assert_eq!(
        harness.keychain.items().len(),
        1,
        "the old client secret is gone"
    );
    assert_eq!(harness.list(&new).await.problem, None);
}

#[tokio::test]
async fn a_connection_is_renamed_coloured_and_marked_and_stays_so() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let change = ChangeConnection {
        connection: connection.id.clone(),
        name: Some(" Über ".to_owned()),
        colour: Some(3),
        production: Some(true),
    };
    harness
        .app()
        .connections
        .change_connection(change)
        .await
        .unwrap();
    let started = harness.restart().await;
    let changed = &started.connections[0];
    assert_eq!(
        (&*changed.name, changed.colour, changed.production),
        ("Über", 3, true)
    );
}

#[tokio::test]
async fn choices_are_kept_and_hold_for_the_session_when_they_cannot_be() {
    let harness = Harness::start().await;
    let dark = Preferences {
        theme: Theme::Dark,
        ..Preferences::default()
    };
    harness
        .app()
        .system
        .set_preferences(dark.clone())
        .await
        .unwrap();
    assert_eq!(*harness.desktop.saved.lock().unwrap(), [dark]);
    *harness.desktop.refuses.lock().unwrap() = true;
    let light = Preferences {
        theme: Theme::Light,
        ..Preferences::default()
    };
    let refused = harness.app().system.set_preferences(light.clone()).await;
    assert_eq!(refused, Err(app::Problem::NotSaved));
    assert_eq!(
        harness.app().system.start(()).await.unwrap().preferences,
        light
    );
}

#[tokio::test]
async fn the_snippet_names_the_secret_and_can_be_copied() {
    let harness = Harness::start().await;
    let names = vec!["team-images".to_owned()];
    let snippets = harness
        .app()
        .compose
        .snippets(SecretNames { names })
        .await
        .unwrap();
    assert!(snippets.workflow.contains("- name: team-images"));
    assert!(snippets.serving.contains("- name: team-images"));
    let text = snippets.workflow;
    harness
        .app()
        .system
        .copy_text(CopyText { text: text.clone() })
        .await
        .unwrap();
    assert_eq!(harness.desktop.clipboard(), Some(text));
}

#[tokio::test]
async fn a_test_of_the_connection_tells_token_tenant_quota_and_list() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let call = call_on(&connection);
    let test = harness.app().tenants.test_connection(call).await.unwrap();
    let kinds: Vec<_> = test.parts.iter().map(|part| part.kind).collect();
    use TestPartKind::*;
    assert_eq!(kinds, [Token, Tenant, Quota, List]);
    for part in test.parts {
        assert!(
            matches!(part.outcome, TestOutcome::Passed { .. }),
            "{part:?}"
        );
    }
    assert!(matches!(test.connection.token, TokenView::Valid { .. }));
}

fn document(harness: &Harness, name: &str) -> Option<String> {
    harness.sandbox.tenant().secret(name)
}
