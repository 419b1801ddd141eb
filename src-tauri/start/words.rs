//! The sentences of the dialogs at the start, in English and German. The pages have theirs in `ui/src/messages`; none of
//! them is there yet.

mod sentences;

use app::view::Language;

use super::{Choice, StartFailure};
use sentences::*;

/// A failure in words.
#[derive(Debug, PartialEq)]
pub(super) struct Words {
    /// What happened, in one sentence.
    pub(super) what: String,
    /// Why, and about which file or folder.
    pub(super) why: String,
    /// What the user can do, in one sentence.
    pub(super) cure: String,
    german: bool,
}

impl Words {
    /// What a button says.
    pub(super) fn label(&self, choice: Choice) -> &'static str {
        match (choice, self.german) {
            (Choice::TryAgain, false) => "Try again",
            (Choice::TryAgain, true) => "Erneut versuchen",
            (Choice::OpenFolder, false) => "Open folder",
            (Choice::OpenFolder, true) => "Ordner öffnen",
            (Choice::Quit, false) => "Quit",
            (Choice::Quit, true) => "Beenden",
        }
    }
}

/// Whether the person reads German: by choice, or else by the language of the system.
pub(super) fn is_german(language: Language) -> bool {
    match language {
        Language::De => true,
        Language::En => false,
        Language::System => sys_locale::get_locale().is_some_and(|name| name.starts_with("de")),
    }
}

/// Puts a failure into words.
pub(super) fn words(failure: &StartFailure, german: bool) -> Words {
    let sentences = sentences_of(failure);
    let texts = if german {
        &sentences.german
    } else {
        &sentences.english
    };
    let [what, why, cure] = texts.map(|text| filled(text, failure));
    Words {
        what,
        why,
        cure,
        german,
    }
}

/// The sentence with the path and the detail of the failure in it.
fn filled(sentence: &str, failure: &StartFailure) -> String {
    let path = failure.path().map(|path| path.display().to_string());
    let detail = match failure {
        StartFailure::Refused { detail: text, .. }
        | StartFailure::OldWebView(text)
        | StartFailure::NoWindow(text)
        | StartFailure::Unexpected(text)
        | StartFailure::Panic(text) => text.clone(),
        StartFailure::TooNew { version, .. } => version.to_string(),
        _ => String::new(),
    };
    sentence
        .replace("{detail}", &detail)
        .replace("{path}", &path.unwrap_or_default())
}

fn sentences_of(failure: &StartFailure) -> &'static Sentences {
    use StartFailure as F;
    match failure {
        F::NoDisplay => &NO_DISPLAY,
        F::NoDataFolder => &NO_DATA_FOLDER,
        F::NotAFolder(_) => &NOT_A_FOLDER,
        F::NotAFile(_) => &NOT_A_FILE,
        F::Forbidden(_) => &FORBIDDEN,
        F::Refused { .. } => &REFUSED,
        F::DiskFull(_) => &DISK_FULL,
        F::InUse(_) => &IN_USE,
        F::TooNew { .. } => &TOO_NEW,
        F::NoWebView => &NO_WEB_VIEW,
        F::OldWebView(_) => &OLD_WEB_VIEW,
        F::NoWindow(_) => &NO_WINDOW,
        F::Unexpected(_) => &UNEXPECTED,
        F::Panic(_) => &PANIC,
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn every_failure_is_said_in_both_languages_with_what_why_and_what_to_do() {
        for failure in failures() {
            let [english, german] = [false, true].map(|german| words(&failure, german));
            for detail in [&english, &german] {
                for text in [&detail.what, &detail.why, &detail.cure] {
                    // A path stands on a line of its own, so that nothing is taken for a part of it.
                    assert!(
                        text.ends_with(['.', '?', '!', ':'])
                            || text.ends_with("the detail")
                            || text.ends_with(":\n/data/place"),
                        "{text}"
                    );
                    assert!(!text.contains(['{', '}']), "{text}");
                }
            }
            assert_ne!(english.what, german.what, "{failure:?}");
            assert_ne!(english.cure, german.cure, "{failure:?}");
        }
    }

    #[test]
    fn a_failure_about_a_file_names_it_and_one_with_a_detail_says_it() {
        for failure in failures() {
            for german in [false, true] {
                let detail = words(&failure, german);
                let all = format!("{} {} {}", detail.what, detail.why, detail.cure);
                assert_eq!(
                    all.contains("/data/place"),
                    failure.path().is_some(),
                    "{all}"
                );
                let has_detail = matches!(
                    failure,
                    StartFailure::Refused { .. }
                        | StartFailure::OldWebView(_)
                        | StartFailure::NoWindow(_)
                        | StartFailure::Unexpected(_)
                        | StartFailure::Panic(_)
                );
                assert_eq!(all.contains("the detail"), has_detail, "{all}");
            }
        }
    }

    #[test]
    fn buttons_are_in_the_language_of_the_text() {
        let choices = [Choice::TryAgain, Choice::OpenFolder, Choice::Quit];
        let labels = |german| {
            let detail = words(&StartFailure::NoDisplay, german);
            choices.map(|choice| detail.label(choice))
        };
        assert_eq!(labels(false), ["Try again", "Open folder", "Quit"]);
        assert_eq!(
            labels(true),
            ["Erneut versuchen", "Ordner öffnen", "Beenden"]
        );
    }

    #[test]
    fn a_chosen_language_goes_before_that_of_the_system() {
        assert!(is_german(Language::De));
        assert!(!is_german(Language::En));
    }

    fn failures() -> Vec<StartFailure> {
        let path = || PathBuf::from("/data/place");
        let detail = || "the detail".to_owned();
        vec![
            StartFailure::NoDisplay,
            StartFailure::NoDataFolder,
            StartFailure::NotAFolder(path()),
            StartFailure::NotAFile(path()),
            StartFailure::Forbidden(path()),
            StartFailure::Refused {
                path: path(),
                detail: detail(),
            },
            StartFailure::DiskFull(path()),
            StartFailure::InUse(path()),
            StartFailure::TooNew {
                path: path(),
                version: 9,
            },
            StartFailure::NoWebView,
            StartFailure::OldWebView(detail()),
            StartFailure::NoWindow(detail()),
            StartFailure::Unexpected(detail()),
            StartFailure::Panic(detail()),
        ]
    }
}
