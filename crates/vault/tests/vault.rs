//! What a user finds of a password again, whatever the keychain does meanwhile.
#![expect(clippy::unwrap_used, reason = "a test whose help fails has failed")]

use std::time::{Duration, Instant};

use pull_secret::{Handle, Secret};
use vault::SecretKind::RegistryPassword as PASSWORD;
use vault::testing::{FakeKeychain, Fault};
use vault::{Deadlines, KeychainError, KeychainState, LONGEST_SECRET, SecretKind, Vault};

#[tokio::test]
async fn without_a_keychain_a_password_is_there_for_this_session() {
    let keychain = FakeKeychain::new();
    keychain.fail(Fault::Absent);
    let vault = keychain.vault();
    let handle = vault.stage(secret("hunter2"));
    assert_eq!(vault.state().await, KeychainState::Absent);
    assert_eq!(
        vault.store(handle, PASSWORD).await,
        Err(KeychainError::Absent)
    );
    assert!(vault.is_staged(handle));
    assert_eq!(
        vault.open(handle, PASSWORD).await.unwrap().open(),
        "hunter2"
    );

    vault.drop_staged(handle);
    assert_eq!(opened(&vault, handle).await, Err(KeychainError::Absent));
}

#[tokio::test]
async fn a_kept_password_is_there_after_a_restart() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, "hunter2").await;
    let restarted = keychain.vault();
    assert_eq!(restarted.state().await, KeychainState::Open);
    assert!(!restarted.is_staged(handle));
    assert_eq!(opened(&restarted, handle).await.unwrap(), "hunter2");
    assert!(
        !restarted.is_staged(handle),
        "what is read from the keychain stays there"
    );
}

#[tokio::test]
async fn a_password_that_is_loaded_is_there_while_the_keychain_is_locked() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, "hunter2").await;
    let missing = Handle::from_bytes([9; 16]);
    let restarted = keychain.vault();
    restarted.load(handle, PASSWORD).await.unwrap();
    let lost = restarted.load(missing, PASSWORD).await;
    assert_eq!(lost, Err(KeychainError::Missing));
    assert_eq!(
        (restarted.is_staged(handle), restarted.is_staged(missing)),
        (true, false)
    );
    keychain.fail(Fault::Absent);
    assert_eq!(opened(&restarted, handle).await.unwrap(), "hunter2");
    // It is a copy: what is wiped from memory is still in the keychain.
    restarted.drop_staged(handle);
    assert!(opened(&keychain.vault(), handle).await.is_err());
    keychain.recover();
    assert_eq!(opened(&restarted, handle).await.unwrap(), "hunter2");
}

#[tokio::test]
async fn every_text_survives_the_quirks_of_every_keychain() {
    let keychain = FakeKeychain::new();
    for quirk in [
        Fault::HoldsAtMost2560Bytes,
        Fault::HoldsAsciiOnly,
        Fault::CutsAtNewline,
    ] {
        keychain.fail(quirk);
    }
    let long = "line\n[9]\nx=y\r\n\0 pässwörd 🐳 ".repeat(2000);
    assert!(long.len() > LONGEST_SECRET - 4096 && long.len() <= LONGEST_SECRET);
    for text in ["", "x", "line1\n[9]\nx=y", "\u{feff}pässwörd\0", &long] {
        let handle = kept(&keychain, text).await;
        assert_eq!(opened(&keychain.vault(), handle).await.unwrap(), text);
    }
}

#[tokio::test]
async fn items_name_nothing_and_show_no_part_of_the_password() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, "hunter2").await;
    let items: Vec<_> = keychain.items().into_iter().collect();
    let [(id, text)] = items.as_slice() else {
        panic!("{items:?}")
    };
    assert_eq!(*id, handle.to_string());
    assert!(!text.contains("hunter2"));
}

#[tokio::test]
async fn every_password_has_a_handle_of_its_own() {
    let vault = FakeKeychain::new().vault();
    assert_ne!(
        vault.stage(secret("hunter2")),
        vault.stage(secret("hunter2"))
    );
}

#[tokio::test]
async fn a_password_above_the_bound_is_used_but_not_kept() {
    let keychain = FakeKeychain::new();
    let vault = keychain.vault();
    let handle = vault.stage(secret(&"x".repeat(LONGEST_SECRET + 1)));
    let refused = KeychainError::TooLong {
        bytes: LONGEST_SECRET + 1,
    };
    assert_eq!(vault.store(handle, PASSWORD).await, Err(refused));
    assert_eq!(
        opened(&vault, handle).await.unwrap().len(),
        LONGEST_SECRET + 1
    );
    assert!(keychain.items().is_empty());
}

#[tokio::test]
async fn a_forgotten_password_is_nowhere_and_forgetting_twice_is_fine() {
    for text in ["hunter2".to_owned(), "x".repeat(9000)] {
        let keychain = FakeKeychain::new();
        let vault = keychain.vault();
        let handle = vault.stage(secret(&text));
        vault.store(handle, PASSWORD).await.unwrap();
        vault.delete(handle).await.unwrap();
        vault.delete(handle).await.unwrap();
        assert!(keychain.items().is_empty());
        assert_eq!(opened(&vault, handle).await, Err(KeychainError::Missing));
    }
}

#[tokio::test]
async fn nothing_is_kept_under_a_handle_that_stands_for_nothing() {
    let vault = FakeKeychain::new().vault();
    assert_eq!(
        vault.store(Handle::from_bytes([1; 16]), PASSWORD).await,
        Err(KeychainError::Missing)
    );
}

#[tokio::test]
async fn a_locked_keychain_is_told_and_nobody_is_asked() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, "hunter2").await;
    keychain.fail(Fault::Locked);
    let vault = keychain.vault();
    let typed = vault.stage(secret("typed"));
    assert_eq!(vault.state().await, KeychainState::Locked);
    assert_eq!(
        vault.store(typed, PASSWORD).await,
        Err(KeychainError::Locked)
    );
    assert_eq!(opened(&vault, handle).await, Err(KeychainError::Locked));
    assert_eq!(vault.delete(handle).await, Err(KeychainError::Locked));
    assert_eq!(
        keychain.starts(),
        1,
        "only the first vault reached for the store"
    );

    vault.unlock().await.unwrap();
    assert_eq!(vault.state().await, KeychainState::Open);
    assert_eq!(opened(&vault, handle).await.unwrap(), "hunter2");
}

#[tokio::test]
async fn a_question_that_is_closed_leaves_the_keychain_locked() {
    let keychain = FakeKeychain::new();
    keychain.fail(Fault::Locked);
    keychain.fail(Fault::IsDismissed);
    let vault = keychain.vault();
    assert_eq!(vault.unlock().await, Err(KeychainError::Dismissed));
    assert_eq!(vault.state().await, KeychainState::Locked);
}

#[tokio::test]
async fn a_question_left_open_holds_up_nobody_else_and_ends_at_its_deadline() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, "hunter2").await;
    keychain.fail(Fault::IsLeftOpen);
    let unlock = Duration::from_millis(200);
    let vault = keychain.vault_within(Deadlines {
        unlock,
        ..Deadlines::default()
    });
    let (asked, opened) = tokio::join!(vault.unlock(), opened(&vault, handle));
    assert_eq!(asked, Err(KeychainError::NotAnswering));
    assert_eq!(opened.unwrap(), "hunter2");
}

#[tokio::test]
async fn a_keychain_that_hides_its_items_is_no_proof_that_they_are_gone() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, "hunter2").await;
    keychain.fail(Fault::HidesItems);
    let vault = keychain.vault();
    assert_eq!(opened(&vault, handle).await, Err(KeychainError::Missing));
    keychain.recover();
    assert_eq!(opened(&vault, handle).await.unwrap(), "hunter2");
}

#[tokio::test]
async fn a_hung_keychain_is_told_within_the_deadline_and_works_once_it_goes_on() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, "hunter2").await;
    keychain.fail(Fault::Hangs);
    let vault = keychain.vault_within(short());
    let typed = vault.stage(secret("typed"));
    let began = Instant::now();
    assert_eq!(
        opened(&vault, handle).await,
        Err(KeychainError::NotAnswering)
    );
    assert_eq!(vault.state().await, KeychainState::NotAnswering);
    assert_eq!(
        vault.store(typed, PASSWORD).await,
        Err(KeychainError::NotAnswering)
    );
    assert!(began.elapsed() >= 3 * short().answer);

    // Three threads are stuck now; no fourth is put at risk.
    assert_eq!(
        opened(&vault, handle).await,
        Err(KeychainError::NotAnswering)
    );
    assert_eq!(keychain.starts(), 1 + 3);

    keychain.recover();
    until_open(&vault).await;
    assert_eq!(opened(&vault, handle).await.unwrap(), "hunter2");
    vault.store(typed, PASSWORD).await.unwrap();
}

#[tokio::test]
async fn a_slow_keychain_is_waited_for_item_by_item() {
    let keychain = FakeKeychain::new();
    keychain.fail(Fault::Delays(Duration::from_millis(30)));
    let answer = Duration::from_secs(1);
    let vault = keychain.vault_within(Deadlines {
        answer,
        ..Deadlines::default()
    });
    let handle = vault.stage(secret(&"x".repeat(40_000)));
    let began = Instant::now();
    vault.store(handle, PASSWORD).await.unwrap();
    assert!(
        began.elapsed() > answer,
        "longer than the deadline for one item"
    );
}

#[tokio::test]
async fn whoever_stops_waiting_does_not_hold_up_the_next() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, "hunter2").await;
    keychain.fail(Fault::Hangs);
    let vault = keychain.vault();
    let impatient =
        tokio::time::timeout(Duration::from_millis(50), vault.open(handle, PASSWORD)).await;
    assert!(impatient.is_err());
    keychain.recover();
    assert_eq!(opened(&vault, handle).await.unwrap(), "hunter2");
}

#[tokio::test]
async fn a_restarted_keychain_is_reached_by_a_new_store() {
    let keychain = FakeKeychain::new();
    let vault = keychain.vault();
    let handle = vault.stage(secret("hunter2"));
    vault.store(handle, PASSWORD).await.unwrap();
    vault.drop_staged(handle);
    keychain.fail(Fault::Stale);
    assert_eq!(opened(&vault, handle).await.unwrap(), "hunter2");
    assert_eq!(keychain.starts(), 2);
}

#[tokio::test]
async fn a_store_that_panics_takes_nothing_else_along() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, "hunter2").await;
    let vault = keychain.vault();
    keychain.fail_once_after(0, Fault::Panics);
    assert_eq!(opened(&vault, handle).await, Err(KeychainError::Refused));
    assert_eq!(opened(&vault, handle).await.unwrap(), "hunter2");
}

#[tokio::test]
async fn of_two_items_none_is_chosen_and_forgetting_deletes_both() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, "hunter2").await;
    keychain.fail(Fault::Doubles);
    let vault = keychain.vault();
    assert_eq!(opened(&vault, handle).await, Err(KeychainError::Ambiguous));
    vault.delete(handle).await.unwrap();
    assert!(keychain.items().is_empty());
}

#[tokio::test]
async fn a_keychain_that_changes_what_it_is_given_is_found_out_at_once() {
    for fault in [Fault::Truncates, Fault::Garbles] {
        for text in ["hunter2".to_owned(), "x".repeat(9000)] {
            let keychain = FakeKeychain::new();
            keychain.fail(fault);
            let vault = keychain.vault();
            let handle = vault.stage(secret(&text));
            assert_eq!(
                vault.store(handle, PASSWORD).await,
                Err(KeychainError::Damaged),
                "{fault:?}"
            );
        }
    }
}

#[tokio::test]
async fn an_item_that_was_changed_behind_our_back_is_damaged() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, &"x".repeat(9000)).await;
    for (id, text) in keychain.items() {
        for changed in [&format!("{text}A"), &text[1..], "é", ""] {
            keychain.put(&id, changed);
            let found = keychain.vault().open(handle, PASSWORD).await.map(drop);
            assert_eq!(found, Err(KeychainError::Damaged), "{id}");
        }
        keychain.put(&id, &text);
    }
    assert_eq!(opened(&keychain.vault(), handle).await.unwrap().len(), 9000);
}

#[tokio::test]
async fn a_write_cut_off_anywhere_can_be_repeated_or_forgotten() {
    // Five chunks and a head, written and read back.
    for calls in 0..12 {
        let keychain = FakeKeychain::new();
        let vault = keychain.vault();
        let handle = vault.stage(secret(&"x".repeat(9000)));
        keychain.fail_once_after(calls, Fault::Refuses);
        assert_eq!(
            vault.store(handle, PASSWORD).await,
            Err(KeychainError::Refused),
            "after {calls}"
        );

        vault.store(handle, PASSWORD).await.unwrap();
        vault.drop_staged(handle);
        assert_eq!(opened(&vault, handle).await.unwrap().len(), 9000);

        let cut_off = vault.stage(secret(&"y".repeat(9000)));
        keychain.fail_once_after(calls, Fault::Refuses);
        vault.store(cut_off, PASSWORD).await.unwrap_err();
        vault.delete(cut_off).await.unwrap();
        vault.delete(handle).await.unwrap();
        assert!(keychain.items().is_empty(), "after {calls}");
    }
}

#[tokio::test]
async fn forgetting_cut_off_anywhere_can_be_repeated() {
    // The head is looked at, then each chunk there may be is deleted, then the head.
    for calls in 0..39 {
        let keychain = FakeKeychain::new();
        let handle = kept(&keychain, &"x".repeat(9000)).await;
        let vault = keychain.vault();
        keychain.fail_once_after(calls, Fault::Refuses);
        assert_eq!(
            vault.delete(handle).await,
            Err(KeychainError::Refused),
            "after {calls}"
        );
        vault.delete(handle).await.unwrap();
        assert!(keychain.items().is_empty(), "after {calls}");
    }
}

#[tokio::test]
async fn many_at_once_are_kept_one_after_the_other() {
    let keychain = FakeKeychain::new();
    let vault = keychain.vault();
    let keep = |number: usize| {
        let vault = vault.clone();
        tokio::spawn(async move {
            let handle = vault.stage(secret(&number.to_string().repeat(2000)));
            vault.store(handle, PASSWORD).await.unwrap();
            handle
        })
    };
    let tasks: Vec<_> = (0..20).map(keep).collect();
    for (number, task) in tasks.into_iter().enumerate() {
        let handle = task.await.unwrap();
        let found = opened(&keychain.vault(), handle).await.unwrap();
        assert_eq!(found, number.to_string().repeat(2000));
    }
}

#[tokio::test]
async fn an_item_copied_over_another_is_damaged_and_opens_for_nothing() {
    let keychain = FakeKeychain::new();
    let vault = keychain.vault();
    for length in [7, 9000] {
        let (own, other) = ("a".repeat(length), "b".repeat(length));
        let (own, other) = (kept(&keychain, &own).await, kept(&keychain, &other).await);
        for (id, text) in keychain.items() {
            if let Some(rest) = id.strip_prefix(&other.to_string()) {
                keychain.put(&format!("{own}{rest}"), &text);
            }
        }
        assert_eq!(opened(&vault, own).await, Err(KeychainError::Damaged));
    }
}

#[tokio::test]
async fn a_secret_opens_only_for_what_it_was_kept_for() {
    let keychain = FakeKeychain::new();
    let vault = keychain.vault();
    let handle = vault.stage(secret("client secret"));
    vault.store(handle, SecretKind::ServiceKey).await.unwrap();
    vault.drop_staged(handle);
    assert_eq!(opened(&vault, handle).await, Err(KeychainError::Damaged));
    assert!(vault.open(handle, SecretKind::ServiceKey).await.is_ok());
}

/// `hunter2`, as the first version of the program wrote it.
const FIRST_FORM: &str = "pp1.AQEAAAAH9S-9MrKzuG_4jvbEkGKChfSCrxXdyylUH5S89Saj9sdodW50ZXIy";

#[tokio::test]
async fn an_item_of_the_first_form_is_opened_and_then_bound_to_its_place() {
    let keychain = FakeKeychain::new();
    let handle = Handle::from_bytes([7; 16]);
    keychain.put(&handle.to_string(), FIRST_FORM);
    assert_eq!(opened(&keychain.vault(), handle).await.unwrap(), "hunter2");
    let rewritten = keychain.items()[&handle.to_string()].clone();
    assert!(rewritten.starts_with("pp2."), "{rewritten}");
    assert_eq!(opened(&keychain.vault(), handle).await.unwrap(), "hunter2");
}

#[tokio::test]
async fn a_long_item_of_the_first_form_is_rewritten_and_leaves_no_chunk_behind() {
    let keychain = FakeKeychain::new();
    let handle = Handle::from_bytes([7; 16]);
    let text = "x".repeat(9000);
    put_in_first_form(&keychain, handle, &text);
    assert_eq!(opened(&keychain.vault(), handle).await.unwrap(), text);
    let ids: Vec<_> = keychain.items().into_keys().collect();
    let chunks = (1..=6).map(|chunk| format!("{handle}-2-{chunk}"));
    let expected: Vec<_> = [handle.to_string()].into_iter().chain(chunks).collect();
    assert_eq!(ids, expected);
    keychain.vault().delete(handle).await.unwrap();
    assert!(keychain.items().is_empty());
}

#[tokio::test]
async fn a_rewriting_that_fails_at_any_call_leaves_the_secret_as_it_was() {
    let text = "x".repeat(9000);
    for calls in 0..40 {
        let keychain = FakeKeychain::new();
        let handle = Handle::from_bytes([7; 16]);
        put_in_first_form(&keychain, handle, &text);
        keychain.fail_once_after(calls, Fault::Refuses);
        let _ = opened(&keychain.vault(), handle).await;
        keychain.recover();
        assert_eq!(
            opened(&keychain.vault(), handle).await.unwrap(),
            text,
            "after {calls}"
        );
    }
}

#[tokio::test]
async fn no_error_prints_a_secret() {
    let keychain = FakeKeychain::new();
    let handle = kept(&keychain, "hunter2").await;
    keychain.put(&handle.to_string(), "hunter2");
    let error = opened(&keychain.vault(), handle).await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter2"));
}

fn put_in_first_form(keychain: &FakeKeychain, handle: Handle, text: &str) {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use sha2::{Digest, Sha256};
    let length = u32::try_from(text.len()).unwrap().to_be_bytes();
    let hash = Sha256::digest(text);
    let raw = [&[1, 1], &length[..], &hash, text.as_bytes()].concat();
    let line = format!("pp1.{}", URL_SAFE_NO_PAD.encode(raw));
    let chunks: Vec<_> = line.as_bytes().chunks(2400).collect();
    for (chunk, bytes) in (1..).zip(&chunks) {
        let text = std::str::from_utf8(bytes).unwrap();
        keychain.put(&format!("{handle}-{chunk}"), text);
    }
    let head = format!("pp1h.1.{}.{}", chunks.len(), line.len());
    keychain.put(&handle.to_string(), &head);
}

async fn kept(keychain: &FakeKeychain, text: &str) -> Handle {
    let vault = keychain.vault();
    let handle = vault.stage(secret(text));
    vault.store(handle, PASSWORD).await.unwrap();
    handle
}

async fn opened(vault: &Vault, handle: Handle) -> Result<String, KeychainError> {
    vault
        .open(handle, PASSWORD)
        .await
        .map(|secret| secret.open().to_owned())
}

async fn until_open(vault: &Vault) {
    while vault.state().await != KeychainState::Open {
        tokio::task::yield_now().await;
    }
}

fn short() -> Deadlines {
    Deadlines {
        answer: Duration::from_millis(300),
        ..Deadlines::default()
    }
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}
