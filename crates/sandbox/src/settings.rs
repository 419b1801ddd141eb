//! What is fixed when a practice tenant starts.

use std::time::Duration;

#[cfg(feature = "test-controls")]
use crate::switches::Switches;

/// How a practice tenant starts: [`Settings::for_practice`] in the application, [`Settings::default`] in tests.
// No Debug: the preset secrets hold what a person typed.
#[derive(Clone)]
pub struct Settings {
    /// Port of token server and API. `None`: any free port.
    pub port: Option<u16>,
    /// Port of the registry. `None`: the one after `port`, or any free port.
    pub registry_port: Option<u16>,
    /// The GUID inside the client id; `None` invents one.
    pub client_guid: Option<String>,
    /// The client secret; `None` invents one.
    pub client_secret: Option<String>,
    /// The registry's password; `None` invents one.
    pub registry_password: Option<String>,
    /// Secrets in the tenant from the start: names and `.dockerconfigjson` texts.
    pub preset_secrets: Vec<(String, String)>,
    /// The quota of pull secrets.
    pub max_count: usize,
    /// How long an access token is good for; `expires_in` says so.
    pub token_lifetime: Duration,
    /// The oddities that are on from the start.
    #[cfg(feature = "test-controls")]
    pub switches: Switches,
    /// Whether the token server has a door for client certificates too.
    #[cfg(feature = "test-controls")]
    pub client_certificates: bool,
    /// Whether requests are recorded, and the passwords in them with them.
    #[cfg(feature = "test-controls")]
    pub record: bool,
    /// Whether the control surface `/__sandbox/` is there.
    #[cfg(feature = "test-controls")]
    pub control: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: None,
            registry_port: None,
            client_guid: None,
            client_secret: None,
            registry_password: None,
            preset_secrets: Vec::new(),
            max_count: 50,
            token_lifetime: Duration::from_secs(43_199),
            #[cfg(feature = "test-controls")]
            switches: Switches::default(),
            #[cfg(feature = "test-controls")]
            client_certificates: false,
            #[cfg(feature = "test-controls")]
            record: true,
            #[cfg(feature = "test-controls")]
            control: false,
        }
    }
}

impl Settings {
    /// As the application starts it. Nothing is recorded: the record would hold every password that was sent.
    pub fn for_practice() -> Self {
        Self {
            #[cfg(feature = "test-controls")]
            record: false,
            ..Self::default()
        }
    }
}
