//! What a tenant says about itself: asking and reading.

use request::{Method, Request, displayable};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Endpoint;
use crate::parsed::Parsed;

/// What a tenant says about itself; each part may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct TenantInfo {
    /// The zone id of the tenant, a GUID.
    pub tenant_id: Option<String>,
    /// Its plan, such as `standard`.
    pub service_plan: Option<String>,
    /// Its state as the server words it, such as `ACTIVE`.
    pub status: Option<String>,
}

/// Asks the tenant about itself.
pub fn tenant_request(endpoint: &Endpoint) -> Request {
    endpoint.api_request(Method::Get, "/admin/tenantInfo", Vec::new())
}

/// Reads the answer. `None` if it is no JSON object.
pub(crate) fn parse_tenant(parsed: &Parsed<'_>) -> Option<TenantInfo> {
    let parsed: TenantInfo = parsed.body()?;
    let shown = |text: Option<String>| text.map(|text| displayable(&text, 256));
    Some(TenantInfo {
        tenant_id: shown(parsed.tenant_id),
        service_plan: shown(parsed.service_plan),
        status: shown(parsed.status),
    })
}
