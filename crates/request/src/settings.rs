//! How the transport reaches the network: proxy, certificate authorities, time-outs.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Environment, OpenedSecrets, Resolver, VariableFault};

/// The settings of a transport.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The proxy for https. Loopback hosts are always reached directly.
    pub proxy: Proxy,
    /// Certificates (PEM) of authorities to trust besides those of the platform.
    pub extra_authorities: Option<Vec<u8>>,
    /// The variables of the environment that may be heeded. No other is read.
    pub environment: Environment,
    /// When to give up.
    pub time_outs: TimeOuts,
    /// Who looks up names; the platform if nobody else does. A proxy looks up the names it is asked for itself.
    pub names: Option<Arc<dyn Resolver>>,
    /// The secrets that are masked in answers. Transports that share them know each other's.
    pub opened: OpenedSecrets,
}

/// Which proxy to use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Proxy {
    /// The one of [`Settings::environment`], or else of the desktop (Windows and macOS).
    #[default]
    System,
    /// No proxy, whatever the environment or the desktop sets.
    Direct,
    /// This one, without credentials in the address.
    Manual {
        /// Scheme, host and port.
        url: String,
    },
}

/// When to give up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOuts {
    /// For the connection, with name lookup and TLS.
    pub connect: Duration,
    /// For silence while waiting or reading.
    pub read: Duration,
    /// For the whole exchange.
    pub total: Duration,
}

impl Default for TimeOuts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            read: Duration::from_secs(30),
            total: Duration::from_secs(60),
        }
    }
}

/// The settings cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum SettingsError {
    /// The address of the proxy cannot be used, or holds a username or password.
    #[error("the address of the proxy cannot be used")]
    ProxyMalformed,
    /// The extra certificates are no PEM certificates.
    #[error("the extra certificates cannot be read")]
    CertificatesUnreadable,
    /// A variable of the environment cannot be used.
    #[error("the variable {name} cannot be used: {fault:?}")]
    Variable {
        /// The name of the variable.
        name: String,
        /// What is wrong with its value.
        fault: VariableFault,
    },
    /// This computer trusts no certificate authority: its list of them is not installed.
    #[error("this computer has no certificate authorities")]
    NoAuthorities,
    /// The TLS library did not start.
    #[error("TLS cannot be set up")]
    TlsUnavailable,
}
