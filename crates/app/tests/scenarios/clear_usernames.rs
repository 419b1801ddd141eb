//! Records of version 8 of the schema have usernames that look like a token as text. A start moves them to the keychain.
//!
//! `tests/records/schema-8.db` has one connection, a secret with a plain, a doubtful and a confirmed username, and a
//! draft with a doubtful one; the doubtful ones contain the canary. Its pages have 512 bytes, to be small.

use app::view::*;
use pull_secret::{Handle, UsernameKind};
use vault::SecretKind;
use vault::testing::Fault;

use crate::harness::{Harness, assert_no_canary, assert_no_canary_in_files, killed_after, row};

const SCHEMA_8: &[u8] = include_bytes!("../records/schema-8.db");
const OF_SECRET: &str = "aB3canary6HiJ9kLm2NoP5qRs8TuV1wXy4";
const OF_DRAFT: &str = "eF5canary8JkL1mNo4PqR7sTu0VwX3yZa6";

#[tokio::test]
async fn a_start_moves_doubtful_usernames_to_the_keychain_and_leaves_them_in_no_file() {
    let mut harness = with_records_of_version_8().await;
    let started = harness.load_page().await;
    assert_eq!(started.notices, []);
    assert_no_canary_in_files(&harness);
    assert_moved(&harness, &started.connections[0]).await;

    let items = harness.keychain.items();
    let started = harness.restart().await;
    assert_eq!(started.notices, []);
    assert_no_canary_in_files(&harness);
    assert_moved(&harness, &started.connections[0]).await;
    assert_eq!(harness.keychain.items(), items, "once");
}

#[tokio::test]
async fn a_keychain_that_is_locked_or_missing_gets_them_at_a_later_start() {
    for fault in [Fault::Locked, Fault::Absent, Fault::Refuses] {
        let mut harness = with_records_of_version_8().await;
        harness.keychain.fail(fault);
        let started = harness.load_page().await;
        let connection = &started.connections[0];
        let known = known(&harness, connection).await;
        assert_eq!(known.draft.registries[1].username, OF_SECRET, "{fault:?}");
        let draft = draft(&harness, connection).await.form.draft;
        assert_eq!(draft.registries[0].username, OF_DRAFT, "{fault:?}");
        harness.keychain.recover();
        let started = harness.kill_and_restart().await;
        assert_no_canary_in_files(&harness);
        assert_moved(&harness, &started.connections[0]).await;
    }
}

#[tokio::test]
async fn a_kill_on_the_way_loses_no_username_and_leaves_nothing_behind() {
    for polls in 0.. {
        let mut harness = with_records_of_version_8().await;
        let app = harness.app().clone();
        let ended = killed_after(polls, app.system.reconcile(())).await;
        drop(app);
        let started = harness.kill_and_restart().await;
        assert_moved(&harness, &started.connections[0]).await;
        assert_eq!(harness.keychain.items().len(), 2, "{polls}");
        harness.restart().await;
        assert_no_canary_in_files(&harness);
        if ended.is_some() {
            break;
        }
    }
}

async fn assert_moved(harness: &Harness, connection: &ConnectionView) {
    let known = known(harness, connection).await;
    let draft = draft(harness, connection).await;
    assert_no_canary(&(&known, &draft));
    let registries = &known.draft.registries;
    assert_eq!(registries[0].username, "anna");
    assert_eq!(registries[2].username_kind, UsernameKind::Confirmed);
    assert_eq!(&registries[2].username[..3], "cD4");
    assert_eq!(
        opened(harness, registries[1].hidden_username).await,
        OF_SECRET
    );
    let hidden = draft.form.draft.registries[0].hidden_username;
    assert_eq!(opened(harness, hidden).await, OF_DRAFT);
}

async fn opened(harness: &Harness, handle: Option<Handle>) -> String {
    let vault = harness.keychain.vault();
    let secret = vault.open(handle.unwrap(), SecretKind::RegistryPassword);
    secret.await.unwrap().open().to_owned()
}

async fn known(harness: &Harness, connection: &ConnectionView) -> SecretRow {
    row(&harness.list(connection).await, "team-images").clone()
}

async fn draft(harness: &Harness, connection: &ConnectionView) -> DraftView {
    let of = DraftRef {
        connection: connection.id.clone(),
        purpose: Purpose::Create,
        name: String::new(),
    };
    harness.app().compose.open_draft(of).await.unwrap().unwrap()
}

/// The application as it begins on such records, before its page is loaded.
async fn with_records_of_version_8() -> Harness {
    let mut harness = Harness::start().await;
    harness.kill();
    let folder = harness.folder.path().join("records");
    for file in std::fs::read_dir(&folder).unwrap() {
        std::fs::remove_file(file.unwrap().path()).unwrap();
    }
    std::fs::write(folder.join("pullpass.db"), SCHEMA_8).unwrap();
    harness.open();
    harness
}
