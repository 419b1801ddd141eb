//! What the environment sets for the network, the authorities that the user adds, and the way of requests to be shown
//! before the first of them.

use crate::Problem;
use crate::shared::files::read_file;
use crate::shared::ids::parse_id;
use crate::shared::network::{certificates, check};
use crate::system::System;
use crate::view::{EnvironmentView, Network, RoutesQuery, RoutesView, VariableView};

impl System {
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
        check(&Network {
            authorities: Some(authorities.clone()),
            ..Network::default()
        })?;
        Ok(Some(authorities))
    }

    /// Tells what the environment sets for the network, and whether that is used.
    ///
    /// # Errors
    /// None.
    pub async fn environment(&self, (): ()) -> Result<EnvironmentView, Problem> {
        let http_clients = self.net.http_clients();
        let network = http_clients.network();
        let reports = self.net.environment().report().into_iter();
        let usable = http_clients.transport.usable();
        Ok(EnvironmentView {
            variables: reports
                .map(|report| VariableView::of(report, network))
                .collect(),
            proxy: http_clients.transport.proxy(),
            problem: usable.err().map(Problem::from),
        })
    }

    /// Tells which way requests to these addresses take as the settings are now. Nothing is sent.
    ///
    /// # Errors
    /// [`Problem::Gone`] without the connection, [`Problem::NotSaved`] if the records cannot be read.
    pub async fn routes(&self, query: RoutesQuery) -> Result<RoutesView, Problem> {
        let transport = match &query.connection {
            None => self.net.http_clients().transport.clone(),
            Some(id) => self
                .routes
                .transport(&self.records.connection(parse_id(id)?)?)?,
        };
        let routes = query.addresses.iter();
        Ok(RoutesView {
            routes: routes.map(|address| transport.route(address)).collect(),
            problem: transport.usable().err().map(Problem::from),
        })
    }
}
