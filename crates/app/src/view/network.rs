//! What the environment sets for the network, and the way that requests take.

use request::{Route, VariableFault, VariableRole, Via};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;

/// What the environment sets for the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EnvironmentView {
    /// The variables that are set, the strongest first.
    pub variables: Vec<VariableView>,
    /// The proxy that requests go through as the settings are now, unless the variables exempt their host.
    pub proxy: Option<Via>,
    /// Why nothing is sent over https as the settings are now.
    pub problem: Option<Problem>,
}

/// A variable of the environment that is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VariableView {
    /// The name of the variable, as it is set.
    pub name: String,
    /// What it is for.
    pub role: VariableRole,
    /// Its value; of a proxy host and port alone, never a username or password.
    pub value: String,
    /// How many certificates it names, if they can be read.
    pub certificates: Option<usize>,
    /// Whether it is used, and if not, why.
    pub effect: VariableEffect,
}

/// What a variable does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum VariableEffect {
    /// Requests follow it.
    Used,
    /// The settings say that it is not used.
    Refused,
    /// It is empty, which counts as not set.
    Empty,
    /// Another variable comes before it.
    Shadowed {
        /// The name of that one.
        by: String,
    },
    /// It is for plain http, or this operating system has no use for it.
    NotApplicable,
    /// It cannot be used. While it is not refused, nothing is sent.
    Unusable {
        /// What is wrong with its value.
        fault: VariableFault,
    },
}

/// Asks which way requests take.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoutesQuery {
    /// The id of the connection they belong to; none for a connection that is not saved yet.
    pub connection: Option<String>,
    /// The addresses they go to.
    pub addresses: Vec<String>,
}

/// The ways that requests take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoutesView {
    /// One for each address, in their order.
    pub routes: Vec<Route>,
    /// Why nothing is sent over https as the settings are now.
    pub problem: Option<Problem>,
}
