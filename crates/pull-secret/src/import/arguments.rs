//! Flags and operands of a command, as the programs read them, and what people get wrong about flags.
//!
//! A flag that is glued to a value, lacks its dashes or has blanks around its `=` is read as it is meant, and noted.

mod flag;

use pasted_text::shell::Word;

use super::{MASK, Part, Repair, RepairKind};
pub(super) use flag::{Flag, Takes};
use flag::{masked, shown_head};

/// The flags and operands of a command.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    /// Each flag with its value, in order.
    pub(super) flags: Vec<(&'static str, Word)>,
    pub(super) operands: Vec<Word>,
    /// For each operand the place among the flags of the one whose value it follows.
    follows: Vec<Option<usize>>,
    /// What was read otherwise than written.
    pub(super) repairs: Vec<Repair>,
}

impl Arguments {
    /// The last value of a flag.
    pub(super) fn value(&self, name: &str) -> Option<&Word> {
        let mut flags = self.flags.iter().rev();
        flags
            .find(|(flag, _)| *flag == name)
            .map(|(_, value)| value)
    }

    /// Puts the operand at a place behind the value that it follows, if that is one of a credential: the blank between them
    /// was meant to be part of it.
    pub(super) fn join_with_value(&mut self, place: usize) -> bool {
        let follows = self.follows.get(place).copied().flatten();
        let Some((name, value)) = follows.and_then(|flag| self.flags.get_mut(flag)) else {
            return false;
        };
        let part = match *name {
            "docker-password" | "password" => Part::Password,
            "docker-username" | "username" => Part::Username,
            _ => return false,
        };
        let operand = self.operands.remove(place);
        let followed = self.follows.remove(place);
        let blank = Word::literal(" ");
        *value = std::mem::take(value)
            .followed_by(&blank)
            .followed_by(&operand);
        // What follows the operand follows the value now.
        if let Some(next) = self.follows.get_mut(place).filter(|next| next.is_none()) {
            *next = followed;
        }
        self.repairs.push(Repair {
            kind: RepairKind::UnquotedBlank,
            part,
            registry_key: None,
            before: format!("--{name}={MASK} {MASK}"),
            after: format!("--{name}='{MASK} {MASK}'"),
        });
        true
    }

    pub(super) fn remove_first(&mut self) {
        self.operands.remove(0);
        self.follows.remove(0);
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }
}

/// Reads the words behind the name of a program.
pub(super) fn read(words: &[Word], flags: &'static [Flag]) -> Arguments {
    let mut reader = Reader {
        flags,
        arguments: Arguments::default(),
        last_value: None,
    };
    let words = reader.with_dashes(words);
    let words = reader.split_attached(words);
    let words = reader.with_missing_dashes(words);
    reader.read(&words);
    reader.arguments
}

struct Reader {
    flags: &'static [Flag],
    arguments: Arguments,
    /// The flag whose value has just been read.
    last_value: Option<usize>,
}

impl Reader {
    fn flag(&self, name: &str) -> Option<&'static Flag> {
        self.flags.iter().find(|flag| flag.is_called(name))
    }

    fn short(&self, name: char) -> Option<&'static Flag> {
        self.flags.iter().find(|flag| flag.short == Some(name))
    }

    /// The flag that a word without its dashes names, up to its `=`.
    fn named(&self, text: &str) -> Option<&'static Flag> {
        self.flag(text.split('=').next().unwrap_or_default())
    }

    fn note(&mut self, kind: RepairKind, flag: Option<&Flag>, before: String, after: String) {
        self.arguments.repairs.push(Repair {
            kind,
            part: flag.and_then(|flag| flag.part).unwrap_or(Part::Document),
            registry_key: None,
            before,
            after,
        });
    }

    /// Turns the dashes of a word processor into those of a flag.
    fn with_dashes(&mut self, words: &[Word]) -> Vec<Word> {
        let mut plain = Vec::with_capacity(words.len());
        for word in words {
            let behind = word
                .text()
                .trim_start_matches(['–', '—', '―', '−', '‐', '‑', '-']);
            let dashes = &word.text()[..word.text().len() - behind.len()];
            let is_typographic = !dashes.is_ascii() && !word.is_protected(0);
            let flag = self.named(behind);
            let is_short = behind.chars().count() == 1;
            if !is_typographic || (flag.is_none() && !is_short) {
                plain.push(word.clone());
                continue;
            }
            let proper = if is_short { "-" } else { "--" };
            self.note(
                RepairKind::TypographicCharacters,
                flag,
                masked(&format!("{dashes}{behind}"), flag),
                masked(&format!("{proper}{behind}"), flag),
            );
            plain.push(Word::literal(proper).followed_by(&part_behind(word, dashes.len())));
        }
        plain
    }

    /// Splits words where the blank before the next flag is missing.
    fn split_attached(&mut self, words: Vec<Word>) -> Vec<Word> {
        let mut split = Vec::with_capacity(words.len());
        for mut word in words {
            while let Some(at) = self.attached_at(&word) {
                let head = word.slice(0..at);
                let tail = part_behind(&word, at);
                let name = tail.text().split('=').next().unwrap_or_default().to_owned();
                let flag = self.flag_of(&head, split.last());
                let shown = shown_head(&head, flag);
                self.note(
                    RepairKind::MissingSpace,
                    flag,
                    format!("{shown}{name}"),
                    format!("{shown} {name}"),
                );
                split.push(head);
                word = tail;
            }
            split.push(word);
        }
        split
    }

    /// Where a known flag starts inside of a word, outside of quotes.
    fn attached_at(&self, word: &Word) -> Option<usize> {
        let text = word.text();
        let mut from = 1;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find("--")) {
            let at = from + at;
            let behind = text[at..].trim_start_matches('-');
            let is_flag = self.named(behind).is_some_and(|flag| {
                let is_whole = flag.takes == Takes::Value || flag.part.is_some();
                let is_long = behind.contains('=') || is_whole;
                is_long && flag.name.len() > 3
            });
            if is_flag && text.len() - behind.len() == at + 2 && !word.is_protected(at) {
                return Some(at);
            }
            from = at + 1;
        }
        None
    }

    /// The flag whose value a word is or holds.
    fn flag_of(&self, word: &Word, before: Option<&Word>) -> Option<&'static Flag> {
        let named = |word: &Word| {
            let behind = word.text().trim_start_matches('-');
            match word.text().starts_with("--") {
                true => self.named(behind),
                false => behind.chars().next().and_then(|short| self.short(short)),
            }
        };
        match word.text().starts_with('-') {
            true => named(word),
            false => before
                .filter(|word| word.text().starts_with('-'))
                .and_then(named),
        }
    }

    /// Puts dashes before flags that lack them.
    fn with_missing_dashes(&mut self, words: Vec<Word>) -> Vec<Word> {
        let mut whole: Vec<Word> = Vec::with_capacity(words.len());
        let mut words = words.into_iter().peekable();
        while let Some(word) = words.next() {
            let text = word.text();
            // Blanks behind the dashes.
            let is_lone = matches!(text, "-" | "--") && !word.is_protected(0);
            if is_lone && let Some(next) = words.next_if(|next| self.named(next.text()).is_some()) {
                let flag = self.named(next.text());
                let before = format!("{} {}", text, next.text());
                self.note_dashes(flag, &before, next.text());
                whole.push(Word::literal("--").followed_by(&next));
                continue;
            }
            let behind = text.trim_start_matches('-');
            let dashes = text.len() - behind.len();
            let flag = self.named(behind);
            let takes_it = whole.last().is_some_and(|before| self.awaits_value(before));
            let lacks = match (dashes, flag) {
                (1, Some(flag)) => behind.len() > 1 && flag.is_called(name_of(behind)),
                (0, Some(flag)) => {
                    let is_alone = behind == flag.name && is_unambiguous(behind);
                    !takes_it && !word.is_protected(0) && (behind.contains('=') || is_alone)
                }
                _ => false,
            };
            if lacks {
                self.note_dashes(flag, text, behind);
                whole.push(Word::literal("--").followed_by(&part_behind(&word, dashes)));
            } else {
                whole.push(word);
            }
        }
        whole
    }

    fn note_dashes(&mut self, flag: Option<&Flag>, before: &str, behind: &str) {
        let name = flag.map_or(name_of(behind), |flag| flag.name);
        let value = behind.get(name_of(behind).len()..).unwrap_or_default();
        let (before, after) = (
            masked(before, flag),
            masked(&format!("--{name}{value}"), flag),
        );
        self.note(RepairKind::MissingDashes, flag, before, after);
    }

    /// Whether a word is a flag that takes the next one.
    fn awaits_value(&self, word: &Word) -> bool {
        let text = word.text();
        let flag = match text.strip_prefix("--") {
            Some(name) => self.flag(name),
            None => text
                .strip_prefix('-')
                .filter(|name| name.chars().count() == 1)
                .and_then(|name| self.short(name.chars().next()?)),
        };
        text == "=" || flag.is_some_and(|flag| flag.takes == Takes::Value)
    }

    fn read(&mut self, words: &[Word]) {
        let mut rest = words;
        while let Some((word, behind)) = rest.split_first() {
            rest = self.read_one(word, behind);
        }
    }

    /// Reads a word, and the value behind it if it is a flag; gives the words that are left.
    fn read_one<'w>(&mut self, word: &Word, behind: &'w [Word]) -> &'w [Word] {
        let text = word.text();
        if !text.starts_with('-') || text == "-" {
            self.arguments.operands.push(word.clone());
            self.arguments.follows.push(self.last_value.take());
            return behind;
        }
        let flags = self.arguments.flags.len();
        let rest = self.read_flag(word, behind);
        let added = self.arguments.flags.get(flags);
        self.last_value = added
            .filter(|(_, value)| !value.text().is_empty())
            .map(|_| flags);
        rest
    }

    fn read_flag<'w>(&mut self, word: &Word, behind: &'w [Word]) -> &'w [Word] {
        let text = word.text();
        if let Some(name) = text.strip_prefix("--") {
            let Some(flag) = self.named(name) else {
                return behind;
            };
            let start = 2 + name_of(name).len();
            return match text.len() > start {
                true => self.equals(flag, part_behind(word, start + 1), behind),
                false => self.separate(flag, behind),
            };
        }
        let Some(flag) = text[1..].chars().next().and_then(|name| self.short(name)) else {
            return behind;
        };
        let start = 1 + flag.short.map_or(0, char::len_utf8);
        let value = part_behind(word, start);
        match value.text() {
            _ if flag.takes != Takes::Value => behind,
            "" => self.separate(flag, behind),
            _ => {
                let value = value.without("=").unwrap_or(value);
                self.arguments.flags.push((flag.name, value));
                behind
            }
        }
    }

    /// `--name=value`, or `--name= value`.
    fn equals<'w>(&mut self, flag: &'static Flag, value: Word, behind: &'w [Word]) -> &'w [Word] {
        // An operand is left for the name of what is created.
        let is_meant = |next: &&Word| {
            let others = behind[1..].iter().any(|word| !word.text().starts_with('-'));
            !next.text().starts_with('-') && (!self.arguments.operands.is_empty() || others)
        };
        let next = behind.first().filter(is_meant);
        let is_empty = value.text().is_empty() && flag.part.is_some();
        match next.filter(|_| is_empty && self.arguments.operands.len() != 3) {
            Some(next) => self.blanks(flag, "= ", next.clone(), &behind[1..]),
            None => {
                self.arguments.flags.push((flag.name, value));
                behind
            }
        }
    }

    /// `--name value`, `--name = value` or `--name =value`.
    fn separate<'w>(&mut self, flag: &'static Flag, behind: &'w [Word]) -> &'w [Word] {
        let Some((next, rest)) = behind.split_first() else {
            if flag.takes != Takes::Value {
                self.arguments.flags.push((flag.name, Word::default()));
            }
            return behind;
        };
        let is_sign = next.text() == "=" && !next.is_protected(0);
        if is_sign && let Some((value, rest)) = rest.split_first() {
            return self.blanks(flag, " = ", value.clone(), rest);
        }
        let attached = next.without("=").filter(|_| !next.is_protected(0));
        match (flag.takes, attached) {
            (Takes::Value, Some(value)) if !value.text().is_empty() => {
                self.blanks(flag, " =", value, rest)
            }
            (Takes::Value, _) => {
                self.arguments.flags.push((flag.name, next.clone()));
                rest
            }
            (Takes::AfterEquals, _) => {
                self.arguments.flags.push((flag.name, Word::default()));
                behind
            }
        }
    }

    fn blanks<'w>(
        &mut self,
        flag: &'static Flag,
        character: &str,
        value: Word,
        rest: &'w [Word],
    ) -> &'w [Word] {
        let shown = super::command::notes::shown(flag.part.unwrap_or(Part::Document), value.text());
        let (before, after) = (
            format!("--{}{character}{shown}", flag.name),
            format!("--{}={shown}", flag.name),
        );
        self.note(RepairKind::BlanksAroundEquals, Some(flag), before, after);
        self.arguments.flags.push((flag.name, value));
        rest
    }
}

fn name_of(text: &str) -> &str {
    text.split('=').next().unwrap_or_default()
}

/// Whether a word without dashes and `=` is a flag and no value: short words are names of other things too.
fn is_unambiguous(name: &str) -> bool {
    name.starts_with("docker-") || name == "password-stdin"
}

fn part_behind(word: &Word, at: usize) -> Word {
    word.slice(at..word.text().len())
}
