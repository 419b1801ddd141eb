//! A real Credential Manager: that of Windows, or the one Wine has.
#![cfg(windows)]
#![expect(clippy::unwrap_used, reason = "a test whose help fails has failed")]

use std::collections::HashMap;

use keyring::{Entry, Error, api::CredentialStoreApi};
use pull_secret::{Handle, Secret};
use vault::SecretKind::RegistryPassword as PASSWORD;
use vault::{KeychainError, KeychainState, LONGEST_SECRET, SERVICE, Vault};
use windows_native_keyring_store::Store;

#[tokio::test]
async fn a_password_of_any_length_is_kept_opened_and_forgotten() {
    let vault = Vault::with_os_keychain();
    assert_eq!(vault.state().await, KeychainState::Open);
    for text in [
        "",
        "hunter2",
        "line1\r\n[9]\nx=y\0pässwörd 🐳",
        &"x".repeat(2560),
        &"x".repeat(LONGEST_SECRET),
    ] {
        let handle = kept(&vault, text).await;
        assert_eq!(vault.open(handle, PASSWORD).await.unwrap().open(), text);
        vault.delete(handle).await.unwrap();
        let opened = vault.open(handle, PASSWORD).await.map(drop);
        assert_eq!(opened, Err(KeychainError::Missing));
    }
}

#[tokio::test]
async fn a_password_outlives_the_program_and_stays_on_this_computer() {
    let handle = kept(&Vault::with_os_keychain(), "hunter2").await;
    let restarted = Vault::with_os_keychain();
    assert_eq!(
        restarted.open(handle, PASSWORD).await.unwrap().open(),
        "hunter2"
    );
    let attributes = item(&handle.to_string()).get_attributes().unwrap();
    assert_eq!(attributes["persistence"], "Local");
    assert_eq!(attributes["username"], handle.to_string());
    restarted.delete(handle).await.unwrap();
}

#[tokio::test]
async fn names_that_differ_in_case_alone_are_one_item_and_no_two_handles_do() {
    let vault = Vault::with_os_keychain();
    let handle = kept(&vault, "hunter2").await;
    let name = handle.to_string();
    assert_eq!(name, name.to_lowercase());
    let by_name = item(&name).get_secret().unwrap();
    assert_eq!(item(&name.to_uppercase()).get_secret().unwrap(), by_name);
    vault.delete(handle).await.unwrap();
}

#[test]
fn an_item_holds_2560_bytes_and_not_one_more() {
    let item = item("longest");
    item.set_secret(&[b'x'; 2560]).unwrap();
    assert_eq!(item.get_secret().unwrap().len(), 2560);
    assert!(matches!(
        item.set_secret(&[b'x'; 2561]),
        Err(Error::TooLong(_, 2560))
    ));
    item.delete_credential().unwrap();
}

async fn kept(vault: &Vault, text: &str) -> Handle {
    let handle = vault.stage(Secret::new(text.to_owned()));
    vault.store(handle, PASSWORD).await.unwrap();
    vault.drop_staged(handle);
    handle
}

/// An item of ours, past the vault.
fn item(id: &str) -> Entry {
    let configuration = HashMap::from([
        ("prefix", "Pullpass:"),
        ("divider", "@"),
        ("service_no_divider", "true"),
    ]);
    let store = Store::new_with_configuration(&configuration).unwrap();
    store
        .build(
            SERVICE,
            id,
            Some(&HashMap::from([("persistence", "Local")])),
        )
        .unwrap()
}
