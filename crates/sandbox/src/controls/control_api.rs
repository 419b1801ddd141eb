//! The control surface: what [`Sandbox`](crate::Sandbox) offers in Rust, as POST requests with JSON
//! bodies below `/__sandbox/` on the API's port, for tests in other languages. The table is in the
//! crate's documentation. Requests to it are neither recorded nor subject to faults.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::node;
use crate::answer::Answer;
use crate::practice::Practice;
use crate::random::base64url;
use crate::request::RecordedRequest;

const PREFIX: &str = "/__sandbox/";

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Deserialize)]
struct Secret {
    name: String,
    dockerconfigjson: String,
}

#[derive(Deserialize)]
struct Verb {
    verb: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct MaxCount {
    max_count: usize,
}

#[derive(Deserialize)]
struct Pull {
    image: String,
    secrets: Vec<String>,
}

/// Whether a request is for the control surface.
pub(crate) fn is_for(request: &RecordedRequest) -> bool {
    request.path().starts_with(PREFIX)
}

/// Carries out an order; 400 with a sentence if it cannot be read, 404 if there is none of this name.
pub(crate) fn answer(practice: &Practice, request: &RecordedRequest) -> Answer {
    let order = request.path().strip_prefix(PREFIX).unwrap_or_default();
    match carry_out(practice, order, &request.body) {
        Ok(Some(value)) => Answer::json(200, &value),
        Ok(None) => Answer::text(404, format!("no order {order}")),
        Err(why) => Answer::text(400, why.to_string()),
    }
}

fn carry_out(practice: &Practice, order: &str, body: &[u8]) -> serde_json::Result<Option<Value>> {
    match order {
        "fault" => practice.controls.faults.push(read(body)?),
        "fault/always" => practice.controls.faults.always(read(body)?),
        "fault/clear" => practice.controls.faults.clear(),
        "add-foreign" => {
            let secret: Secret = read(body)?;
            practice
                .tenant
                .add_foreign(&secret.name, &secret.dockerconfigjson);
        }
        "max-count" => practice
            .tenant
            .set_max_count(read::<MaxCount>(body)?.max_count),
        "expire-tokens" => practice.expire_tokens(),
        "revoke-scope" => practice.credentials.revoke(&read::<Verb>(body)?.verb),
        "restore-scopes" => practice.credentials.restore_all(),
        "requests/clear" => practice.controls.recorder.clear(),
        _ => return tell(practice, order, body),
    }
    Ok(Some(json!({})))
}

/// The orders that have something to tell.
fn tell(practice: &Practice, order: &str, body: &[u8]) -> serde_json::Result<Option<Value>> {
    let tenant = &practice.tenant;
    let told = match order {
        "service-key" => json!(practice.service_key()),
        "x509-service-key" => {
            let key = practice.x509_service_key(&read(body)?);
            json!(key.map_err(serde_json::Error::io)?)
        }
        "switches" => turn_switches(practice, read(body)?)?,
        "names" => json!(tenant.names()),
        "secret" => json!(tenant.secret(&read::<Named>(body)?.name)),
        "remove" => json!(tenant.remove(&read::<Named>(body)?.name)),
        "rotate-client-secret" => {
            practice.credentials.rotate();
            json!(practice.service_key())
        }
        "requests" => practice
            .controls
            .recorder
            .requests()
            .iter()
            .map(shown)
            .collect(),
        "pull" => {
            let pull: Pull = read(body)?;
            json!(node::pull(practice, &pull.image, &pull.secrets))
        }
        _ => return Ok(None),
    };
    Ok(Some(told))
}

fn read<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    serde_json::from_slice(body)
}

/// Turns the switches that are named, leaves the others, and tells them all.
fn turn_switches(practice: &Practice, named: Value) -> serde_json::Result<Value> {
    let mut switches = serde_json::to_value(practice.controls.switches.get())?;
    if let (Some(switches), Value::Object(named)) = (switches.as_object_mut(), named) {
        switches.extend(named);
    }
    practice
        .controls
        .switches
        .set(serde_json::from_value(switches.clone())?);
    Ok(switches)
}

fn shown(request: &RecordedRequest) -> Value {
    json!({
        "service": request.service,
        "connection": request.connection,
        "method": request.method,
        "target": request.target,
        "headers": request.headers,
        "head": String::from_utf8_lossy(&request.head),
        "body": request.text(),
        "wireBase64url": base64url(&request.wire),
    })
}
