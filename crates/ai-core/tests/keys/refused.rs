//! What holds no key at all, and is refused without a word of it.

use ai_core::service_key::{ServiceKeyError, find};
use jiff::Timestamp;

use super::key;

#[test]
fn what_holds_no_key_is_refused_without_a_word_of_it() {
    let deep = "[".repeat(100_000);
    let deep_inside = format!("{}{}{}", "{\"a\":".repeat(20), key(), "}".repeat(20));
    let large = " ".repeat(1024 * 1024 + 1);
    let broken = key().to_string().replacen(':', " CANARY ", 1);
    for (text, error) in [
        ("", ServiceKeyError::NoKey),
        ("hello", ServiceKeyError::NoKey),
        ("{}", ServiceKeyError::NoKey),
        ("[]", ServiceKeyError::NoKey),
        ("null", ServiceKeyError::NoKey),
        ("\"x\"", ServiceKeyError::NoKey),
        ("a: b", ServiceKeyError::NoKey),
        ("{\"credentials\":{}}", ServiceKeyError::NoKey),
        (
            "{\"auths\":{\"ghcr.io\":{\"auth\":\"Q0FOQVJZ\"}}}",
            ServiceKeyError::NoKey,
        ),
        (
            "{\"clientid\":oops}",
            ServiceKeyError::NotJson {
                line: 1,
                column: 13,
            },
        ),
        (
            "{\n  \"clientid\" 1}",
            ServiceKeyError::NotJson {
                line: 2,
                column: 14,
            },
        ),
        (
            &broken,
            ServiceKeyError::NotJson {
                line: 1,
                column: 12,
            },
        ),
        (&deep, ServiceKeyError::TooDeep),
        (&deep_inside, ServiceKeyError::TooDeep),
        (&large, ServiceKeyError::TooLarge { limit: 1024 * 1024 }),
    ] {
        let refused = find(text.as_bytes(), Timestamp::now()).unwrap_err();
        assert_eq!(refused, error, "{text:.60}");
    }
    for bytes in [
        &b"\xff\x00\x80"[..],
        b"\x00\x00",
        b"{\"a\":\"\x00\"}",
        b"\xff\xfe\x00\xd8",
    ] {
        let refused = find(bytes, Timestamp::now()).unwrap_err();
        assert_eq!(refused, ServiceKeyError::NotText, "{bytes:?}");
    }
}
