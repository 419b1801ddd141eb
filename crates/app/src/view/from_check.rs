//! What checks said, in the window's terms.

use records::SecretChecks;

use crate::view::LastCheck;

impl LastCheck {
    /// `None` for lines of a form that this version does not know.
    pub(crate) fn of(checks: SecretChecks) -> Option<Self> {
        let lines = serde_json::from_value(checks.result).ok()?;
        Some(Self {
            checked_at: checks.checked_at,
            lines,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use registry_check::Code;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn results_that_an_earlier_version_kept_are_shown_with_their_remedy() {
        let last = of(json!([{
            "image": 0, "step": "runsOnPlatform", "verdict": { "kind": "notProvable" }, "code": "platformUnsaid",
            "fields": {}, "cure": { "en": "Build it again.", "de": "Neu bauen." }, "duration": 3,
        }]));
        let line = &last.unwrap().lines[0];
        assert_eq!(line.code, Code::PlatformUnspecified);
        assert_eq!(line.remedy.as_ref().unwrap().en, "Build it again.");
        assert!(line.evidence.is_empty());
    }

    #[test]
    fn results_that_are_not_understood_are_left_out() {
        for result in [
            json!(null),
            json!([{ "image": 0 }]),
            json!([{ "code": "nextYear" }]),
        ] {
            assert!(of(result.clone()).is_none(), "{result}");
        }
        assert!(of(json!([])).unwrap().lines.is_empty());
    }

    fn of(result: Value) -> Option<LastCheck> {
        LastCheck::of(SecretChecks {
            checked_at: Timestamp::UNIX_EPOCH,
            result,
        })
    }
}
