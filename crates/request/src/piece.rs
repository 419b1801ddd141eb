//! What a request looks like: runs of characters with their kind and the field they come from.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pull_secret::FieldPath;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::SlotKind;
use crate::render::Sink;

/// A run of characters of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// The characters, encoded as they are sent; for a slot what the fill put there, which is never a secret.
    pub text: String,
    /// The kind of characters, for their colour.
    pub token: Token,
    /// The field of the form that made them. Left out where there is none, as with `secret`: a preview of many
    /// registries has more than a thousand pieces, and is written and read with each letter that is typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<FieldPath>,
    /// The secret that these characters mask, if they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub secret: Option<SlotKind>,
}

/// What a run of characters is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Token {
    /// A key of an object or form.
    Key,
    /// A string of JSON, or a value of a form.
    String,
    /// A number, `true`, `false` or `null`.
    Number,
    /// Braces, commas, escapes.
    Punctuation,
    /// Anything else.
    Plain,
}

/// A drawing: pieces in a row. Neighbours of one kind are one piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces(pub Vec<Piece>);

/// A line of a drawing.
pub type Line = Pieces;

impl Pieces {
    /// The characters in a row.
    pub fn text(&self) -> String {
        self.0.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The size in bytes of all that is no secret.
    pub fn size(&self) -> usize {
        self.0
            .iter()
            .filter(|piece| piece.secret.is_none())
            .map(|piece| piece.text.len())
            .sum()
    }

    /// How many secrets stand here.
    pub fn secrets(&self) -> usize {
        self.0.iter().filter(|piece| piece.secret.is_some()).count()
    }

    pub(crate) fn push_secret(&mut self, text: &str, secret: SlotKind, place: Option<FieldPath>) {
        let text = text.to_owned();
        self.0.push(Piece {
            text,
            token: Token::String,
            place,
            secret: Some(secret),
        });
    }
}

impl Sink for Pieces {
    fn write(&mut self, text: &str, token: Token, place: Option<FieldPath>) {
        match self.0.last_mut() {
            Some(last) if last.secret.is_none() && (last.token, last.place) == (token, place) => {
                last.text.push_str(text);
            }
            _ => self.0.push(Piece {
                text: text.to_owned(),
                token,
                place,
                secret: None,
            }),
        }
    }

    /// The base64 of a secret and its surroundings would tell its length: it is masked as a whole.
    fn write_base64(
        &mut self,
        inner: Self,
        token: Token,
        encode: impl Fn(&str) -> Zeroizing<String>,
    ) {
        match inner.0.iter().find(|piece| piece.secret.is_some()) {
            Some(masked) => self.0.push(masked.clone()),
            None => self.write(&encode(&STANDARD.encode(inner.text())), token, None),
        }
    }
}
