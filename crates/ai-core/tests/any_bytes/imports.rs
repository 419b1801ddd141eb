//! What holds for any bytes pasted to be imported.

use std::collections::BTreeMap;

use ai_core::{ClientAuth, Endpoint, pull_secrets};
use pull_secret::document::Entry;
use pull_secret::{
    Document, Draft, FieldPath, Handle, Import, PullSecret, RegistryDraft, Secret, import,
};
use request::{Mask, Piece, Request, render};

/// No reader panics, no remark repeats a password, and the body made of it holds the same credentials.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(found) = import(bytes) else { return };
    let told = format!(
        "{:?} {:?} {:?} {:?} {:?}",
        found.helpers, found.taken, found.repairs, found.left_out, found.kubelet
    );
    for password in found.credentials.iter().flat_map(|one| &one.password) {
        let password = password.open();
        // A variable may be the host as well as the password: the form shows it then.
        let is_shown = found
            .credentials
            .iter()
            .any(|one| one.registry_key.contains(password) || one.username.contains(password));
        assert!(
            is_shown || !stands_once(password, bytes) || !told.contains(password),
            "{told}"
        );
    }
    let (draft, passwords) = form(&found);
    if let Ok(secret) = PullSecret::parse(&draft) {
        let body = body(&pull_secrets::create(&endpoint(), &secret), &passwords);
        assert_eq!(read(&body), imported(&found));
    }
}

/// Whether a password can be told from everything else: long, no word of ours, and nowhere in the text but where it was
/// read. One that was read from base64 may also be part of a host, which a remark names.
fn stands_once(password: &str, bytes: &[u8]) -> bool {
    let windows = bytes.windows(password.len().max(1));
    let places: Vec<usize> = windows
        .enumerate()
        .filter(|(_, window)| *window == password.as_bytes())
        .map(|(place, _)| place)
        .collect();
    let [place] = places[..] else { return false };
    let mut without = bytes.to_vec();
    without[place..place + password.len()].fill(b'x');
    password.len() >= 8
        && password.contains(|c: char| c.is_ascii_digit())
        && !gives(&without, password)
}

fn gives(bytes: &[u8], password: &str) -> bool {
    import(bytes).is_ok_and(|found| {
        let mut passwords = found.credentials.iter().flat_map(|one| &one.password);
        passwords.any(|found| found.open() == password)
    })
}

/// The form as it is filled with what can be taken.
fn form(found: &Import) -> (Draft, Vec<Secret>) {
    let mut draft = Draft {
        name: "team-images".to_owned(),
        ..Draft::default()
    };
    let mut passwords = Vec::new();
    for credential in &found.credentials {
        let Some(password) = &credential.password else {
            continue;
        };
        draft.registries.push(RegistryDraft {
            preset: None,
            registry_key: credential.registry_key.clone(),
            username: credential.username.clone(),
            password: Some(Handle::from_bytes([0; 16])),
            ..RegistryDraft::default()
        });
        passwords.push(password.clone());
    }
    (draft, passwords)
}

fn endpoint() -> Endpoint {
    Endpoint {
        token_url: "https://token.example".to_owned(),
        api_url: "https://api.example".to_owned(),
        client_id: "client".to_owned(),
        client_auth: ClientAuth::ClientSecret(Handle::from_bytes([1; 16])),
        access_token: Handle::from_bytes([2; 16]),
        user_agent: "Pullpass".to_owned(),
    }
}

/// The body as sent: the preview with its masks filled by an encoder of the test's own.
fn body(request: &Request, passwords: &[Secret]) -> String {
    let preview = render(request, &Mask).unwrap();
    let pieces = preview.body.unwrap().0;
    let fill = |piece: &Piece| match (piece.secret, piece.place) {
        (None, _) => piece.text.clone(),
        (Some(_), Some(FieldPath::Password { registry })) => {
            inside_json(&inside_json(passwords[registry].open()))
        }
        other => panic!("no such mask belongs here: {other:?}"),
    };
    pieces.iter().map(fill).collect()
}

fn inside_json(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    quoted[1..quoted.len() - 1].to_owned()
}

/// What the kubelet reads once AI Core has unfolded the body.
fn read(body: &str) -> BTreeMap<String, Entry> {
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    let document = body["data"][".dockerconfigjson"].as_str().unwrap();
    let document = Document::read(document.as_bytes()).unwrap();
    document.entries.into_iter().collect()
}

fn imported(found: &Import) -> BTreeMap<String, Entry> {
    let complete = found.credentials.iter().filter_map(|credential| {
        let password = credential.password.as_ref()?.open();
        let entry = Entry {
            username: credential.username.clone().into_bytes(),
            password: password.as_bytes().to_vec().into(),
            email: String::new(),
        };
        Some((credential.registry_key.clone(), entry))
    });
    complete.collect()
}
