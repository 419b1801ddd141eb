//! Strict JSON is read as any reader reads it, and nothing else is taken for strict.

use pasted_text::lenient_json::read;
use proptest::prelude::*;

use super::any_json::json;
use super::shown;

/// Texts made of what JSON and its neighbours are made of.
const ANY: &str = r#"([{}\[\],:]|"|'|“|null|true|None|a|-|0|1|12|\.|e|E|\+|\\|u00e9|\\ud83d|\\ude00|\n|\t| |\u{a0}|//|#){0,16}"#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_not_called_lenient_is_json_to_every_reader(text in ANY) {
        if let Ok(document) = read(&text, 0) {
            let strict = serde_json::from_str::<serde_json::Value>(&text[..document.end]);
            // `1e999` is JSON, and too large for this reader.
            let refused = strict.err().filter(|error| !error.to_string().contains("out of range"));
            prop_assert!(document.is_lenient || refused.is_none(), "{refused:?}");
        }
    }

    #[test]
    fn json_is_read_as_it_is_and_not_called_lenient(json in json()) {
        for text in [json.to_string(), serde_json::to_string_pretty(&json).unwrap()] {
            let document = read(&text, 0).unwrap();
            prop_assert!(!document.is_lenient && !document.is_truncated);
            prop_assert_eq!(document.end, text.len());
            let again: serde_json::Value = serde_json::from_str(&shown(&document.value)).unwrap();
            prop_assert_eq!(&again, &json);
        }
    }
}

#[test]
fn numbers_are_kept_as_they_are_written_and_odd_ones_are_called_lenient() {
    for number in [
        "0",
        "-0",
        "1",
        "-12",
        "0.5",
        "1.50",
        "1e3",
        "1E+3",
        "1e-3",
        "-0.0e0",
        "123456789012345678901234567890",
        "00",
        "01",
        "-01",
        "1.",
        "1.e1",
        "0123456789e10",
        "1e",
        "1e+",
        "-",
        "+1",
        ".5",
        "1_000",
        "1-1",
        "1.2.3",
        "0x10",
    ] {
        let strict = serde_json::from_str::<serde_json::Value>(number).is_ok();
        match read(number, 0) {
            Ok(document) if document.end == number.len() => {
                assert_eq!(document.value.scalar(), Some(number));
                assert_eq!(document.is_lenient, !strict, "{number}");
            }
            _ => assert!(!strict, "{number}"),
        }
    }
}
