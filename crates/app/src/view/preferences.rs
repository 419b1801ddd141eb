//! The remembered choices.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Choices that are kept between runs. None is secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// The colours of the window.
    pub theme: Theme,
    /// The language of the texts.
    pub language: Language,
    /// The connection in use, by id.
    pub connection: Option<String>,
    /// Whether the switcher shows the connections by last use.
    pub connections_by_use: bool,
    /// Whether new passwords go to the keychain.
    pub remember: bool,
    /// The preset chosen last.
    pub preset: Option<String>,
    /// The kind of template whose snippet was shown last.
    pub snippet: SnippetKind,
    /// How the network is reached.
    pub network: Network,
    /// The language in which requests were written as code last.
    pub code_language: Option<String>,
    /// How large the window is drawn, in percent.
    pub zoom: u16,
    /// What was chosen in the command palette, by the window's names for it, the last first.
    pub used_commands: Vec<String>,
    /// The width of the request pane in px at 100 % text, if it was changed.
    pub pane_width: Option<u32>,
    /// Whether the desktop shows the end of long work while the window is not in front.
    pub notifications: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            language: Language::System,
            connection: None,
            connections_by_use: false,
            remember: true,
            preset: None,
            snippet: SnippetKind::Workflow,
            network: Network::default(),
            code_language: None,
            zoom: 100,
            used_commands: Vec::new(),
            pane_width: None,
            notifications: true,
        }
    }
}

/// How the network is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Network {
    /// The proxy for requests to other computers.
    pub proxy: ProxyChoice,
    /// Whether the proxy that the environment names is the one of this computer.
    pub environment_proxy: bool,
    /// Certificates of authorities to trust beside those of this computer, as PEM.
    pub authorities: Option<String>,
    /// Whether the authorities that the environment names are trusted in place of those of this computer.
    pub environment_authorities: bool,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            proxy: ProxyChoice::System,
            environment_proxy: true,
            authorities: None,
            environment_authorities: true,
        }
    }
}

/// Through which proxy requests go.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ProxyChoice {
    /// The one the desktop or the environment names, if any.
    #[default]
    System,
    /// No proxy: hosts are contacted directly.
    Direct,
    /// A proxy that the user named.
    Manual {
        /// Its address, without a username and password.
        url: String,
    },
}

/// The colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the desktop has it.
    System,
    /// SAP Horizon, light (`sap_horizon`).
    Light,
    /// SAP Horizon, dark (`sap_horizon_dark`).
    Dark,
    /// SAP Horizon, high contrast on black (`sap_horizon_hcb`).
    HighContrast,
}

/// The language of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Language {
    /// As the desktop has it.
    System,
    /// English.
    En,
    /// German.
    De,
}

/// The kind of template a snippet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SnippetKind {
    /// An Argo WorkflowTemplate, for training.
    Workflow,
    /// A ServingTemplate, for deployments.
    Serving,
}
