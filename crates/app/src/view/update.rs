//! How the window hears of a large view that is drawn again and again.

use json_patch::Patch;
use serde::Serialize;
use ts_rs::TS;

/// A view, or what changed in it since one that the window has. A letter more in a form of fifty registries alters a few
/// of its two thousand values.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Update<View> {
    /// The whole view, since there is none to compare it with.
    Whole {
        /// Names it, for the next question.
        number: u32,
        /// The view as it is now.
        view: View,
    },
    /// What changed in the one that was named.
    Changed {
        /// Names the view that comes of it.
        number: u32,
        /// The changes, as RFC 6902 has them.
        #[ts(
            type = "({ op: \"add\" | \"replace\"; path: string; value: unknown } | { op: \"remove\"; path: string })[]"
        )]
        patch: Patch,
    },
}
