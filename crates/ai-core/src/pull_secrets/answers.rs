//! Pull secrets of a tenant: reading the answers.

use std::collections::BTreeSet;

use request::Response;
use serde::Deserialize;
use serde_json::Value;

use crate::{ApiProblem, Shape};

/// A page of the list.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// How many there are in all, as the server says.
    pub total: Option<usize>,
    /// How many entries the page has, nameless ones too.
    pub entries: usize,
    /// How many of them have no name.
    pub nameless: usize,
    /// The names on it.
    pub names: BTreeSet<String>,
}

/// Reads a page of the list. `None` if it is none.
pub fn page_listed(response: &Response) -> Option<Page> {
    let listed: Listed = serde_json::from_str(&response.body).ok()?;
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

/// What the answer to a create says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreateSaid {
    /// Accepted, in so many words or with an id.
    Accepted,
    /// Accepted without a word, which could be the answer to a taken name as well.
    AcceptedSilently,
    /// The name is taken. This is answered 2xx too; only the text tells.
    NameTaken,
    /// 409, which may be about the name or about the quota.
    Conflict,
    /// Refused for good.
    Refused,
    /// Trouble that says nothing about whether it was carried out, or a call for patience.
    Trouble,
}

/// Reads the answer to a create. A body that was cut off is no word of the server, nor is a page somebody put in its
/// place.
pub fn create_said(response: &Response) -> CreateSaid {
    match response.status {
        200..=299 if response.is_cut() || is_page(response) => CreateSaid::Trouble,
        200..=299 if has_error(response) => CreateSaid::Refused,
        200..=299 => accepted(response),
        409 => CreateSaid::Conflict,
        408 | 425 | 429 | 500..=599 => CreateSaid::Trouble,
        _ => CreateSaid::Refused,
    }
}

fn accepted(response: &Response) -> CreateSaid {
    let message = message(response).unwrap_or_default().to_lowercase();
    match message.trim() {
        "" => CreateSaid::AcceptedSilently,
        words if words.contains("exist") => CreateSaid::NameTaken,
        _ => CreateSaid::Accepted,
    }
}

/// The `message` of an answer, or its whole text if that is no JSON.
fn message(response: &Response) -> Option<String> {
    match serde_json::from_str::<Value>(&response.body) {
        Ok(json) => Some(json.get("message")?.as_str()?.to_owned()),
        Err(_) => Some(response.body.clone()),
    }
}

/// Whether it is a web page, such as the login of a proxy: then the API has not answered, whatever the status.
pub(crate) fn is_page(response: &Response) -> bool {
    ApiProblem::read(response).shape == Shape::Page
}

/// Whether a 2xx answer reports an error after all, as SAP's Python SDK allows for.
pub(crate) fn has_error(response: &Response) -> bool {
    let json = serde_json::from_str::<Value>(&response.body);
    json.is_ok_and(|json| json.get("error").is_some_and(|error| !error.is_null()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::tests::response;

    #[test]
    fn a_page_with_nameless_and_unknown_entries_is_read() {
        let body = r#"{"count":4,"resources":[{"name":"b1","x":1},{},{"name":"b1"},{"name":7}]}"#;
        let page = page_listed(&response(200, body)).unwrap();
        assert_eq!((page.total, page.entries, page.nameless), (Some(4), 4, 2));
        assert_eq!(page.names.into_iter().collect::<Vec<_>>(), ["b1"]);
        assert_eq!(page_listed(&response(200, "<html>")), None);
    }

    #[test]
    fn only_the_text_tells_a_taken_name_from_a_created_secret() {
        for (status, body, said) in [
            (
                202,
                r#"{"message":"secret has been been created"}"#,
                CreateSaid::Accepted,
            ),
            (202, r#"{"message":"Secret exists"}"#, CreateSaid::NameTaken),
            (
                200,
                r#"{"message":"SECRET ALREADY EXISTS"}"#,
                CreateSaid::NameTaken,
            ),
            (202, "Secret exists", CreateSaid::NameTaken),
            (202, "", CreateSaid::AcceptedSilently),
            (202, r#"{"message":""}"#, CreateSaid::AcceptedSilently),
            (202, "{}", CreateSaid::AcceptedSilently),
            (
                200,
                r#"{"error":{"code":"1","message":"exists"}}"#,
                CreateSaid::Refused,
            ),
            (409, "", CreateSaid::Conflict),
            (503, r#"{"message":"Secret exists"}"#, CreateSaid::Trouble),
            (302, "", CreateSaid::Refused),
        ] {
            assert_eq!(
                create_said(&response(status, body)),
                said,
                "{status} {body}"
            );
        }
    }
}
