//! How Go's `json.Unmarshal` fills the fields of a struct: names without regard to case, `null` changes nothing.

use thiserror::Error;

use crate::json::{Kind, Value, means_field};

/// A value has another type than the field of the struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{field} has the wrong type")]
pub struct WrongType {
    /// The name of the field in the Go struct tag.
    pub field: &'static str,
}

/// The members of an object; none for `null`.
///
/// # Errors
/// [`WrongType`], with `field` as its name.
pub fn object<'j>(
    value: Value<'j>,
    field: &'static str,
) -> Result<impl Iterator<Item = (&'j str, Value<'j>)>, WrongType> {
    match value.kind() {
        Kind::Object(members) => Ok(Some(members).into_iter().flatten()),
        Kind::Null => Ok(None.into_iter().flatten()),
        _ => Err(WrongType { field }),
    }
}

/// The text; for `null` what there was before.
///
/// # Errors
/// [`WrongType`].
pub fn text_or<'j>(
    value: Value<'j>,
    before: &'j str,
    field: &'static str,
) -> Result<&'j str, WrongType> {
    match value.kind() {
        Kind::Text(text) => Ok(text),
        Kind::Null => Ok(before),
        _ => Err(WrongType { field }),
    }
}

/// The texts of these fields of an object; of a field that is there twice the last.
///
/// # Errors
/// [`WrongType`], with the field or `entry` as its name.
pub fn texts<'j, const N: usize>(
    value: Value<'j>,
    names: [&'static str; N],
) -> Result<[&'j str; N], WrongType> {
    let mut texts = [""; N];
    for (name, value) in object(value, "entry")? {
        for (field, text) in names.into_iter().zip(&mut texts) {
            if means_field(name, field) {
                *text = text_or(value, text, field)?;
            }
        }
    }
    Ok(texts)
}

/// Checks that the field is an object of texts.
///
/// # Errors
/// [`WrongType`].
pub fn check_text_map(value: Value<'_>, field: &'static str) -> Result<(), WrongType> {
    object(value, field)?.try_for_each(|(_, value)| text_or(value, "", field).map(drop))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Json;

    #[test]
    fn a_field_is_found_in_any_case_and_null_leaves_what_there_was() {
        let json = Json::read(br#"{"a":"1","A":null,"b":"2","B":"3"}"#).unwrap();
        assert_eq!(texts(json.root(), ["a", "b"]), Ok(["1", "3"]));
    }

    #[test]
    fn a_value_of_another_type_names_its_field() {
        let json = Json::read(br#"{"a":1}"#).unwrap();
        assert_eq!(texts(json.root(), ["a"]), Err(WrongType { field: "a" }));
        assert!(check_text_map(json.root(), "features").is_err());
    }
}
