//! JSON of every kind, for tests that write it and read it again.

use proptest::prelude::*;

/// A value at most four levels deep, with texts that need escapes.
pub(crate) fn json() -> impl Strategy<Value = serde_json::Value> {
    let text = r#"[ -~éß\n\t"\\/“😀]{0,8}"#;
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        text.prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            proptest::collection::btree_map(text, inner, 0..4)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}
