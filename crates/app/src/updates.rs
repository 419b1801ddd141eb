//! Remembers the views that were told last, so that the next one can be told as what changed.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use serde_json::Value;

use crate::view::Update;

/// Questions overlap while somebody types: so many back, the one they name is still known.
const REMEMBERED: usize = 4;
/// A patch with more changes takes longer to write and to apply than the whole view.
const MOST_CHANGES: usize = 64;

/// The views of one kind that were told last.
#[derive(Default)]
pub(crate) struct Updates(Mutex<Told>);

#[derive(Default)]
struct Told {
    last: u32,
    recent: VecDeque<(u32, Value)>,
}

impl Updates {
    /// Tells the view: as what changed since the one named, if that is known and little did.
    #[expect(clippy::expect_used, reason = "what crosses to the window is JSON")]
    pub(crate) fn tell<View: Serialize>(&self, since: Option<u32>, view: View) -> Update<View> {
        let now = serde_json::to_value(&view).expect("a view is JSON");
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let patch = told
            .named(since)
            .map(|before| json_patch::diff(before, &now));
        let number = told.remember(now);
        match patch {
            Some(patch) if patch.0.len() <= MOST_CHANGES => Update::Changed { number, patch },
            _ => Update::Whole { number, view },
        }
    }
}

impl Told {
    fn named(&self, number: Option<u32>) -> Option<&Value> {
        let named = self.recent.iter().find(|(told, _)| Some(*told) == number);
        named.map(|(_, view)| view)
    }

    fn remember(&mut self, view: Value) -> u32 {
        self.last = self.last.wrapping_add(1);
        self.recent.truncate(REMEMBERED - 1);
        self.recent.push_front((self.last, view));
        self.last
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn the_first_view_is_told_whole() {
        let told = Updates::default().tell(None, json!({ "name": "team" }));
        assert!(matches!(told, Update::Whole { .. }));
    }

    #[test]
    fn a_view_is_told_as_what_changed_since_the_one_named() {
        let updates = Updates::default();
        let first = number(&updates.tell(None, json!({ "name": "tea", "sendable": true })));
        let told = updates.tell(Some(first), json!({ "name": "team", "sendable": true }));
        let Update::Changed { patch, .. } = told else {
            panic!("told whole");
        };
        let expected = json!([{ "op": "replace", "path": "/name", "value": "team" }]);
        assert_eq!(serde_json::to_value(patch).unwrap(), expected);
    }

    #[test]
    fn one_named_by_two_questions_at_once_is_known_to_both() {
        let updates = Updates::default();
        let first = number(&updates.tell(None, json!("t")));
        for text in ["te", "tea", "team"] {
            let told = updates.tell(Some(first), json!(text));
            assert!(matches!(told, Update::Changed { .. }), "{text}");
        }
    }

    #[test]
    fn a_view_is_told_whole_where_the_one_named_is_forgotten_or_never_was() {
        let updates = Updates::default();
        let first = number(&updates.tell(None, json!(0)));
        for text in 1..=REMEMBERED {
            updates.tell(None, json!(text));
        }
        for since in [first, 4711] {
            let told = updates.tell(Some(since), json!("now"));
            assert!(matches!(told, Update::Whole { .. }), "{since}");
        }
    }

    #[test]
    fn a_view_of_which_hardly_anything_stayed_is_told_whole() {
        let updates = Updates::default();
        let first = number(&updates.tell(None, json!(vec![0; 100])));
        let told = updates.tell(Some(first), json!(vec![1; 100]));
        assert!(matches!(told, Update::Whole { .. }));
    }

    proptest! {
        #[test]
        fn what_the_window_makes_of_the_changes_is_the_view(
            before in proptest::collection::vec(".{0,3}", 0..20),
            now in proptest::collection::vec(".{0,3}", 0..20),
        ) {
            let updates = Updates::default();
            let first = number(&updates.tell(None, json!({ "lines": before })));
            let Update::Changed { patch, .. } = updates.tell(Some(first), json!({ "lines": now })) else {
                panic!("told whole");
            };
            let mut applied = json!({ "lines": before });
            json_patch::patch(&mut applied, &patch).unwrap();
            prop_assert_eq!(applied, json!({ "lines": now }));
        }
    }

    fn number<View>(update: &Update<View>) -> u32 {
        match update {
            Update::Whole { number, .. } | Update::Changed { number, .. } => *number,
        }
    }
}
