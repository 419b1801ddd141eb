//! Pull secrets of a tenant: reading the answers.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::Value;

use crate::parsed::Parsed;

/// A page of the list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// How many there are in all, as the server says.
    pub(crate) total: Option<usize>,
    /// How many entries the page has, nameless ones too.
    pub(crate) entries: usize,
    /// How many of them have no name.
    pub(crate) nameless: usize,
    /// The names on it.
    pub(crate) names: BTreeSet<String>,
}

/// Reads a page of the list. `None` if it is none.
pub(crate) fn parse_list_page(parsed: &Parsed<'_>) -> Option<Page> {
    let listed: Listed = parsed.body()?;
    let names: Vec<_> = listed.resources.iter().filter_map(name).collect();
    Some(Page {
        total: listed.count,
        entries: listed.resources.len(),
        nameless: listed.resources.len() - names.len(),
        names: names.into_iter().collect(),
    })
}

/// The description does not even demand a name.
fn name(entry: &Value) -> Option<String> {
    let name = entry.get("name")?.as_str()?;
    (!name.is_empty()).then(|| name.to_owned())
}

#[derive(Deserialize)]
struct Listed {
    count: Option<usize>,
    resources: Vec<Value>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::tests::response;

    #[test]
    fn a_page_with_nameless_and_unknown_entries_is_read() {
        let body = r#"{"count":4,"resources":[{"name":"b1","x":1},{},{"name":"b1"},{"name":7}]}"#;
        let page = listed(body).unwrap();
        assert_eq!((page.total, page.entries, page.nameless), (Some(4), 4, 2));
        assert_eq!(page.names.into_iter().collect::<Vec<_>>(), ["b1"]);
        assert_eq!(listed("<html>"), None);
    }

    fn listed(body: &str) -> Option<Page> {
        parse_list_page(&Parsed::new(&response(200, body), None))
    }
}
