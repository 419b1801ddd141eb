//! Checks against the real registry, as the window sees them.

use jiff::Timestamp;
use pull_secret::Draft;
use pull_secret::presets::Words;
use registry_check::{Code, Consent, Step as CheckStep, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ExchangeView, Fields};

/// Checks a form, or a secret that is known, against its registries.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckCall {
    /// The id of the connection whose secret it is, or is to be.
    pub connection: String,
    /// What was typed, or is known.
    pub draft: Draft,
    /// What the user agreed to.
    pub consents: Vec<Consent>,
    /// The id by which the window can cancel this call.
    pub operation: String,
}

/// What the checks of all images say.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    /// When the last of them ended.
    #[ts(type = "string")]
    pub checked_at: Timestamp,
    /// Five lines for each image, in their order.
    pub lines: Vec<CheckLine>,
}

/// What was found out about one step of one image.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckLine {
    /// Which image of the draft, counted from 0.
    pub image: usize,
    /// The step that the line is about.
    pub step: CheckStep,
    /// Whether the step proved it, failed, or could not tell.
    pub verdict: Verdict,
    /// The reason, which chooses the sentence.
    pub code: Code,
    /// The values its sentence needs.
    pub fields: Fields,
    /// What to do about it.
    #[serde(alias = "cure")]
    pub remedy: Option<Words>,
    /// How long its own requests took, in milliseconds.
    pub duration: u64,
    /// What was asked and answered, in order. Not kept with the records of the secret.
    #[serde(skip_deserializing)]
    pub evidence: Vec<ExchangeView>,
}

/// What a check concluded from the answer of a registry: its line without the requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckFinding {
    /// Which step it was.
    pub step: CheckStep,
    /// Whether the step proved it, failed, or could not tell.
    pub verdict: Verdict,
    /// The reason, which chooses the sentence.
    pub code: Code,
    /// The values its sentence needs.
    pub fields: Fields,
    /// What to do about it.
    pub remedy: Option<Words>,
}

/// The last checks of a known secret, without their exchanges.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LastCheck {
    /// When the check ended.
    #[ts(type = "string")]
    pub checked_at: Timestamp,
    /// A line for each step, in order.
    pub lines: Vec<CheckLine>,
}
