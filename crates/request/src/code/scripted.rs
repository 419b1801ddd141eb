//! Requests of tools that keep them as documents with scripts: what is not known before stands in the document as
//! `{{variable}}`, and a script before the request puts it together.

use super::expression::Dialect;
use super::javascript::{JavaScript, PERCENT, body_of};
use super::script::Step;
use super::template::{Bit, Template};
use crate::Body;

/// Where the access token is kept between the two requests.
pub(crate) const TOKEN: &str = "AICORE_TOKEN";

/// How a tool's scripts do what they all have to.
pub(crate) struct Tool {
    /// The source of a function `secret(name)` that reads an environment variable.
    pub(crate) secret: &'static str,
    /// Sets a variable to an expression.
    pub(crate) set: fn(&str, &str) -> String,
    /// Sets the body to an expression.
    pub(crate) set_body: fn(&str) -> String,
    /// What stands in the document for a body that a script sets.
    pub(crate) body: &'static str,
    /// Whether the tool looks for variables in what a script has set.
    pub(crate) looks_again: bool,
}

/// What stands in the document for a step.
pub(crate) struct Document {
    /// The headers by name, in their order.
    pub(crate) headers: Vec<(String, String)>,
    /// The body, or what the tool replaces by the one a script sets.
    pub(crate) body: Option<String>,
    /// The script before the request; empty if there is nothing to do.
    pub(crate) script: String,
}

impl Tool {
    /// Writes a step for this tool.
    pub(crate) fn document(&self, step: &Step) -> Document {
        let mut statements = String::new();
        let headers = step.assembled.headers.iter();
        let headers =
            headers.map(|(name, value)| (name.clone(), self.header(value, &mut statements)));
        let headers = headers.collect();
        let body = self.body(step, &mut statements);
        Document {
            headers,
            body,
            script: self.script(step, &statements),
        }
    }

    fn header(&self, value: &Template, statements: &mut String) -> String {
        let text = |bit: &Bit| match bit {
            Bit::Literal(text) => Some(text.clone()),
            Bit::AccessToken => Some(format!("{{{{{TOKEN}}}}}")),
            _ => None,
        };
        let rendered: Option<String> = value.0.iter().map(text).collect();
        rendered.unwrap_or_else(|| {
            *statements += &(self.set)("login", &JavaScript.expression(value));
            "{{login}}".to_owned()
        })
    }

    fn body(&self, step: &Step, statements: &mut String) -> Option<String> {
        let known = step.assembled.body.as_ref()?.known();
        let is_json = step.request.body.as_ref().and_then(Body::json).is_some();
        if let Some(known) = known.filter(|known| !known.contains("{{")) {
            return Some(known.to_owned());
        }
        let (before, body) = body_of(step)?;
        *statements += &before;
        if self.looks_again && is_json {
            *statements += "// Braces are escaped, or a value with two of them could be taken for a variable.\n";
            // A sum is one text only with parentheses around it.
            let body = match body.starts_with("JSON.stringify({") {
                true => body,
                false => format!("({body})"),
            };
            *statements += &(self.set_body)(&format!("{body}.replace(/\\{{\\{{/g, '{{\\\\u007b')"));
        } else {
            *statements += &(self.set_body)(&body);
        }
        Some(self.body.to_owned())
    }

    fn script(&self, step: &Step, statements: &str) -> String {
        if statements.is_empty() {
            return String::new();
        }
        let uses = |wanted: fn(&Bit) -> bool| {
            step.assembled
                .templates()
                .any(|template| template.any(&wanted))
        };
        let mut names = Vec::new();
        step.add_secrets(&mut names);
        let mut text = String::new();
        if !names.is_empty() {
            text += self.secret;
        }
        if uses(|bit| matches!(bit, Bit::Percent(_))) {
            text += PERCENT;
        }
        if uses(|bit| matches!(bit, Bit::Base64(_))) {
            text += BASE64;
        }
        for name in names {
            text += &format!("const {name} = secret('{name}');\n");
        }
        text + statements
    }
}

/// There is no `Buffer`, and `btoa` takes one character for each byte.
const BASE64: &str = r"function base64(text) {
  const byte = (_, digits) => String.fromCharCode(parseInt(digits, 16));
  return btoa(encodeURIComponent(text).replace(/%(..)/g, byte));
}

";
