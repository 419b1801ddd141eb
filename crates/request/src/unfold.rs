//! The second walk over a body: the innermost document, indented, line by line.
//!
//! It draws the same tree as [`render`](crate::render()), so a value is lit in both by the same [`FieldPath`](pull_secret::Place).

use std::mem;

use crate::render::Renderer;
use crate::{
    Body, Encodings, Fill, Json, Line, Mask, MissingSecret, Part, Pieces, Request, Text, Token,
};

/// Draws what is inside a body: the innermost JSON document, or each field of a form. Empty without a body.
///
/// # Errors
/// [`MissingSecret`] if the fill has nothing for a slot; [`Mask`] always has.
pub fn unfolded<F: Fill<Sink = Pieces>>(
    request: &Request,
    fill: &F,
) -> Result<Vec<Line>, MissingSecret> {
    let mut page = Page::new(fill);
    match &request.body {
        None => return Ok(Vec::new()),
        Some(Body::Form(fields)) => page.form(fields)?,
        Some(body) => {
            if let Some(json) = body.json() {
                page.json(json.innermost().unwrap_or(json), 0)?;
            }
        }
    }
    Ok(page.finish())
}

/// Draws all of a JSON value, with what is embedded in it opened, line by line: blanks and escapes make no difference.
pub fn opened(json: &Json) -> Vec<Line> {
    let mut page = Page::new(&Mask);
    // A mask is at hand for every slot.
    let _ = page.json(json, 0);
    page.finish()
}

/// The longest JSON that is drawn line by line, in bytes. A hostile text can grow a hundredfold by its indents.
const LONGEST_DRAWN: usize = 256 * 1024;

/// Draws the JSON of an answer, indented, line by line; `None` if the text is no JSON or too long to be read so.
pub fn json_lines(text: &str) -> Option<Vec<Line>> {
    if text.len() > LONGEST_DRAWN {
        return None;
    }
    let json = Json::parse(text)?;
    let mut page = Page::new(&Mask);
    page.json(&json, 0).ok()?;
    Some(page.finish())
}

struct Page<'a, F: Fill<Sink = Pieces>> {
    renderer: Renderer<'a, F>,
    lines: Vec<Line>,
}

impl<'a, F: Fill<Sink = Pieces>> Page<'a, F> {
    fn new(fill: &'a F) -> Self {
        Self {
            renderer: Renderer::new(fill),
            lines: Vec::new(),
        }
    }

    fn finish(mut self) -> Vec<Line> {
        if !self.renderer.sink.0.is_empty() {
            self.lines.push(self.renderer.sink);
        }
        self.lines
    }

    fn json(&mut self, json: &Json, depth: usize) -> Result<(), MissingSecret> {
        match json {
            Json::Null | Json::Bool(_) | Json::Number(_) => {
                self.renderer.scalar(json, &Encodings::default());
                Ok(())
            }
            Json::String(text) => self.string(text),
            Json::Embedded(inner) => self.json(inner, depth),
            Json::Array(items) => self.block(items, ["[", "]"], depth, |page, item| {
                page.json(item, depth + 1)
            }),
            Json::Object(members) => {
                self.block(members, ["{", "}"], depth, |page, (key, value)| {
                    page.renderer
                        .string(key, &Encodings::default(), Token::Key)?;
                    page.renderer.punctuation(": ");
                    page.json(value, depth + 1)
                })
            }
        }
    }

    /// A sealed chip stands without quotes; all else looks like the JSON it is.
    fn string(&mut self, text: &Text) -> Result<(), MissingSecret> {
        match text.0.as_slice() {
            [Part::Slot(_)] => self
                .renderer
                .text(text, &Encodings::default(), Token::String),
            _ => self
                .renderer
                .string(text, &Encodings::default(), Token::String),
        }
    }

    fn block<T>(
        &mut self,
        items: &[T],
        [open, close]: [&str; 2],
        depth: usize,
        mut draw: impl FnMut(&mut Self, &T) -> Result<(), MissingSecret>,
    ) -> Result<(), MissingSecret> {
        self.renderer.punctuation(open);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.renderer.punctuation(",");
            }
            self.break_line(depth + 1);
            draw(self, item)?;
        }
        if !items.is_empty() {
            self.break_line(depth);
        }
        self.renderer.punctuation(close);
        Ok(())
    }

    fn form(&mut self, fields: &[(String, Text)]) -> Result<(), MissingSecret> {
        for (name, value) in fields {
            self.renderer
                .text(&name.as_str().into(), &Encodings::default(), Token::Key)?;
            self.renderer.punctuation("=");
            self.renderer
                .text(value, &Encodings::default(), Token::String)?;
            self.lines.push(mem::take(&mut self.renderer.sink));
        }
        Ok(())
    }

    fn break_line(&mut self, depth: usize) {
        self.lines.push(mem::take(&mut self.renderer.sink));
        if depth > 0 {
            self.renderer.punctuation(&"  ".repeat(depth));
        }
    }
}
