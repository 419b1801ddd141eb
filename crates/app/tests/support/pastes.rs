//! What is taken out of a pasted text, as one JSON value with every value shown: for synthetic texts only.

use ai_core::ServiceKey;
use ai_core::service_key::Reading;
use app::Problem;
use app::{Classified, classify};
use jiff::Timestamp;
use pull_secret::import::{Import, ImportedCredential};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Everything that was taken: `credentials`, `name`, `serviceKeys`, `refused` and `says`, the codes of all remarks.
pub(crate) fn outcome(text: &[u8], now: Timestamp) -> Value {
    match classify(text, now) {
        Classified::ServiceKeys { keys, credentials } => {
            let mut outcome = credentials.as_ref().map(of_import).unwrap_or_default();
            add_keys(&mut outcome, &keys);
            outcome.into()
        }
        Classified::Credentials(found) => of_import(&found).into(),
        Classified::Refused(error) => {
            let problem = json!(Problem::from(error));
            let kind = match problem.pointer("/text/kind") {
                Some(kind) => kind,
                None => &problem["kind"],
            };
            json!({ "refused": kind })
        }
    }
}

fn of_import(found: &Import) -> Map<String, Value> {
    let credentials: Vec<Value> = found.credentials.iter().map(of_credential).collect();
    let mut says = kinds(&found.taken);
    says.extend(kinds(&found.repairs));
    says.extend(kinds(&found.left_out));
    says.extend(found.kubelet.iter().map(|one| kind(&one.verdict)));
    let outcome = [
        ("credentials", credentials.into()),
        ("name", json!(found.name)),
        ("says", says.into()),
    ];
    Map::from_iter(outcome.map(|(name, value)| (name.to_owned(), value)))
}

fn of_credential(credential: &ImportedCredential) -> Value {
    let password = credential.password.as_ref();
    json!({
        "registryKey": credential.registry_key,
        "username": credential.username,
        "password": password.map(|password| password.open()),
        "secretName": credential.secret_name,
    })
}

/// A text whose keys cannot be used counts as refused, by the code of the doctor's first failure.
fn add_keys(outcome: &mut Map<String, Value>, keys: &[Reading]) {
    let usable: Vec<Value> = keys
        .iter()
        .filter_map(|one| Some(of_key(one.key.as_ref()?)))
        .collect();
    if usable.is_empty() {
        outcome.insert("refused".into(), "serviceKeyUnusable".into());
    } else {
        outcome.insert("serviceKeys".into(), usable.into());
    }
    let lines = keys.iter().flat_map(|one| &one.lines);
    let codes = lines.map(|line| json!(line.code));
    let says = outcome.entry("says").or_insert_with(|| json!([]));
    if let Value::Array(says) = says {
        says.extend(codes);
    }
}

fn of_key(key: &ServiceKey) -> Value {
    json!({
        "clientId": key.client_id,
        "clientSecret": key.credential.secret().open(),
        "tokenUrl": key.token_url,
        "apiUrl": key.api_url,
    })
}

fn kinds<T: Serialize>(notes: &[T]) -> Vec<Value> {
    notes.iter().map(kind).collect()
}

fn kind<T: Serialize>(note: &T) -> Value {
    json!(note)["kind"].clone()
}
