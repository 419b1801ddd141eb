//! How long a server asks to wait: `Retry-After`, in seconds or as a date (RFC 9110 § 10.2.3).

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use request::Response;

/// How long the answer asks to wait from `now` on. `None` without the header, or if it is neither form.
pub(crate) fn retry_after(response: &Response, now: Timestamp) -> Option<Duration> {
    let value = response.header("retry-after")?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    // A date in the past asks for no wait.
    Some(Duration::try_from(date.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::tests::response;

    #[test]
    fn seconds_and_dates_are_read_and_nothing_else() {
        for (header, seconds) in [
            ("7", Some(7)),
            (" 0 ", Some(0)),
            ("Wed, 21 Oct 2026 07:28:30 GMT", Some(30)),
            ("Wed, 21 Oct 2026 07:00:00 GMT", Some(0)),
            ("soon", None),
            ("-1", None),
        ] {
            let now = "2026-10-21T07:28:00Z".parse().unwrap();
            let mut answer = response(429, "");
            answer
                .headers
                .push(("retry-after".to_owned(), header.to_owned()));
            let expected = seconds.map(Duration::from_secs);
            assert_eq!(retry_after(&answer, now), expected, "{header}");
        }
    }
}
