//! A connection and an entry of its activity, as tests and the measuring of activity need them.

use jiff::Timestamp;
use records::{ConnectionId, ConnectionRecord, NewActivity};
use serde_json::json;

/// A connection with a client secret of this session, added at the time.
pub(crate) fn connection(number: u8, at: Timestamp) -> ConnectionRecord {
    ConnectionRecord {
        name: format!("acme-{number}"),
        token_url: "https://acme.authentication.example/oauth/token".to_owned(),
        api_url: "https://api.ai.example".to_owned(),
        client_id: "sb-acme".to_owned(),
        identity_zone_id: "zone".to_owned(),
        colour: 1,
        ..ConnectionRecord::empty(ConnectionId::from_bytes([number; 16]), at)
    }
}

/// A pull secret that was registered over the first connection.
pub(crate) fn activity(operation: &str, at: Timestamp) -> NewActivity {
    NewActivity {
        connection: Some(connection(1, at).id),
        connection_name: "acme-1".to_owned(),
        at,
        operation: operation.to_owned(),
        method: "POST".to_owned(),
        url: "https://api.ai.example/v2/admin/dockerRegistrySecrets".to_owned(),
        secret_name: None,
        is_write: true,
        status: Some(202),
        failed: false,
        duration_ms: 184,
        outcome: "registered".to_owned(),
        detail: json!({ "request": { "method": "POST" } }),
    }
}
