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
mod names;
mod piece;
mod render;
mod request;
mod response;
mod route;
mod settings;
mod stopwatch;
mod text;
mod transport;
mod transport_error;
mod unfold;
mod wire;
mod written;

pub use address::{authority, is_loopback};
pub use display::{displayable, displayable_line};
pub use encoding::{Encoding, Encodings};
pub use environment::{Effect, Environment, Role, VariableFault, VariableReport};
pub use exchange::{Exchange, InFlight, Outcome};
pub use fill::{Fill, Mask, MissingSecret, Secrets};
pub use json::Json;
pub use masking::OpenedSecrets;
pub use names::{LookUp, Names};
pub use piece::{Line, Piece, Pieces, Token};
pub use render::{Message, Surface, render};
pub use request::{Body, Header, Identity, Method, Request, Url};
pub use response::{BodyEnd, Connecting, Credential, Received, Response, Timing};
pub use route::{ProxySource, Route, Via};
pub use settings::{Proxy, Settings, SettingsError, TimeOuts};
pub use text::{Part, Slot, SlotKind, Text};
pub use transport::{Transport, install_crypto};
pub use transport_error::{Distrust, IdentityRefusal, Phase, Sent, TransportError};
pub use unfold::{json_lines, opened, unfolded};
pub use wire::Wire;
pub use written::{Numbered, Written, WrittenError};
