//! Fills in what a script itself says: its variables, its here-documents, the output of commands on literal texts.
//!
//! Nothing is run. What the text does not give a value to stays open.

mod expand;
mod functions;
mod variables;

use std::collections::HashMap;

use super::syntax::{Expression, Input, RawCommand};
use super::word::{Open, Word};
use super::{Assignment, Command, Shell, parse};
use super::{json, program};

use variables::assigned_name;

/// How many bytes are filled in at most: variables that hold each other double with every line.
const MOST_FILLED: usize = 4 * 1024 * 1024;

/// How many commands of one text are gone through.
const MOST_COMMANDS: usize = 20_000;

/// A value a variable can have.
#[derive(Clone)]
pub(super) enum Value {
    Word(Word),
    Table(Vec<(Word, Value)>),
    List(Vec<Value>),
}

/// A script under way.
pub(super) struct Session {
    pub(super) shell: Shell,
    /// Whether what is filled in outside of quotes is split at its blanks: bash does, zsh does not.
    pub(super) splits: bool,
    pub(super) commands: Vec<Command>,
    pub(super) assignments: Vec<Assignment>,
    variables: HashMap<String, Value>,
    /// What variables had before they changed in a `$(…)`, which changes nothing outside of it.
    before_change: Vec<(String, Option<Value>)>,
    pub(super) files: HashMap<String, Word>,
    budget: usize,
    commands_left: usize,
    /// Whether the command at hand may not run.
    is_conditional: bool,
    depth: usize,
    functions: functions::Functions,
}

impl Session {
    pub(super) fn new(shell: Shell, splits: bool) -> Self {
        Self {
            shell,
            splits,
            commands: Vec::new(),
            assignments: Vec::new(),
            variables: HashMap::new(),
            before_change: Vec::new(),
            files: HashMap::new(),
            budget: MOST_FILLED,
            commands_left: MOST_COMMANDS,
            is_conditional: false,
            depth: 0,
            functions: functions::Functions::default(),
        }
    }

    /// Goes through commands in order, and gives what the last one prints.
    pub(super) fn run(&mut self, commands: &[RawCommand]) -> Option<Value> {
        let mut printed = None;
        for command in commands {
            self.commands_left = self.commands_left.checked_sub(1)?;
            let piped = printed.take().filter(|_| command.is_piped_to);
            self.is_conditional = command.is_conditional;
            printed = self.step(command, piped);
        }
        printed
    }

    fn step(&mut self, source: &RawCommand, piped: Option<Value>) -> Option<Value> {
        if let Some(function) = &source.defines {
            self.functions.define(function);
            return None;
        }
        if let Some(expression) = &source.value {
            let value = self.evaluate(expression);
            let Some(name) = &source.assigns else {
                self.commands.push(Command {
                    output: Some(text_of(&value)),
                    ..Command::default()
                });
                return Some(value);
            };
            self.assign(name, value);
            return None;
        }
        if self.shell == Shell::Bash && self.assigns_only(source) {
            return None;
        }
        let input = self.input(source, piped);
        let words = self.words(source);
        if let Some(body) = self.functions.called(&words) {
            return self.call(&body, &words);
        }
        let mut command = Command {
            is_piped_to: source.is_piped_to,
            is_line_mended: source.is_line_mended,
            input: input.as_ref().map(text_of),
            words,
            ..Command::default()
        };
        let tail = source.tail.as_ref().map(|tail| self.whole(tail));
        if self.builtin(&command, tail.as_ref()) {
            return None;
        }
        let printed = program::output(self, &command, tail.as_ref(), input);
        self.write(source, &mut command, printed.as_ref());
        command.output = printed.as_ref().map(text_of);
        self.commands.push(command);
        printed
    }

    fn input(&mut self, source: &RawCommand, piped: Option<Value>) -> Option<Value> {
        match &source.input {
            Some(Input::Text(text)) => Some(Value::Word(self.whole(text))),
            Some(Input::File(name)) => {
                let name = self.whole(name);
                Some(Value::Word(self.file(&name)))
            }
            None => piped,
        }
    }

    fn words(&mut self, source: &RawCommand) -> Vec<Word> {
        let is_bash = self.shell == Shell::Bash;
        let assigned = source
            .words
            .iter()
            .take_while(|word| is_bash && assigned_name(word).is_some());
        let assigned = assigned.count();
        let mut words = Vec::with_capacity(source.words.len());
        for word in &source.words[assigned..] {
            self.expand(word, &mut words);
        }
        words
    }

    fn write(&mut self, source: &RawCommand, command: &mut Command, printed: Option<&Value>) {
        let target = source.output.as_ref().map(|file| self.whole(file));
        let target = target.or_else(|| program::written_file(command));
        let Some(target) = target else { return };
        if let Some(printed) = printed {
            self.files
                .insert(file_key(target.text()).to_owned(), text_of(printed));
        }
        command.writes = Some(target.text().to_owned());
    }

    /// The content of a file, open unless the script has written it.
    pub(super) fn file(&self, name: &Word) -> Word {
        match self.files.get(file_key(name.text())) {
            Some(content) => content.clone(),
            None => {
                let mut word = Word::default();
                word.push_open(name.text(), Open::File(name.text().to_owned()));
                word
            }
        }
    }

    /// Reads and goes through a script inside of a script.
    pub(super) fn nested(&mut self, script: &str, shell: Shell) {
        if self.depth >= 3 {
            return;
        }
        let Ok(parsed) = parse(script, shell, false) else {
            return;
        };
        let outer = std::mem::replace(&mut self.shell, shell);
        self.depth += 1;
        self.run(&parsed.commands);
        self.depth -= 1;
        self.shell = outer;
    }

    fn evaluate(&mut self, expression: &Expression) -> Value {
        match expression {
            Expression::Word(source) => {
                let variable = source.variable().map(|name| self.key(name));
                let value = variable.and_then(|key| self.variables.get(&key));
                let is_table = matches!(value, Some(Value::Table(_) | Value::List(_)));
                match value.filter(|_| is_table) {
                    Some(value) if spend(&mut self.budget, value) => value.clone(),
                    _ => Value::Word(self.whole(source)),
                }
            }
            Expression::Table(rows) => {
                let rows = rows.iter();
                Value::Table(
                    rows.map(|(name, value)| (self.whole(name), self.evaluate(value)))
                        .collect(),
                )
            }
            Expression::List(items) => {
                Value::List(items.iter().map(|item| self.evaluate(item)).collect())
            }
            Expression::Joined(parts) => {
                let mut joined = Word::default();
                for part in parts {
                    joined.push_word(&text_of(&self.evaluate(part)));
                }
                Value::Word(joined)
            }
            Expression::Formatted(format, arguments) => {
                let format = text_of(&self.evaluate(format));
                let arguments = arguments.iter();
                let arguments: Vec<Word> = arguments
                    .map(|argument| text_of(&self.evaluate(argument)))
                    .collect();
                Value::Word(program::format(&format, &arguments))
            }
            Expression::ToJson(inner) => Value::Word(json::of_value(&self.evaluate(inner))),
            Expression::ToBase64(inner) => {
                Value::Word(program::to_base64(&text_of(&self.evaluate(inner))))
            }
            Expression::FromBase64(inner) => {
                Value::Word(program::from_base64(&text_of(&self.evaluate(inner))))
            }
            Expression::Pipeline { commands, written } => self.pipeline(commands, written),
            Expression::Unknown(written) => Value::Word(unknown(written, Open::CommandOutput)),
        }
    }

    fn pipeline(&mut self, commands: &[RawCommand], written: &str) -> Value {
        let outside = std::mem::take(&mut self.commands);
        let printed = self.run(commands);
        self.commands = outside;
        match printed {
            Some(Value::Word(mut word)) => {
                word.trim_line_ends();
                Value::Word(word)
            }
            Some(other) => other,
            None => Value::Word(unknown(written, Open::CommandOutput)),
        }
    }
}

/// Takes the size of a value off what may still be filled in; `false` if it is more than that.
fn spend(budget: &mut usize, value: &Value) -> bool {
    fn size(value: &Value) -> usize {
        match value {
            Value::Word(word) => word.size(),
            Value::Table(rows) => rows
                .iter()
                .map(|(name, value)| name.size() + size(value))
                .sum(),
            Value::List(items) => items.iter().map(|item| 1 + size(item)).sum(),
        }
    }
    let size = size(value);
    let is_enough = size <= *budget;
    *budget -= size.min(*budget);
    is_enough
}

/// The text that a program gets of a value; a table has none.
pub(super) fn text_of(value: &Value) -> Word {
    match value {
        Value::Word(word) => word.clone(),
        Value::Table(_) | Value::List(_) => unknown("@{…}", Open::CommandOutput),
    }
}

pub(super) fn unknown(written: &str, open: Open) -> Word {
    let mut word = Word::default();
    word.push_open(written, open);
    word
}

/// What a person types.
pub(super) fn typed() -> Word {
    unknown("", Open::Typed)
}

/// The name of a file without the `./` before it.
pub(super) fn file_key(name: &str) -> &str {
    let shorter = name.strip_prefix("./").or_else(|| name.strip_prefix(".\\"));
    shorter.unwrap_or(name)
}
