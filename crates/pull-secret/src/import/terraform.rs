//! Terraform as far as its values are literal: `registry_auth` of a provider, `auths` of a Secret. Nothing is computed.

use pasted_text::{Object, Value};

use super::{Format, Found, ImportedCredential, helm_values, search};

/// The longest text that is read, in bytes, and the deepest block.
const LONGEST: usize = 64 * 1024;
const DEEPEST: usize = 12;

/// Takes the credentials whose password is a literal; `None` if there are none.
pub(super) fn import(text: &str, found: &mut Found) -> Option<Format> {
    if text.len() > LONGEST {
        return None;
    }
    let mut reader = Reader { rest: text };
    let root = Value::Object(reader.members(0)?);
    let mut literal = Found::default();
    // What has no literal values is what the refusal says.
    let _ = search::import(&root, &mut literal);
    if literal.credentials.is_empty() {
        registry_auths(&root, &mut literal);
    }
    let has_password = |one: &ImportedCredential| {
        let password = one.password.as_ref();
        password.is_some_and(|password| !password.open().is_empty())
    };
    literal.credentials.retain(has_password);
    if literal.credentials.is_empty() {
        return None;
    }
    literal.foreign = None;
    // That the document is an object and text is made of it is how Terraform writes one.
    literal.taken.clear();
    literal.repairs.clear();
    literal.kubelet.clear();
    found.take(literal);
    Some(Format::Terraform)
}

/// The blocks `registry_auth` of the provider for Docker.
fn registry_auths(value: &Value, found: &mut Found) {
    for (name, inside) in super::entry::members(Some(value)) {
        match name {
            // What is no login is passed over.
            "registry_auth" => drop(helm_values::import_below(inside, found)),
            _ => registry_auths(inside, found),
        }
    }
}

/// A reader of blocks and literals (HCL native syntax); what else stands there is skipped.
struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    /// Members up to the closing bracket or the end; `None` for what is no HCL.
    fn members(&mut self, depth: usize) -> Option<Object> {
        let mut members = Object::default();
        loop {
            self.skip_blanks(&[',']);
            if self.rest.is_empty() || self.take('}') {
                return Some(members);
            }
            let name = self.name()?;
            self.skip_blanks(&[]);
            while !self.rest.starts_with(['=', ':', '{']) {
                // The labels of a block.
                self.name()?;
                self.skip_blanks(&[]);
            }
            let is_value = self.take('=') || self.take(':');
            match is_value {
                true => {
                    if let Some(value) = self.value(depth)? {
                        members.push(name, value);
                    }
                }
                false => members.push(name, self.block(depth)?),
            }
        }
    }

    fn block(&mut self, depth: usize) -> Option<Value> {
        if !self.take('{') || depth >= DEEPEST {
            return None;
        }
        self.members(depth + 1).map(Value::Object)
    }

    /// A literal or an object; the inner `None` for an expression.
    fn value(&mut self, depth: usize) -> Option<Option<Value>> {
        self.skip_blanks(&[]);
        if let Some(argument) = self.rest.strip_prefix("jsonencode(") {
            self.rest = argument;
            self.skip_blanks(&[]);
        }
        if self.rest.starts_with('{') {
            let value = self.block(depth)?;
            self.skip_blanks(&[')']);
            return Some(Some(value));
        }
        if self.rest.starts_with('"') {
            let text = self.text()?;
            let continues = self.rest.trim_start_matches([' ', '\t']);
            let is_whole =
                continues.is_empty() || continues.starts_with(['\n', '\r', ',', '}', '#']);
            if is_whole {
                return Some(Some(Value::of_text(&text)));
            }
        }
        self.skip_expression();
        Some(None)
    }

    /// An expression ends with its line or before the bracket around it.
    fn skip_expression(&mut self) {
        let (mut depth, mut is_text) = (0_usize, false);
        for (at, character) in self.rest.char_indices() {
            match character {
                '"' => is_text = !is_text,
                _ if is_text => {}
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' if depth > 0 => depth -= 1,
                '}' | ',' | '\n' if depth == 0 => {
                    self.rest = &self.rest[at..];
                    return;
                }
                _ => {}
            }
        }
        self.rest = "";
    }

    fn name(&mut self) -> Option<String> {
        if self.rest.starts_with('"') {
            return self.text();
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let end = self.rest.find(|c| !is_name(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!name.is_empty()).then(|| name.to_owned())
    }

    /// A text in quotes; one with `${…}` in it stays as it is written, so that it is known as a variable.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        let mut signs = self.rest.char_indices().skip(1);
        while let Some((at, character)) = signs.next() {
            match character {
                '"' => {
                    self.rest = &self.rest[at + 1..];
                    return Some(text);
                }
                '\\' => match signs.next()?.1 {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    other => text.push(other),
                },
                '\n' => return None,
                '$' | '%' if is_doubled(&self.rest[at..]) => {
                    signs.next();
                    text.push(character);
                }
                other => text.push(other),
            }
        }
        None
    }

    fn take(&mut self, character: char) -> bool {
        match self.rest.strip_prefix(character) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Skips blanks, comments and the given signs.
    fn skip_blanks(&mut self, signs: &[char]) {
        loop {
            let is_blank = |c: char| c.is_whitespace() || signs.contains(&c);
            self.rest = self.rest.trim_start_matches(is_blank);
            if !self.rest.starts_with('#') && !self.rest.starts_with("//") {
                return;
            }
            let end = self.rest.find('\n').unwrap_or(self.rest.len());
            self.rest = &self.rest[end..];
        }
    }
}

/// Whether the sign of a template stands for itself ("Strings and Templates", escape sequences).
fn is_doubled(text: &str) -> bool {
    text.starts_with("$${") || text.starts_with("%%{")
}
