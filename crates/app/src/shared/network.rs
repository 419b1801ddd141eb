//! How the network is reached: proxy and extra certificate authorities, as the preferences have them.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use registry_check::{Checker, Limits};
use request::{Environment, OpenedSecrets, Proxy, Settings, SettingsError, Transport};

use crate::Problem;
use crate::shared::sync::lock;
use crate::view::{ConnectionNetwork, Network, ProxyChoice};

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// What goes out, made for one choice of settings. Calls under way keep what they began with.
pub(crate) struct HttpClients {
    /// For the AI Core API.
    pub(crate) transport: Transport,
    /// The client for checks of registries, with its host policy.
    pub(crate) checker: Checker,
    network: Network,
    environment: Environment,
    opened: OpenedSecrets,
    /// The transports of connections that have a way of their own.
    own: Mutex<Vec<(ConnectionNetwork, Transport)>>,
}

impl HttpClients {
    fn new(network: &Network, environment: &Environment, opened: &OpenedSecrets) -> Self {
        let settings = settings(network, environment, opened);
        Self {
            transport: Transport::new(&settings),
            checker: Checker::new(settings, Limits::default()),
            network: network.clone(),
            environment: environment.clone(),
            opened: opened.clone(),
            own: Mutex::default(),
        }
    }

    /// The settings it was made of.
    pub(crate) fn network(&self) -> &Network {
        &self.network
    }

    /// The transport of a connection that may have a way of its own.
    pub(crate) fn transport_by(&self, own: &ConnectionNetwork) -> Transport {
        if *own == ConnectionNetwork::default() {
            return self.transport.clone();
        }
        let mut made = lock(&self.own);
        if let Some((_, transport)) = made.iter().find(|(other, _)| other == own) {
            return transport.clone();
        }
        let network = own.over(&self.network);
        let transport = Transport::new(&settings(&network, &self.environment, &self.opened));
        made.push((own.clone(), transport.clone()));
        transport
    }
}

/// The wires in use.
pub(crate) struct NetworkAccess {
    environment: Environment,
    http_clients: RwLock<Arc<HttpClients>>,
}

impl NetworkAccess {
    /// Takes the settings as they were remembered. What cannot be used any more keeps every request from being sent,
    /// and says why: the requests would else go another way than was chosen.
    pub(crate) fn open(network: &Network, environment: Environment) -> Self {
        Self {
            http_clients: RwLock::new(Arc::new(HttpClients::new(
                network,
                &environment,
                &OpenedSecrets::default(),
            ))),
            environment,
        }
    }

    pub(crate) fn http_clients(&self) -> Arc<HttpClients> {
        Arc::clone(
            &self
                .http_clients
                .read()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }

    /// What the environment sets, used or not.
    pub(crate) fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Takes other settings from now on.
    pub(crate) fn change(&self, network: &Network) -> Result<(), Problem> {
        check(network)?;
        let http_clients =
            HttpClients::new(network, &self.environment, &self.http_clients().opened);
        *self
            .http_clients
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(http_clients);
        Ok(())
    }
}

/// The certificate blocks of a PEM text (RFC 7468), and nothing that stands between them.
pub(crate) fn certificates(text: &str) -> String {
    let blocks = text
        .split(BEGIN)
        .skip(1)
        .filter_map(|rest| rest.split_once(END));
    blocks
        .map(|(body, _)| format!("{BEGIN}{body}{END}\n"))
        .collect()
}

/// Says whether what was chosen can be used. What the environment sets is not for the person to mend here.
///
/// # Errors
/// [`Problem::ProxyMalformed`], [`Problem::CertificatesUnreadable`].
pub(crate) fn check(network: &Network) -> Result<(), Problem> {
    match transport_of(network).usable() {
        Err(fault @ (SettingsError::ProxyMalformed | SettingsError::CertificatesUnreadable)) => {
            Err(fault.into())
        }
        _ => Ok(()),
    }
}

fn transport_of(network: &Network) -> Transport {
    let (environment, opened) = (Environment::default(), OpenedSecrets::default());
    Transport::new(&settings(network, &environment, &opened))
}

fn settings(network: &Network, environment: &Environment, opened: &OpenedSecrets) -> Settings {
    let mut effective = environment.clone();
    if !network.environment_proxy {
        effective = effective.without_proxy();
    }
    if !network.environment_authorities {
        effective = effective.without_authorities();
    }
    Settings {
        proxy: match &network.proxy {
            ProxyChoice::System => Proxy::System,
            ProxyChoice::Direct => Proxy::Direct,
            ProxyChoice::Manual { url } => Proxy::Manual { url: url.clone() },
        },
        extra_authorities: network
            .authorities
            .as_ref()
            .map(|pem| pem.clone().into_bytes()),
        environment: effective,
        opened: opened.clone(),
        ..Settings::default()
    }
}

impl ConnectionNetwork {
    /// Says whether it can be used, whatever the preferences are.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        check(&self.over(&Network::default()))
    }

    /// How the network is reached with it: its own proxy instead of the other, its authorities beside the others.
    fn over(&self, network: &Network) -> Network {
        let both = [&network.authorities, &self.authorities];
        let authorities: Vec<_> = both.into_iter().flatten().map(String::as_str).collect();
        Network {
            proxy: self.proxy.clone().unwrap_or(network.proxy.clone()),
            authorities: (!authorities.is_empty()).then(|| authorities.join("\n")),
            environment_authorities: self
                .environment_authorities
                .unwrap_or(network.environment_authorities),
            ..network.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_key_beside_the_certificates_is_left_out() {
        let text = format!(
            "x\n{BEGIN}\nAA\n{END}\n-----BEGIN PRIVATE KEY-----\nBB\n-----END PRIVATE KEY-----\n"
        );
        assert_eq!(certificates(&text), format!("{BEGIN}\nAA\n{END}\n"));
    }

    #[test]
    fn settings_that_cannot_be_used_are_refused_and_the_wires_stay() {
        let net = NetworkAccess::open(&Network::default(), Environment::default());
        let before = Arc::as_ptr(&net.http_clients());
        for url in ["not a proxy", "http://anna:secret@proxy.example:8080"] {
            let proxy = ProxyChoice::Manual {
                url: url.to_owned(),
            };
            let network = Network {
                proxy,
                ..Network::default()
            };
            assert_eq!(net.change(&network), Err(Problem::ProxyMalformed), "{url}");
        }
        assert_eq!(Arc::as_ptr(&net.http_clients()), before);
    }
}
