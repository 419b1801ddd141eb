//! Routes and the variables of the environment in the window's terms.

use request::{Effect, Route, VariableReport, VariableRole};

use crate::view::{Network, ProxyChoice, RequestView, VariableEffect, VariableView};

impl RequestView {
    /// The same request on its way.
    pub(crate) fn by(self, route: &Route) -> Self {
        Self {
            route: route.clone(),
            ..self
        }
    }
}

impl VariableView {
    pub(crate) fn of(report: VariableReport, network: &Network) -> Self {
        let is_used = match report.role {
            VariableRole::Proxy | VariableRole::Exceptions => uses_proxy(network),
            VariableRole::Authorities => network.environment_authorities,
        };
        Self {
            name: report.name,
            role: report.role,
            value: report.value,
            certificates: report.certificates,
            effect: match (report.effect, is_used) {
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
