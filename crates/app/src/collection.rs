//! Activity as a Postman collection (schema v2.1): a folder for each tenant, each different request in it once. Secrets are
//! variables, which Postman takes from an environment; a script escapes those that stand in a document.

use std::collections::BTreeMap;
use std::io::{self, Write};

use request::{Body, Message, Piece, Pieces, Request, Text, Variables, render};
use serde_json::{Value, json};

use crate::recorded::Recorded;
use crate::view::RequestKind;

const SCHEMA: &str = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
const ABOUT: &str = "No secret is in this collection. Put AICORE_CLIENT_SECRET and each REGISTRY_PASSWORD into an environment, \
as current values, and send the token request of a folder before its other requests.";
/// What stands behind the name of a variable that holds its value escaped.
const ESCAPED: &str = "_ESCAPED";
const KEEP_TOKEN: &str = "pm.environment.set('AICORE_TOKEN', pm.response.json().access_token);";

/// The folders, by tenant, with the requests in them by their text.
#[derive(Default)]
pub(crate) struct Collection(BTreeMap<String, BTreeMap<String, Value>>);

impl Collection {
    /// Takes a request to a tenant, and says whether it could. Those of checks are not: they depend on each other.
    pub(crate) fn push(&mut self, tenant: &str, recorded: &Recorded) -> bool {
        if recorded.kind() == RequestKind::Check {
            return false;
        }
        let Ok(message) = render(recorded.request(), &Variables) else {
            return false;
        };
        let item = item(recorded, &message);
        // The token comes first in its folder.
        let order = u8::from(recorded.kind() != RequestKind::Token);
        let key = format!("{order}{item}");
        self.0
            .entry(tenant.to_owned())
            .or_default()
            .insert(key, item);
        true
    }

    /// Writes the collection.
    pub(crate) fn write(self, mut to: impl Write) -> io::Result<()> {
        let folders = self.0.into_iter().map(|(name, items)| {
            let items: Vec<_> = items.into_values().collect();
            json!({ "name": name, "item": items })
        });
        let collection = json!({
            "info": { "name": "Pullpass activity", "description": ABOUT, "schema": SCHEMA },
            "item": folders.collect::<Vec<_>>(),
        });
        serde_json::to_writer_pretty(&mut to, &collection)?;
        to.flush()
    }
}

fn item(recorded: &Recorded, message: &Message<Pieces>) -> Value {
    let url = format!("{}{}", message.base, with_variables(&message.path, ""));
    let headers = message
        .headers
        .iter()
        .filter(|(name, _)| !is_own(name))
        .map(|(name, value)| json!({ "key": name, "value": with_variables(value, "") }));
    let mut request = json!({
        "method": message.method.as_str(),
        "header": headers.collect::<Vec<_>>(),
        "url": url,
    });
    if let Some(body) = body(recorded.request(), message) {
        request["body"] = body;
    }
    let name = recorded.secret_name().unwrap_or_default();
    let title = format!(
        "{} {} {name}",
        message.method.as_str(),
        recorded.request().url.base
    );
    json!({ "name": title.trim_end(), "event": events(recorded, message), "request": request })
}

/// Headers that Postman writes itself.
fn is_own(header: &str) -> bool {
    ["host", "user-agent"].contains(&header.to_ascii_lowercase().as_str())
}

fn body(request: &Request, message: &Message<Pieces>) -> Option<Value> {
    match request.body.as_ref()? {
        Body::Form(fields) => {
            let fields = fields
                .iter()
                .map(|(key, value)| json!({ "key": key, "value": form_value(value) }));
            Some(json!({ "mode": "urlencoded", "urlencoded": fields.collect::<Vec<_>>() }))
        }
        Body::Json(_) | Body::Written(_) => {
            let raw = with_variables(message.body.as_ref()?, ESCAPED);
            Some(json!({ "mode": "raw", "raw": raw, "options": { "raw": { "language": "json" } } }))
        }
    }
}

/// A value of a form as it is: Postman encodes it.
fn form_value(value: &Text) -> String {
    let parts = value.0.iter().map(|part| match part {
        request::Part::Literal { text, .. } => text.clone(),
        request::Part::Slot(slot) => variable(&Variables::name(slot), ""),
        request::Part::Base64 { .. } => String::new(),
    });
    parts.collect()
}

fn with_variables(pieces: &Pieces, suffix: &str) -> String {
    let text = |piece: &Piece| match piece.sealed {
        Some(_) => variable(&piece.text, suffix),
        None => piece.text.clone(),
    };
    pieces.0.iter().map(text).collect()
}

fn variable(name: &str, suffix: &str) -> String {
    format!("{{{{{name}{suffix}}}}}")
}

/// What runs before and after a request.
fn events(recorded: &Recorded, message: &Message<Pieces>) -> Vec<Value> {
    let script = |listen: &str, lines: Vec<String>| json!({ "listen": listen, "script": { "type": "text/javascript", "exec": lines } });
    let mut events = Vec::new();
    if let (Some(Body::Json(_) | Body::Written(_)), Some(body)) =
        (&recorded.request().body, &message.body)
    {
        let sealed = body.0.iter().filter(|piece| piece.sealed.is_some());
        let escapes: Vec<_> = sealed.map(|piece| escape(&piece.text)).collect();
        if !escapes.is_empty() {
            let helper = "const inside = (text) => JSON.stringify(text).slice(1, -1);".to_owned();
            events.push(script(
                "prerequest",
                std::iter::once(helper).chain(escapes).collect(),
            ));
        }
    }
    if recorded.kind() == RequestKind::Token {
        events.push(script("test", vec![KEEP_TOKEN.to_owned()]));
    }
    events
}

/// A password stands in a document that stands in a string of another.
fn escape(name: &str) -> String {
    format!("pm.variables.set('{name}{ESCAPED}', inside(inside(pm.variables.get('{name}'))));")
}
