//! Names and values that somebody else wrote: what would hide or turn round other text is shown as what it is.

use app::Problem;
use app::view::*;

use crate::harness::{FOREIGN, Harness, add, usable};

/// A right-to-left override, a zero-width space, a bell and a line end.
const TREACHEROUS: &str = "team\u{202e}segami\u{200b}\u{7}\nx";
const SHOWN: &str = "team\\u{202e}segami\\u{200b}\\u{7}\\u{a}x";

#[tokio::test]
async fn a_name_that_the_tenant_lists_shows_its_marks() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.tenant().add_foreign(TREACHEROUS, FOREIGN);
    harness.sandbox.tenant().add_foreign("fine", FOREIGN);
    let list = harness.list(&connection).await;
    let names: Vec<_> = list.rows.iter().map(|row| &*row.name).collect();
    assert_eq!(names, ["fine", SHOWN]);
    assert_eq!(list.rows[1].draft.name, SHOWN);
}

#[tokio::test]
async fn a_service_key_shows_the_marks_in_what_it_names() {
    let harness = Harness::start().await;
    let host = "https://localhost:1";
    let key = serde_json::json!({
        "clientid": TREACHEROUS,
        "clientsecret": "FAKEfakeFAKEfakeFAKEfakeFAK=",
        "url": host,
        "identityzone": TREACHEROUS,
        "serviceurls": { "AI_API_URL": host },
    });
    let reading = harness.paste(&key.to_string()).await.unwrap();
    let shown = serde_json::to_string(&reading).unwrap();
    assert!(
        !shown.contains(['\u{202e}', '\u{200b}', '\u{7}']),
        "{shown}"
    );
    // Line ends within a value come from how it was copied, and are taken out.
    let client_id = SHOWN.replace("\\u{a}", "");
    assert_eq!(usable(&reading).client_id, client_id);
    let added = harness.add_connection(add(&reading)).await;
    assert_eq!(added.client_id, client_id);
}

#[tokio::test]
async fn a_connection_gets_no_name_that_looks_like_another_one() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    for name in ["a\u{202e}b", "a\u{200b}", "a\nb", "\u{feff}a"] {
        let change = ChangeConnection {
            connection: connection.id.clone(),
            name: Some(name.to_owned()),
            colour: None,
            production: None,
        };
        let changed = harness.app().connections.change_connection(change).await;
        assert_eq!(
            changed.map(drop),
            Err(Problem::ConnectionNameUnusable),
            "{name:?}"
        );
    }
}
