//! Which requests of the activity go into a Postman collection, and what gets their tokens.

use ai_core::Operation;
use records::{ActivityEntry, Records, RecordsError};
use request::code::Collection;

use crate::activity::recorded::Recorded;
use crate::activity::token_request::token_request;
use crate::view::RequestKind;

/// Puts a request into the folder of its tenant, after the one for the token it needs, and says whether it did. Those of
/// checks depend on each other and are left out.
pub(crate) fn collect(
    collection: &mut Collection,
    records: &Records,
    entry: &ActivityEntry,
    recorded: &Recorded,
) -> Result<bool, RecordsError> {
    let (tenant, request) = (&entry.connection_name, recorded.request());
    if matches!(recorded.kind(), RequestKind::Check(_)) {
        return Ok(false);
    }
    if recorded.kind() == RequestKind::Api(Operation::Token) {
        collection.push_token(tenant, request);
        return Ok(true);
    }
    if let Some(token) = token_request(records, entry, recorded)? {
        collection.push_token(tenant, &token);
    }
    collection.push(tenant, request, recorded.secret_name().as_deref());
    Ok(true)
}
