//! A text that a program puts together when it runs: what is known is written down, encoded already; what is not is a
//! variable and the encodings it goes through there.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::code::variable_name;
use crate::raw_json::RawJsonPart;
use crate::{Body, Encoding, Json, Part, RawJson, Request, SlotKind, Text, Url};

/// A text in bits. Neighbouring literals are one bit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Template(pub(crate) Vec<Bit>);

/// A bit of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Bit {
    /// Characters that are known.
    Literal(String),
    /// A secret, by the name of its environment variable.
    Secret(String),
    /// The access token that the program got.
    AccessToken,
    /// The document at this index of [`Assembled::documents`].
    Document(usize),
    /// A text as a JSON string, with its quotes.
    Json(Template),
    /// The same without its quotes.
    Inside(Template),
    /// A text percent-encoded, but for unreserved characters.
    Percent(Template),
    /// A text in base64.
    Base64(Template),
}

/// A request in templates.
#[derive(Clone, Debug)]
pub(crate) struct Assembled {
    /// The address with its query.
    pub(crate) url: Template,
    /// The headers, but for those that every HTTP client writes itself.
    pub(crate) headers: Vec<(String, Template)>,
    /// JSON documents with secrets that stand as strings in other JSON, the innermost first.
    pub(crate) documents: Vec<Template>,
    /// The body; none for a request without one.
    pub(crate) body: Option<Template>,
}

impl Assembled {
    /// Takes a request apart. With `own_token` its access token is the one that the program got.
    pub(crate) fn new(request: &Request, own_token: bool) -> Self {
        let mut assembly = Assembly {
            own_token,
            documents: Vec::new(),
        };
        let headers = request
            .headers
            .iter()
            .filter(|header| !is_own(&header.name));
        Self {
            url: assembly.url(&request.url),
            headers: headers
                .map(|header| (header.name.clone(), assembly.text(&header.value)))
                .collect(),
            body: request.body.as_ref().map(|body| assembly.body(body)),
            documents: assembly.documents,
        }
    }

    /// All templates of the request, in the order they are sent.
    pub(crate) fn templates(&self) -> impl Iterator<Item = &Template> {
        let headers = self.headers.iter().map(|(_, value)| value);
        let around = std::iter::once(&self.url).chain(headers);
        around.chain(&self.documents).chain(&self.body)
    }
}

/// Headers that are about the client: another program has its own.
fn is_own(header: &str) -> bool {
    ["host", "user-agent"].contains(&header.to_ascii_lowercase().as_str())
}

impl Template {
    /// Takes a text that holds no access token.
    pub(crate) fn plain(text: &Text) -> Self {
        Assembly::default().text(text)
    }

    /// The text, if all of it is known.
    pub(crate) fn known(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Bit::Literal(text)] => Some(text),
            _ => None,
        }
    }

    /// Whether a bit, or one inside it, is as wanted.
    pub(crate) fn any(&self, wanted: &impl Fn(&Bit) -> bool) -> bool {
        self.0.iter().any(|bit| {
            let inside = match bit {
                Bit::Json(inner)
                | Bit::Inside(inner)
                | Bit::Percent(inner)
                | Bit::Base64(inner) => inner.any(wanted),
                Bit::Literal(_) | Bit::Secret(_) | Bit::AccessToken | Bit::Document(_) => false,
            };
            wanted(bit) || inside
        })
    }

    /// Adds the names of its secrets to those that are not among `names`.
    pub(crate) fn add_secrets(&self, names: &mut Vec<String>) {
        for bit in &self.0 {
            match bit {
                Bit::Secret(name) if !names.contains(name) => names.push(name.clone()),
                Bit::Json(inner)
                | Bit::Inside(inner)
                | Bit::Percent(inner)
                | Bit::Base64(inner) => {
                    inner.add_secrets(names);
                }
                Bit::Literal(_) | Bit::Secret(_) | Bit::AccessToken | Bit::Document(_) => {}
            }
        }
    }

    pub(crate) fn literal(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Bit::Literal(last)) => last.push_str(text),
            _ if text.is_empty() => {}
            _ => self.0.push(Bit::Literal(text.to_owned())),
        }
    }

    pub(crate) fn append(&mut self, other: Self) {
        for bit in other.0 {
            match bit {
                Bit::Literal(text) => self.literal(&text),
                bit => self.0.push(bit),
            }
        }
    }

    /// Adds a text in an encoding: at once if the text is known, else when the program runs.
    fn encoded(&mut self, inner: Self, known: impl Fn(&str) -> String, bit: fn(Self) -> Bit) {
        match inner.known() {
            Some(text) => self.literal(&known(text)),
            None => self.0.push(bit(inner)),
        }
    }

    fn json_string(&mut self, inner: Self) {
        let known = |text: &str| format!("\"{}\"", *Encoding::JsonString.encode(text));
        self.encoded(inner, known, Bit::Json);
    }
}

#[derive(Default)]
struct Assembly {
    own_token: bool,
    documents: Vec<Template>,
}

impl Assembly {
    fn url(&self, url: &Url) -> Template {
        let mut template = Template::default();
        template.literal(&url.base);
        for part in &url.path.0 {
            template.encoded(
                self.part(part),
                |text| Encoding::Path.encode(text).to_string(),
                Bit::Percent,
            );
        }
        for (index, (name, value)) in url.query.iter().enumerate() {
            template.literal(if index == 0 { "?" } else { "&" });
            template.literal(&Encoding::Query.encode(name));
            template.literal("=");
            template.literal(&Encoding::Query.encode(value));
        }
        template
    }

    fn body(&mut self, body: &Body) -> Template {
        match body {
            Body::Json(json) => self.json(json),
            Body::Form(fields) => self.form(fields),
            Body::RawJson(written) => self.written(written),
        }
    }

    fn form(&self, fields: &[(String, Text)]) -> Template {
        let mut template = Template::default();
        let percent = |text: &str| Encoding::Form.encode(text).to_string();
        for (index, (name, value)) in fields.iter().enumerate() {
            template.literal(if index == 0 { "" } else { "&" });
            template.literal(&percent(name));
            template.literal("=");
            template.encoded(self.text(value), percent, Bit::Percent);
        }
        template
    }

    /// What was written is sent letter by letter, so it is not put together anew.
    fn written(&self, written: &RawJson) -> Template {
        let mut template = Template::default();
        for part in &written.parts {
            match part {
                RawJsonPart::Literal { text } => template.literal(text),
                RawJsonPart::Slot { slot, layers } => {
                    let secret = self.part(&Part::Slot(*slot));
                    let inside =
                        (0..*layers).fold(secret, |inner, _| Template(vec![Bit::Inside(inner)]));
                    template.append(inside);
                }
            }
        }
        template
    }

    fn json(&mut self, json: &Json) -> Template {
        let mut template = Template::default();
        match json {
            Json::Null => template.literal("null"),
            Json::Bool(value) => template.literal(&value.to_string()),
            Json::Number(number) => template.literal(&number.to_string()),
            Json::String(text) => template.json_string(self.text(text)),
            Json::Array(items) => {
                template.literal("[");
                for (index, item) in items.iter().enumerate() {
                    template.literal(if index == 0 { "" } else { "," });
                    template.append(self.json(item));
                }
                template.literal("]");
            }
            Json::Object(members) => {
                template.literal("{");
                for (index, (key, value)) in members.iter().enumerate() {
                    template.literal(if index == 0 { "" } else { "," });
                    template.json_string(self.text(key));
                    template.literal(":");
                    template.append(self.json(value));
                }
                template.literal("}");
            }
            Json::Embedded(inner) => {
                let inner = self.json(inner);
                template.json_string(self.set_aside(inner));
            }
        }
        template
    }

    /// A document with secrets is put together in a statement of its own.
    fn set_aside(&mut self, document: Template) -> Template {
        if document.known().is_some() {
            return document;
        }
        self.documents.push(document);
        Template(vec![Bit::Document(self.documents.len() - 1)])
    }

    fn text(&self, text: &Text) -> Template {
        let mut template = Template::default();
        text.0
            .iter()
            .for_each(|part| template.append(self.part(part)));
        template
    }

    fn part(&self, part: &Part) -> Template {
        let mut template = Template::default();
        match part {
            Part::Literal { text, .. } => template.literal(text),
            Part::Slot(slot) if slot.secret == SlotKind::AccessToken && self.own_token => {
                template.0.push(Bit::AccessToken);
            }
            Part::Slot(slot) => template.0.push(Bit::Secret(variable_name(slot))),
            Part::Base64 { inner } => {
                let known = |text: &str| STANDARD.encode(text);
                template.encoded(self.text(inner), known, Bit::Base64);
            }
        }
        template
    }
}
