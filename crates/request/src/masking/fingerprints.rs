//! What is known of the secrets that were opened: keyed hashes of their spellings, by which they are found again in a
//! text. No secret can be read from them, and the key ends with the process.
//!
//! A spelling of up to [`WHOLE`] bytes is found as a whole, a longer one by each part of [`PART`] bytes, so that a
//! text that holds some dozens of its bytes is found too.

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::BuildHasher;
use std::ops::Range;

use zeroize::Zeroizing;

use super::common;
use super::spellings::spellings;

/// The fewest bytes of a secret that is looked for in any text.
pub(super) const SHORTEST: usize = 6;
/// The most bytes of a spelling that is found as a whole only.
const WHOLE: usize = 48;
/// The length of a part of a longer one.
const PART: usize = 32;
/// How far apart its parts start.
const STEP: usize = 16;
/// The fewest bytes of a cut-off secret at the end of a cut-off text that are masked.
const SHORTEST_START: usize = 4;
/// The most parts that are known; beyond, what was opened first is forgotten.
const MOST_PARTS: usize = 400_000;
/// The most common secrets that are known.
const MOST_COMMON: usize = 1024;

/// The fingerprints of secrets.
pub(super) struct Fingerprints {
    key: RandomState,
    secrets: VecDeque<Fingerprint>,
    parts: usize,
    /// By the hash of its first bytes, the parts that start so.
    index: HashMap<u64, Vec<Part>>,
    filter: Filter,
    starts: HashSet<u64>,
    /// Secrets that are common words or too short to be found by their text alone.
    common: VecDeque<u64>,
}

struct Fingerprint {
    whole: u64,
    parts: Vec<Part>,
    starts: Vec<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Part {
    slot: u32,
    /// The hash of its first bytes.
    first: u64,
    length: usize,
    hash: u64,
    /// Whether it is all of a spelling.
    is_whole: bool,
}

impl Default for Fingerprints {
    fn default() -> Self {
        let key = RandomState::new();
        Self {
            filter: Filter::new(key.hash_one("filter") | 1),
            key,
            secrets: VecDeque::new(),
            parts: 0,
            index: HashMap::new(),
            starts: HashSet::new(),
            common: VecDeque::new(),
        }
    }
}

impl Fingerprints {
    /// Learns a secret. `plain` are the texts that stand beside it in plain sight, such as the username.
    pub(super) fn learn(&mut self, secret: &str, plain: &[&str]) {
        let whole = self.hash(secret.as_bytes());
        if secret.is_empty() || self.common.contains(&whole) {
            return;
        }
        if common::is_common(secret) || plain.contains(&secret) {
            self.forget(whole);
            self.common.push_back(whole);
            if self.common.len() > MOST_COMMON {
                self.common.pop_front();
            }
            return;
        }
        if let Some(at) = self.secrets.iter().position(|known| known.whole == whole) {
            let known = self.secrets.remove(at);
            self.secrets.extend(known);
            return;
        }
        let fingerprint = self.fingerprint(secret, whole);
        self.index(&fingerprint);
        self.secrets.push_back(fingerprint);
        self.forget_oldest();
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.secrets.is_empty() && self.common.is_empty()
    }

    /// Whether there are secrets that have to be looked for by their place.
    pub(super) fn has_common(&self) -> bool {
        !self.common.is_empty()
    }

    /// Whether a text is one of the common secrets.
    pub(super) fn is_common(&self, text: &[u8]) -> bool {
        self.has_common() && !text.is_empty() && self.common.contains(&self.hash(text))
    }

    /// Whether a secret stands in the text as it is.
    pub(super) fn occur_in(&self, text: &[u8]) -> bool {
        let mut found = false;
        self.each_in(text, |_, _| {
            found = true;
            false
        });
        found
    }

    /// Where in the text secrets stand as they are; stretches that touch are one. `None` if there are parts of longer
    /// ones, of which more may stand beside them.
    pub(super) fn found_in(&self, text: &[u8]) -> Option<Vec<Range<usize>>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut all_whole = true;
        self.each_in(text, |range, is_whole| {
            all_whole &= is_whole;
            match found.last_mut().filter(|last| last.end >= range.start) {
                Some(last) => last.end = last.end.max(range.end),
                None => found.push(range),
            }
            all_whole
        });
        all_whole.then_some(found)
    }

    /// How many bytes at the end of a text are the start of a secret.
    pub(super) fn start_at_end_of(&self, text: &[u8]) -> Option<usize> {
        if self.starts.is_empty() {
            return None;
        }
        let text = spaced(text);
        let longest = WHOLE.min(text.len());
        (SHORTEST_START..=longest).rev().find(|length| {
            self.starts
                .contains(&self.hash(&text[text.len() - length..]))
        })
    }

    /// A keyed hash, for those who have to know a text again.
    pub(super) fn hash(&self, text: &[u8]) -> u64 {
        self.key.hash_one(text)
    }

    /// Calls `found` with each place of a part, and whether that is a whole spelling, from the start of the text on,
    /// until it says no.
    fn each_in(&self, text: &[u8], mut found: impl FnMut(Range<usize>, bool) -> bool) {
        if self.index.is_empty() || text.len() < SHORTEST {
            return;
        }
        let mut first = first_bytes(&text[..SHORTEST - 1]) << 8;
        for (start, next) in text[SHORTEST - 1..].iter().enumerate() {
            first = first >> 8 | u64::from(space(*next)) << (8 * (SHORTEST - 1));
            if !self.filter.may_hold(first) {
                continue;
            }
            let parts = self.index.get(&self.key.hash_one(first));
            for part in parts.into_iter().flatten() {
                let range = start..start + part.length;
                let fits = text
                    .get(range.clone())
                    .is_some_and(|text| self.hash(&spaced(text)) == part.hash);
                if fits && !found(range, part.is_whole) {
                    return;
                }
            }
        }
    }

    fn fingerprint(&self, secret: &str, whole: u64) -> Fingerprint {
        let mut fingerprint = Fingerprint {
            whole,
            parts: Vec::new(),
            starts: Vec::new(),
        };
        for spelling in spellings(secret) {
            let spelling = Zeroizing::new(spaced(&spelling));
            if spelling.len() < SHORTEST {
                continue;
            }
            let parts = parts(spelling.len()).map(|part| self.part(&spelling, part));
            fingerprint.parts.extend(parts);
            let starts = SHORTEST_START..spelling.len().min(WHOLE);
            let starts = starts.map(|end| self.hash(&spelling[..end]));
            fingerprint.starts.extend(starts);
        }
        fingerprint
    }

    fn part(&self, spelling: &[u8], part: Range<usize>) -> Part {
        let is_whole = part.len() == spelling.len();
        let text = &spelling[part];
        let first = first_bytes(text);
        Part {
            slot: self.filter.slot(first),
            first: self.key.hash_one(first),
            length: text.len(),
            hash: self.hash(text),
            is_whole,
        }
    }

    fn index(&mut self, fingerprint: &Fingerprint) {
        for part in &fingerprint.parts {
            self.filter.add(part.slot);
            let parts = self.index.entry(part.first).or_default();
            if !parts.contains(part) {
                parts.push(*part);
            }
        }
        self.starts.extend(&fingerprint.starts);
        self.parts += fingerprint.parts.len();
    }

    /// Forgets one secret. What others share with it has to stay, so the index is made anew.
    fn forget(&mut self, whole: u64) {
        let before = self.secrets.len();
        self.secrets.retain(|known| known.whole != whole);
        if self.secrets.len() < before {
            self.index_all();
        }
    }

    fn forget_oldest(&mut self) {
        if self.parts <= MOST_PARTS {
            return;
        }
        let mut parts = self.parts;
        // To half of what is known, so that the index is seldom made anew.
        while parts > MOST_PARTS / 2 && self.secrets.len() > 1 {
            let oldest = self.secrets.pop_front();
            parts -= oldest.map_or(0, |oldest| oldest.parts.len());
        }
        self.index_all();
    }

    fn index_all(&mut self) {
        let secrets = std::mem::take(&mut self.secrets);
        self.parts = 0;
        self.index.clear();
        self.starts.clear();
        self.filter.clear();
        for secret in &secrets {
            self.index(secret);
        }
        self.secrets = secrets;
    }
}

/// The parts by which a spelling of this length is found; the last ends where the spelling ends.
fn parts(length: usize) -> impl Iterator<Item = Range<usize>> {
    let size = if length <= WHOLE { length } else { PART };
    let last = length - size;
    let starts = (0..last).step_by(STEP).chain([last]);
    starts.map(move |start| start..start + size)
}

/// Forms write a blank as `+`, so both are the same here.
fn space(byte: u8) -> u8 {
    if byte == b'+' { b' ' } else { byte }
}

fn spaced(text: &[u8]) -> Vec<u8> {
    text.iter().copied().map(space).collect()
}

fn first_bytes(text: &[u8]) -> u64 {
    let bytes = text.iter().take(SHORTEST).enumerate();
    bytes.fold(0, |first, (at, byte)| {
        first | u64::from(space(*byte)) << (8 * at)
    })
}

/// Says fast of most places that no part starts there.
struct Filter {
    multiplier: u64,
    bits: Vec<u64>,
}

/// The number of slots, as a power of two.
const SLOTS: u32 = 18;

impl Filter {
    fn new(multiplier: u64) -> Self {
        Self {
            multiplier,
            bits: vec![0; 1 << (SLOTS - 6)],
        }
    }

    fn slot(&self, first: u64) -> u32 {
        // The high bits of the product depend on all bits of the bytes.
        u32::try_from(first.wrapping_mul(self.multiplier) >> (64 - SLOTS)).unwrap_or_default()
    }

    fn add(&mut self, slot: u32) {
        self.bits[slot as usize / 64] |= 1 << (slot % 64);
    }

    fn may_hold(&self, first: u64) -> bool {
        let slot = self.slot(first);
        self.bits[slot as usize / 64] & 1 << (slot % 64) != 0
    }

    fn clear(&mut self) {
        self.bits.fill(0);
    }
}
