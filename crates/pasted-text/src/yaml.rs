//! YAML, within narrow bounds: events, depth, nodes, documents and aliases are all counted.
//!
//! The types of plain scalars are those of go-yaml, which Kubernetes and Helm read with, but a number or boolean stays
//! as it is written ([`Value::Literal`]).

mod scalar;

use std::collections::HashMap;

use granit_parser::{Event, Options, Parser};
use zeroize::Zeroizing;

use crate::value::{Object, Value};

const MOST_EVENTS: usize = 60_000;
/// Counting the copies that aliases make.
const MOST_NODES: usize = 30_000;
const MOST_DOCUMENTS: usize = 200;
const DEEPEST: usize = 32;

/// A text is not YAML, or asks for more than is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotYaml;

/// The documents of a YAML text, read in bounded time and memory.
///
/// # Errors
/// [`NotYaml`].
pub fn documents(text: &str) -> Result<Vec<Value>, NotYaml> {
    let mut options = Options::default();
    options.flow_nesting_limit = DEEPEST;
    options.block_nesting_limit = DEEPEST;
    let mut composer = Composer::default();
    let events = Parser::new_from_str_with_options(text, options);
    for (count, event) in events.enumerate() {
        if count > MOST_EVENTS {
            return Err(NotYaml);
        }
        let (event, _) = event.map_err(|_| NotYaml)?;
        composer.take(event)?;
    }
    Ok(composer.documents)
}

/// Values under construction, the innermost last.
#[derive(Default)]
struct Composer {
    documents: Vec<Value>,
    open: Vec<Open>,
    /// Anchored values, with how many nodes each has.
    anchors: HashMap<usize, (Value, usize)>,
    nodes: usize,
}

/// A collection whose end has not been met.
struct Open {
    collection: Collection,
    anchor: usize,
    /// How many nodes there were before it.
    nodes_before: usize,
}

enum Collection {
    List(Vec<Value>),
    Object {
        members: Object,
        /// What `<<` brings in.
        merged: Vec<Value>,
        name: Option<String>,
    },
}

impl Composer {
    fn take(&mut self, event: Event<'_>) -> Result<(), NotYaml> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let value = scalar::resolve(&text, style, tag.as_deref());
                self.nodes += 1;
                self.add(value, anchor, 1)
            }
            Event::SequenceStart(_, anchor, _) => self.open(Collection::List(Vec::new()), anchor),
            Event::MappingStart(_, anchor, _) => {
                let members = Object::default();
                let merged = Vec::new();
                let name = None;
                self.open(
                    Collection::Object {
                        members,
                        merged,
                        name,
                    },
                    anchor,
                )
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Alias(anchor) => {
                let (value, nodes) = self.anchors.get(&anchor).cloned().ok_or(NotYaml)?;
                self.nodes += nodes;
                self.add(value, 0, nodes)
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, collection: Collection, anchor: usize) -> Result<(), NotYaml> {
        if self.open.len() >= DEEPEST {
            return Err(NotYaml);
        }
        self.open.push(Open {
            collection,
            anchor,
            nodes_before: self.nodes,
        });
        self.nodes += 1;
        Ok(())
    }

    fn close(&mut self) -> Result<(), NotYaml> {
        let Open {
            collection,
            anchor,
            nodes_before,
        } = self.open.pop().ok_or(NotYaml)?;
        let value = match collection {
            Collection::List(items) => Value::List(items),
            Collection::Object {
                members, merged, ..
            } => Value::Object(with_merged(members, &merged)),
        };
        self.add(value, anchor, self.nodes - nodes_before)
    }

    /// Puts a finished value where it belongs.
    fn add(&mut self, value: Value, anchor: usize, nodes: usize) -> Result<(), NotYaml> {
        if self.nodes > MOST_NODES {
            return Err(NotYaml);
        }
        if anchor != 0 {
            self.anchors.insert(anchor, (value.clone(), nodes));
        }
        match self.open.last_mut().map(|open| &mut open.collection) {
            None if self.documents.len() >= MOST_DOCUMENTS => return Err(NotYaml),
            None => self.documents.push(value),
            Some(Collection::List(items)) => items.push(value),
            Some(Collection::Object {
                members,
                merged,
                name,
            }) => match name.take() {
                None => *name = Some(name_of(&value)?),
                Some(name) if name == "<<" => merged.push(value),
                Some(name) => members.push(name, value),
            },
        }
        Ok(())
    }
}

fn name_of(value: &Value) -> Result<String, NotYaml> {
    match value {
        Value::Null => Ok("null".to_owned()),
        value => value.scalar().map(str::to_owned).ok_or(NotYaml),
    }
}

/// The members with those that `<<` brings in behind them; its own go first.
fn with_merged(mut members: Object, merged: &[Value]) -> Object {
    let objects = merged.iter().flat_map(|value| match value {
        Value::List(items) => items.iter(),
        one => std::slice::from_ref(one).iter(),
    });
    for (name, value) in objects.filter_map(Value::object).flat_map(Object::iter) {
        if !members.contains(name) {
            members.push(name, value.clone());
        }
    }
    members
}

/// A text in YAML that was cut out of a longer one, so that its first line has lost the blanks at its start.
///
/// Gives the text with the first line moved to where the lines below say that it stood; `None` if it need not be moved.
pub fn with_first_line_moved(text: &str) -> Option<Zeroizing<String>> {
    let (_, rest) = text.split_once('\n')?;
    let lines = rest.lines().filter(|line| !line.trim().is_empty());
    let least = lines
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()?;
    let is_first_further_left = least > 0 && !text.starts_with(' ');
    is_first_further_left.then(|| Zeroizing::new(format!("{}{text}", " ".repeat(least))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Value {
        let mut documents = documents(text).unwrap();
        assert_eq!(documents.len(), 1, "{text}");
        documents.remove(0)
    }

    #[test]
    fn numbers_stay_as_they_are_written() {
        let value = only("a: 0123456789e10\nb: '1'\nc: 1_000\nd: yes\ne: 1.10\nf: !!str 12\n");
        let read = |name: &str| value.member(name).unwrap();
        for (name, text) in [
            ("a", "0123456789e10"),
            ("c", "1_000"),
            ("d", "yes"),
            ("e", "1.10"),
        ] {
            assert_eq!(read(name).scalar(), Some(text));
            assert_eq!(read(name).text(), None, "{name}");
        }
        assert_eq!(read("b").text(), Some("1"));
        assert_eq!(read("f").text(), Some("12"));
    }

    #[test]
    fn members_keep_their_order_and_repeated_names() {
        let value = only("b: 1\na: 2\nb: 3\n");
        assert_eq!(
            value.object().unwrap().names().collect::<Vec<_>>(),
            ["b", "a", "b"]
        );
        assert!(value.has_repeated_name());
    }

    #[test]
    fn aliases_and_merges_are_filled_in() {
        let value = only("x: &x {u: 1, p: 2}\ny: *x\nz: {<<: *x, p: 3}\n");
        let scalar = |name: &str, member: &str| {
            let value = value.member(name)?.member(member)?;
            value.scalar().map(str::to_owned)
        };
        assert_eq!(scalar("y", "p").as_deref(), Some("2"));
        assert_eq!(scalar("z", "u").as_deref(), Some("1"));
        assert_eq!(scalar("z", "p").as_deref(), Some("3"));
    }

    #[test]
    fn what_asks_for_too_much_is_refused() {
        let bomb: String = (1..20).fold("a0: &a0 [x, x]\n".to_owned(), |text, level| {
            let below = level - 1;
            text + &format!("a{level}: &a{level} [*a{below}, *a{below}, *a{below}]\n")
        });
        for text in [
            bomb,
            "[".repeat(40) + &"]".repeat(40),
            "- ".repeat(40) + "a",
            "---\na\n".repeat(201),
            "{? [a] : b}".to_owned(),
            "a: *none".to_owned(),
            "a: [".to_owned(),
        ] {
            assert_eq!(documents(&text), Err(NotYaml), "{text}");
        }
    }

    #[test]
    fn the_first_line_goes_where_the_others_say_it_stood() {
        let text = "data:\n    a: b\n  type: c";
        let moved = with_first_line_moved(text).unwrap();
        assert_eq!(&*moved, "  data:\n    a: b\n  type: c");
        assert!(with_first_line_moved("a: b\nc: d").is_none());
        assert!(with_first_line_moved("a: b").is_none());
    }
}
