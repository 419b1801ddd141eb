//! What a tenant says about itself: asking and reading.

use request::{Method, Request, Response, displayable};
use serde::{Deserialize, Serialize};

use crate::Endpoint;

/// What a tenant says about itself; each part may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Tenant {
    /// Its id.
    pub tenant_id: Option<String>,
    /// Its plan, such as `standard`.
    pub service_plan: Option<String>,
    /// Its state.
    pub status: Option<String>,
}

/// Asks the tenant about itself.
pub fn read_tenant(endpoint: &Endpoint) -> Request {
    endpoint.api_request(Method::Get, "/admin/tenantInfo", Vec::new())
}

/// Reads the answer. `None` if it is no JSON object.
pub fn tenant_told(response: &Response) -> Option<Tenant> {
    let told: Tenant = serde_json::from_str(&response.body).ok()?;
    let shown = |text: Option<String>| text.map(|text| displayable(&text, 256));
    Some(Tenant {
        tenant_id: shown(told.tenant_id),
        service_plan: shown(told.service_plan),
        status: shown(told.status),
    })
}
