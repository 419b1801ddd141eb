//! Templates as expressions of a language.

use super::template::{Bit, Template};

/// How a language writes the bits of a [`Template`] and joins them.
pub(crate) trait Dialect {
    /// The operator between two bits of an expression, such as ` + `.
    const JOINT: &'static str;

    /// A text in quotes.
    fn literal(&self, text: &str) -> String;
    /// The secret from an environment variable.
    fn secret(&self, name: &str) -> String;
    /// A local variable: `token`, `document`.
    fn local(&self, name: &str) -> String {
        name.to_owned()
    }
    /// An expression as a JSON string.
    fn json(&self, inner: &str) -> String;
    /// The same without its quotes.
    fn inside(&self, inner: &str) -> String;
    /// An expression whose value is percent-encoded when the code runs.
    fn percent(&self, inner: &str) -> String;
    /// An expression in base64.
    fn base64(&self, inner: &str) -> String;

    /// Writes a template as one expression.
    fn expression(&self, template: &Template) -> String {
        if template.0.is_empty() {
            return self.literal("");
        }
        let bits: Vec<_> = template.0.iter().map(|bit| self.bit(bit)).collect();
        bits.join(Self::JOINT)
    }

    /// Writes one bit of a template as an expression.
    fn bit(&self, bit: &Bit) -> String {
        match bit {
            Bit::Literal(text) => self.literal(text),
            Bit::Secret(name) => self.secret(name),
            Bit::AccessToken => self.local("token"),
            Bit::Document(index) => self.local(&document(*index)),
            Bit::Json(inner) => self.json(&self.expression(inner)),
            Bit::Inside(inner) => self.inside(&self.expression(inner)),
            Bit::Percent(inner) => self.percent(&self.expression(inner)),
            Bit::Base64(inner) => self.base64(&self.expression(inner)),
        }
    }
}

/// The name of the variable for a document. There is hardly ever a second.
pub(crate) fn document(index: usize) -> String {
    match index {
        0 => "document".to_owned(),
        more => format!("document{}", more + 1),
    }
}
