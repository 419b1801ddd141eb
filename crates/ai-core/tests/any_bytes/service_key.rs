//! What holds for any bytes dropped as a service key.

use ai_core::service_key::{Credential, ServiceKey, find};
use jiff::Timestamp;
use serde_json::json;

/// Parts of the secrets of the seeds. Their capitals cannot come from a host, which the doctor may tell.
const CANARIES: [&str; 2] = ["CANARY_FAKE", "PRIVATE KEY"];

/// No reader panics, the doctor repeats nothing of a secret, and a key of the signs that keys are made of is the same once it is written.
pub(crate) fn holds(bytes: &[u8]) {
    let found = find(bytes, Timestamp::UNIX_EPOCH);
    for reading in found.into_iter().flatten() {
        let told = format!("{:?}", reading.lines);
        assert!(
            !CANARIES.iter().any(|canary| told.contains(canary)),
            "{told}"
        );
        if let Some(key) = reading.key
            && let Credential::Secret(secret) = &key.credential
            && [&*key.client_id, secret.open()]
                .into_iter()
                .all(is_of_usual_signs)
        {
            is_read_again(&key);
        }
    }
}

/// Others, such as quotes and entities, could make the text of one key hold another one.
fn is_of_usual_signs(text: &str) -> bool {
    let is_usual = |c: char| c.is_ascii_alphanumeric() || "!|$-_+/".contains(c);
    text.trim_end_matches('=').chars().all(is_usual)
}

fn is_read_again(key: &ServiceKey) {
    let written = json!({
        "clientid": key.client_id,
        "clientsecret": key.credential.secret().open(),
        "url": key.token_url,
        "serviceurls": { "AI_API_URL": key.api_url },
    });
    let read = find(written.to_string().as_bytes(), Timestamp::UNIX_EPOCH);
    let read: Vec<_> = read.into_iter().flatten().map(|one| one.key).collect();
    let [Some(read)] = &*read else {
        panic!("{written} {read:?}")
    };
    assert_eq!(fields(read), fields(key));
}

fn fields(key: &ServiceKey) -> [&str; 4] {
    let secret = key.credential.secret().open();
    [&key.client_id, secret, &key.token_url, &key.api_url]
}
