//! Error bodies of the AI Core API in each spelling that has been seen.

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::switches::ErrorShape;

/// What an error says, before it is spelled.
pub(crate) struct Problem {
    pub(crate) status: u16,
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Problem {
    pub(crate) fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
        }
    }

    /// The answer in this spelling, about this path.
    pub(crate) fn spell(&self, shape: ErrorShape, target: &str, request_id: &str) -> Answer {
        Answer::json(self.status, &self.body(shape, target, request_id))
    }

    fn body(&self, shape: ErrorShape, target: &str, request_id: &str) -> Value {
        let Self { code, message, .. } = self;
        let details = json!([{ "code": code, "message": message }]);
        match shape {
            ErrorShape::Described => json!({ "error": {
                "code": code, "message": message, "requestId": request_id, "target": target,
                "details": { "reason": message },
            }}),
            ErrorShape::SnakeCase => json!({ "error": {
                "code": self.status.to_string(), "message": message, "request_id": null,
                "target": target, "details": details,
            }}),
            ErrorShape::UpperCaseId => json!({ "error": {
                "code": code, "message": message, "requestID": request_id, "details": null,
            }}),
            ErrorShape::Unwrapped => json!({
                "code": self.status.to_string(), "message": message, "requestId": request_id,
                "details": details,
            }),
        }
    }
}
