//! What the environment sets for the network, and the way that requests take, to be shown before the first of them.

use records::ConnectionRecord;
use request::{Effect, ProxySource, Role, Route, Transport, VariableReport, Via};

use crate::Problem;
use crate::app::App;
use crate::shared::ids::parse_id;
use crate::view::*;

impl App {
    /// Tells what the environment sets for the network, and whether that is used.
    ///
    /// # Errors
    /// None.
    pub async fn environment(&self, (): ()) -> Result<EnvironmentView, Problem> {
        let wires = self.net.wires();
        let network = wires.network();
        let reports = self.net.environment().report().into_iter();
        let usable = wires.transport.usable();
        Ok(EnvironmentView {
            variables: reports
                .map(|report| VariableView::of(report, network))
                .collect(),
            proxy: wires.transport.proxy().map(ProxyView::from),
            problem: usable.err().map(Problem::from),
        })
    }

    /// Tells which way requests to these addresses take as the settings are now. Nothing is sent.
    ///
    /// # Errors
    /// [`Problem::Gone`] without the connection, [`Problem::NotSaved`] if the records cannot be read.
    pub async fn routes(&self, query: RoutesQuery) -> Result<RoutesView, Problem> {
        let transport = match &query.connection {
            None => self.net.wires().transport.clone(),
            Some(id) => self.transport_of(&self.connection(parse_id(id)?)?)?,
        };
        let routes = query.addresses.iter();
        Ok(RoutesView {
            routes: routes
                .map(|address| transport.route(address).into())
                .collect(),
            problem: transport.usable().err().map(Problem::from),
        })
    }

    /// The transport of a connection.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] if its own way cannot be read: then nothing is sent in another way.
    pub(crate) fn transport_of(&self, connection: &ConnectionRecord) -> Result<Transport, Problem> {
        let own = self.connection_network(connection.id)?;
        Ok(self.net.wires().transport_by(&own))
    }

    /// The same request with the way it would take for a connection.
    pub(crate) fn routed(
        &self,
        request: RequestView,
        connection: &ConnectionRecord,
    ) -> RequestView {
        let route = match self.transport_of(connection) {
            Ok(transport) => transport.route(&request.base),
            Err(_) => Route::default(),
        };
        request.by(&route)
    }

    /// The way that requests to a contacted host take now.
    pub(crate) fn route_to_host(&self, host: &str, purpose: HostPurpose) -> RouteView {
        let wires = self.net.wires();
        let address = format!("https://{host}/");
        let route = match purpose {
            HostPurpose::Registry | HostPurpose::RegistryToken => wires.checker.route(&address),
            // The proxy itself is reached directly.
            HostPurpose::Proxy => Route::default(),
            HostPurpose::Token | HostPurpose::Api => {
                let connections = self.records.connections().unwrap_or_default();
                let leads_there = |connection: &&ConnectionRecord| {
                    let urls = [&connection.token_url, &connection.api_url];
                    urls.iter()
                        .any(|url| crate::problem::from_ai_core::host(url) == host)
                };
                match connections.iter().find(leads_there) {
                    // The practice tenant is reached without TLS, on this computer.
                    Some(connection) if connection.practice => Route::default(),
                    Some(connection) => match self.transport_of(connection) {
                        Ok(transport) => transport.route(&address),
                        Err(_) => Route::default(),
                    },
                    None => wires.transport.route(&address),
                }
            }
        };
        route.into()
    }
}

impl RequestView {
    /// The same request on its way.
    pub(crate) fn by(self, route: &Route) -> Self {
        Self {
            route: route.clone().into(),
            ..self
        }
    }
}

impl VariableView {
    fn of(report: VariableReport, network: &Network) -> Self {
        let (role, heeded) = match report.role {
            Role::Proxy => (VariableRole::Proxy, uses_proxy(network)),
            Role::Exceptions => (VariableRole::Exceptions, uses_proxy(network)),
            Role::Authorities => (VariableRole::Authorities, network.environment_authorities),
        };
        Self {
            name: report.name,
            role,
            value: report.value,
            certificates: report.certificates,
            effect: match (report.effect, heeded) {
                (Effect::Empty, _) => VariableEffect::Empty,
                (Effect::NotApplicable, _) => VariableEffect::NotApplicable,
                (_, false) => VariableEffect::Refused,
                (Effect::Used, true) => VariableEffect::Used,
                (Effect::Shadowed { by }, true) => VariableEffect::Shadowed { by },
                (Effect::Unusable { fault }, true) => VariableEffect::Unusable {
                    fault: fault.into(),
                },
            },
        }
    }
}

fn uses_proxy(network: &Network) -> bool {
    network.environment_proxy && network.proxy == ProxyChoice::System
}

impl From<Route> for RouteView {
    fn from(route: Route) -> Self {
        Self {
            proxy: route.proxy.map(ProxyView::from),
            authorities: route.authorities,
        }
    }
}

impl From<Via> for ProxyView {
    fn from(via: Via) -> Self {
        Self {
            host: via.host,
            variable: match via.source {
                ProxySource::Variable { name } => Some(name),
                ProxySource::Settings | ProxySource::Desktop => None,
            },
        }
    }
}
