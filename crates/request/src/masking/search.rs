//! Whether a text holds anything that decodes to a secret, with at most three decodings in a row.
//!
//! The search is bounded: a text that decodes to too much is taken for one that holds a secret.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::ops::ControlFlow;

use super::common;
use super::decode;
use super::fingerprints::Fingerprints;

/// How many decodings in a row are undone.
const MOST_STEPS: u8 = 3;
/// How many bytes may be looked at for each byte of an answer.
const WORK_PER_BYTE: usize = 16;
/// How many bytes may be looked at in any case.
const LEAST_WORK: usize = 12 * 1024 * 1024;
/// How many bytes at the end of a cut-off text may belong to an escape that was cut, after each decoding.
const LONGEST_CUT: usize = 12;

/// Whether a text is all there is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The whole text is there.
    Whole,
    /// It was cut off, perhaps in a secret.
    Cut,
}

/// How many bytes may still be looked at, for all texts of an answer together.
pub(super) struct Budget(Cell<usize>);

impl Budget {
    /// The budget for an answer of so many bytes.
    pub(super) fn of(length: usize) -> Self {
        Self(Cell::new(
            LEAST_WORK.saturating_add(length.saturating_mul(WORK_PER_BYTE)),
        ))
    }

    /// Whether there was enough for so many bytes; if not, there is none left.
    fn spend(&self, bytes: usize) -> bool {
        let left = self.0.get().checked_sub(bytes);
        self.0.set(left.unwrap_or_default());
        left.is_some()
    }
}

/// Whether a text holds a secret in any spelling, or that cannot be told within the budget.
pub(super) fn holds(fingerprints: &Fingerprints, text: &[u8], end: End, budget: &Budget) -> bool {
    if fingerprints.is_empty() || text.is_empty() {
        return false;
    }
    let mut search = Search {
        fingerprints,
        end,
        budget,
        seen: HashMap::new(),
    };
    search
        .look(text, MOST_STEPS, Direction::Forwards)
        .is_break()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Forwards,
    Backwards,
}

struct Search<'f> {
    fingerprints: &'f Fingerprints,
    end: End,
    budget: &'f Budget,
    /// Texts that were looked at, and how many steps were left then.
    seen: HashMap<u64, u8>,
}

impl Search<'_> {
    /// Breaks off when a secret is found.
    fn look(&mut self, text: &[u8], steps: u8, direction: Direction) -> ControlFlow<()> {
        self.look_at(text)?;
        if let Cow::Owned(tight) = decode::without_blanks(text) {
            self.look_at(&tight)?;
        }
        if steps == 0 || self.was_seen(text, steps) {
            return ControlFlow::Continue(());
        }
        if common::pair_in(self.fingerprints, text) {
            return ControlFlow::Break(());
        }
        decode::each(text, &mut |decoded| self.look_inside(&decoded, steps - 1))?;
        if direction == Direction::Forwards && steps > 1 {
            let reversed = decode::reversed(text);
            self.look(&reversed, steps - 1, Direction::Backwards)?;
        }
        ControlFlow::Continue(())
    }

    fn look_inside(&mut self, decoded: &[u8], steps: u8) -> ControlFlow<()> {
        self.look_at(decoded)?;
        match decode::readable(decoded).filter(|_| steps > 0) {
            Some(readable) => self.look(&readable, steps, Direction::Forwards),
            None => ControlFlow::Continue(()),
        }
    }

    /// Looks at a text as it is.
    fn look_at(&mut self, text: &[u8]) -> ControlFlow<()> {
        if !self.budget.spend(text.len()) {
            return ControlFlow::Break(());
        }
        let found = self.fingerprints.occur_in(text)
            || (self.end == End::Cut && self.is_cut_in_secret(text));
        match found {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }

    fn is_cut_in_secret(&self, text: &[u8]) -> bool {
        let text = text.strip_suffix(&[decode::BREAK]).unwrap_or(text);
        let ends = text.len().saturating_sub(LONGEST_CUT)..=text.len();
        ends.rev()
            .any(|end| self.fingerprints.start_at_end_of(&text[..end]).is_some())
    }

    fn was_seen(&mut self, text: &[u8], steps: u8) -> bool {
        let seen = self.seen.entry(self.fingerprints.hash(text)).or_default();
        let before = std::mem::replace(seen, steps.max(*seen));
        before >= steps
    }
}
