//! How many pull secrets the tenant may hold: asking and reading.

use request::{Method, Request};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Endpoint;
use crate::parsed::Parsed;

/// What the server says of the quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Quota {
    /// How many the tenant may hold; 0 means that pull secrets are turned off.
    pub max: u32,
    /// How many it holds, if the server tells.
    pub used: Option<u32>,
}

impl Quota {
    /// Whether there is no room for one more. Not known without a number of those in use, so then it is not.
    pub fn is_full(&self) -> bool {
        self.max == 0 || self.used.is_some_and(|used| used >= self.max)
    }
}

/// Asks for the quota.
pub fn quota_request(endpoint: &Endpoint) -> Request {
    endpoint.api_request(
        Method::Get,
        "/admin/resourceQuota/dockerRegistrySecrets",
        Vec::new(),
    )
}

/// Reads the answer. `None` if it does not tell the limit.
pub(crate) fn parse_quota(parsed: &Parsed<'_>) -> Option<Quota> {
    let parsed: QuotaBody = parsed.body()?;
    let used = parsed.usage.and_then(|usage| usage.count);
    Some(Quota {
        max: parsed.quota.max_count,
        used,
    })
}

#[derive(Deserialize)]
struct QuotaBody {
    quota: Limit,
    usage: Option<Usage>,
}

#[derive(Deserialize)]
struct Limit {
    #[serde(rename = "maxCount")]
    max_count: u32,
}

#[derive(Deserialize)]
struct Usage {
    count: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::tests::response;

    #[test]
    fn the_servers_numbers_are_read_and_no_number_is_made_up() {
        let parsed = |body: &str| parse_quota(&Parsed::new(&response(200, body), None));
        let full = r#"{"quota":{"maxCount":50},"usage":{"count":7}}"#;
        assert_eq!(
            parsed(full),
            Some(Quota {
                max: 50,
                used: Some(7)
            })
        );
        assert_eq!(
            parsed(r#"{"quota":{"maxCount":50}}"#),
            Some(Quota {
                max: 50,
                used: None
            })
        );
        assert_eq!(parsed("{}"), None);
    }
}
