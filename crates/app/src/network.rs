//! How the network is reached: proxy and extra certificate authorities, as the preferences have them.

use std::sync::{Arc, PoisonError, RwLock};

use records::ConnectionId;
use registry_check::{Checker, Limits};
use request::{OpenedSecrets, Proxy, Settings, SettingsError, Transport};

use crate::Problem;
use crate::app::App;
use crate::connections::parse_id;
use crate::recognise::read_file;
use crate::view::{ConnectionNetwork, ConnectionView, Network, ProxyChoice, SetConnectionNetwork};

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// What goes out, made for one choice of settings. Calls under way keep what they began with.
pub(crate) struct Wires {
    /// For the AI Core API.
    pub(crate) transport: Transport,
    /// For registries.
    pub(crate) checker: Checker,
    network: Network,
    opened: OpenedSecrets,
}

impl Wires {
    fn new(network: &Network, opened: &OpenedSecrets) -> Result<Self, SettingsError> {
        let settings = settings(network, opened)?;
        let transport = Transport::new(&settings)?;
        Ok(Self {
            transport,
            checker: Checker::new(settings, Limits::default())?,
            network: network.clone(),
            opened: opened.clone(),
        })
    }

    /// The transport of a connection that may have a way of its own.
    pub(crate) fn transport_by(&self, own: &ConnectionNetwork) -> Result<Transport, SettingsError> {
        if *own == ConnectionNetwork::default() {
            return Ok(self.transport.clone());
        }
        Transport::new(&settings(&own.over(&self.network), &self.opened)?)
    }
}

/// The wires in use.
pub(crate) struct Net(RwLock<Arc<Wires>>);

impl Net {
    /// Takes the settings as they were remembered; what cannot be used any more gives way to the defaults.
    pub(crate) fn open(network: &Network) -> Result<Self, SettingsError> {
        let opened = OpenedSecrets::default();
        let wires =
            Wires::new(network, &opened).or_else(|_| Wires::new(&Network::default(), &opened))?;
        Ok(Self(RwLock::new(Arc::new(wires))))
    }

    pub(crate) fn wires(&self) -> Arc<Wires> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes other settings from now on.
    pub(crate) fn change(&self, network: &Network) -> Result<(), Problem> {
        let wires = Wires::new(network, &self.wires().opened)?;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(wires);
        Ok(())
    }
}

impl App {
    /// Lets the user choose a file of certificates. Gives those in it as PEM; `None` when dismissed. Keys are left out.
    ///
    /// # Errors
    /// [`Problem::CertificatesUnreadable`] if there is none in it, or what is wrong with the file.
    pub async fn choose_authorities(&self, (): ()) -> Result<Option<String>, Problem> {
        let Some(file) = self.desktop.choose_file().await else {
            return Ok(None);
        };
        let text = read_file(&file).await?;
        let text = std::str::from_utf8(&text).map_err(|_| Problem::CertificatesUnreadable)?;
        let authorities = certificates(text);
        Wires::new(
            &Network {
                authorities: Some(authorities.clone()),
                ..Network::default()
            },
            &self.net.wires().opened,
        )?;
        Ok(Some(authorities))
    }
}

impl App {
    /// Says how the network is reached for one connection. It holds from the next request on.
    ///
    /// # Errors
    /// [`Problem::ProxyMalformed`], [`Problem::CertificatesUnreadable`]: nothing is changed then. [`Problem::Gone`],
    /// [`Problem::NotSaved`].
    pub async fn set_connection_network(
        &self,
        set: SetConnectionNetwork,
    ) -> Result<ConnectionView, Problem> {
        let connection = self.connection(parse_id(&set.connection)?)?;
        set.network.check()?;
        self.keep_connection_network(connection.id, &set.network)?;
        self.tenants.drop_client(connection.id);
        Ok(self.connection_view(connection))
    }

    pub(crate) fn keep_connection_network(
        &self,
        id: ConnectionId,
        network: &ConnectionNetwork,
    ) -> Result<(), Problem> {
        let own = (*network != ConnectionNetwork::default()).then_some(network);
        let own = own.map(serde_json::to_value).transpose();
        let own = own.map_err(|_| Problem::NotSaved)?;
        Ok(self.records.put_connection_network(id, own.as_ref())?)
    }

    /// How the network is reached for a connection alone.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] if that cannot be read: then nothing is sent on another way.
    pub(crate) fn connection_network(
        &self,
        id: ConnectionId,
    ) -> Result<ConnectionNetwork, Problem> {
        let Some(own) = self.records.connection_network(id)? else {
            return Ok(ConnectionNetwork::default());
        };
        serde_json::from_value(own).map_err(|_| Problem::NotSaved)
    }

    /// The same to be shown.
    pub(crate) fn network_view(&self, id: ConnectionId) -> ConnectionNetwork {
        self.connection_network(id).unwrap_or_else(|problem| {
            log::error!("the network of a connection cannot be read: {problem:?}");
            ConnectionNetwork::default()
        })
    }
}

/// The certificate blocks of a PEM text (RFC 7468), and nothing that stands between them.
fn certificates(text: &str) -> String {
    let blocks = text
        .split(BEGIN)
        .skip(1)
        .filter_map(|rest| rest.split_once(END));
    blocks
        .map(|(body, _)| format!("{BEGIN}{body}{END}\n"))
        .collect()
}

fn settings(network: &Network, opened: &OpenedSecrets) -> Result<Settings, SettingsError> {
    Ok(Settings {
        proxy: match &network.proxy {
            ProxyChoice::System => Proxy::System,
            ProxyChoice::Direct => Proxy::Direct,
            // It rests in a file, where no password may be.
            ProxyChoice::Manual { url } if url.contains('@') => {
                return Err(SettingsError::ProxyMalformed);
            }
            ProxyChoice::Manual { url } => Proxy::Manual { url: url.clone() },
        },
        extra_authorities: network
            .authorities
            .as_ref()
            .map(|pem| pem.clone().into_bytes()),
        opened: opened.clone(),
        ..Settings::default()
    })
}

impl ConnectionNetwork {
    /// Says whether it can be used, whatever the preferences are.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        let network = self.over(&Network::default());
        Transport::new(&settings(&network, &OpenedSecrets::default())?)?;
        Ok(())
    }

    /// How the network is reached with it: its own proxy instead of the other, its authorities beside the others.
    fn over(&self, network: &Network) -> Network {
        let both = [&network.authorities, &self.authorities];
        let authorities: Vec<_> = both.into_iter().flatten().map(String::as_str).collect();
        Network {
            proxy: self.proxy.clone().unwrap_or(network.proxy.clone()),
            authorities: (!authorities.is_empty()).then(|| authorities.join("\n")),
        }
    }
}

impl From<SettingsError> for Problem {
    fn from(error: SettingsError) -> Self {
        match error {
            SettingsError::ProxyMalformed => Self::ProxyMalformed,
            SettingsError::CertificatesUnreadable => Self::CertificatesUnreadable,
            SettingsError::TlsUnavailable => Self::TlsUnavailable,
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
        let net = Net::open(&Network::default()).unwrap();
        let before = Arc::as_ptr(&net.wires());
        for url in ["not a proxy", "http://anna:secret@proxy.example:8080"] {
            let proxy = ProxyChoice::Manual {
                url: url.to_owned(),
            };
            let network = Network {
                proxy,
                authorities: None,
            };
            assert_eq!(net.change(&network), Err(Problem::ProxyMalformed), "{url}");
        }
        assert_eq!(Arc::as_ptr(&net.wires()), before);
    }
}
