//! Walks a document and takes out what may be a key: each object with a client id and what goes with it.
//!
//! Bounded in depth and number, through texts that hold documents again.

use pasted_text::{Object, Value, base64_text, lenient_json};

use super::layer::Layer;
use super::raw_key::{self, RawKey};
use super::{destination, env, kubernetes, other_service, postman, vcap};

/// The deepest nesting that is looked into.
const DEEPEST: usize = 8;
/// How many keys are taken from one text.
const MOST: usize = 50;
/// How many values are looked at in one text, those in texts inside it included.
const MOST_VALUES: usize = 200_000;

/// What may be a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) layers: Vec<Layer>,
    /// What the document calls it.
    pub(super) label: Option<String>,
    pub(super) key: RawKey,
    /// The other service it belongs to.
    pub(super) other: Option<String>,
    /// Whether the JSON around it had to be mended.
    pub(super) is_lenient: bool,
    /// Whether its last brace was missing.
    pub(super) is_truncated: bool,
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Visitor {
    pub(super) candidates: Vec<Candidate>,
    /// Whether a document nests deeper than it is walked.
    pub(super) is_too_deep: bool,
    values: usize,
}

/// Where the walk is.
#[derive(Clone, Default)]
pub(super) struct KeyPath {
    pub(super) layers: Vec<Layer>,
    pub(super) label: Option<String>,
    pub(super) is_lenient: bool,
    pub(super) is_truncated: bool,
    depth: usize,
}

impl KeyPath {
    pub(super) fn below(layers: Vec<Layer>) -> Self {
        Self {
            layers,
            ..Self::default()
        }
    }

    pub(super) fn with(&self, layer: Layer) -> Self {
        let mut inside = self.clone();
        inside.layers.push(layer);
        inside
    }

    fn deeper(&self) -> Self {
        let mut inside = self.clone();
        inside.depth += 1;
        inside
    }

    fn named(mut self, label: Option<&str>) -> Self {
        if let Some(label) = label.filter(|label| is_displayable(label)) {
            self.label = Some(label.to_owned());
        }
        self
    }
}

/// Short, and without signs that could play tricks.
pub(super) fn is_displayable(label: &str) -> bool {
    (1..=64).contains(&label.chars().count())
        && label
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | '(' | ')'))
}

impl Visitor {
    pub(super) fn visit(&mut self, value: &Value, key_path: &KeyPath) {
        self.values += 1;
        if self.values > MOST_VALUES || self.candidates.len() >= MOST {
            return;
        }
        if key_path.depth > DEEPEST {
            self.is_too_deep = true;
            return;
        }
        match value {
            Value::Object(members) => self.object(members, key_path),
            Value::List(items) => {
                let inside = key_path.deeper();
                items.iter().for_each(|item| self.visit(item, &inside));
            }
            Value::Text(text) => self.text(text, &key_path.with(Layer::EscapedJson)),
            Value::Null | Value::Literal(_) => {}
        }
    }

    fn object(&mut self, members: &Object, key_path: &KeyPath) {
        if let Some(entries) = kubernetes::entries(members) {
            let key_path = key_path.with(Layer::KubernetesSecret);
            return self.secret(&entries, &key_path.named(kubernetes::name(members)));
        }
        if let Some(variables) = postman::variables(members) {
            let key_path = key_path
                .with(Layer::PostmanEnvironment)
                .named(text_of(members, "name"));
            return self.tutorial(&variables, &key_path);
        }
        if let Some(key) = destination::key(members) {
            let key_path = key_path.with(Layer::Destination);
            return self.push(key, None, &key_path.named(text_of(members, "Name")));
        }
        let before = self.candidates.len();
        for (prefix, profile) in prefixed(members) {
            self.sdk(&profile, &key_path.deeper().named(Some(&prefix)));
        }
        if members
            .names()
            .any(|name| raw_key::plain(name).starts_with("aicore"))
        {
            return self.sdk(members, key_path);
        }
        if self.candidates.len() > before {
            return;
        }
        if let Some(service) = other_service::named(members) {
            return self.push(RawKey::default(), Some(service.to_owned()), key_path);
        }
        let key = RawKey::take(members, raw_key::SERVICE_KEY);
        if key.is_one() {
            return self.push(
                key,
                other_service::of_client(members).map(str::to_owned),
                key_path,
            );
        }
        self.members(members, key_path);
    }

    /// A Secret holds the fields as entries, or all of them as the text of one entry.
    fn secret(&mut self, members: &Object, key_path: &KeyPath) {
        let before = self.candidates.len();
        for text in members.values().filter_map(Value::text) {
            let may_hold_all = text.contains('{') && text.contains("lient");
            if may_hold_all || text.contains("AICORE_") {
                self.text(text, &key_path.deeper());
            }
        }
        if self.candidates.len() == before {
            self.object(members, &key_path.deeper());
        }
    }

    fn tutorial(&mut self, members: &Object, key_path: &KeyPath) {
        let key = RawKey::take(members, raw_key::TUTORIAL);
        match key.is_one() {
            true => self.push(key, None, key_path),
            false => self.object(members, &key_path.deeper()),
        }
    }

    fn sdk(&mut self, members: &Object, key_path: &KeyPath) {
        if let Some(text) = raw_key::member(members, "aicoreservicekey") {
            let inside = key_path.with(Layer::ServiceKeyVariable).deeper();
            match text {
                Value::Text(text) => self.text(text, &inside),
                other => self.visit(other, &inside),
            }
        }
        let key = RawKey::take(members, raw_key::SDK);
        if key.is_one() {
            let is_config = key_path.layers.last() != Some(&Layer::EnvFile);
            let key_path = if is_config {
                key_path.with(Layer::SdkConfig)
            } else {
                key_path.clone()
            };
            self.push(key, None, &key_path);
            // Further profiles may stand beside the values of the first.
            let nested = members.iter().filter(|(_, value)| value.object().is_some());
            return self.members(&nested.map(owned).collect(), &key_path);
        }
        self.members(members, key_path);
    }

    fn members(&mut self, members: &Object, key_path: &KeyPath) {
        let is_vcap = vcap::is_services(members);
        let label = ["name", "instance_name", "serviceKeyName"]
            .iter()
            .find_map(|name| text_of(members, name));
        for (name, value) in members.iter() {
            let inside = key_path.deeper().named(label);
            match raw_key::plain(name).as_str() {
                "credentials" => self.credentials(members, value, &inside),
                "aicoreservicekey" => {}
                "vcapservices" => self.visit_held(value, &inside),
                _ if is_vcap => self.visit(value, &inside.with(Layer::VcapServices)),
                _ if value.object().is_some() => {
                    self.visit(value, &inside.named(label.is_none().then_some(name)))
                }
                _ => self.visit(value, &inside),
            }
        }
    }

    /// `credentials` of a key, a binding or a variable, as an object or as text.
    fn credentials(&mut self, around: &Object, value: &Value, key_path: &KeyPath) {
        let key_path = if vcap::is_binding(around) {
            key_path.clone()
        } else if around.contains("service_instance_id") {
            key_path.with(Layer::BtpOutput)
        } else {
            key_path.with(Layer::Credentials)
        };
        let before = self.candidates.len();
        self.visit(value, &key_path);
        if let Some(label) = text_of(around, "label")
            && let [found] = &mut self.candidates[before..]
        {
            let other = found.other.take();
            found.other = other.or_else(|| other_service::labelled(label));
        }
    }

    /// A value that is a text as often as not.
    fn visit_held(&mut self, value: &Value, key_path: &KeyPath) {
        match value {
            Value::Text(text) => self.text(text, key_path),
            other => self.visit(other, key_path),
        }
    }

    /// The blocks of an environment. One without a client changes the block before it.
    pub(super) fn environment(&mut self, blocks: &[Object], key_path: &KeyPath) {
        let inside = key_path.deeper().with(Layer::EnvFile);
        let mut before: Option<&Object> = None;
        for block in blocks {
            let names_client = ["AICORE_CLIENT_ID", "AICORE_SERVICE_KEY", "VCAP_SERVICES"]
                .iter()
                .any(|name| block.contains(name));
            match before.filter(|_| !names_client) {
                Some(before) => self.object(&with_changes(before, block), &inside),
                None => self.object(block, &inside),
            }
            before = Some(block);
        }
    }

    /// Settings under the names that tutorials and collections of requests use.
    pub(super) fn settings(&mut self, settings: &Object, key_path: &KeyPath) {
        let key = RawKey::take(settings, raw_key::TUTORIAL);
        if key.is_one() {
            self.push(key, None, key_path);
        }
    }

    /// A text that may hold a document again.
    pub(super) fn text(&mut self, text: &str, key_path: &KeyPath) {
        if key_path.depth > DEEPEST {
            return;
        }
        let inside = key_path.deeper();
        let trimmed = text.trim_start();
        if !trimmed.starts_with(['{', '['])
            && let Some(environment) = env::read(text)
        {
            return self.environment(&environment.blocks, key_path);
        }
        if trimmed.starts_with(['{', '[', '"']) {
            let Ok(document) = lenient_json::read(trimmed, 0) else {
                return;
            };
            let mut inside = inside;
            inside.is_lenient |= document.is_lenient;
            inside.is_truncated |= document.is_truncated;
            return self.visit(&document.value, &inside);
        }
        // What starts so is `{` in base64.
        if ["eyJ", "ewo", "ew0K", "eyA", "eyc"]
            .iter()
            .any(|start| trimmed.starts_with(start))
            && let Some(decoded) = base64_text::unwrap(text)
        {
            self.text(&decoded.text, &inside.with(Layer::Base64));
        }
    }

    fn push(&mut self, key: RawKey, other: Option<String>, key_path: &KeyPath) {
        let known = self
            .candidates
            .iter()
            .any(|one| one.key == key && one.other == other);
        if known {
            return;
        }
        self.candidates.push(Candidate {
            layers: key_path.layers.clone(),
            label: key_path.label.clone(),
            key,
            other,
            is_lenient: key_path.is_lenient,
            is_truncated: key_path.is_truncated,
        });
    }
}

/// The variables of the SDKs with something in front of their names, such as `DEV_AICORE_CLIENT_ID`, by that prefix.
fn prefixed(members: &Object) -> Vec<(String, Object)> {
    let mut profiles: Vec<(String, Object)> = Vec::new();
    for (name, value) in members.iter() {
        let upper = name.to_ascii_uppercase();
        let Some(at) = upper.find("AICORE_").filter(|at| *at > 0) else {
            continue;
        };
        let prefix = name[..at].trim_end_matches(['_', '-', '.']);
        let variable = (name[at..].to_owned(), value.clone());
        let place = profiles.iter().position(|(known, _)| known == prefix);
        match place {
            Some(place) => profiles[place].1.extend([variable]),
            None if profiles.len() < MOST => {
                profiles.push((prefix.to_owned(), [variable].into_iter().collect()));
            }
            None => {}
        }
    }
    profiles
}

fn owned((name, value): (&str, &Value)) -> (String, Value) {
    (name.to_owned(), value.clone())
}

/// The variables of a block with the values that a later one gives them.
fn with_changes(before: &Object, changes: &Object) -> Object {
    let kept = before.iter().filter(|(name, _)| !changes.contains(name));
    kept.chain(changes.iter()).map(owned).collect()
}

fn text_of<'a>(members: &'a Object, name: &str) -> Option<&'a str> {
    members.get(name).and_then(Value::text)
}
