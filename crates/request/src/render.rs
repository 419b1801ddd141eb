//! One function draws a request; the fill decides what stands in the slots and what it is drawn on.
//!
//! The fill comes first and the encodings after it, layer by layer: a secret is escaped exactly like the text around it.
//! [`Secrets`](crate::Secrets) draw on [`Wire`](crate::Wire), which cannot be looked at; the other fills draw
//! [`Pieces`](crate::Pieces), which cannot hold a secret. The types keep the two apart.

use pull_secret::FieldPath;
use zeroize::Zeroizing;

use crate::encoding::{Encoding, Encodings};
use crate::raw_json::RawJsonPart;
use crate::{
    Body, Fill, Header, Json, Mask, Method, MissingSecret, Part, RawJson, Request, Text, Token, Url,
};

/// What a request is drawn on.
pub trait Sink: Default {
    /// Adds encoded characters that are no secret.
    fn write(&mut self, text: &str, token: Token, place: Option<FieldPath>);

    /// Adds the base64 of what was drawn on `inner`; `encode` applies the encodings around it.
    fn write_base64(
        &mut self,
        inner: Self,
        token: Token,
        encode: impl Fn(&str) -> Zeroizing<String>,
    );
}

/// A request as it was drawn: exactly what is sent, but for the slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message<S> {
    /// The request method.
    pub method: Method,
    /// The base of the address.
    pub base: String,
    /// The path and query after it.
    pub path: S,
    /// The headers in their order.
    pub headers: Vec<(String, S)>,
    /// The body as sent.
    pub body: Option<S>,
}

/// Draws a request with what `fill` puts into its slots.
///
/// # Errors
/// [`MissingSecret`] if the fill has nothing for a slot.
pub fn render<F: Fill>(request: &Request, fill: &F) -> Result<Message<F::Sink>, MissingSecret> {
    Ok(Message {
        method: request.method,
        base: request.url.base.clone(),
        path: render_path(&request.url, fill)?,
        headers: request
            .headers
            .iter()
            .map(|h| render_header(h, fill))
            .collect::<Result<_, _>>()?,
        body: request
            .body
            .as_ref()
            .map(|body| render_body(body, fill))
            .transpose()?,
    })
}

impl Url {
    /// The whole address as it is sent, with a mask where a secret goes.
    pub fn address(&self) -> String {
        let path = render_path(self, &Mask).map(|path| path.text());
        format!("{}{}", self.base, path.unwrap_or_default())
    }
}

fn render_path<F: Fill>(url: &Url, fill: &F) -> Result<F::Sink, MissingSecret> {
    let mut renderer = Renderer::new(fill);
    renderer.text(&url.path, &Encoding::Path.into(), Token::Plain)?;
    for (index, (name, value)) in url.query.iter().enumerate() {
        renderer.punctuation(if index == 0 { "?" } else { "&" });
        renderer.literal(name, &Encoding::Query.into(), Token::Key);
        renderer.punctuation("=");
        renderer.literal(value, &Encoding::Query.into(), Token::String);
    }
    Ok(renderer.sink)
}

fn render_header<F: Fill>(header: &Header, fill: &F) -> Result<(String, F::Sink), MissingSecret> {
    let mut renderer = Renderer::new(fill);
    renderer.text(&header.value, &Encodings::default(), Token::Plain)?;
    Ok((header.name.clone(), renderer.sink))
}

fn render_body<F: Fill>(body: &Body, fill: &F) -> Result<F::Sink, MissingSecret> {
    let mut renderer = Renderer::new(fill);
    match body {
        Body::Json(json) => renderer.json(json, &Encodings::default())?,
        Body::Form(fields) => renderer.form(fields)?,
        Body::RawJson(written) => renderer.written(written)?,
    }
    Ok(renderer.sink)
}

/// Draws on one surface.
pub(crate) struct Renderer<'a, F: Fill> {
    fill: &'a F,
    pub(crate) sink: F::Sink,
}

impl<'a, F: Fill> Renderer<'a, F> {
    pub(crate) fn new(fill: &'a F) -> Self {
        Self {
            fill,
            sink: F::Sink::default(),
        }
    }

    fn form(&mut self, fields: &[(String, Text)]) -> Result<(), MissingSecret> {
        for (index, (name, value)) in fields.iter().enumerate() {
            if index > 0 {
                self.punctuation("&");
            }
            self.literal(name, &Encoding::Form.into(), Token::Key);
            self.punctuation("=");
            self.text(value, &Encoding::Form.into(), Token::String)?;
        }
        Ok(())
    }

    fn written(&mut self, written: &RawJson) -> Result<(), MissingSecret> {
        for part in &written.parts {
            match part {
                RawJsonPart::Literal { text } => self.sink.write(text, Token::Plain, None),
                RawJsonPart::Slot { slot, layers } => {
                    let around = Encodings::strings(*layers);
                    self.fill.fill(slot, &around, &mut self.sink)?;
                }
            }
        }
        Ok(())
    }

    /// Draws JSON without a blank. `around` is what the whole document is encoded in.
    fn json(&mut self, json: &Json, around: &Encodings) -> Result<(), MissingSecret> {
        match json {
            Json::Null | Json::Bool(_) | Json::Number(_) => self.scalar(json, around),
            Json::String(text) => self.string(text, around, Token::String)?,
            Json::Array(items) => {
                self.list(items, around, ["[", "]"], |renderer, item| {
                    renderer.json(item, around)
                })?;
            }
            Json::Object(members) => {
                self.list(members, around, ["{", "}"], |renderer, (key, value)| {
                    renderer.string(key, around, Token::Key)?;
                    renderer.literal(":", around, Token::Punctuation);
                    renderer.json(value, around)
                })?;
            }
            Json::Embedded(inner) => {
                self.literal("\"", around, Token::Punctuation);
                self.json(inner, &around.with(Encoding::JsonString))?;
                self.literal("\"", around, Token::Punctuation);
            }
        }
        Ok(())
    }

    fn list<T>(
        &mut self,
        items: &[T],
        around: &Encodings,
        [open, close]: [&str; 2],
        mut draw: impl FnMut(&mut Self, &T) -> Result<(), MissingSecret>,
    ) -> Result<(), MissingSecret> {
        self.literal(open, around, Token::Punctuation);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.literal(",", around, Token::Punctuation);
            }
            draw(self, item)?;
        }
        self.literal(close, around, Token::Punctuation);
        Ok(())
    }

    /// Draws `null`, `true`, `false` or a number; nothing for other values.
    pub(crate) fn scalar(&mut self, json: &Json, around: &Encodings) {
        match json {
            Json::Null => self.literal("null", around, Token::Number),
            Json::Bool(value) => self.literal(&value.to_string(), around, Token::Number),
            Json::Number(number) => self.literal(&number.to_string(), around, Token::Number),
            Json::String(_) | Json::Array(_) | Json::Object(_) | Json::Embedded(_) => {}
        }
    }

    /// Draws a JSON string with its quotes, which belong to the text unless a secret stands between them.
    pub(crate) fn string(
        &mut self,
        text: &Text,
        around: &Encodings,
        token: Token,
    ) -> Result<(), MissingSecret> {
        let (quotes, place) = match text.0.as_slice() {
            [] => (token, None),
            [Part::Literal { place, .. }] => (token, *place),
            _ => (Token::Punctuation, None),
        };
        self.sink.write(&around.encode("\""), quotes, place);
        self.text(text, &around.with(Encoding::JsonString), token)?;
        self.sink.write(&around.encode("\""), quotes, place);
        Ok(())
    }

    pub(crate) fn text(
        &mut self,
        text: &Text,
        around: &Encodings,
        token: Token,
    ) -> Result<(), MissingSecret> {
        text.0
            .iter()
            .try_for_each(|part| self.part(part, around, token))
    }

    fn part(&mut self, part: &Part, around: &Encodings, token: Token) -> Result<(), MissingSecret> {
        match part {
            Part::Literal { text, place } => self.sink.write(&around.encode(text), token, *place),
            Part::Slot(slot) => self.fill.fill(slot, around, &mut self.sink)?,
            Part::Base64 { inner } => {
                let mut renderer = Renderer::new(self.fill);
                renderer.text(inner, &Encodings::default(), token)?;
                self.sink
                    .write_base64(renderer.sink, token, |text| around.encode(text));
            }
        }
        Ok(())
    }

    fn literal(&mut self, text: &str, around: &Encodings, token: Token) {
        self.sink.write(&around.encode(text), token, None);
    }

    pub(crate) fn punctuation(&mut self, text: &str) {
        self.sink.write(text, Token::Punctuation, None);
    }
}
