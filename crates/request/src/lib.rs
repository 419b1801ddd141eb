//! HTTP as a value: one request, two fills, one transport.
//!
//! A [`Request`] holds slots where secrets go. [`render`] draws it for the window with [`Mask`] and for the wire with
//! [`Secrets`]; nothing else makes bytes, so what is seen is what is sent. [`code`] writes it as a program.
//! What a request is for, and what an answer means, is the matter of the crates above.
#![forbid(unsafe_code)]

mod address;
mod authorities;
pub mod code;
mod display;
mod encoding;
mod environment;
mod exchange;
mod fill;
mod json;
mod masking;
mod piece;
mod raw_json;
mod render;
mod request;
mod resolver;
mod response;
mod route;
mod settings;
mod text;
mod timing;
mod transport;
mod transport_error;
mod unfold;
mod wire;

pub use address::{authority, host, is_loopback};
pub use display::{displayable, displayable_line};
pub use encoding::{Encoding, Encodings};
pub use environment::{Effect, Environment, VariableFault, VariableReport, VariableRole};
pub use exchange::{Exchange, InFlight, Outcome};
pub use fill::{Fill, Mask, MissingSecret, Secrets};
pub use json::Json;
pub use masking::OpenedSecrets;
pub use piece::{Line, Piece, Pieces, Token};
pub use raw_json::{NumberedMask, RawJson, RawJsonError};
pub use render::{Message, Sink, render};
pub use request::{Body, Header, Identity, Method, Request, Url};
pub use resolver::{AddressesFuture, Resolver};
pub use response::{BodyEnd, Connecting, Credential, Received, Response, Timing};
pub use route::{ProxySource, Route, Via};
pub use settings::{Proxy, Settings, SettingsError, TimeOuts};
pub use text::{Part, Slot, SlotKind, Text};
pub use transport::{Transport, install_crypto};
pub use transport_error::{IdentityRefusal, Phase, Sent, TransportError, UntrustedReason};
pub use unfold::{json_lines, opened, unfolded};
pub use wire::Wire;
