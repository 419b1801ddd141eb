//! JSON that the user wrote as text: sent character by character, with slots where it has masks.
//!
//! A mask stands for a secret and can be moved, but not opened. How a secret has to be escaped depends on the string it
//! stands in, so the text has to be JSON; its tree is kept beside it, for those who ask what it says.

use pull_secret::Handle;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Encodings, Fill, Json, Mask, MissingSecret, Part, Pieces, Slot, Text};

/// JSON as it was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RawJson {
    pub(crate) parts: Vec<RawJsonPart>,
    json: Json,
}

/// A part of what was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum RawJsonPart {
    /// Characters, sent as they stand.
    #[serde(rename = "letters")]
    Literal {
        /// The characters, sent as they are.
        text: String,
    },
    /// A secret in a JSON string.
    #[serde(rename = "sealed")]
    Slot {
        /// The slot that it stands for.
        slot: Slot,
        /// In how many strings it stands, one inside the other.
        layers: usize,
    },
}

/// Why a text cannot be a body. Places count bytes from the start of the text.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum RawJsonError {
    /// It is no JSON.
    #[error("no JSON from byte {at} on")]
    NoJson {
        /// The offset of the fault, in bytes.
        at: usize,
    },
    /// A mask is not whole any more, or stands for nothing.
    #[error("a broken mask at byte {at}")]
    BrokenMask {
        /// The offset of the fault, in bytes.
        at: usize,
    },
    /// A mask stands outside of a string, where no secret can be written.
    #[error("a mask outside of a string at byte {at}")]
    MaskOutside {
        /// The offset of the fault, in bytes.
        at: usize,
    },
}

const OPEN: char = '⟦';
const CLOSE: char = '⟧';
/// Stands for a mask while the text is read. No character of any text: Unicode keeps it for use inside programs.
const MARKER: char = '\u{fdd0}';
/// How deep strings are looked into for further JSON.
const DEEPEST: usize = 4;

impl RawJson {
    /// The mask of the secret with this number, from 0.
    pub fn mask(number: usize) -> String {
        match number {
            0 => format!("{OPEN}{}{CLOSE}", Mask::DOTS),
            _ => format!("{OPEN}{} {}{CLOSE}", Mask::DOTS, number + 1),
        }
    }

    /// Reads a text; `slots` are what its masks stand for, by their numbers.
    ///
    /// # Errors
    /// [`RawJsonError`] if it cannot be sent.
    pub fn read(text: &str, slots: &[Slot]) -> Result<Self, RawJsonError> {
        let masks = masks(text, slots)?;
        let plain = with_markers(text, &masks);
        if plain.matches(MARKER).count() != masks.len() || escapes_marker(text) {
            return Err(RawJsonError::NoJson { at: 0 });
        }
        let tree = Json::parse(&plain)
            .ok_or_else(|| fault(original(Json::fault(&plain), &masks), &masks))?;
        let mut walk = Walk {
            masks: &masks,
            layers: Vec::new(),
        };
        let json = walk.json(tree, 0);
        // A marker is no JSON outside of a string, and the walk goes through all strings.
        debug_assert_eq!(walk.layers.len(), masks.len());
        Ok(Self::of(text, &masks, &walk.layers, json))
    }

    /// The document as a value, its masks as slots.
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// The same, with its values noted as those of fields of a form.
    #[must_use]
    pub fn noted(self, note: impl FnOnce(Json) -> Json) -> Self {
        Self {
            json: note(self.json),
            ..self
        }
    }

    /// The text with masks, and the handles of their secrets in the order of their numbers.
    pub fn text(&self) -> (String, Vec<Handle>) {
        let mut handles = Vec::new();
        let text = self.parts.iter().map(|part| match part {
            RawJsonPart::Literal { text } => text.clone(),
            RawJsonPart::Slot { slot, .. } => {
                let known = handles.iter().position(|handle| *handle == slot.handle);
                let number = known.unwrap_or_else(|| {
                    handles.push(slot.handle);
                    handles.len() - 1
                });
                Self::mask(number)
            }
        });
        (text.collect(), handles)
    }

    pub(crate) fn slots(&self) -> Vec<Slot> {
        let slots = self.parts.iter().filter_map(|part| match part {
            RawJsonPart::Literal { .. } => None,
            RawJsonPart::Slot { slot, .. } => Some(*slot),
        });
        slots.collect()
    }

    fn of(text: &str, masks: &[Found], layers: &[usize], json: Json) -> Self {
        let mut parts = Vec::new();
        let mut from = 0;
        for (mask, layers) in masks.iter().zip(layers) {
            parts.push(literal(&text[from..mask.start]));
            parts.push(RawJsonPart::Slot {
                slot: mask.slot,
                layers: *layers,
            });
            from = mask.end;
        }
        parts.push(literal(&text[from..]));
        Self { parts, json }
    }
}

fn literal(text: &str) -> RawJsonPart {
    RawJsonPart::Literal {
        text: text.to_owned(),
    }
}

/// A mask in a text.
struct Found {
    start: usize,
    end: usize,
    slot: Slot,
}

/// The masks, if each bracket and each row of dots belongs to a whole one.
fn masks(text: &str, slots: &[Slot]) -> Result<Vec<Found>, RawJsonError> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find([OPEN, CLOSE, '•']).map(|found| at + found) {
        let broken = RawJsonError::BrokenMask { at: start };
        let rest = &text[start..];
        let length = rest.find(CLOSE).ok_or(broken)? + CLOSE.len_utf8();
        let number = (0..slots.len()).find(|number| rest[..length] == RawJson::mask(*number));
        let slot = slots[number.ok_or(broken)?];
        at = start + length;
        found.push(Found {
            start,
            end: at,
            slot,
        });
    }
    Ok(found)
}

fn with_markers(text: &str, masks: &[Found]) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut from = 0;
    for mask in masks {
        plain.push_str(&text[from..mask.start]);
        plain.push(MARKER);
        from = mask.end;
    }
    plain + &text[from..]
}

/// An escape would be read as a mask that nobody wrote.
fn escapes_marker(text: &str) -> bool {
    text.to_ascii_lowercase().contains("\\ufdd0")
}

/// The place in the text as it was written of a place in the one with markers.
fn original(at: usize, masks: &[Found]) -> usize {
    let mut shift = 0;
    for mask in masks {
        if mask.start >= at + shift {
            break;
        }
        shift += mask.end - mask.start - MARKER.len_utf8();
    }
    at + shift
}

/// Why a text stops being JSON there.
fn fault(at: usize, masks: &[Found]) -> RawJsonError {
    match masks.iter().any(|mask| mask.start == at) {
        true => RawJsonError::MaskOutside { at },
        false => RawJsonError::NoJson { at },
    }
}

/// Puts slots where markers are, in the order of the text, and opens JSON in strings.
struct Walk<'a> {
    masks: &'a [Found],
    /// Of each mask so far, in how many strings it stands.
    layers: Vec<usize>,
}

impl Walk<'_> {
    fn json(&mut self, json: Json, depth: usize) -> Json {
        match json {
            Json::String(text) => self.string(&text.plain(), depth + 1),
            Json::Array(items) => Json::Array(
                items
                    .into_iter()
                    .map(|item| self.json(item, depth))
                    .collect(),
            ),
            Json::Object(members) => {
                let members = members.into_iter().map(|(key, value)| {
                    let key = self.text(&key.plain(), depth + 1);
                    (key, self.json(value, depth))
                });
                Json::Object(members.collect())
            }
            other => other,
        }
    }

    fn string(&mut self, text: &str, layers: usize) -> Json {
        let inner = Json::parse(text).filter(|_| layers < DEEPEST);
        match inner {
            Some(inner @ (Json::Object(_) | Json::Array(_))) => {
                Json::embedded(self.json(inner, layers))
            }
            _ => Json::String(self.text(text, layers)),
        }
    }

    fn text(&mut self, text: &str, layers: usize) -> Text {
        let mut parts = Vec::new();
        for (index, piece) in text.split(MARKER).enumerate() {
            if index > 0
                && let Some(mask) = self.masks.get(self.layers.len())
            {
                parts.push(Part::Slot(mask.slot));
                self.layers.push(layers);
            }
            if !piece.is_empty() {
                parts.extend(Text::from(piece).0);
            }
        }
        Text(parts)
    }
}

/// Renders each secret as the mask of its number: what [`RawJson::read`] reads back.
#[derive(Clone, Debug)]
pub struct NumberedMask<'a>(pub &'a [Handle]);

impl Fill for NumberedMask<'_> {
    type Sink = Pieces;

    fn fill(&self, slot: &Slot, _: &Encodings, pieces: &mut Pieces) -> Result<(), MissingSecret> {
        let number = self.0.iter().position(|handle| *handle == slot.handle);
        let number = number.ok_or(MissingSecret { slot: *slot })?;
        pieces.push_secret(&RawJson::mask(number), slot.secret, slot.place);
        Ok(())
    }
}
