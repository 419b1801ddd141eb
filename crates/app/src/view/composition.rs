//! The form on its way to a request: what sending it would do, and the fixes of its findings.

use pull_secret::{Draft, FieldPath, Finding, Fix, ImageVerdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RequestView;

/// A form, with the connection and the call it is for.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Composition {
    /// The id of the connection.
    pub connection: String,
    /// Whether it creates or replaces.
    pub purpose: Purpose,
    /// The contents of the form.
    pub draft: Draft,
}

/// Asks what sending the form would do.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewCall {
    /// The form to preview.
    pub composition: Composition,
    /// The number of a preview that the window has; only what differs from it is returned.
    pub since: Option<u32>,
}

/// Which call a form is sent with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Purpose {
    /// POST: registers a new pull secret.
    Create,
    /// PATCH: replaces the credentials of an existing one.
    Replace,
}

/// What sending the form would do, shown while it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewView {
    /// The request, with masks where secrets go.
    pub request: RequestView,
    /// The findings of lint, in the order of the fields.
    pub findings: Vec<Finding>,
    /// Which credential each image would be pulled with, and by which rule.
    pub verdicts: Vec<ImageVerdict>,
    /// The fields that contain a secret in plain text. They are masked here and must be in the form.
    pub masked: Vec<FieldPath>,
    /// Whether it can be sent: no finding is an error.
    pub sendable: bool,
}

/// Asks to apply the fix of a finding.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FixCall {
    /// The contents of the form.
    pub draft: Draft,
    /// The edit to apply, from [`Finding`].
    pub fix: Fix,
}
