//! The oddities that can be turned on while the tenant runs: where AI Core's behaviour is unknown
//! or has been seen to differ, each variant is one switch. The defaults are the likeliest.

use serde::{Deserialize, Serialize};

/// One field for each oddity; the default is what AI Core most likely does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Switches {
    /// Answer to a name that is taken.
    pub duplicate: DuplicateAnswer,
    /// Status of the answer when the quota is used up: 400, or 403, 409, 429.
    pub quota_status: u16,
    /// Spelling of the API's error bodies.
    pub error_shape: ErrorShape,
    /// The token server writes `expires_in` as text.
    pub expires_in_as_text: bool,
    /// The access token does not tell the scopes of pull secrets, which hold all the same.
    pub scopes_untold: bool,
    /// The `message` of a created, changed or deleted secret.
    pub message: MessageForm,
    /// The list has one entry without a name at its end.
    pub nameless_entry: bool,
    /// Most entries in one answer to the list.
    pub page_size: Option<usize>,
    /// How long created and deleted secrets are unnoticed by the list.
    pub list_lag: ListLag,
    /// Largest body of a request, in bytes; larger ones get 413.
    pub body_limit: usize,
    /// How the registry wants to be logged in to.
    pub registry_login: RegistryLogin,
    /// Status with which the registry's token server refuses every POST, such as 401, 403, 404, 405.
    pub registry_refuses_post_token: Option<u16>,
    /// The registry's manifest answers tell how many pulls are left.
    pub registry_rate_limit: Option<RateLimit>,
    /// The registry answers `HEAD` on manifests with 405.
    pub registry_refuses_head: bool,
    /// The registry names its token server at `localhost`: another host than its own, to whoever goes by names.
    pub registry_token_server_elsewhere: bool,
}

/// How a duplicate is answered. Nothing is changed either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DuplicateAnswer {
    /// 202 `{"message":"Secret exists"}`, as seen live.
    SilentSuccess,
    /// 409 with an error body, as other people's scripts expect.
    Conflict,
}

/// The spellings of error bodies that have been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ErrorShape {
    /// `{"error":{"code","message","requestId","target","details":{…}}}`, as described by SAP.
    Described,
    /// `{"error":{…,"request_id":null,…,"details":[{…}]}}`.
    SnakeCase,
    /// `{"error":{"code","message","requestID","details":null}}`.
    UpperCaseId,
    /// `{"code","message","requestId","details":[{…}]}`, without the wrapper.
    Unwrapped,
}

/// The body of an accepted write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MessageForm {
    /// The message that AI Core sends.
    Full,
    /// An empty one: `"message":""`.
    Empty,
    /// A body without the field.
    Absent,
    /// No body at all.
    NoBody,
}

/// How long a change stays out of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ListLag {
    /// It is in the list at once.
    None,
    /// For this many list requests.
    Requests {
        /// The number of list requests.
        count: u32,
    },
    /// A fixed time.
    Millis {
        /// The time in milliseconds.
        count: u64,
    },
}

/// What the registry asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RegistryLogin {
    /// A token from its token server.
    Bearer,
    /// Username and password with each request, public images included.
    Basic,
    /// No login: every image is public.
    Open,
}

/// Docker Hub's pull limit, as told in `ratelimit-limit` and `ratelimit-remaining`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateLimit {
    /// Pulls allowed in six hours.
    pub limit: u32,
    /// Pulls left; 0 makes every GET of a manifest a 429.
    pub remaining: u32,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            duplicate: DuplicateAnswer::SilentSuccess,
            quota_status: 400,
            error_shape: ErrorShape::Described,
            expires_in_as_text: false,
            scopes_untold: false,
            message: MessageForm::Full,
            nameless_entry: false,
            page_size: None,
            list_lag: ListLag::None,
            body_limit: 1024 * 1024,
            registry_login: RegistryLogin::Bearer,
            registry_refuses_post_token: None,
            registry_rate_limit: None,
            registry_refuses_head: false,
            registry_token_server_elsewhere: false,
        }
    }
}
