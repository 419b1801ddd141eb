//! Walks a document and takes out what may be a key: each object with a client id and what goes with it.
//!
//! Bounded in depth and number, through texts that hold documents again.

use pasted_text::{Object, Value, base64_text, lenient_json};

use super::layer::Layer;
use super::raw_key::{self, RawKey};
use super::{env, kubernetes, other_service, postman, vcap};

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
    pub(super) is_cut: bool,
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) candidates: Vec<Candidate>,
    /// Whether a document nests deeper than it is walked.
    pub(super) is_too_deep: bool,
    values: usize,
}

/// Where the walk is.
#[derive(Clone, Default)]
pub(super) struct Trail {
    pub(super) layers: Vec<Layer>,
    pub(super) label: Option<String>,
    pub(super) is_lenient: bool,
    pub(super) is_cut: bool,
    depth: usize,
}

impl Trail {
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
        if let Some(label) = label.filter(|label| is_fit_to_show(label)) {
            self.label = Some(label.to_owned());
        }
        self
    }
}

/// Short, and without signs that could play tricks.
pub(super) fn is_fit_to_show(label: &str) -> bool {
    (1..=64).contains(&label.chars().count())
        && label
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | '(' | ')'))
}

impl Walk {
    pub(super) fn visit(&mut self, value: &Value, trail: &Trail) {
        self.values += 1;
        if self.values > MOST_VALUES || self.candidates.len() >= MOST {
            return;
        }
        if trail.depth > DEEPEST {
            self.is_too_deep = true;
            return;
        }
        match value {
            Value::Object(members) => self.object(members, trail),
            Value::List(items) => {
                let inside = trail.deeper();
                items.iter().for_each(|item| self.visit(item, &inside));
            }
            Value::Text(text) => self.text(text, &trail.with(Layer::EscapedJson)),
            Value::Null | Value::Literal(_) => {}
        }
    }

    fn object(&mut self, members: &Object, trail: &Trail) {
        if let Some(entries) = kubernetes::entries(members) {
            let trail = trail.with(Layer::KubernetesSecret);
            return self.secret(&entries, &trail.named(kubernetes::name(members)));
        }
        if let Some(variables) = postman::variables(members) {
            let trail = trail
                .with(Layer::PostmanEnvironment)
                .named(text_of(members, "name"));
            return self.tutorial(&variables, &trail);
        }
        if members
            .names()
            .any(|name| raw_key::plain(name).starts_with("aicore"))
        {
            return self.sdk(members, trail);
        }
        let before = self.candidates.len();
        for (prefix, profile) in prefixed(members) {
            self.sdk(&profile, &trail.deeper().named(Some(&prefix)));
        }
        if self.candidates.len() > before {
            return;
        }
        if let Some(service) = other_service::named(members) {
            return self.push(RawKey::default(), Some(service.to_owned()), trail);
        }
        let key = RawKey::take(members, raw_key::SERVICE_KEY);
        if key.is_one() {
            return self.push(
                key,
                other_service::of_client(members).map(str::to_owned),
                trail,
            );
        }
        self.members(members, trail);
    }

    /// A Secret holds the fields as entries, or all of them as the text of one entry.
    fn secret(&mut self, members: &Object, trail: &Trail) {
        let before = self.candidates.len();
        for text in members.values().filter_map(Value::text) {
            let may_hold_all = text.contains('{') && text.contains("lient");
            if may_hold_all || text.contains("AICORE_") {
                self.text(text, &trail.deeper());
            }
        }
        if self.candidates.len() == before {
            self.object(members, &trail.deeper());
        }
    }

    fn tutorial(&mut self, members: &Object, trail: &Trail) {
        let key = RawKey::take(members, raw_key::TUTORIAL);
        match key.is_one() {
            true => self.push(key, None, trail),
            false => self.object(members, &trail.deeper()),
        }
    }

    fn sdk(&mut self, members: &Object, trail: &Trail) {
        if let Some(text) = raw_key::member(members, "aicoreservicekey") {
            let inside = trail.with(Layer::ServiceKeyVariable).deeper();
            match text {
                Value::Text(text) => self.text(text, &inside),
                other => self.visit(other, &inside),
            }
        }
        let key = RawKey::take(members, raw_key::SDK);
        if key.is_one() {
            let is_config = trail.layers.last() != Some(&Layer::EnvFile);
            let trail = if is_config {
                trail.with(Layer::SdkConfig)
            } else {
                trail.clone()
            };
            self.push(key, None, &trail);
            // Further profiles may stand beside the values of the first.
            let nested = members.iter().filter(|(_, value)| value.object().is_some());
            return self.members(&nested.map(owned).collect(), &trail);
        }
        self.members(members, trail);
    }

    fn members(&mut self, members: &Object, trail: &Trail) {
        let is_vcap = vcap::is_services(members);
        let label = ["name", "instance_name", "serviceKeyName"]
            .iter()
            .find_map(|name| text_of(members, name));
        for (name, value) in members.iter() {
            let inside = trail.deeper().named(label);
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
    fn credentials(&mut self, around: &Object, value: &Value, trail: &Trail) {
        let trail = if vcap::is_binding(around) {
            trail.clone()
        } else if around.contains("service_instance_id") {
            trail.with(Layer::BtpOutput)
        } else {
            trail.with(Layer::Credentials)
        };
        let before = self.candidates.len();
        self.visit(value, &trail);
        if let Some(label) = text_of(around, "label")
            && let [found] = &mut self.candidates[before..]
        {
            let other = found.other.take();
            found.other = other.or_else(|| other_service::labelled(label));
        }
    }

    /// A value that is a text as often as not.
    fn visit_held(&mut self, value: &Value, trail: &Trail) {
        match value {
            Value::Text(text) => self.text(text, trail),
            other => self.visit(other, trail),
        }
    }

    /// The blocks of an environment. One without a client changes the block before it.
    pub(super) fn environment(&mut self, blocks: &[Object], trail: &Trail) {
        let inside = trail.deeper().with(Layer::EnvFile);
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
    pub(super) fn settings(&mut self, settings: &Object, trail: &Trail) {
        let key = RawKey::take(settings, raw_key::TUTORIAL);
        if key.is_one() {
            self.push(key, None, trail);
        }
    }

    /// A text that may hold a document again.
    pub(super) fn text(&mut self, text: &str, trail: &Trail) {
        if trail.depth > DEEPEST {
            return;
        }
        let inside = trail.deeper();
        let trimmed = text.trim_start();
        if !trimmed.starts_with(['{', '['])
            && let Some(environment) = env::read(text)
        {
            return self.environment(&environment.blocks, trail);
        }
        if trimmed.starts_with(['{', '[', '"']) {
            let Ok(document) = lenient_json::read(trimmed, 0) else {
                return;
            };
            let mut inside = inside;
            inside.is_lenient |= document.is_lenient;
            inside.is_cut |= document.is_cut;
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

    fn push(&mut self, key: RawKey, other: Option<String>, trail: &Trail) {
        let known = self
            .candidates
            .iter()
            .any(|one| one.key == key && one.other == other);
        if known {
            return;
        }
        self.candidates.push(Candidate {
            layers: trail.layers.clone(),
            label: trail.label.clone(),
            key,
            other,
            is_lenient: trail.is_lenient,
            is_cut: trail.is_cut,
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
