//! What is noted of a word of a command: what was filled in or mended, and what is not known.

use pasted_text::shell::{Mend, Open, Word};

use super::super::{Found, LeftOut, MASK, Part, Repair, RepairKind};

/// The longest value that a remark shows, in characters.
const LONGEST_SHOWN: usize = 80;

/// Notes what was filled in or mended to read a word.
pub(in crate::import) fn note_repairs(word: &Word, part: Part, found: &mut Found) {
    let mut note = |kind, before: String, after: String| {
        found.repairs.push(Repair {
            kind,
            part,
            registry_key: None,
            before,
            after,
        });
    };
    let value = shown(part, word.text());
    for mend in word.mends() {
        match mend {
            Mend::UnclosedQuote(quote) => note(
                RepairKind::UnclosedQuote,
                format!("{quote}{value}"),
                format!("{quote}{value}{quote}"),
            ),
            Mend::TypographicQuotes => note(
                RepairKind::TypographicCharacters,
                format!("“{value}”"),
                format!("\"{value}\""),
            ),
        }
    }
    if word.known().is_none() {
        return;
    }
    let mut names: Vec<&str> = word.filled().take(32).collect();
    names.dedup();
    for name in names {
        note(
            RepairKind::VariableFilledIn,
            format!("${name}"),
            value.clone(),
        );
    }
    if word.is_computed() {
        note(
            RepairKind::CommandEvaluated,
            "$(…)".to_owned(),
            value.clone(),
        );
    }
}

/// Notes what of a word is not known.
pub(in crate::import) fn note_open(word: &Word, part: Part, found: &mut Found) {
    let Some(open) = word.open().next() else {
        return;
    };
    let note = match open {
        Open::Variable(_) => LeftOut::Variable {
            part,
            name: word.whole_variable().map(str::to_owned),
        },
        Open::CommandOutput => LeftOut::CommandOutput { part },
        Open::File(name) => {
            found.missing_file.get_or_insert_with(|| name.clone());
            LeftOut::File { part }
        }
        Open::Typed if part == Part::Password => LeftOut::PasswordAsked,
        Open::Typed => LeftOut::Variable { part, name: None },
    };
    found.left_out.push(note);
}

/// A value as remarks show it: masked if it is a secret or could hold one, and not too long.
pub(in crate::import) fn shown(part: Part, text: &str) -> String {
    match part {
        Part::Password | Part::Document => MASK.to_owned(),
        Part::Name | Part::RegistryKey | Part::Username => {
            let mut short: String = text.chars().take(LONGEST_SHOWN).collect();
            if short.len() < text.len() {
                short.push('…');
            }
            short
        }
    }
}
