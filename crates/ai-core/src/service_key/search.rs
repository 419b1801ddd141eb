//! Finds the keys of a text: what lies around the documents is taken off, each document is walked.

use pasted_text::lenient_json::{self, Fault};
use pasted_text::{Value, base64_text, escaped, fence, html, mail, yaml};
use pull_secret::document::line_and_column;
use zeroize::Zeroizing;

use super::destination;
use super::env;
use super::layer::Layer;
use super::settings;
use super::visitor::{Candidate, KeyPath, Visitor};

/// How many bytes are read as documents in all, those that are read in vain included.
const MOST_READ: usize = 3 * 1024 * 1024;

/// The longest header line that is looked at.
const LONGEST_HEADER: usize = 512;

/// What a search found.
pub(super) struct Findings {
    pub(super) candidates: Vec<Candidate>,
    /// Why the first document of the text cannot be read: line and column.
    pub(super) fault: Option<(usize, usize)>,
    pub(super) is_too_deep: bool,
}

/// Looks for keys in a text, at first without what seems to lie around it, at last as it is.
pub(super) fn search(text: &str, outside: &[Layer]) -> Findings {
    let mut findings = Findings {
        candidates: Vec::new(),
        fault: None,
        is_too_deep: false,
    };
    for stage in stages(text, outside) {
        let mut extractor = Extractor::default();
        stage
            .views
            .iter()
            .for_each(|view| extractor.documents(view));
        findings.candidates = extractor.visitor.candidates;
        if stage.is_as_it_is {
            findings.fault = extractor.fault;
            findings.is_too_deep = extractor.visitor.is_too_deep || extractor.is_too_deep;
        }
        if !findings.candidates.is_empty() {
            break;
        }
    }
    findings
}

/// Texts that are searched together.
struct Stage {
    views: Vec<View>,
    is_as_it_is: bool,
}

impl Stage {
    fn of(views: impl IntoIterator<Item = View>) -> Self {
        Self {
            views: views.into_iter().collect(),
            is_as_it_is: false,
        }
    }
}

/// One way to see the text.
struct View {
    text: Zeroizing<String>,
    layers: Vec<Layer>,
}

/// The ways to see a text, in the order in which they are tried.
fn stages(text: &str, outside: &[Layer]) -> Vec<Stage> {
    let decoded = decoded(text, outside);
    let fenced = fenced(&decoded);
    // A text inside another one is found by the walk; what is left here has lost its quotes.
    let escaped = escaped::unescaped(&decoded.text);
    let escaped = escaped.map(|text| inside(&decoded, &text, Layer::EscapedJson));
    let base64 = base64_text::unwrap(text).map(|unwrapped| View {
        text: unwrapped.text,
        layers: with(outside, Layer::Base64),
    });
    let decoded = (decoded.text.as_str() != text).then_some(decoded);
    let as_it_is = View {
        text: Zeroizing::new(text.to_owned()),
        layers: outside.to_vec(),
    };
    vec![
        Stage::of(fenced),
        Stage::of(decoded),
        Stage::of(base64),
        Stage {
            views: vec![as_it_is],
            is_as_it_is: true,
        },
        Stage::of(escaped),
    ]
}

/// The text without the marks of a mail or a web page.
fn decoded(text: &str, outside: &[Layer]) -> View {
    let mut view = View {
        text: Zeroizing::new(text.to_owned()),
        layers: outside.to_vec(),
    };
    for (decode, layer) in [
        (
            mail::from_quoted_printable as fn(&str) -> Option<String>,
            Layer::Mail,
        ),
        (mail::unquoted, Layer::Mail),
        (html::to_text, Layer::Html),
    ] {
        if let Some(text) = decode(&view.text) {
            view = inside(&view, &text, layer);
        }
    }
    view.layers.dedup();
    view
}

fn fenced(around: &View) -> Vec<View> {
    let bodies = fence::bodies(&around.text).into_iter();
    bodies
        .map(|body| inside(around, &body, Layer::CodeFence))
        .collect()
}

fn inside(around: &View, text: &str, layer: Layer) -> View {
    View {
        text: Zeroizing::new(text.to_owned()),
        layers: with(&around.layers, layer),
    }
}

fn with(layers: &[Layer], layer: Layer) -> Vec<Layer> {
    layers.iter().copied().chain([layer]).collect()
}

/// A search under way.
#[derive(Default)]
struct Extractor {
    visitor: Visitor,
    fault: Option<(usize, usize)>,
    is_too_deep: bool,
    read: usize,
}

impl Extractor {
    fn documents(&mut self, view: &View) {
        let text = without_compose_escapes(&view.text);
        let text = text.as_deref().map_or(view.text.as_str(), String::as_str);
        let key_path = KeyPath::below(view.layers.clone());
        if let Some(properties) = destination::read(text) {
            return self.visitor.visit(&Value::Object(properties), &key_path);
        }
        let starts_as_json = text.trim_start().starts_with(['{', '[', '"']);
        if !starts_as_json && is_manifest(text) && self.yaml(text, &key_path) {
            return;
        }
        if !starts_as_json && let Some(environment) = env::read(text) {
            self.visitor.environment(&environment.blocks, &key_path);
            return self.json(&environment.rest, &key_path);
        }
        let before = self.visitor.candidates.len();
        self.json(text, &key_path);
        let has_none = |extractor: &Self| extractor.visitor.candidates.len() == before;
        if has_none(self) && !starts_as_json && text.contains(':') {
            self.yaml(text, &key_path);
        }
        if has_none(self) && !starts_as_json {
            self.visitor.settings(&settings::read(text), &key_path);
        }
    }

    /// Reads every document that starts somewhere in the text.
    fn json(&mut self, text: &str, key_path: &KeyPath) {
        let start = lenient_json::beginning(text);
        let mut at = match text[start..].chars().next() {
            Some('[' | '"') => self.document(text, start, key_path, None),
            _ => start,
        };
        while let Some(brace) = text.get(at..).and_then(|rest| rest.find('{')) {
            let before = text.get(start..at + brace).unwrap_or_default();
            let is_around = !before.starts_with(['{', '[']);
            at = self.document(text, at + brace, key_path, is_around.then_some(before));
            if self.read > MOST_READ {
                return;
            }
        }
    }

    /// What stands before a document.
    fn surroundings(&self, before: &str) -> Option<Layer> {
        let near = &before[..before.floor_char_boundary(LONGEST_HEADER)];
        let first = near.lines().next()?.trim_end();
        if first.ends_with("...") || first.ends_with('…') {
            return Some(Layer::CfOutput);
        }
        self.visitor
            .candidates
            .is_empty()
            .then_some(Layer::OtherText)
    }

    /// Reads one document, and gives the place to look on from.
    fn document(
        &mut self,
        text: &str,
        start: usize,
        key_path: &KeyPath,
        before: Option<&str>,
    ) -> usize {
        let document = match lenient_json::read(text, start) {
            Ok(document) => document,
            Err(fault) => {
                self.read += fault.at().saturating_sub(start) + 1;
                self.is_too_deep |= matches!(fault, Fault::TooDeep { .. });
                if self.fault.is_none() {
                    self.fault = Some(line_and_column(text.as_bytes(), fault.at()));
                }
                return start + 1;
            }
        };
        self.read += document.end - start;
        let around = before.and_then(|before| self.surroundings(before));
        let mut key_path = around.map_or_else(|| key_path.clone(), |layer| key_path.with(layer));
        key_path.is_lenient = document.is_lenient;
        key_path.is_truncated = document.is_truncated;
        self.visitor.visit(&document.value, &key_path);
        document.end
    }

    /// Reads YAML, and tells whether it is some.
    fn yaml(&mut self, text: &str, key_path: &KeyPath) -> bool {
        let Ok(documents) = yaml::documents(text) else {
            return false;
        };
        let before = self.visitor.candidates.len();
        for document in documents {
            if matches!(document, Value::Object(_) | Value::List(_)) {
                self.visitor.visit(&document, key_path);
            }
        }
        self.visitor.candidates.len() > before
    }
}

/// A file of docker compose with its `$$` as `$` (Compose file reference, Interpolation); `None` for any other text.
fn without_compose_escapes(text: &str) -> Option<Zeroizing<String>> {
    let has_line = |start: &str| text.lines().any(|line| line.trim().starts_with(start));
    let is_compose = text.contains("$$") && has_line("services:") && has_line("environment:");
    is_compose.then(|| Zeroizing::new(text.replace("$$", "$")))
}

/// Whether a text is a Kubernetes manifest, in which other documents are but texts.
fn is_manifest(text: &str) -> bool {
    text.lines()
        .any(|line| line.starts_with("apiVersion:") || line.starts_with("kind:"))
}
