//! A response of the API, parsed once: its JSON, the problem it reports, and a token that came with it.

use request::Response;
use serde::Deserialize;
use serde_json::Value;

use crate::{ApiProblem, Shape, token};

/// A response with all that is read of its body before it is known what it means.
pub(crate) struct Parsed<'a> {
    pub(crate) response: &'a Response,
    /// The body, if it is JSON.
    json: Option<Value>,
    pub(crate) problem: ApiProblem,
    /// The token that was taken out of it.
    pub(crate) given: token::ReceivedToken,
}

impl<'a> Parsed<'a> {
    pub(crate) fn new(response: &'a Response, given: token::ReceivedToken) -> Self {
        let json = serde_json::from_str(&response.body).ok();
        Self {
            problem: ApiProblem::of(response, json.as_ref()),
            response,
            json,
            given,
        }
    }

    /// The body as an object that the API describes. `None` if it is not that.
    pub(crate) fn body<'b, T: Deserialize<'b>>(&'b self) -> Option<T> {
        let object = self.json.as_ref().filter(|json| json.is_object())?;
        T::deserialize(object).ok()
    }

    /// A member of the body.
    pub(crate) fn member(&self, name: &str) -> Option<&Value> {
        self.json.as_ref()?.get(name)
    }

    /// Whether a 2xx response reports an error after all, as SAP's Python SDK allows for.
    pub(crate) fn has_error(&self) -> bool {
        self.member("error").is_some_and(|error| !error.is_null())
    }

    /// Whether it is a web page, such as the login of a proxy: then the API has not answered, whatever the status.
    pub(crate) fn is_page(&self) -> bool {
        self.problem.shape == Shape::Page
    }

    /// What the server says in its message; empty without one.
    pub(crate) fn message(&self) -> &str {
        match self.problem.shape {
            // The message is then the whole body.
            Shape::OtherJson => "",
            _ => self.problem.message.as_deref().unwrap_or_default().trim(),
        }
    }

    /// Whether the server says that something exists already. A duplicate name is answered 2xx too; only the text tells.
    /// What stands elsewhere in the body is not said: a secret may be called `existing-images`.
    pub(crate) fn says_it_exists(&self) -> bool {
        self.message().to_lowercase().contains("exist")
    }
}
