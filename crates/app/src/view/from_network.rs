//! Routes and the variables of the environment in the window's terms.

use request::{Effect, ProxySource, Role, Route, VariableReport, Via};

use crate::view::{
    Network, ProxyChoice, ProxyView, RequestView, RouteView, VariableEffect, VariableRole,
    VariableView,
};

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
    pub(crate) fn of(report: VariableReport, network: &Network) -> Self {
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
                (Effect::Unusable { fault }, true) => VariableEffect::Unusable { fault },
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
