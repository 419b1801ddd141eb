//! Functions of bash: what they do is done where they are called, with the words of the call as `$1` and so on.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Session, Value};
use crate::shell::syntax::{Function, RawCommand};
use crate::shell::word::Word;
use crate::transcript;

/// How deep calls may stand in functions that are called.
const DEEPEST_CALL: usize = 4;

/// The functions of a script.
#[derive(Default)]
pub(super) struct Functions {
    bodies: HashMap<String, Body>,
    depth: usize,
}

struct Body {
    commands: Rc<Vec<RawCommand>>,
    is_called: bool,
}

impl Functions {
    /// Keeps a function, unless it takes the place of a program whose calls matter.
    pub(super) fn define(&mut self, function: &Function) {
        if transcript::starts_with_tool(&function.name) {
            return;
        }
        let body = Body {
            commands: Rc::new(function.body.clone()),
            is_called: false,
        };
        self.bodies.insert(function.name.clone(), body);
    }

    /// The body of the function that these words call.
    pub(super) fn called(&mut self, words: &[Word]) -> Option<Rc<Vec<RawCommand>>> {
        let name = words.first()?.known()?;
        let body = self.bodies.get_mut(name)?;
        body.is_called = true;
        (self.depth < DEEPEST_CALL).then(|| Rc::clone(&body.commands))
    }

    fn never_called(&self) -> Vec<Rc<Vec<RawCommand>>> {
        let bodies = self.bodies.values().filter(|body| !body.is_called);
        bodies.map(|body| Rc::clone(&body.commands)).collect()
    }
}

impl Session {
    /// Goes through a function with the words of a call, and gives what its last command prints.
    pub(super) fn call(&mut self, body: &[RawCommand], words: &[Word]) -> Option<Value> {
        let names: Vec<String> = (1..10).map(|place| place.to_string()).collect();
        let outside: Vec<Option<Value>> = names
            .iter()
            .map(|name| self.variables.remove(name))
            .collect();
        for (name, word) in names.iter().zip(words.iter().skip(1)) {
            self.variables
                .insert(name.clone(), Value::Word(word.clone()));
        }
        self.functions.depth += 1;
        let printed = self.run(body);
        self.functions.depth -= 1;
        for (name, value) in names.into_iter().zip(outside) {
            match value {
                Some(value) => self.variables.insert(name, value),
                None => self.variables.remove(&name),
            };
        }
        printed
    }

    /// Goes through the functions that nothing in the text calls, whose parameters stay open.
    pub(in crate::shell) fn finish(&mut self) {
        for body in self.functions.never_called() {
            self.call(&body, &[]);
        }
    }
}
