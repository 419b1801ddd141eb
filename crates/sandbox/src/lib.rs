//! The practice tenant: token server, AI Core API and registry on loopback, oddities included.
//!
//! In the app it is the tenant to practise with; in tests it is the judge, which is why it shares no
//! code with the crates that it judges. It keeps everything in memory and nothing on a disk.
//!
//! What only tests need (faults, switches, the recorder, client certificates, the control surface, a node that pulls)
//! is behind the feature `test-controls`, which a release does not have.
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use sandbox::{Action, Fault, Sandbox, Service, Settings};
//!
//! let sandbox = Sandbox::start(Settings::default()).await?;
//! sandbox.faults().push(Fault::new(Action::ResetAfter).to(Service::Api).method("POST"));
//! let key = sandbox.service_key();
//! // … the client under test does its work …
//! assert_eq!(sandbox.tenant().names(), ["team-images"]);
//! # Ok(())
//! # }
//! ```
//!
//! # What it takes and refuses
//! - Token server (`POST /oauth/token`): client credentials in the form or as HTTP Basic.
//! - The same over TLS that asks for a client certificate, on a third port, with [`Settings::client_certificates`].
//! - API (`/v2/admin/…`): everything needs a token and the scope of its verb; plain-text refusals
//!   from the gateway, JSON from the API. A duplicate is answered 202 `Secret exists` and changes
//!   nothing. Where AI Core's behaviour is unknown or varies there is a switch ([`Switches`]).
//! - Registry, on the next port: `practice/train:1` (private; index with amd64 and arm64),
//!   `practice/train:docker` (the same with Docker's media types), `practice/train:arm64` (private;
//!   arm64 only) and `practice/hello:1` (public).
//! - [`Faults`] make any of them slow, broken or hostile. [`Recorder`] keeps what arrived.
//!
//! # The control surface
//! With [`Settings::control`] the API's port also takes these orders, as `POST /__sandbox/ORDER` with
//! a JSON body (none where the table shows none), for tests in other languages:
//!
//! | order | body | answer |
//! | --- | --- | --- |
//! | `service-key` | | the key, as text in JSON |
//! | `x509-service-key` | a [`KeyOrder`]: `{"endsIn":24,"chain":"leafAlone"}`, all of it optional | the key, as text in JSON |
//! | `fault`, `fault/always` | a [`Fault`]: `{"service":"api","method":"POST","pathContains":"…","delayMillis":0,"action":{"kind":"resetAfter"}}`; all but `action` optional. Answers: `{"kind":"instead","status":429,"headers":[["Retry-After","1"]],"body":"…"}`, and with what was sent in it `{"kind":"echo","status":422,"spelling":"base64"}` | `{}` |
//! | `fault/clear` | | `{}` |
//! | `switches` | some of [`Switches`]: `{"duplicate":"conflict","pageSize":20}`; the others stay | all of them |
//! | `names` | | the names in the tenant |
//! | `secret` | `{"name":N}` | the stored text, or null |
//! | `add-foreign` | `{"name":N,"dockerconfigjson":S}` | `{}` |
//! | `remove` | `{"name":N}` | whether it was there |
//! | `max-count` | `{"maxCount":50}` | `{}` |
//! | `expire-tokens` | | `{}` |
//! | `revoke-scope`, `restore-scopes` | `{"verb":"create"}`, none | `{}` |
//! | `rotate-client-secret` | | the new service key |
//! | `requests`, `requests/clear` | | what was recorded; `{}` |
//! | `pull` | `{"image":I,"secrets":[N]}` | a [`NodePull`] |
#![cfg_attr(
    not(feature = "test-controls"),
    allow(
        dead_code,
        unreachable_pub,
        reason = "what only the controls reach is left out by the linker"
    )
)]

mod access_token;
mod ai_core;
mod answer;
#[cfg(feature = "test-controls")]
mod controls;
#[cfg(not(feature = "test-controls"))]
#[path = "without_controls.rs"]
mod controls;
mod credentials;
mod delivery;
mod form;
mod gateway;
mod gzip;
mod http;
mod practice;
mod problem;
mod random;
mod registry;
mod request;
mod sandbox;
mod secret_name;
mod settings;
mod switches;
mod tenant;
mod token_server;

#[cfg(feature = "test-controls")]
pub use answer::Answer;
#[cfg(feature = "test-controls")]
pub use controls::{
    Action, Attempt, Chain, Fault, Faults, KeyOrder, NodePull, Recorder, Spelling, SwitchBoard,
};
pub use registry::RegistryAccess;
#[cfg(feature = "test-controls")]
pub use request::{RecordedRequest, Service};
pub use sandbox::Sandbox;
pub use settings::Settings;
#[cfg(feature = "test-controls")]
pub use switches::{
    DuplicateAnswer, ErrorShape, ListLag, MessageForm, RateLimit, RegistryLogin, Switches,
};
pub use tenant::FakeTenant;
