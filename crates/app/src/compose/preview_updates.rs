//! Remembers the views that were told last, so that the next one can be told as what changed.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use crate::compose::preview_diff::{Changes, Changing};
use crate::shared::sync::lock;
use crate::view::Update;

/// Questions overlap while somebody types: so many back, the one they name is still known.
const REMEMBERED: usize = 4;
/// A patch with more changes takes longer to write and to apply than the whole view.
const MOST_CHANGES: usize = 64;

/// The views of one kind that were told last.
pub(crate) struct Updates<View>(Mutex<Sent<View>>);

struct Sent<View> {
    last: u32,
    recent: VecDeque<(u32, Arc<View>)>,
}

impl<View> Default for Updates<View> {
    fn default() -> Self {
        Self(Mutex::new(Sent {
            last: 0,
            recent: VecDeque::new(),
        }))
    }
}

impl<View: Changing + Clone> Updates<View> {
    /// Tells the view: as what changed since the one named, if that is known and little did.
    pub(crate) fn changes_since(&self, since: Option<u32>, view: View) -> Update<View> {
        let view = Arc::new(view);
        let (number, before) = self.remember(since, &view);
        let patch = before.and_then(|before| {
            let mut changes = Changes::default();
            view.note(&before, &mut changes);
            changes.at_most(MOST_CHANGES)
        });
        match patch {
            Some(patch) => Update::Changed { number, patch },
            None => Update::Whole {
                number,
                view: (*view).clone(),
            },
        }
    }

    /// The number of the view from now on, and the one named before.
    fn remember(&self, since: Option<u32>, view: &Arc<View>) -> (u32, Option<Arc<View>>) {
        let mut sent = lock(&self.0);
        let named = sent.recent.iter().find(|(sent, _)| Some(*sent) == since);
        let named = named.map(|(_, view)| Arc::clone(view));
        sent.last = sent.last.wrapping_add(1);
        sent.recent.truncate(REMEMBERED - 1);
        let number = sent.last;
        sent.recent.push_front((number, Arc::clone(view)));
        (number, named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone)]
    struct Texts(Vec<String>);

    impl Changing for Texts {
        fn note(&self, before: &Self, changes: &mut Changes) {
            changes.items("", &before.0, &self.0);
        }
    }

    #[test]
    fn the_first_view_is_told_whole() {
        let sent = Updates::default().changes_since(None, texts(&["team"]));
        assert!(matches!(sent, Update::Whole { .. }));
    }

    #[test]
    fn a_view_is_told_as_what_changed_since_the_one_named() {
        let updates = Updates::default();
        let first = number(&updates.changes_since(None, texts(&["tea", "two"])));
        let Update::Changed { patch, .. } =
            updates.changes_since(Some(first), texts(&["team", "two"]))
        else {
            panic!("told whole");
        };
        let expected = serde_json::json!([{ "op": "replace", "path": "/0", "value": "team" }]);
        assert_eq!(serde_json::to_value(patch).unwrap(), expected);
    }

    #[test]
    fn one_named_by_two_questions_at_once_is_known_to_both() {
        let updates = Updates::default();
        let first = number(&updates.changes_since(None, texts(&["t"])));
        for text in ["te", "tea", "team"] {
            let sent = updates.changes_since(Some(first), texts(&[text]));
            assert!(matches!(sent, Update::Changed { .. }), "{text}");
        }
    }

    #[test]
    fn a_view_is_told_whole_where_the_one_named_is_forgotten_or_never_was() {
        let updates = Updates::default();
        let first = number(&updates.changes_since(None, texts(&["first"])));
        for _ in 0..REMEMBERED {
            updates.changes_since(None, texts(&["later"]));
        }
        for since in [first, 4711] {
            let sent = updates.changes_since(Some(since), texts(&["now"]));
            assert!(matches!(sent, Update::Whole { .. }), "{since}");
        }
    }

    #[test]
    fn a_view_of_which_hardly_anything_stayed_is_told_whole() {
        let updates = Updates::default();
        let first = number(&updates.changes_since(None, texts(&["before"; 100])));
        let sent = updates.changes_since(Some(first), texts(&["now"; 100]));
        assert!(matches!(sent, Update::Whole { .. }));
    }

    fn texts(texts: &[&str]) -> Texts {
        Texts(texts.iter().map(ToString::to_string).collect())
    }

    fn number<View>(update: &Update<View>) -> u32 {
        match update {
            Update::Whole { number, .. } | Update::Changed { number, .. } => *number,
        }
    }
}
