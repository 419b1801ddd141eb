//! The request for the access token that a recorded request needs.

use ai_core::{Operation, token};
use records::{ActivityEntry, Records, RecordsError};
use request::Request;

use crate::activity::recorded::Recorded;
use crate::shared::ids;
use crate::shared::tenant_clients::endpoint;
use crate::view::RequestKind;

/// The request for the access token that a recorded request needs, if its connection is still there.
pub(crate) fn token_request(
    records: &Records,
    entry: &ActivityEntry,
    recorded: &Recorded,
) -> Result<Option<Request>, RecordsError> {
    let needs_token = match recorded.kind() {
        RequestKind::Api(operation) => operation != Operation::Token,
        RequestKind::Check(_) | RequestKind::Unknown(_) => false,
    };
    let Some(id) = entry.connection.filter(|_| needs_token) else {
        return Ok(None);
    };
    let endpoint = endpoint(&records.connection(id)?, ids::handle());
    Ok(Some(token::access_token_request(&endpoint)))
}
