//! Here-documents: `<<EOF`, `<<'EOF'`, `<<-`.

use zeroize::Zeroizing;

use super::bash;
use super::syntax::{Cursor, Piece, RawWord, Unclosed};

/// How many expansions of one text may be left as they are because they do not end.
const MOST_UNENDED: usize = 64;

/// A here-document whose text follows the line.
pub(super) struct Heredoc {
    delimiter: String,
    /// Whether variables are filled in: not if any part of the delimiter is quoted.
    expands: bool,
    strip_tabs: bool,
}

impl Heredoc {
    pub(super) fn new(delimiter: &RawWord, strip_tabs: bool) -> Self {
        let mut text = String::new();
        let mut expands = true;
        for piece in &delimiter.pieces {
            match piece {
                Piece::Text { text: part, quoted } => {
                    text.push_str(part);
                    expands &= !quoted;
                }
                Piece::Variable { written, .. } | Piece::Unknown { written, .. } => {
                    text.push_str(written);
                }
                Piece::Output { .. } | Piece::Value(_) => {}
            }
        }
        Self {
            delimiter: text,
            expands,
            strip_tabs,
        }
    }

    /// Reads the text from the start of its first line, and takes the line that ends it. Without such a line it goes on
    /// to the end, as in bash.
    pub(super) fn read(&self, cursor: &mut Cursor<'_>) -> Result<RawWord, Unclosed> {
        let mut body = Zeroizing::new(String::new());
        for line in cursor.rest().split_inclusive('\n') {
            cursor.at += line.len();
            // Indented by the page it was copied from, the last line is still meant as that.
            if line.trim() == self.delimiter {
                break;
            }
            body.push_str(match self.strip_tabs {
                true => line.trim_start_matches('\t'),
                false => line,
            });
        }
        if !self.expands {
            let mut word = RawWord::default();
            word.push_text(&body.replace("\r\n", "\n"), true);
            return Ok(word);
        }
        expanded(&body, cursor.depth)
    }
}

fn expanded(body: &str, depth: usize) -> Result<RawWord, Unclosed> {
    let closings = Default::default();
    let mut inner = Cursor::new(body, &closings);
    inner.depth = depth;
    let mut word = RawWord::default();
    let mut unended = 0;
    while inner.peek().is_some() {
        let start = inner.at;
        if unended > MOST_UNENDED {
            word.push_text(inner.rest(), true);
            break;
        }
        // What does not end in the text is no expansion.
        if bash::expand_next(&mut inner, &mut word, '\0').is_err() {
            unended += 1;
            inner.at = start;
            inner.depth = depth;
            let character = inner.bump().unwrap_or_default();
            word.push_char(character, true);
        }
    }
    Ok(word)
}
